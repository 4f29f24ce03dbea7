"""Starting the application: the window first, everything slow after it is on the screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from pmdesk import log, settings
from pmdesk.errors import PmdeskError
from ui.background import Lane
from ui.crash import CrashReporter
from ui.frame import Frame
from ui.signals import EndRequest
from ui.single import Doorbell, raise_running
from ui.theme import theme

if TYPE_CHECKING:
    from pmdesk.store.library import Library


def run(library: Path) -> int:
    """Open the window on a library and stay until it is closed; return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pmdesk")
    app.setDesktopFileName("pmdesk")
    if raise_running(library):
        return 0
    preferred = settings.load()
    log.start(settings.state_folder())
    theme.start(app, preferred.theme, preferred.zoom, reduced_motion=preferred.reduced_motion)
    start = Start(library, preferred)
    code = app.exec()
    start.end()
    return code


class Start(QObject):
    """The way from an empty window to an open library."""

    def __init__(self, library: Path, preferred: settings.Settings) -> None:
        super().__init__()
        self._path = library
        self._settings = preferred
        self._lane = Lane("library")
        self._crashes = CrashReporter(self)
        self._crashes.install()
        self._end = EndRequest(self)
        self._doorbell: Doorbell | None = None
        self.desk: QObject | None = None
        self.frame = Frame()
        self.frame.restoreGeometry(QByteArray.fromBase64(preferred.geometry.encode()))
        self._end.received.connect(self.frame.close)
        self.frame.painted.connect(self.open)
        self.frame.show()

    def open(self) -> None:
        """Open the library in its lane, where the slow imports happen too."""
        self._lane.run(self._open_library, self._show_desk, self._show_problem)

    def end(self) -> None:
        """Let go of the library once the window is closed."""
        self._lane.close()

    def _open_library(self) -> "Library":
        from pmdesk.store.library import Library

        return Library.open(self._path)

    def _show_desk(self, library: "Library") -> None:
        from ui.desk import Desk

        self._doorbell = Doorbell(self._path, self)
        self._doorbell.rung.connect(self._come_forward)
        desk = Desk(self.frame, library, self._lane, self._settings)
        self._crashes.happened.connect(desk.show_crash)
        self.desk = desk
        desk.start()

    def _come_forward(self) -> None:
        self.frame.show()
        self.frame.raise_()
        self.frame.activateWindow()

    def _show_problem(self, error: PmdeskError) -> None:
        from ui.problem import ProblemPage

        page = ProblemPage(str(error))
        page.other_requested.connect(self._open_other)
        page.again_requested.connect(self.open)
        page.quit_requested.connect(self.frame.close)
        self.frame.close_requested.connect(lambda event: event.accept())
        self.frame.show_page(page)

    def _open_other(self, path: str) -> None:
        self._path = Path(path)
        self.open()


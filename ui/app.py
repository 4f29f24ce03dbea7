"""Starting the application: the window first, everything slow after it is on the screen."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from pmdesk import settings
from pmdesk.errors import PmdeskError
from ui.frame import Frame
from ui.palette import first_palette, qt_palette

if TYPE_CHECKING:
    from pmdesk.store.library import Library
    from ui.background import Lane
    from ui.problem import ProblemPage


def run(library: Path) -> int:
    """Open the window on a library and stay until it is closed; return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pmdesk")
    app.setDesktopFileName("pmdesk")
    if _is_open_elsewhere(library):
        return 0
    preferred = settings.load()
    app.setPalette(qt_palette(first_palette(preferred.theme)))
    start = Start(app, library, preferred)
    code = app.exec()
    start.end()
    return code


def _is_open_elsewhere(library: Path) -> bool:
    """Raise the window that has the library open, if there is one.

    While a library is open its log lies beside it; without one nobody needs to be asked, and the
    first window does not wait for the network classes.
    """
    if not library.with_name(f"{library.name}-wal").exists():
        return False
    from ui.single import raise_running

    return raise_running(library)


class Start(QObject):
    """The way from an empty window to an open library."""

    def __init__(self, app: QApplication, library: Path, preferred: settings.Settings) -> None:
        super().__init__()
        self._app = app
        self._path = library
        self._settings = preferred
        self._lane: Lane | None = None
        self.desk: QObject | None = None
        self.problem: ProblemPage | None = None
        self.frame = Frame()
        if not self.frame.restoreGeometry(QByteArray.fromBase64(preferred.geometry.encode())):
            self.frame.fit_into(self.frame.screen().availableSize())
        self.frame.painted.connect(self._go_on)
        self.frame.show()

    def open(self) -> None:
        """Open the library in its lane, where the slow imports happen too."""
        lane = self._lane
        if lane is not None:
            show = partial(self._show_desk, lane)
            lane.run(self._open_library, show, self._show_problem)

    def end(self) -> None:
        """Let go of the library once the window is closed."""
        if self._lane is not None:
            self._lane.close()

    def _go_on(self) -> None:
        """Do what can wait until the window is on the screen."""
        from pmdesk import log
        from ui.background import Lane
        from ui.crash import CrashReporter
        from ui.signals import EndRequest

        log.start(settings.state_folder())
        self._crashes = CrashReporter(self)
        self._crashes.install()
        self._end = EndRequest(self)
        self._end.received.connect(self.frame.close)
        self._lane = Lane("library")
        self.open()
        self._dress()

    def _dress(self) -> None:
        """Give the window its look and its first words; both take longer than the bare window."""
        from ui.theme import theme
        from ui.waiting import waiting_page

        look = self._settings
        theme.start(self._app, look.theme, look.zoom, reduced_motion=look.reduced_motion)
        self.frame.show_page(waiting_page())

    def _open_library(self) -> "Library":
        from pmdesk.store.library import Library

        return Library.open(self._path)

    def _show_desk(self, lane: "Lane", library: "Library") -> None:
        from ui.desk import Desk
        from ui.single import Doorbell

        self._doorbell = Doorbell(self._path, self)
        self._doorbell.rung.connect(self._come_forward)
        desk = Desk(self.frame, library, lane, self._settings)
        self._crashes.happened.connect(desk.warn)
        # The window hides before its last backup, and a hidden window does not end the program.
        desk.closing.gone.connect(QApplication.quit)
        self.desk = desk
        desk.start()

    def _come_forward(self) -> None:
        self.frame.show()
        self.frame.raise_()
        self.frame.activateWindow()

    def _show_problem(self, error: PmdeskError) -> None:
        if self.problem is None:
            from ui.problem import ProblemPage

            self.problem = ProblemPage()
            self.problem.other_requested.connect(self._open_other)
            self.problem.again_requested.connect(self.open)
            self.problem.quit_requested.connect(self.frame.close)
        self.problem.say(str(error))
        self.frame.show_page(self.problem)

    def _open_other(self) -> None:
        from ui.ask import AskWithDialogs

        path = AskWithDialogs(self.frame).library()
        if path is not None:
            self._path = path
            self.open()

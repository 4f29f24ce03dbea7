"""What is started and timed as a whole program: `python -m tests.benchmarks.child WHICH`.

It prints how many seconds after `BEGUN`, a monotonic time in the environment, it was ready.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from pmdesk.store.library import Library
    from ui.background import Lane


def _tell() -> None:
    sys.stdout.write(f"{time.monotonic() - float(os.environ['BEGUN'])}\n")
    sys.stdout.flush()


class _Bare(QMainWindow):
    """A window of Qt's own; `painted` is called when its first picture is there."""

    def __init__(self, painted: Callable[[], object]) -> None:
        super().__init__()
        self._painted = painted

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)


def bare_window() -> None:
    """Show an empty window."""
    _show_bare(_tell)


def bare_window_and_orm() -> None:
    """Show an empty window, then import what any SQLModel program must."""

    def load() -> None:
        import sqlmodel  # noqa: F401

        _tell()

    _show_bare(load)


def _show_bare(painted: Callable[[], object]) -> None:
    app = QApplication(sys.argv[:1])

    def end() -> None:
        painted()
        app.quit()

    window = _Bare(end)
    window.resize(1440, 900)
    window.show()
    app.exec()


def first_window() -> None:
    """Start pmdesk up to its first painted window."""
    import ui.app

    class Start(ui.app.Start):
        """A start that goes no further than the first picture."""

        def _go_on(self) -> None:
            _tell()
            self.frame.close_requested.connect(lambda event: event.accept())
            self.frame.close()

    _run_pmdesk(Start)


def ready_window() -> None:
    """Start pmdesk until its library is listed and painted, then close it as a person would."""
    import ui.app

    class Start(ui.app.Start):
        """A start that says when the list is on the screen."""

        def _show_desk(self, lane: "Lane", library: "Library") -> None:
            from ui.desk import Desk

            super()._show_desk(lane, library)
            if isinstance(self.desk, Desk):
                self.desk.library_page.installEventFilter(self)

        def eventFilter(self, page: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            # The page appears only once its rows are there.
            if event.type() == QEvent.Type.Paint:
                page.removeEventFilter(self)
                QTimer.singleShot(0, self._finish)
            return False

        def _finish(self) -> None:
            _tell()
            self.frame.close()

    _run_pmdesk(Start)


def _run_pmdesk(start: type) -> None:
    import ui.app
    from pmdesk.cli import main

    vars(ui.app)["Start"] = start
    sys.exit(main(["--library", os.environ["LIBRARY"]]))


if __name__ == "__main__":
    globals()[sys.argv[1]]()

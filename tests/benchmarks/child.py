"""What is started and timed as a whole program: `python -m tests.benchmarks.child WHICH`.

It prints how many seconds after `BEGUN`, a monotonic time in the environment, it was ready.
"""

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


def _report() -> None:
    sys.stdout.write(f"{time.monotonic() - float(os.environ['BEGUN'])}\n")
    sys.stdout.flush()
    os._exit(0)


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
    _show_bare(_report)


def bare_window_and_orm() -> None:
    """Show an empty window, then import what any SQLModel program must."""

    def load() -> None:
        import sqlmodel  # noqa: F401

        _report()

    _show_bare(load)


def _show_bare(painted: Callable[[], object]) -> None:
    app = QApplication(sys.argv[:1])
    window = _Bare(painted)
    window.resize(1440, 900)
    window.show()
    app.exec()


def first_window() -> None:
    """Start pmdesk up to its first painted window."""
    from ui.app import Start

    Start._go_on = lambda _start: _report()  # type: ignore[method-assign, assignment]  # noqa: SLF001
    _run_pmdesk()


def ready_window() -> None:
    """Start pmdesk until its library is listed and painted."""
    from ui.app import Start

    show = Start._show_desk  # noqa: SLF001

    def show_and_watch(start: Start, *arguments: object) -> None:
        from ui.library.page import LibraryPage

        def paint(page: LibraryPage, _event: QPaintEvent) -> None:
            if page.table.rows:
                QTimer.singleShot(0, _report)

        LibraryPage.paintEvent = paint  # type: ignore[method-assign, assignment]
        show(start, *arguments)  # type: ignore[arg-type]

    Start._show_desk = show_and_watch  # type: ignore[method-assign, assignment]  # noqa: SLF001
    _run_pmdesk()


def _run_pmdesk() -> None:
    from pmdesk.cli import main

    main(["--library", os.environ["LIBRARY"]])


if __name__ == "__main__":
    globals()[sys.argv[1]]()

"""The end of a window: nothing is closed before everything typed is on disk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent

from pmdesk.history import Entry
from pmdesk.record import Record
from pmdesk.store.library import Library
from ui.ask import Ask
from ui.background import Lane
from ui.care import Care
from ui.document import Document
from ui.frame import Frame
from ui.saver import Saver


class Closing(QObject):
    """Waits for the disk, asks where it fails, makes a last backup, then lets the window go."""

    going = Signal()
    """The window closes for good; what is to be remembered is remembered now."""
    gone = Signal()
    """Everything is on disk and the library is closed."""
    said = Signal(str)
    warned = Signal(str)

    def __init__(
        self,
        frame: Frame,
        saver: Saver,
        care: Care,
        ask: Ask,
        last_document: Callable[[], Document | None],
    ) -> None:
        """`last_document` hands over what was typed; it returns what was edited last, if any."""
        super().__init__(frame)
        self._frame = frame
        self._saver = saver
        self._care = care
        self._ask = ask
        self._last_document = last_document
        self._rescue = Lane("rescue", parent=self)
        self.is_done = False
        frame.close_requested.connect(self._close)

    def save_elsewhere(self) -> None:
        """Write the record that was edited last with its history to a library of its own."""
        document = self._last_document()
        if document is None:
            return
        target = self._ask.save_file("Save elsewhere", "rescued.pmdesk", "Libraries (*.pmdesk)")
        if target is None:
            return
        record, log = document.record, list(document.log)
        self._care.fetch_images(
            record, lambda images: self._write_elsewhere(target, record, log, images)
        )

    def _write_elsewhere(
        self, target: Path, record: Record, log: list[Entry], images: dict[str, bytes]
    ) -> None:
        def rescue() -> None:
            with Library.open(target) as library:
                library.adopt(record, log, images)

        self._rescue.run(
            rescue,
            lambda _nothing: self.said.emit(f"Saved to {target}"),
            lambda error: self.warned.emit(str(error)),
        )

    def _close(self, event: QCloseEvent) -> None:
        if self.is_done:
            event.accept()
            return
        event.ignore()
        self._last_document()
        self._saver.settle(self._end, self._ask_before_losing)

    def _ask_before_losing(self) -> None:
        text = "Your last edits could not be written to the library."
        ways = ["Save elsewhere…", "Quit without saving"]
        chosen = self._ask.choose("Not saved", text, ways)
        if chosen == 0:
            self.save_elsewhere()
        elif chosen == 1:
            self._end()

    def _end(self) -> None:
        self.going.emit()
        self._frame.hide()
        self._care.finish(self._let_go)

    def _let_go(self) -> None:
        self._rescue.close()
        self.is_done = True
        self._frame.close()
        self.gone.emit()

"""A name on its way out: the question, the library told anew, and the backups that hold it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pmdesk import settings
from pmdesk.errors import PmdeskError
from pmdesk.masking.names import Person
from pmdesk.store import backups
from pmdesk.store.library import Library
from ui.ask import Ask
from ui.background import Lane
from ui.forgetting.dialog import ForgetDialog, Wish
from ui.record.opening import OpenRecord
from ui.saver import Saver


class Forgetting(QObject):
    """Forgets names. The open record is left meanwhile and read anew, its undo steps with it."""

    said = Signal(str)
    warned = Signal(str)
    forgotten = Signal()
    """A name is gone from the library."""

    def __init__(
        self,
        lane: Lane,
        library: Library,
        ask: Ask,
        record: OpenRecord,
        saver: Saver,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._ask = ask
        self._record = record
        self._saver = saver

    def forget(self, person: Person) -> None:
        """Ask, and forget; whoever is asked may think better of it."""
        page = self._record.page
        if page is None:
            return
        dialog = ForgetDialog(person, page)
        if not self._ask.run(dialog):
            return
        record_id, section = page.document.record.id, page.key
        if self._record.leave():
            come_back = partial(self._record.open, record_id, section)
            begin = partial(self._begin, dialog.choice(), record_id, come_back)
            self._saver.settle(begin, come_back)

    def _begin(self, wish: Wish, record_id: str, come_back: Callable[[], None]) -> None:
        self._lane.run(
            lambda: self._library.forget(wish.person, record_id, everywhere=wish.everywhere),
            partial(self._follow_up, wish),
            self._fail,
        )
        come_back()

    def _follow_up(self, wish: Wish, count: int) -> None:
        """Say what was done, make a backup of it, and look for copies that hold the name."""
        self.forgotten.emit()
        where = "1 record" if count == 1 else f"{count} records"
        self.said.emit(f"The name is forgotten in {where}.")
        self._lane.run(partial(self._copies, wish.person), self._offer, self._fail)

    def _copies(self, person: Person) -> list[Path]:
        folder = settings.backup_folder()
        self._library.back_up(folder, datetime.now(UTC))
        return self._library.copies_naming(person, folder)

    def _offer(self, copies: list[Path]) -> None:
        if not copies:
            return
        hold, them = "1 older backup still holds", "it"
        if len(copies) > 1:
            hold, them = f"{len(copies)} older backups still hold", "them"
        text = f"{hold} the name. A new backup without it was made just now. Delete {them}?"
        if self._ask.confirm("Older backups", text, f"Delete {them}"):
            self._lane.run(
                partial(_delete, copies),
                lambda _nothing: self.said.emit("The backups that held the name are deleted."),
                self._fail,
            )

    def _fail(self, error: PmdeskError) -> None:
        self.warned.emit(str(error))


def _delete(copies: list[Path]) -> None:
    for copy in copies:
        backups.delete(copy)

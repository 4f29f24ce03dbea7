"""A name on its way out: the question, the library told anew, and the backups that hold it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pmdesk import settings
from pmdesk.errors import PmdeskError
from pmdesk.masking.mask import Mask
from pmdesk.masking.names import Person
from pmdesk.store import backups
from ui.forgetting.dialog import ForgetDialog, Wish

if TYPE_CHECKING:
    from ui.parts import Parts


class Forgetting(QObject):
    """Forgets names. The open record is left meanwhile and read anew, its undo steps with it."""

    said = Signal(str)
    warned = Signal(str)
    forgotten = Signal()
    """A name is gone from the library."""

    def __init__(self, parts: "Parts", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts

    def forget(self, person: Person) -> None:
        """Ask, and forget; whoever is asked may think better of it."""
        page = self._parts.record.page
        if page is None:
            return
        dialog = ForgetDialog(person, page)
        if not self._parts.ask.run(dialog):
            return
        record_id, section = page.document.record.id, page.key
        if self._parts.record.leave():
            come_back = partial(self._parts.record.open, record_id, section)
            begin = partial(self._begin, dialog.choice(), record_id, come_back)
            self._parts.saver.settle(begin, come_back)

    def _begin(self, wish: Wish, record_id: str, come_back: Callable[[], None]) -> None:
        self._parts.lane.run(
            lambda: self._parts.library.forget(wish.person, record_id, everywhere=wish.everywhere),
            partial(self._follow_up, wish),
            self._fail,
        )
        come_back()

    def _follow_up(self, wish: Wish, count: int) -> None:
        """Say what was done, make a backup of it, and look for copies that hold the name."""
        self.forgotten.emit()
        where = "1 record" if count == 1 else f"{count} records"
        self.said.emit(f"The name is forgotten in {where}.")
        folder, library = settings.backup_folder(), self._parts.library.path
        look = partial(backups.mentioning, folder, library, Mask([wish.person]).hides)
        self._parts.lane.run(
            lambda: self._parts.library.back_up(folder, self._parts.clock()),
            lambda _made: self._parts.work.run(look, self._offer, self._fail),
            self._fail,
        )

    def _offer(self, copies: list[Path]) -> None:
        if not copies:
            return
        hold, them = "1 older backup still holds", "it"
        if len(copies) > 1:
            hold, them = f"{len(copies)} older backups still hold", "them"
        text = f"{hold} the name. A new backup without it was made just now. Delete {them}?"
        if self._parts.ask.confirm("Older backups", text, f"Delete {them}"):
            self._parts.lane.run(
                partial(_delete, copies),
                lambda _nothing: self.said.emit("The backups that held the name are deleted."),
                self._fail,
            )

    def _fail(self, error: PmdeskError) -> None:
        self.warned.emit(str(error))


def _delete(copies: list[Path]) -> None:
    for copy in copies:
        backups.delete(copy)

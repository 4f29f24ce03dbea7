"""Which branches are folded away: one place that the drawn tree and the outline share."""

from PySide6.QtCore import QObject, Signal

from pmdesk.model import Why
from ui.document import Document
from ui.whys.pointer import Pointer


class Folds(QObject):
    """The reasons below which nothing is shown; what is selected is always in sight.

    This is about looking, not about the record: it is neither kept nor undone.
    """

    changed = Signal(str)
    """The reason whose branch was folded or unfolded."""

    def __init__(self, document: Document, pointer: Pointer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._pointer = pointer
        self.folded: set[str] = set()
        pointer.in_sight = self.in_sight
        pointer.moved.connect(self._show_selected)

    def toggle(self) -> None:
        """Fold the branch of the selected reason away, or show it again."""
        key = self._pointer.why_id
        (self.unfold if key in self.folded else self.fold)(key)

    def fold(self, why_id: str) -> None:
        """Fold away what is below a reason, if anything is."""
        if why_id in self.folded or not self._document.record.reasons(why_id):
            return
        self.folded.add(why_id)
        if any(why.id == self._pointer.why_id for _, why in self._document.record.walk(why_id)):
            self._pointer.select(why_id)
        self.changed.emit(why_id)

    def unfold(self, why_id: str) -> None:
        """Show again what is below a reason."""
        if why_id in self.folded:
            self.folded.discard(why_id)
            self.changed.emit(why_id)

    def in_sight(self) -> list[tuple[int, Why]]:
        """Return the reasons that can be seen, from the top down, each with its depth."""
        record = self._document.record
        if not self.folded:
            return list(record.walk())
        found: list[tuple[int, Why]] = []
        stack = [(0, why) for why in reversed(record.reasons())]
        while stack:
            depth, why = stack.pop()
            found.append((depth, why))
            if why.id not in self.folded:
                stack.extend((depth + 1, below) for below in reversed(record.reasons(why.id)))
        return found

    def _show_selected(self) -> None:
        """Unfold whatever hides the selected reason."""
        why = self._pointer.why
        if why is None or not self.folded:
            return
        for above in self._document.record.chain(why)[:-1]:
            self.unfold(above.id)

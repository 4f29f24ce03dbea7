"""Which reason is selected: one place that the drawn tree, the outline and the panel share."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from pmdesk.changes import Insert
from pmdesk.history import Act
from pmdesk.model import Why
from pmdesk.record import Record
from pmdesk.session import Edit
from ui.document import Document


class Pointer(QObject):
    """The selected reason; it follows what happens to the tree."""

    moved = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._id = _top(document.record)
        self.in_sight: Callable[[], Iterable[tuple[int, Why]]] = self._whole_tree
        """Goes through the reasons that can be seen, each with its depth."""
        document.changed.connect(self._follow)

    @property
    def why_id(self) -> str:
        """The identity of the selected reason, empty where there is none."""
        return self._id

    @property
    def why(self) -> Why | None:
        """The selected reason, if there is one."""
        return self._document.record.get(Why, self._id)

    def select(self, why_id: str) -> None:
        """Select a reason that is in the record; anything else is passed over."""
        if why_id != self._id and self._document.record.get(Why, why_id) is not None:
            self._id = why_id
            self.moved.emit()

    def up(self) -> None:
        """Go to the reason that this one explains."""
        if self.why:
            self.select(self.why.parent_id)

    def down(self) -> None:
        """Go to the first reason below."""
        for why in self._document.record.reasons(self._id)[:1]:
            self.select(why.id)

    def left(self) -> None:
        """Go to the reason before this one on its level."""
        self._along_level(-1)

    def right(self) -> None:
        """Go to the reason behind this one on its level."""
        self._along_level(1)

    def first(self) -> None:
        """Go to the impact."""
        self.select(_top(self._document.record))

    def _whole_tree(self) -> Iterable[tuple[int, Why]]:
        return self._document.record.walk()

    def _along_level(self, step: int) -> None:
        walk = [(depth, why.id) for depth, why in self.in_sight()]
        own = next((depth for depth, why_id in walk if why_id == self._id), -1)
        level = [why_id for depth, why_id in walk if depth == own]
        if self._id in level:
            place = level.index(self._id) + step
            self.select(level[max(0, min(place, len(level) - 1))])

    def _follow(self, edit: Edit) -> None:
        """Go to what came, or to what undo touched; never stay on what is gone."""
        touched = [o for o in edit.change.operations if o.kind is Why]
        came = [o.id for o in touched if isinstance(o, Insert)]
        if not came and edit.entry.act is not Act.EDIT:
            came = [o.id for o in touched]
        there = [why_id for why_id in came if edit.after.get(Why, why_id)]
        if there:
            self.select(there[0])
        elif edit.after.get(Why, self._id) is None:
            self._id = _neighbour(edit.before, edit.after, self._id)
            self.moved.emit()


def _top(record: Record) -> str:
    return next((why.id for why in record.reasons()), "")


def _neighbour(before: Record, after: Record, gone: str) -> str:
    """Return what to select instead of a reason that is gone: a sibling, else the one above."""
    why = before.get(Why, gone)
    while why is not None:
        siblings = before.reasons(why.parent_id)
        place = siblings.index(why)
        for near in (*siblings[place + 1 :], *reversed(siblings[:place])):
            if after.get(Why, near.id):
                return near.id
        if after.get(Why, why.parent_id):
            return why.parent_id
        why = before.get(Why, why.parent_id)
    return _top(after)

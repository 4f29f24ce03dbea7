"""The five-whys tree as a Qt item model that follows the record operation by operation."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from pmdesk.changes import Operation
from pmdesk.model import Action, Why
from pmdesk.record import Record
from ui.document import Document
from ui.items import NO_PARENT, Column, Index, cell, enter, title
from ui.whys.faces import spoken


class _Spot(NamedTuple):
    """Where a reason is shown: below which other (or none), in which row."""

    parent_id: str
    row: int


class WhyTree(QAbstractItemModel):
    """All reasons below the impact, with a table of columns; it resets only on restructuring.

    Indexes carry an integer per reason. A reason whose parent is not there, as can happen halfway
    through a change, is kept but not shown.
    """

    def __init__(
        self, document: Document, columns: Sequence[Column[Why]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.columns = tuple(columns)
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._load()
        document.applied.connect(self._apply)
        document.restructured.connect(self._reset)

    def item(self, index: Index) -> Why:
        """Return the reason of an index."""
        return self._whys[self._ids[index.internalId()]]

    def index_of(self, why_id: str, column: int = 0) -> QModelIndex:
        """Return where a reason is shown, or an invalid index."""
        spot = self._spot(why_id)
        return self.createIndex(spot.row, column, self._number(why_id)) if spot else QModelIndex()

    def depth(self, index: Index) -> int:
        """Return how many reasons stand above the one of an index."""
        depth, above = 0, self.item(index).parent_id
        while above:
            depth, above = depth + 1, self._whys[above].parent_id
        return depth

    def index(self, row: int, column: int, parent: Index = NO_PARENT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._number(self._below(parent)[row]))

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        if not index.isValid():
            return QModelIndex()
        # What is above something shown is shown as well.
        above = self.item(index).parent_id
        return (
            self.createIndex(self._row(above), 0, self._number(above)) if above else QModelIndex()
        )

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return title(self.columns, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return spoken(self.document.record, self.item(index))
        return cell(self.document.record, self.columns[index.column()], self.item(index), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].change:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        return enter(self.document, self.columns[index.column()], self.item(index), value)

    def _load(self) -> None:
        record: Record = self.document.record
        self._whys = dict(record.table(Why).items)
        self._children: dict[str, list[str]] = {}
        for why in record.all(Why):
            self._children.setdefault(why.parent_id, []).append(why.id)

    def _reset(self) -> None:
        self.beginResetModel()
        self._load()
        self.endResetModel()

    def _apply(self, operation: Operation) -> None:
        if operation.kind is Action:
            for cause in self.document.record.root_causes:
                self._repaint(cause.id)
        if operation.kind is not Why:
            return
        new = self.document.record.get(Why, operation.id)
        old_spot = self._spot(operation.id)
        new_spot = self._future_spot(new) if new else None
        if old_spot and new_spot:
            self._shift(operation.id, old_spot, new_spot, new)
        elif new_spot:
            self.beginInsertRows(self._index_above(new_spot.parent_id), new_spot.row, new_spot.row)
            self._store(operation.id, new)
            self.endInsertRows()
        elif old_spot:
            self.beginRemoveRows(self._index_above(old_spot.parent_id), old_spot.row, old_spot.row)
            self._store(operation.id, new)
            self.endRemoveRows()
        else:
            self._store(operation.id, new)

    def _shift(self, why_id: str, old: _Spot, new: _Spot, why: Why | None) -> None:
        """Show a reason that changed, and went elsewhere if its place did."""
        if old == new:
            self._store(why_id, why)
        else:
            above, target = self._index_above(old.parent_id), self._index_above(new.parent_id)
            after = old.parent_id == new.parent_id and new.row > old.row
            self.beginMoveRows(above, old.row, old.row, target, new.row + after)
            self._store(why_id, why)
            self.endMoveRows()
        self._repaint(why_id)

    def _repaint(self, why_id: str) -> None:
        last = len(self.columns) - 1
        self.dataChanged.emit(self.index_of(why_id), self.index_of(why_id, last))

    def _store(self, why_id: str, why: Why | None) -> None:
        """Take over the new value of a reason, or its absence, wherever it is kept."""
        old = self._whys.pop(why_id, None)
        if old:
            self._children[old.parent_id].remove(why_id)
        if why:
            self._whys[why_id] = why
            siblings = self._children.setdefault(why.parent_id, [])
            insort(siblings, why_id, key=lambda other: self._whys[other].order())

    def _spot(self, why_id: str) -> _Spot | None:
        """Return where a reason is shown now, or None."""
        why = self._whys.get(why_id)
        if why is None or not self._is_shown(why.parent_id):
            return None
        return _Spot(why.parent_id, self._row(why_id))

    def _future_spot(self, why: Why) -> _Spot | None:
        """Return where a reason will be shown once its new value is stored, or None."""
        if not self._is_shown(why.parent_id, without=why.id):
            return None
        siblings = [key for key in self._children.get(why.parent_id, []) if key != why.id]
        row = bisect_left(siblings, why.order(), key=lambda other: self._whys[other].order())
        return _Spot(why.parent_id, row)

    def _is_shown(self, why_id: str, *, without: str = "") -> bool:
        """Tell whether the way up from a reason ends at the top and does not pass `without`."""
        seen = set()
        while why_id:
            if why_id == without or why_id in seen or why_id not in self._whys:
                return False
            seen.add(why_id)
            why_id = self._whys[why_id].parent_id
        return True

    def _row(self, why_id: str) -> int:
        return self._children[self._whys[why_id].parent_id].index(why_id)

    def _below(self, parent: Index) -> list[str]:
        key = self._ids[parent.internalId()] if parent.isValid() else ""
        return self._children.get(key, [])

    def _index_above(self, parent_id: str) -> QModelIndex:
        return self.index_of(parent_id) if parent_id else QModelIndex()

    def _number(self, why_id: str) -> int:
        if why_id not in self._numbers:
            self._numbers[why_id] = len(self._ids)
            self._ids.append(why_id)
        return self._numbers[why_id]

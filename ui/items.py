"""Any kind of item as a Qt table: rows follow a document, cells are a table of columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk.changes import Change, Operation
from pmdesk.model import Item
from pmdesk.record import Record, Table
from pmdesk.turning import held
from ui.document import Document

I = TypeVar("I", bound=Item)  # noqa: E741 - an item
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ITEM = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its whole item."""


@dataclass(frozen=True)
class Column(Generic[I]):
    """One column: what it shows, and the change that an edit of a cell makes.

    `show` gives the text. `edit` gives what an editor starts from and `change` turns what was
    entered into a change; without `change` the column is read-only. `ticked` makes it a check box.
    """

    title: str
    show: Callable[[Record, I], str]
    change: Callable[[Record, I, Any], Change] | None = None
    edit: Callable[[Record, I], Any] | None = None
    ticked: Callable[[I], bool] | None = None
    hint: Callable[[Record, I], str] | None = None


def _ticked(_record: Record, column: Column[Any], item: Item) -> Qt.CheckState | None:
    if column.ticked is None:
        return None
    return Qt.CheckState.Checked if column.ticked(item) else Qt.CheckState.Unchecked


def _shown(record: Record, column: Column[Any], item: Item) -> str | None:
    return None if column.ticked else held(column.show(record, item))


def _edited(record: Record, column: Column[Any], item: Item) -> object:
    return column.edit(record, item) if column.edit else column.show(record, item)


def _spoken(record: Record, column: Column[Any], item: Item) -> str:
    return f"{column.title}: {column.show(record, item)}"


_ROLES: dict[int, Callable[[Record, Column[Any], Any], object]] = {
    ITEM: lambda _record, _column, item: item,
    Qt.ItemDataRole.CheckStateRole: _ticked,
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.EditRole: _edited,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
}


def title(
    columns: Sequence[Column[Any]], section: int, orientation: Qt.Orientation, role: int
) -> str | None:
    """Return what a model says at the head of a column."""
    if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
        return columns[section].title
    return None


def cell(record: Record, column: Column[I], item: I, role: int) -> object:
    """Return what a model says of one cell in a role."""
    read = _ROLES.get(role)
    return read(record, column, item) if read else None


def enter(document: Document, column: Column[I], item: I, value: Any) -> bool:
    """Change an item by what was entered in a cell; tell whether that could be done."""
    change = column.change
    return change is not None and document.attempt(lambda record: change(record, item, value))


class ItemTable(QAbstractTableModel, Generic[I]):
    """The items of one kind, in their order; it never resets while single items change."""

    def __init__(
        self,
        document: Document,
        kind: type[I],
        columns: Sequence[Column[I]],
        parent: QObject | None = None,
        *,
        keep: Callable[[I], bool] = lambda _item: True,
        beside: frozenset[type[Item]] = frozenset(),
    ) -> None:
        """Show the items that `keep` wants; repaint them when a kind in `beside` changes."""
        super().__init__(parent)
        self.document = document
        self.columns = tuple(columns)
        self._kind = kind
        self._keep = keep
        self._beside = beside
        self._shown = self._current()
        document.applied.connect(self._apply)
        document.restructured.connect(self._reset)

    @property
    def rows(self) -> tuple[I, ...]:
        """The items shown, in order."""
        return self._shown.ordered

    def item(self, index: Index) -> I:
        """Return the item of a row."""
        return self.rows[index.row()]

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, or -1."""
        item = self._shown.items.get(item_id)
        return self._shown.row(item) if item else -1

    def look_again(self) -> None:
        """Ask `keep` about every item again."""
        self._reset()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return title(self.columns, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return cell(self.document.record, self.columns[index.column()], self.item(index), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        column = self.columns[index.column()]
        if column.change is None:
            return flags
        return flags | (
            Qt.ItemFlag.ItemIsUserCheckable if column.ticked else Qt.ItemFlag.ItemIsEditable
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role not in {Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole}:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        return enter(self.document, self.columns[index.column()], self.item(index), value)

    def _current(self) -> Table[I]:
        kept = filter(self._keep, self.document.record.all(self._kind))
        return Table({item.id: item for item in kept})

    def _reset(self) -> None:
        """Show everything anew; where the same items stand as before, only their cells."""
        shown = self._current()
        if shown.items and self._stand_as(shown):
            self._shown = shown
            self._repaint(0, len(shown.ordered) - 1)
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _stand_as(self, shown: Table[I]) -> bool:
        """Tell whether the same items are in the same rows as now."""
        before, after = self._shown.ordered, shown.ordered
        return len(before) == len(after) and all(
            old.id == new.id for old, new in zip(before, after, strict=True)
        )

    def _apply(self, operation: Operation) -> None:
        if operation.kind is self._kind:
            self._follow(operation.id)
        elif operation.kind in self._beside and self.rows:
            self._repaint(0, len(self.rows) - 1)

    def _follow(self, item_id: str) -> None:
        """Show one item as it is now, without a look at the others."""
        before, item = self._shown, self.document.record.get(self._kind, item_id)
        old = self.row_of(item_id)
        if item is not None and self._keep(item):
            after = before.putting(item)
            new = after.row(item)
            if old < 0:
                self.beginInsertRows(NO_PARENT, new, new)
                self._shown = after
                self.endInsertRows()
            else:
                self._shift(after, old, new)
        elif old >= 0:
            self.beginRemoveRows(NO_PARENT, old, old)
            self._shown = before.dropping(before.items[item_id])
            self.endRemoveRows()

    def _shift(self, after: Table[I], old: int, new: int) -> None:
        """Show an item that changed, and went elsewhere if its order did."""
        if old != new:
            self.beginMoveRows(NO_PARENT, old, old, NO_PARENT, new + (new > old))
            self._shown = after
            self.endMoveRows()
        self._shown = after
        self._repaint(new, new)

    def _repaint(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

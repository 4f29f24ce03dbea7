"""A small editable table of items: cells are edited in place, Delete removes, undo works."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pmdesk import changes
from pmdesk.changes import Change
from pmdesk.model import Item
from pmdesk.record import Record
from ui.items import Column, ItemTable
from ui.theme import theme

_EDIT = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


def text_column(field: str, title: str) -> Column[Any]:
    """Make a column of a field that is text."""
    return Column(title, lambda _record, item: getattr(item, field), _setting(field, title))


def flag_column(field: str, title: str) -> Column[Any]:
    """Make a column of a field that is yes or no."""
    return Column(
        title,
        lambda _record, item: "yes" if getattr(item, field) else "",
        _setting(field, title),
        ticked=lambda item: bool(getattr(item, field)),
    )


def _setting(field: str, title: str) -> Callable[[Record, Any, Any], Change]:
    label = f"Change {title.lower()}"
    return lambda _record, item, value: changes.set_fields(label, item, **{field: value})


class ItemsView(QTableView):
    """Shows an `ItemTable`; `widths` are the columns' at 100 %, 0 for those that share the rest."""

    def __init__(
        self,
        table: ItemTable[Any],
        name: str,
        widths: Sequence[int],
        describe: Callable[[Sequence[Item]], str],
        parent: QWidget | None = None,
    ) -> None:
        """`describe` says for the undo menu what deleting some items is called."""
        super().__init__(parent)
        self.table = table
        self._widths = widths
        self._describe = describe
        self.setModel(table)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(_EDIT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.installEventFilter(self)
        theme.changed.connect(self._fit)
        self._fit()

    def remove_selected(self) -> None:
        """Take the selected items out, as one undo step."""
        rows = self.selectionModel().selectedRows()
        items = [self.table.item(index) for index in rows]
        if items:
            self.table.document.edit(changes.remove(self._describe(items), *items))

    def show_item(self, item_id: str) -> None:
        """Select an item and scroll to it."""
        row = self.table.row_of(item_id)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.table.index(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete removes, but not while a cell is being edited."""
        if _is_delete(event) and self.state() != QAbstractItemView.State.EditingState:
            self.remove_selected()
            return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for column, width in enumerate(self._widths):
            resize = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, resize)
            if width:
                header.resizeSection(column, theme.px(width))
        self.verticalHeader().setDefaultSectionSize(theme.px(34))


def _is_delete(event: QEvent) -> bool:
    is_press = event.type() == QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete

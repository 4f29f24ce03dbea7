"""The numbers of a part as a table; Enter or a click on one asks what is behind it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pmdesk.standing import Number, Part
from ui.theme import theme
from ui.widgets.text import tooltip_text

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TITLE, _NUMBER, _ROW = 190, 96, 32
_ASKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


_TITLES: Mapping[int, Callable[[Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.TextAlignmentRole: lambda _row: _LEFT,
    Qt.ItemDataRole.ToolTipRole: lambda row: tooltip_text(row.title),
}
_NUMBERS: Mapping[int, Callable[[Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda number: number.shown,
    Qt.ItemDataRole.TextAlignmentRole: lambda _number: _RIGHT,
    Qt.ItemDataRole.ForegroundRole: lambda number: theme.color(
        "accent" if number.incidents else "muted"
    ),
}
"""What a cell shows of a row's title, and of a number."""


class NumbersModel(QAbstractTableModel):
    """A title and its numbers a row; what can be asked about looks like a link."""

    def __init__(self, part: Part, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.part = part

    def show_part(self, part: Part) -> None:
        """Show the numbers of another part."""
        self.beginResetModel()
        self.part = part
        self.endResetModel()

    def number(self, index: Index) -> Number | None:
        """Return the number of a cell; a title is none."""
        if not index.isValid() or not index.column():
            return None
        return self.part.rows[index.row()].numbers[index.column() - 1]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.part.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.part.columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return self.part.columns[section - 1].title if section else self.part.head
        if role == Qt.ItemDataRole.ToolTipRole and section:
            column = self.part.columns[section - 1]
            return tooltip_text(column.definition or self.part.definition)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, number = self.part.rows[index.row()], self.number(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(index)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(bold=row.is_total)
        show = _NUMBERS if number else _TITLES
        return show[role](number or row) if role in show else None

    def said(self, index: Index) -> str:
        """Say a number with its row and column."""
        row, number = self.part.rows[index.row()], self.number(index)
        if number is None:
            return row.title
        return f"{row.title}, {self.part.columns[index.column() - 1].title}: {number.shown}"


class NumbersView(QTableView):
    """As high as its rows; scrolls sideways where a window is too narrow for its columns."""

    asked = Signal(int, int)
    """The row and the column, from 0, of the number that was chosen."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.numbers = NumbersModel(part, self)
        self.setModel(self.numbers)
        self.setAccessibleName(part.title)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("plain", "true")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(self._ask)
        self.installEventFilter(self)
        theme.changed.connect(self._fit)
        self._fit()

    def show_part(self, part: Part) -> None:
        """Show the numbers of another part; the keyboard stays in the cell where it was."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.numbers.show_part(part)
        if 0 <= row < len(part.rows):
            self.setCurrentIndex(self.numbers.index(row, max(column, 0)))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the space bar ask about the number that has the keyboard."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in _ASKING:
            self._ask(self.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.numbers.index(0, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        rows = self.numbers.rowCount() * theme.px(_ROW)
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_narrow() else 0
        height = self.horizontalHeader().sizeHint().height() + rows + bar
        return QSize(theme.px(_TITLE), height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_TITLE), self.sizeHint().height())

    def _ask(self, index: Index) -> None:
        number = self.numbers.number(index)
        if number is not None and number.incidents:
            self.asked.emit(index.row(), index.column() - 1)

    def _is_narrow(self) -> bool:
        return self.viewport().width() < theme.px(_TITLE) + self._wide()

    def _wide(self) -> int:
        return sum(map(self._width, range(1, self.numbers.columnCount())))

    def _width(self, section: int) -> int:
        """Return how wide a column is: as its head needs, and never narrow."""
        needed = self.horizontalHeader().sectionSizeFromContents(section).width()
        return max(theme.px(_NUMBER), needed)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self._fit_columns()

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        for section in range(1, self.numbers.columnCount()):
            header.resizeSection(section, self._width(section))
        left = self.viewport().width() - self._wide()
        header.resizeSection(0, max(theme.px(_TITLE), left))
        height = self.sizeHint().height()
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)

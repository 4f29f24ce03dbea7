"""A table that is only read: rows of plain texts, each on one line."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from pmdesk.turning import held
from ui.items import NO_PARENT, Index
from ui.theme import theme
from ui.widgets.text import tooltip_text

_ROW = 32
_SHOWN = 500
"""Characters of a text that there is any use in showing."""


class _RowModel(QAbstractTableModel):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.titles = tuple(titles)
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.titles[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return held(" ".join(text[:_SHOWN].split()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(text[:_SHOWN])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.titles[index.column()]}: {text}"
        return None


class Rows(QTableView):
    """Rows of texts; `widths` are the columns' at 100 %, 0 for those that share the rest."""

    row_entered = Signal(int)
    """The row that has become the current one, or -1."""

    def __init__(self, name: str, titles: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self._model = _RowModel(titles)
        self._widths = tuple(widths)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("plain", "true")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.selectionModel().currentRowChanged.connect(
            lambda at, _before: self.row_entered.emit(at.row())
        )
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows as they are shown."""
        return self._model.rows

    @property
    def current(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows; the current one stays at its place, for what follows it moves up."""
        if tuple(rows) == self.rows:
            return
        current = min(self.current, len(rows) - 1)
        self._model.show_rows(rows)
        if current >= 0:
            self.setCurrentIndex(self._model.index(current, 0))

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for column, width in enumerate(self._widths):
            resize = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, resize)
            if width:
                header.resizeSection(column, theme.px(width))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))

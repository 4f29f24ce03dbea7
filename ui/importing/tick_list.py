"""A list in which everything is ticked until someone takes a tick away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from pmdesk.turning import held
from ui.items import NO_PARENT, Index

Choice = tuple[str, str, int]
"""What is chosen in code, how it is called, and how many there are of it."""


class TickModel(QAbstractListModel):
    """Choices with their ticks."""

    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()
        self._off: set[str] = set()

    @property
    def off(self) -> frozenset[str]:
        """The choices without a tick."""
        return frozenset(self._off)

    def show_choices(self, choices: Sequence[Choice], off: frozenset[str]) -> None:
        """Offer other choices, of which some have no tick."""
        if (tuple(choices), set(off)) != (self.choices, self._off):
            self.beginResetModel()
            self.choices, self._off = tuple(choices), set(off)
            self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key, name, count = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return held(f"{name}  ·  {count:,}")
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if key in self._off else Qt.CheckState.Checked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self._set([self.choices[index.row()][0]], ticked=ticked)
        return True

    def set_all(self, *, ticked: bool) -> None:
        """Tick everything, or nothing."""
        self._set([key for key, _, _ in self.choices], ticked=ticked)

    def _set(self, keys: Sequence[str], *, ticked: bool) -> None:
        self._off = self._off.difference(keys) if ticked else self._off.union(keys)
        self.dataChanged.emit(self.index(0), self.index(len(self.choices) - 1))
        self.ticked_changed.emit()


class TickList(QListView):
    """Shows a `TickModel`; Space ticks, a click anywhere in a row does too."""

    def __init__(self, name: str, model: TickModel) -> None:
        super().__init__()
        self.ticks = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first row with the first key: a list that is entered has none yet."""
        if not self.currentIndex().isValid() and self.ticks.rowCount():
            self.setCurrentIndex(self.ticks.index(0))
        super().keyPressEvent(event)

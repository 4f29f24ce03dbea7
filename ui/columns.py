"""Widgets side by side in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.layout import space


class Columns(QWidget):
    """Items from left to right, in fewer columns where those would get too narrow.

    `narrowest` is a column's least width at 100 %; `shares` divides the width when all columns fit.
    """

    def __init__(
        self, *items: QWidget, narrowest: int, shares: Sequence[int] = (1, 1), spacing: int = 12
    ) -> None:
        super().__init__()
        self._narrowest = narrowest
        self._shares = tuple(shares)
        self._items: tuple[QWidget, ...] = ()
        self._count = 0
        self._grid = QGridLayout()
        space(self._grid, spacing)
        self.setLayout(self._grid)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_items(items)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Show other items, or the same in another order."""
        for gone in set(self._items) - set(items):
            self._grid.removeWidget(gone)
        self._items = tuple(items)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._count:
            self._arrange()

    def _fitting(self) -> int:
        room = self.width() // theme.px(self._narrowest)
        return max(1, min(len(self._shares), room))

    def _arrange(self) -> None:
        self._count = self._fitting()
        for place, item in enumerate(self._items):
            self._grid.addWidget(item, place // self._count, place % self._count)
        shares = self._shares if self._count == len(self._shares) else (1,) * self._count
        for place in range(len(self._shares)):
            self._grid.setColumnStretch(place, shares[place] if place < self._count else 0)

"""A list of choice cards of which at most one is chosen."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.causes.worded import ChoiceCard
from ui.widgets.layout import column


class Choices(QWidget):
    """Cards from top to bottom; `chosen` carries what the user picked, never what code set."""

    chosen = Signal(object)

    def __init__(self, name: str, cards: Sequence[tuple[Hashable, ChoiceCard]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in cards]
        self._cards = [card for _, card in cards]
        for place, (_, card) in enumerate(cards):
            self._group.addButton(card, place)
        self.setLayout(column(*(card for _, card in cards)))
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def set_value(self, value: Hashable) -> None:
        """Show a value as chosen; one that is not offered shows as none."""
        self._group.setExclusive(False)
        for place, offered in enumerate(self._values):
            self._cards[place].setChecked(offered == value)
        self._group.setExclusive(True)

    def card(self, value: Hashable) -> ChoiceCard:
        """Return the card of a value."""
        return self._cards[self._values.index(value)]

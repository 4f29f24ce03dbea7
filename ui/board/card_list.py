"""The cards of one column as a Qt list."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk import dates
from pmdesk.board import Card
from pmdesk.model import ActionState
from ui.clock import Clock

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
CARD = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Card`."""
MARKED = Qt.ItemDataRole.UserRole + 1
"""The role under which a row says whether it is chosen for an edit of many."""


class CardList(QAbstractListModel):
    """Cards in order; `is_marked` tells of an action whether it is chosen."""

    def __init__(
        self, clock: Clock, is_marked: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._is_marked = is_marked
        self.cards: Sequence[Card] = ()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards; where they are the same ones as before, only what they say."""
        if cards == self.cards:
            return
        if [card.id for card in cards] == [card.id for card in self.cards]:
            self.cards = cards
            self.repaint()
            return
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def repaint(self) -> None:
        """Say that every card may look different."""
        if self.cards:
            self.dataChanged.emit(self.index(0), self.index(len(self.cards) - 1))

    def row_of(self, action_id: str) -> int:
        """Return the row of an action, or -1."""
        return next((row for row, card in enumerate(self.cards) if card.id == action_id), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role == MARKED:
            return self._is_marked(card.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return card.action.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(card)
        return None

    def _spoken(self, card: Card) -> str:
        action = card.action
        parts = (
            "chosen" if self._is_marked(card.id) else "",
            action.text or "No words yet",
            f"{card.key} {card.title}",
            f"severity {card.severity}",
            f"{action.kind.label} action",
            action.state.label,
            action.team or "no team yet",
            action.tracker_key,
            when_words(card, self._clock),
        )
        return ", ".join(part for part in parts if part)


def when_words(card: Card, clock: Clock, say: Callable[[date], str] = dates.day) -> str:
    """Say when a card is due, or when it was done; `say` gives the words for a day."""
    action = card.action
    if action.state is ActionState.DONE:
        return f"Done {say(action.done_on)}" if action.done_on else "Done"
    if action.due is None:
        return "No date yet" if action.is_open else ""
    return f"{'Overdue' if card.is_overdue(clock()) else 'Due'} {say(action.due)}"


def brief_day(day: date, today: date) -> str:
    """Return a day without the year where it is this year's."""
    return dates.short_day(day) if day.year == today.year else dates.day(day)

"""The board of the whole library: a page beside the list of postmortems."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from pmdesk.board import Card
from ui.board.moves import Moves
from ui.board.view import Board
from ui.widgets.buttons import button, icon_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.text import label

_NOTHING = "No postmortem has actions yet. They show up here as soon as one has."


class BoardPage(QWidget):
    """The actions of every postmortem; what is wanted of them goes up as signals of `board`."""

    library_requested = Signal()

    def __init__(self, moves: Moves, menu: QMenu) -> None:
        super().__init__()
        self.board = Board(moves)
        self._count = label("", "muted")
        self._stack = QStackedWidget()
        whole = column(self.board.tools, self.board, spacing=14)
        whole.setStretch(1, 1)
        self._stack.addWidget(box(whole))
        self._stack.addWidget(EmptyState("list-checks", _NOTHING))
        more = icon_button("ellipsis", "Menu")
        more.setMenu(menu)
        back = button("Library", self.library_requested.emit, icon="chevron-left")
        top = row(label("Board", "title"), self._count, STRETCH, back, more, spacing=12)
        self.setLayout(column(top, self._stack, spacing=14, margins=(20, 24)))
        self.board.counted.connect(self._say_count)

    def show_cards(self, cards: Iterable[Card]) -> None:
        """Show the actions of the library."""
        listed = list(cards)
        self._stack.setCurrentIndex(0 if listed else 1)
        self.board.show_cards(listed)

    def focus_first(self) -> None:
        """Put the keyboard on the first card."""
        self.board.focus_first()

    def _say_count(self, count: int) -> None:
        self._count.setText(f"{count:,} action{'' if count == 1 else 's'}")

"""The board: columns of cards, a line that filters them, and what can be done to those chosen."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from pmdesk.board import Card, Grouping, Query, columns
from pmdesk.board.edits import Edit
from pmdesk.board.query import EXAMPLE
from pmdesk.errors import PmdeskError
from ui.board import destinations
from ui.board.column import BoardColumn, CardView
from ui.board.moves import Cards, Moves
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import STRETCH, box, column, row, sized, space
from ui.widgets.refill import refill
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

_KEYS = (
    "Arrows go from card to card. With Shift, ← and → move a card. Space chooses it for an edit of "
    "many, Enter opens it."
)
_LOW = 320
"""Below this height, in pixels at 100 %, the cards get the room of what explains the keys."""


class Board(QWidget):
    """Shows cards and asks for edits of them; it changes nothing itself.

    `tools`, the filter and the choice of columns, is placed by whoever shows the board.

    Ctrl+F goes to the filter, Escape empties it or takes the choice of cards back.
    """

    wanted = Signal(object)
    """The `Edit` that somebody wants."""
    opened = Signal(object)
    """The `Card` whose record is wanted."""
    refused = Signal(str)
    """Why something cannot be done, as a sentence."""
    counted = Signal(int)
    """How many cards are shown."""

    def __init__(self, moves: Moves, *, one_record: bool = False) -> None:
        super().__init__()
        self._moves = moves
        self._one_record = one_record
        self._cards: dict[str, Card] = {}
        self._marked: set[str] = set()
        self._at = ""
        """The action whose card has, or last had, the keyboard."""
        self._followed = ""
        """The action that the keyboard stays with when its card goes to another column."""
        self.columns: list[BoardColumn] = []
        self.words = QLineEdit()
        self.words.setPlaceholderText(EXAMPLE)
        self.words.setAccessibleName("Filter the board")
        self.words.setClearButtonEnabled(True)
        self.grouping = Segmented(
            "Columns by", [(choice, choice.label) for choice in Grouping], Grouping.STATE
        )
        self._chosen = label("", "strong")
        self._verbs = FlowLayout()
        self._lay_out()
        self.words.textChanged.connect(self._follow)
        self.grouping.chosen.connect(self._follow)

    def show_cards(self, cards: Iterable[Card]) -> None:
        """Show these cards and no others."""
        self._cards = {card.id: card for card in cards}
        self._follow()

    def put(self, record_id: str, cards: Iterable[Card]) -> None:
        """Show the cards of one record anew."""
        kept = (card for card in self._cards.values() if card.record_id != record_id)
        self.show_cards([*kept, *cards])

    def group_by(self, grouping: Grouping, words: str = "") -> None:
        """Divide the board another way, filtered by words."""
        self.grouping.set_value(grouping)
        self.words.setText(words)
        self._follow()

    def focus_first(self) -> None:
        """Put the keyboard on the first card."""
        view = next((c.view for c in self.columns if c.view.table.cards), None)
        if view is None:
            self.words.setFocus()
        else:
            view.setFocus()
            view.go_to(max(0, view.currentIndex().row()))

    def marked(self) -> list[Card]:
        """Return the cards that are chosen, as they stand on the board."""
        shown = (card for column in self.columns for card in column.view.table.cards)
        return [card for card in shown if card.id in self._marked]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keys.setVisible(self.height() >= theme.px(_LOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._marked or self.words.text()):
            if self._marked:
                self._mark_none()
            else:
                self.words.clear()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        space(self._row, 10, (0, 0, 0, 4))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = box(self._row)
        page.setProperty("page", "true")
        self._area.setWidget(page)
        tools = row(sized(self.words, min_width=160, max_width=520), self.grouping, STRETCH)
        tools.setStretch(0, 1)
        self.tools = box(tools)
        self._bar = box(row(self._chosen, box(self._verbs), spacing=12))
        self._bar.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._bar.hide()
        self._keys = label(_KEYS, "caption", wrap=True)
        whole = column(self._bar, self._area, self._keys, spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        names = (
            ("Commit…", self._moves.commit),
            ("Due date…", self._moves.set_due),
            ("Team…", self._moves.set_team),
            ("Done", self._moves.finish),
            ("Decline…", self._moves.decline),
        )
        made = [button(text, self._doing(verb)) for text, verb in names]
        refill(self._verbs, [*made, button("Choose none", self._mark_none, kind="quiet")])

    def _doing(self, verb: Callable[[Cards], Edit | None]) -> Callable[[], None]:
        return lambda: self._want(lambda: verb(self.marked()), self._at)

    def _follow(self) -> None:
        """Show the cards that fit what was typed, in their columns."""
        if not self.isVisible():
            return
        if any(column.view.hasFocus() for column in self.columns):
            self._followed = self._followed or self._at
        now, query = self._moves.clock(), Query.of(self.words.text())
        fitting = [card for card in self._cards.values() if query.fits(card, now)]
        shown = columns(fitting, Grouping(str(self.grouping.value())), now)
        self._have_columns(len(shown))
        for place, made in zip(shown, self.columns, strict=True):
            made.show_column(place)
        self._marked &= {card.id for card in fitting}
        self._stay()
        self._show_marked()
        self.counted.emit(len(fitting))

    def _have_columns(self, count: int) -> None:
        while len(self.columns) > count:
            gone = self.columns.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.columns) < count:
            self.columns.append(self._make_column())
            self._row.addWidget(self.columns[-1], 1)

    def _make_column(self) -> BoardColumn:
        view = CardView(
            self._moves.clock, self._marked.__contains__, self._carried,
            one_record=self._one_record,
        )  # fmt: skip
        made = BoardColumn(view)
        view.stood.connect(self._stand)
        view.stepped.connect(lambda steps: self._step(made, steps))
        view.moved.connect(lambda steps: self._move(made, steps))
        view.marked.connect(self._mark)
        view.opened.connect(self.opened)
        view.dropped.connect(lambda ids: self._drop(made, ids))
        return made

    def _carried(self, action_id: str) -> list[str]:
        """Return what is taken along with a card: all that are chosen, if it is one of them."""
        if action_id not in self._marked:
            return [action_id]
        return [card.id for card in self.marked()]

    # The keyboard.

    def _step(self, source: BoardColumn, steps: int) -> None:
        """Go to the card beside, past columns that are empty."""
        place = self.columns.index(source) + steps
        while 0 <= place < len(self.columns) and not self.columns[place].view.table.cards:
            place += steps
        if 0 <= place < len(self.columns):
            row_now = source.view.currentIndex().row()
            self._focus(self.columns[place], row_now)

    def _focus(self, target: BoardColumn, row_wanted: int) -> None:
        target.view.setFocus()
        target.view.go_to(row_wanted)
        self._area.ensureWidgetVisible(target, 0, 0)

    def _stand(self, action_id: str) -> None:
        self._at = action_id

    def _stay(self) -> None:
        """Let the keyboard follow the card that was moved."""
        if not self._followed:
            return
        for made in self.columns:
            place = made.view.table.row_of(self._followed)
            if place >= 0:
                self._followed = ""
                # The row is scrolled to once the list is laid out.
                QTimer.singleShot(0, made, partial(self._return_to, made, place))
                return

    def _return_to(self, target: BoardColumn, row_wanted: int) -> None:
        """Go back to a card, unless somebody has begun to filter meanwhile."""
        if not self.words.hasFocus():
            self._focus(target, row_wanted)

    # What is wanted of cards.

    def _move(self, source: BoardColumn, steps: int) -> None:
        place, card = self.columns.index(source) + steps, source.view.current()
        if card is not None and 0 <= place < len(self.columns):
            self._put(self.columns[place], self._carried(card.id), card.id)

    def _drop(self, target: BoardColumn, ids: Sequence[str]) -> None:
        if ids:
            self._put(target, ids, ids[0])

    def _put(self, target: BoardColumn, ids: Sequence[str], followed: str) -> None:
        """Put cards into a column; those that stand there already stay as they are."""
        cards = [self._cards[i] for i in ids if i in self._cards and not target.has(i)]
        if not cards:
            return
        grouping = Grouping(str(self.grouping.value()))
        self._want(lambda: destinations.put(self._moves, grouping, target.key, cards), followed)

    def _want(self, build: Callable[[], Edit | None], followed: str) -> None:
        """Ask for an edit, if it was wanted after all; the keyboard then follows one card."""
        try:
            edit = build()
        except PmdeskError as error:
            self.refused.emit(str(error))
            return
        if edit is not None:
            self._mark_none()
            self._followed = followed
            self.wanted.emit(edit)

    def _mark(self, action_id: str) -> None:
        self._marked ^= {action_id}
        self._show_marked()

    def _mark_none(self) -> None:
        self._marked.clear()
        self._show_marked()

    def _show_marked(self) -> None:
        count = len(self._marked)
        self._chosen.setText(f"{count} chosen")
        self._bar.setVisible(count > 0)
        for made in self.columns:
            made.mark_again()

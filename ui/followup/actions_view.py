"""The actions of a record: what covers its root causes, one card for each, a line to add more."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk import actions, guidance
from pmdesk.board import cards_of
from pmdesk.changes import Change, remove
from pmdesk.dates import local_day
from pmdesk.directory.known import Known
from pmdesk.errors import PmdeskError
from pmdesk.model import Action, ActionClass, ActionState, SectionKey, Why
from pmdesk.wording import Place
from ui.ask import Ask
from ui.board.moves import Moves
from ui.board.view import Board
from ui.clock import Clock, now
from ui.document import Document
from ui.followup.action_card import ActionCard
from ui.followup.action_form import ActionForm
from ui.followup.coverage import Coverage
from ui.followup.facts import face
from ui.followup.wording import WordingPanel
from ui.language.label import WordedLabel
from ui.language.wording import Wording
from ui.section_view import SectionView
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import box, column, row, space
from ui.widgets.scroll import ScrollPage
from ui.widgets.segmented import Segmented

_LOW = 460
"""Below this height, in pixels at 100 %, the actions get the room of what covers them."""


class ActionsView(SectionView):
    """The actions as cards, of which one is open."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        known: Callable[[], Known],
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask
        self._known = known
        self._clock = clock
        self._panel: WordingPanel | None = None
        self.cards: dict[str, ActionCard] = {}
        self.coverage = Coverage(document)
        self._cards = column(spacing=8)
        nothing = "No actions yet. What could we do to prevent this class of incident?"
        self._nothing = EmptyState("list-checks", nothing)
        placeholder = guidance.sections()[SectionKey.ACTIONS].placeholder
        self.entry = EntryLine("New action", placeholder=placeholder)
        guides = guidance.actions().classes
        classes = [(choice, guides[choice].label) for choice in ActionClass]
        self.entry_class = ChoiceBox("Class of the new action", classes, ActionClass.PREVENT)
        self.shown_as = Segmented("Actions as", [(False, "List"), (True, "Board")], value=False)
        moves = Moves(
            ask, known, clock, self, lambda _id: document.record.participants,
            self._ask_to_raise,
        )  # fmt: skip
        self.board = Board(moves, one_record=True)
        self._lay_out()
        self.shown_as.chosen.connect(self._show_as)
        self.board.wanted.connect(lambda edit: document.attempt(edit.change))
        self.board.refused.connect(document.refused)
        self.board.opened.connect(lambda card: self.open(card.id))
        self.entry.entered.connect(self._add_typed)
        self.entry.lines_pasted.connect(self._add_pasted)
        self.coverage.cause_requested.connect(self._show_causes)
        self.coverage.action_requested.connect(self._add_for)
        document.changed.connect(self._follow)
        self._follow()

    def subtitle(self) -> str:
        """Return how many actions there are, and how many of them are late."""
        record = self._document.record
        count = len(record.actions)
        if not count:
            return "Nothing planned yet"
        still = sum(action.is_open for action in record.actions)
        late = len(actions.overdue(record.actions, self._today()))
        proposed = sum(action.state is ActionState.PROPOSED for action in record.actions)
        said = [f"{count} action{'' if count == 1 else 's'}", f"{still} open"]
        said += [f"{proposed} without a commitment"] if proposed else []
        said += [f"{late} overdue"] if late else []
        return " · ".join(said)

    def side_panel(self) -> QWidget:
        """Return how to find and word actions."""
        if self._panel is None:
            self._panel = WordingPanel()
            self._panel.class_requested.connect(self._prepare)
        return self._panel

    def head_tools(self) -> QWidget:
        """Return the choice between list and board, and the way to raise issues."""
        return self._tools

    def focus_first(self) -> None:
        """Put the keyboard into the line where actions are added, or on the board."""
        if self.board.isVisible():
            self.board.focus_first()
        else:
            self.entry.setFocus()

    def show_item(self, item_id: str) -> None:
        """Open an action."""
        self.open(item_id)

    def open(self, action_id: str) -> None:
        """Show one action's fields in the list, and close the others."""
        self._show_as(board=False)
        for key, card in self.cards.items():
            if card.is_open() != (key == action_id):
                card.set_open(is_open=key == action_id)
        if action_id in self.cards:
            card = self.cards[action_id]
            if card.form is not None:
                card.form.focus_first()
            # Only once it is laid out is it known how high the open card is.
            QTimer.singleShot(0, card, lambda: self._show_whole(card))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.coverage.set_brief(self.height() < theme.px(_LOW))

    def _show_whole(self, card: ActionCard) -> None:
        """Scroll to an open card, and where it is too high for the page, to its first field."""
        self._page.ensureWidgetVisible(card)
        if card.form is not None:
            self._page.ensureWidgetVisible(card.form.text)

    def _lay_out(self) -> None:
        content = column(self.coverage, self._nothing, spacing=12)
        content.addLayout(self._cards)
        content.addStretch(1)
        self._page = ScrollPage(content)
        self._raise = button("Raise issues…", self._ask_to_raise, icon="external-link")
        self._tools = box(row(self._raise, self.shown_as))
        adding = row(self.entry, self.entry_class)
        adding.setStretch(0, 1)
        self._adding = box(adding)
        whole = QVBoxLayout(self)
        space(whole, 12)
        whole.addWidget(self.board.tools)
        for part in (self._page, self.board):
            whole.addWidget(part, 1)
        whole.addWidget(self._adding)
        self._show_as(board=False)

    def _show_as(self, board: object) -> None:
        """Show the actions as a list that is edited, or as a board on which they move."""
        self.shown_as.set_value(bool(board))
        for part in (self._page, self._adding):
            part.setVisible(not board)
        for part in (self.board, self.board.tools):
            part.setVisible(bool(board))
        if board:
            self.board.show_cards(cards_of(self._document.record))
            self.board.focus_first()

    def _ask_to_raise(self) -> None:
        self.action_requested.emit("raise_issues")

    def _today(self) -> date:
        return local_day(self._clock(), self._document.record.postmortem.tzinfo)

    def _follow(self) -> None:
        """Make the cards those of the actions that are there, in their order."""
        record, today = self._document.record, self._today()
        for gone in self.cards.keys() - {action.id for action in record.actions}:
            self._drop(gone)
        for place, action in enumerate(record.actions):
            card = self.cards.get(action.id) or self._make(action)
            card.show_face(face(record, action, today))
            if self._cards.indexOf(card) != place:
                self._cards.insertWidget(place, card)
        if self.board.isVisible():
            self.board.show_cards(cards_of(record))
        self._nothing.setVisible(not record.actions)
        self._raise.setEnabled(bool(record.actions))
        self.subtitle_changed.emit(self.subtitle())

    def _make(self, action: Action) -> ActionCard:
        key = action.id
        make = partial(self._make_form, key)
        text = WordedLabel(Wording.of(self._document), lambda: Place(Action, key, "text"))
        card = self.cards[key] = ActionCard(make, text)
        card.open_requested.connect(lambda: self.open(key))
        card.stepped.connect(lambda steps: self._step(key, steps))
        card.moved.connect(lambda steps: self._move(key, steps))
        card.remove_requested.connect(lambda: self._remove(key))
        return card

    def _make_form(self, key: str) -> ActionForm:
        action = self._document.record.item(Action, key)
        form = ActionForm(self._document, self._ask, action, self._known, self._today)
        form.raise_requested.connect(self._ask_to_raise)
        return form

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _step(self, key: str, steps: int) -> None:
        """Go to the card before or after; after the last one comes the line to add more."""
        place = self._place(key) + steps
        if 0 <= place < len(self._document.record.actions):
            card = self.cards[self._document.record.actions[place].id]
            card.setFocus()
            self._page.ensureWidgetVisible(card)
        elif place > 0:
            self.entry.setFocus()

    def _move(self, key: str, steps: int) -> None:
        record = self._document.record
        row = max(0, self._place(key) + steps)
        self._edit(lambda: actions.move_action(record, record.item(Action, key), row))
        self.cards[key].setFocus()

    def _remove(self, key: str) -> None:
        place = self._place(key)
        self._edit(lambda: remove("Delete action", self._document.record.item(Action, key)))
        left = self._document.record.actions
        if left:
            self.cards[left[min(place, len(left) - 1)].id].setFocus()
        else:
            self.entry.setFocus()

    def _place(self, key: str) -> int:
        return [action.id for action in self._document.record.actions].index(key)

    def _add_typed(self, text: str) -> None:
        key = self._add(text)
        if key is not None:
            self.entry.clear()
            self._page.bring_into_view(self.cards[key])

    def _add_pasted(self, text: str) -> None:
        """Add every line that was pasted, as one step."""
        lines = [line.strip(" \t-*•") for line in text.splitlines()]
        change = Change("Add actions")
        record = self._document.record
        for line in filter(None, lines):
            added = actions.add_action(record, line, action_class=self._entry_class())
            change = change.then(added)
            record = added.applied_to(record)
        self._edit(lambda: change)

    def _add_for(self, cause_id: str) -> None:
        """Add an action that fixes a root cause, and let its words be typed."""
        key = self._add("", self._document.record.get(Why, cause_id))
        if key is not None:
            self.open(key)

    def _add(self, text: str, cause: Why | None = None) -> str | None:
        """Add an action; return its identity, or None where it was refused."""
        record = self._document.record
        try:
            change = actions.add_action(record, text, cause=cause, action_class=self._entry_class())
            self._document.edit(change)
        except PmdeskError as error:
            self._document.refused.emit(str(error))
            return None
        return change.operations[0].id

    def _entry_class(self) -> ActionClass:
        return ActionClass(str(self.entry_class.value()))

    def _prepare(self, action_class: ActionClass) -> None:
        """Let the next action be of a class."""
        self.entry_class.set_value(action_class)
        self.entry.setFocus()

    def _show_causes(self) -> None:
        causes = self._document.record.root_causes
        self.section_requested.emit(SectionKey.CAUSES if causes else SectionKey.WHYS)

    def _edit(self, build: Callable[[], Change]) -> None:
        self._document.attempt(lambda _record: build())

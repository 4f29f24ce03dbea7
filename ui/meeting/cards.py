"""The cards of the meeting: votes by number keys, groups, and what each of them becomes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.changes import Change
from pmdesk.meeting import notes
from pmdesk.meeting.notes import Becomes
from pmdesk.model import Note, NoteKind
from ui.ask import Ask
from ui.document import Document
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.layout import box, clear, column, row
from ui.widgets.text import label

TURNS: Mapping[Qt.Key, Becomes] = {
    Qt.Key.Key_Y: Becomes.WHY,
    Qt.Key.Key_A: Becomes.ACTION,
    Qt.Key.Key_W: Becomes.WELL,
    Qt.Key.Key_B: Becomes.BETTER,
    Qt.Key.Key_L: Becomes.LUCKY,
    Qt.Key.Key_P: Becomes.PARKING,
    Qt.Key.Key_Q: Becomes.QUESTION,
}
"""The keys that say what the chosen card is."""

_NUMBERED = 9
"""Cards that can be voted for by a number key."""

_HINT = "1–9 vote · Y reason · A action · W B L lesson · P park · Q question · G group · Del"


class Cards(QWidget):
    """A list of cards that has the keyboard as a whole; one of them is chosen."""

    left = Signal()
    """Escape was pressed: back to the artefact."""

    def __init__(self, document: Document, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask
        self._chosen = ""
        self._numbers: dict[str, int] = {}
        self._shown: tuple[object, ...] = ()
        """What the list was made of, so that it is made again only where that differs."""
        self._title = label("Cards", "subheading")
        self._hint = label(_HINT, "caption", wrap=True)
        self._list = column(spacing=4)
        self.setLayout(column(self._title, self._list, self._hint, spacing=6))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        document.changed.connect(self._follow)
        self._follow()

    @property
    def shown(self) -> tuple[Note, ...]:
        """The cards in the order in which they are numbered.

        Those with the most votes come first, but no card changes its number while people vote.
        """
        cards = notes.ranked(self._document.record)
        if not self.hasFocus():
            return cards
        return tuple(sorted(cards, key=lambda note: self._numbers.get(note.id, len(cards))))

    def choose(self, place: int) -> None:
        """Choose a card by its place, the nearest one where there is none."""
        cards = self.shown
        if cards:
            self._chosen = cards[max(0, min(place, len(cards) - 1))].id
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        moved = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        number = key - Qt.Key.Key_1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif moved is not None:
            self.choose(self._place() + moved)
        elif 0 <= number < min(len(self.shown), _NUMBERED):
            self._edit(notes.vote(self.shown[number]))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._acts_on_chosen(key):
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.shown:
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return what can be done with the chosen card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Vote").triggered.connect(lambda: self._on_chosen(notes.vote))
        menu.addSeparator()
        for key, into in TURNS.items():
            words = f"{into.value}\t{chr(key)}"
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, into=into: self._turn(into))
        menu.addSeparator()
        menu.addAction("Group…\tG").triggered.connect(self._group)
        menu.addAction("Delete\tDel").triggered.connect(lambda: self._on_chosen(notes.remove_note))
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        cards = notes.ranked(self._document.record)
        self._numbers = {note.id: place for place, note in enumerate(cards)}
        super().focusInEvent(event)
        self.choose(self._place())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    def _acts_on_chosen(self, key: Qt.Key) -> bool:
        """Do what a key says to the chosen card; tell whether it says anything."""
        if key in TURNS:
            self._turn(TURNS[key])
        elif key == Qt.Key.Key_G:
            self._group()
        elif key == Qt.Key.Key_Delete:
            self._on_chosen(notes.remove_note)
        else:
            return False
        return True

    def _turn(self, into: Becomes) -> None:
        self._on_chosen(lambda note: notes.turn(self._document.record, note, into))

    def _group(self) -> None:
        note = self._note()
        if note is None:
            return
        known = sorted({card.group for card in self.shown if card.group})
        hint = f" ({', '.join(known)})" if known else ""
        name = self._ask.line("Group the card", f"Name of the group{hint}:", note.group)
        if name is not None:
            self._edit(notes.group([note], name.strip()))

    def _on_chosen(self, verb: Callable[[Note], Change]) -> None:
        note, place = self._note(), self._place()
        if note is not None:
            self._edit(verb(note))
            self.choose(place)

    def _edit(self, change: Change) -> None:
        self._document.attempt(lambda _record: change)

    def _note(self) -> Note | None:
        return self._document.record.get(Note, self._chosen)

    def _place(self) -> int:
        ids = [note.id for note in self.shown]
        return ids.index(self._chosen) if self._chosen in ids else 0

    def _follow(self, _edit: object = None) -> None:
        self.setVisible(bool(self.shown))
        self._show()

    def _show(self) -> None:
        cards = self.shown
        shown = (cards, self._chosen, self.hasFocus())
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        for place, note in enumerate(cards):
            self._list.addWidget(self._card(place, note))
        self._title.setText(f"Cards · {len(cards)}")
        self._hint.setVisible(self.hasFocus())
        self.setAccessibleName(_spoken(self._note(), len(cards)))

    def _card(self, place: int, note: Note) -> Card:
        number = label(str(place + 1) if place < _NUMBERED else "", "caption")
        votes = Chip(str(note.votes), "draft", f"{note.votes} votes") if note.votes else None
        line = row(number, label(note.text, wrap=True), *filter(None, [votes]))
        line.setStretch(1, 1)
        made = Card(box(line), margins=(4, 8))
        if note.group:
            made.body.insertWidget(0, label(note.group, "overline"))
        made.set_selected(self.hasFocus() and note.id == self._chosen)
        return made


def _spoken(note: Note | None, count: int) -> str:
    if note is None or note.kind is not NoteKind.CARD:
        return f"Cards, {count}"
    return f"Cards, {count}. Chosen: {note.text}, {note.votes} votes"

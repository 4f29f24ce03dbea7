"""The cards of the meeting: votes by number keys, groups, and what each of them becomes."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.changes import Change
from pmdesk.meeting import notes
from pmdesk.meeting.notes import Becomes
from pmdesk.model import Note, NoteKind
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

_SHOWN = 40
"""Cards that are laid out at once: those around the chosen one."""

_HINT = (
    "1–9 vote, - take back · E event · Y reason · A action · W B L lesson · P park · Q question · "
    "G group · Del"
)


class Cards(QWidget):
    """A list of cards that has the keyboard as a whole; one of them is chosen."""

    event_requested = Signal(str)
    """The card of this identity should become an event."""
    pointed = Signal(QWidget)
    """The card that is chosen now, to be brought into view."""
    left = Signal()
    """Escape was pressed: back to the artefact."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._dragged = ""
        """The card that the pointer holds."""
        self._chosen = ""
        self._numbers: dict[str, int] = {}
        self._cards: dict[str, Card] = {}
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
        menu.addAction("Take back a vote\t-").triggered.connect(
            lambda: self._on_chosen(partial(notes.vote, by=-1))
        )
        menu.addSeparator()
        menu.addAction("Event\tE").triggered.connect(
            lambda: self.event_requested.emit(self._chosen)
        )
        for key, into in TURNS.items():
            words = f"{into.value}\t{chr(key)}"
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, into=into: self._turn(into))
        menu.addSeparator()
        menu.addAction("Put together with the one above, or take apart\tG").triggered.connect(
            self._group
        )
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a card: dropped on another it joins that one’s group."""
        self._dragged = self._at(event.position().toPoint())
        self.setFocus()
        self._chosen = self._dragged or self._chosen
        self._show()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._at(event.position().toPoint())
        for note_id, card in self._cards.items():
            card.set_selected(note_id in {self._dragged, under})

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under, held = self._at(event.position().toPoint()), self._dragged
        self._dragged = ""
        note, other = (self._document.record.get(Note, card) for card in (held, under))
        if note is not None and other is not None and note is not other:
            self._edit(notes.put_together(note, other))
        else:
            self._shown = ()
            self._show()

    def place_of(self, note_id: str) -> QPoint:
        """Return the middle of a card, for whoever points at it."""
        return self._cards[note_id].geometry().center()

    def _at(self, place: QPoint) -> str:
        return next((n for n, card in self._cards.items() if card.geometry().contains(place)), "")

    def _acts_on_chosen(self, key: Qt.Key) -> bool:
        """Do what a key says to the chosen card; tell whether it says anything."""
        if key in TURNS:
            self._turn(TURNS[key])
        elif key == Qt.Key.Key_E:
            self.event_requested.emit(self._chosen)
        elif key == Qt.Key.Key_Minus:
            self._on_chosen(partial(notes.vote, by=-1))
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
        """Put the chosen card together with the one above it, or take it out of its group."""
        note, place = self._note(), self._place()
        if note is not None and note.group:
            self._edit(notes.take_apart(note))
        elif note is not None and place:
            self._edit(notes.put_together(note, self.shown[place - 1]))

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
        first = max(0, min(self._place() - _SHOWN // 2, len(cards) - _SHOWN))
        made = {}
        for place, note in enumerate(cards[first : first + _SHOWN], first):
            begins = bool(note.group) and (not place or cards[place - 1].group != note.group)
            made[note.id] = self._card(place, note, names_group=begins)
            self._list.addWidget(made[note.id])
        self._cards = made
        if self.hasFocus() and self._chosen in made:
            self.pointed.emit(made[self._chosen])
        self._title.setText(f"Cards · {len(cards)}")
        self._hint.setVisible(self.hasFocus())
        self.setAccessibleName(_spoken(self._note(), len(cards)))

    def _card(self, place: int, note: Note, *, names_group: bool) -> Card:
        number = label(str(place + 1) if place < _NUMBERED else "", "caption")
        votes = Chip(str(note.votes), "draft", f"{note.votes} votes") if note.votes else None
        line = row(number, label(note.text, wrap=True), *filter(None, [votes]))
        line.setStretch(1, 1)
        made = Card(box(line), margins=(4, 8))
        if names_group:
            made.body.insertWidget(0, label(note.group, "overline"))
        made.set_selected(self.hasFocus() and note.id == self._chosen)
        return made


def _spoken(note: Note | None, count: int) -> str:
    if note is None or note.kind is not NoteKind.CARD:
        return f"Cards, {count}"
    return f"Cards, {count}. Chosen: {note.text}, {note.votes} votes"

"""One action of the list: a card that opens into its fields."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui.breakable import breakable
from ui.followup.action_form import ActionForm
from ui.followup.facts import KIND_CHIPS, STATE_CHIPS, Face
from ui.language.label import WordedLabel
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.restyle import restyle
from ui.widgets.text import label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2}


class ActionCard(Card):
    """Closed it tells about an action, open it is edited.

    Enter opens and Escape closes; ↑/↓ go to the next card, Alt+↑/↓ move the action; Delete
    removes it.
    """

    open_requested = Signal()
    stepped = Signal(int)
    moved = Signal(int)
    remove_requested = Signal()

    def __init__(self, make_form: Callable[[], ActionForm], text: WordedLabel) -> None:
        """`make_form` makes the fields when they are first wanted; `text` shows the words."""
        super().__init__(margins=(12, 14))
        self._make_form = make_form
        self._shown: Face | None = None
        self.form: ActionForm | None = None
        self._kind, self._class, self._state = Chip(), Chip(), Chip()
        self._overdue = Chip("Overdue", "sev")
        self._text = text
        self._about = label("", "hint", wrap=True)
        self._lacks = label("", "warning", wrap=True)
        sorts, stands = FlowLayout(self._kind, self._class), FlowLayout(self._overdue, self._state)
        chips = row(box(sorts), STRETCH, box(stands), spacing=6)
        self._face = box(column(self._text, self._about, self._lacks, spacing=2))
        self.body.addLayout(chips)
        self.body.addWidget(self._face)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_face(self, face: Face) -> None:
        """Show what is to be said about the action."""
        if face == self._shown:
            return
        self._shown = face
        self._kind.show_text(face.kind.label, KIND_CHIPS[face.kind])
        self._class.show_text(face.class_label, "draft")
        self._state.show_text(face.state.label, STATE_CHIPS[face.state])
        self._overdue.setVisible(face.overdue)
        for part, words in ((self._about, face.about), (self._lacks, face.lacks)):
            part.setText(breakable(words))
            part.setVisible(bool(words))
        self._text.set_text(face.text, "…")
        self.setAccessibleName(face.spoken)

    def set_open(self, *, is_open: bool) -> None:
        """Show the fields, or only what is to be said."""
        if is_open and self.form is None:
            self.form = self._make_form()
            self.form.remove_requested.connect(self.remove_requested)
            self.body.addWidget(self.form)
        if self.form is not None:
            if not is_open:
                self.form.flush()
            self.form.setVisible(is_open)
        self._face.setVisible(not is_open)
        self._mark()

    def is_open(self) -> bool:
        """Tell whether the fields are shown."""
        return self._face.isHidden()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_open():
            self.open_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Escape and self.is_open():
            self.set_open(is_open=False)
            self.setFocus()
        elif not self.hasFocus():
            super().keyPressEvent(event)
        elif key in _OPENING:
            self.open_requested.emit()
        elif key in _STEPS:
            (self.moved if alt else self.stepped).emit(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        closed = "selected" if self.hasFocus() else "plain"
        restyle(self, "card", "open" if self.is_open() else closed)

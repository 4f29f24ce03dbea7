"""The text field that stands over a card while its reason is being written."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.whys.card import TEXT_PX
from ui.whys.edits import Then
from ui.widgets.growing_edit import GrowingEdit

_KEYS = {
    Qt.Key.Key_Escape: Then.REST,
    Qt.Key.Key_Backtab: Then.REST,
    Qt.Key.Key_Return: Then.GO_ON,
    Qt.Key.Key_Enter: Then.GO_ON,
    Qt.Key.Key_Tab: Then.ASK_WHY,
}


class CardEditor(GrowingEdit):
    """Edits the text of one reason; Shift+Enter breaks a line, the other keys end the editing."""

    ended = Signal(Then)

    def __init__(self, why_id: str, text: str, hint: str, parent: QWidget) -> None:
        super().__init__("Reason", text, placeholder=hint, tab_moves_focus=False)
        self.setParent(parent)
        self.why_id = why_id
        self.began_empty = not text.strip()
        self.document().setDocumentMargin(0)
        self.setFrameShape(GrowingEdit.Shape.NoFrame)
        self.setStyleSheet("border: 0; padding: 0; background: transparent;")
        self.moveCursor(QTextCursor.MoveOperation.End)

    def place(self, words: QRectF, scale: float) -> None:
        """Stand over the words of the card, in the size in which the canvas shows them."""
        font = theme.font(TEXT_PX)
        font.setPixelSize(max(1, round(font.pixelSize() * scale)))
        self.setFont(font)
        slack = self.cursorWidth() + 1
        self.setGeometry(words.adjusted(0, 0, slack, slack).toAlignedRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        then = _KEYS.get(Qt.Key(event.key()))
        breaks_line = then is Then.GO_ON and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if then is None or breaks_line:
            super().keyPressEvent(event)
        elif then is not Then.ASK_WHY or self.text().strip():
            # There is no asking “why?” of a reason that is not there yet.
            self.ended.emit(then)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if event.reason() not in passing:
            self.ended.emit(Then.REST)

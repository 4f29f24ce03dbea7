"""One lesson: text that grows, moved by keys or by its menu."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from pmdesk.model import LessonKind
from ui.widgets.buttons import icon_button
from ui.widgets.card import Card
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import row

Move = Literal["up", "down", "left", "right"]

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOVES: dict[tuple[Qt.KeyboardModifier, Qt.Key], Move] = {
    (_CTRL, Qt.Key.Key_Up): "up",
    (_CTRL, Qt.Key.Key_Down): "down",
    (_ALT, Qt.Key.Key_Up): "up",
    (_ALT, Qt.Key.Key_Down): "down",
    (_ALT, Qt.Key.Key_Left): "left",
    (_ALT, Qt.Key.Key_Right): "right",
}
_MENU: tuple[tuple[str, Move, str], ...] = (
    ("Move up", "up", "Ctrl+Up"),
    ("Move down", "down", "Ctrl+Down"),
    ("Move to the column before", "left", "Alt+Left"),
    ("Move to the next column", "right", "Alt+Right"),
)
_FOR_A_MOMENT = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class LessonEdit(GrowingEdit):
    """A lesson's text; Enter asks for the next lesson, Shift+Enter breaks the line."""

    next_requested = Signal()
    removal_requested = Signal()
    left_empty = Signal()
    move_requested = Signal(str)
    step_requested = Signal(int)
    """Up or Down at the edge of the text: on to the lesson before (-1) or after (1)."""

    def mark(self, start: int, end: int) -> None:
        """Select some characters."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), event.modifiers() & (_CTRL | _ALT)
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if (keys, key) in MOVES:
            self.flush()
            self.move_requested.emit(MOVES[keys, key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shifted:
            self.flush()
            self.next_requested.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.removal_requested.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self._is_at_edge(key):
            self.step_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.text().strip() and event.reason() not in _FOR_A_MOMENT:
            self.left_empty.emit()

    def _is_at_edge(self, key: Qt.Key) -> bool:
        """Tell whether Up or Down would stay where the cursor is."""
        operation = QTextCursor.MoveOperation
        cursor = self.textCursor()
        return not cursor.movePosition(operation.Up if key == Qt.Key.Key_Up else operation.Down)


class LessonCard(Card):
    """A card with a lesson and a menu for those who use the pointer."""

    def __init__(self, lesson_id: str, kind: LessonKind, text: str) -> None:
        self.lesson_id = lesson_id
        self.edit = LessonEdit(kind.label, text, placeholder="What was it?")
        self.edit.setProperty("plain", "true")
        self.more = icon_button("ellipsis", "Move or delete")
        line = row(self.edit, self.more, spacing=2)
        line.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        line.setStretch(0, 1)
        super().__init__(line, margins=(2, 4))
        menu = QMenu(self)
        for words, move, keys in _MENU:
            action = menu.addAction(f"{words}\t{keys}")
            action.triggered.connect(
                lambda _c=False, move=move: self.edit.move_requested.emit(move)
            )
        menu.addSeparator()
        menu.addAction("Delete").triggered.connect(self.edit.removal_requested.emit)
        self.more.setMenu(menu)

    def focus(self) -> None:
        """Put the cursor behind the text."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

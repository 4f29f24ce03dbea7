"""A line to search with, above a list that one goes through without leaving the line."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

PAGE = 10
"""Rows that Page Up and Page Down go."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CLOSE = {Qt.Key.Key_K, Qt.Key.Key_P}


class SearchLine(QLineEdit):
    """Takes the keys of a search; while it has the keyboard, no shortcut of the window acts."""

    stepped = Signal(int)
    """The user wants to go some rows down, or up where negative."""
    entered = Signal()
    cancelled = Signal()
    """Escape was pressed, or one of the keys that open a palette."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("bare", "true")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        elif key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape or (has_control and key in _CLOSE):
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

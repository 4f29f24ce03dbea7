"""A line that is read as a whole: told on Enter or when the focus leaves, not while one types."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SettledLine(QLineEdit):
    """One line such as a date or a name with rules; `name` is its spoken name.

    `edited` carries what was entered; what its `Field` marked as wrong is told once more when it
    is entered once more. Escape brings back what was there.
    """

    edited = Signal(str)

    def __init__(self, name: str, text: str = "", *, placeholder: str = "") -> None:
        super().__init__()
        self._told = ""
        self._is_entered_again = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.set_text(text)
        self.textEdited.connect(self._enter_again)
        self.returnPressed.connect(self._enter_again)
        self.editingFinished.connect(self.flush)

    def set_text(self, text: str) -> None:
        """Show a text that comes from elsewhere; nothing is emitted."""
        self._told = text
        if text != self.text():
            self.setText(text)

    def flush(self) -> None:
        """Emit `edited` now, if something was entered and not told yet."""
        if self.text() != self._told or self._is_entered_again:
            self._is_entered_again = False
            self._told = self.text()
            self.edited.emit(self._told)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _UNDO):
                self.flush()
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text() != self._told:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._told:
            self.setText(self._told)
        else:
            super().keyPressEvent(event)

    def _enter_again(self) -> None:
        self._is_entered_again = self.property("invalid") == "true"

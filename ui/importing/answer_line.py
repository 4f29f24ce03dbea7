"""A line for an answer: Enter gives it, and only then means what Enter means around it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class AnswerLine(QLineEdit):
    """Tells what was typed on Enter or when the focus leaves; Escape takes it back."""

    edited = Signal(str)

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self._told = text
        self.setAccessibleName(name)
        self.editingFinished.connect(self.tell)

    def set_text(self, text: str) -> None:
        """Show a text that comes from elsewhere, unless someone is typing another one."""
        if self.text() == self._told:
            self.setText(text)
            self._told = text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep an Enter or Escape that means what was typed; the next belongs to the dialog."""
        is_typed = self.text() != self._told
        if event.key() == Qt.Key.Key_Escape and is_typed:
            self.setText(self._told)
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_typed:
            event.accept()

    def tell(self) -> None:
        """Tell what was typed, if it was not told yet."""
        if self.text() != self._told:
            self._told = self.text()
            self.edited.emit(self._told)

"""A line of text that tells what was typed once typing pauses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.widgets.typing_pause import TypingPause


class LineEdit(QLineEdit):
    """One line of a record; `name` is its spoken name.

    `edited` carries the text after a pause, on Enter and whenever the focus leaves.
    """

    edited = Signal(str)

    def __init__(self, name: str, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text)
        self._typing = TypingPause(self, self.text)
        self._typing.settled.connect(self.edited)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._typing.touch)
        self.returnPressed.connect(self.flush)

    def set_text(self, text: str) -> None:
        """Show text that comes from elsewhere; nothing is emitted, the cursor stays near."""
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(place)
        self._typing.replace(text)

    def flush(self) -> None:
        """Emit `edited` now, if something was typed and not told yet."""
        self._typing.flush()

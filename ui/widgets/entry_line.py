"""The line in which one thing after the other is added."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class EntryLine(QLineEdit):
    """Type, Enter, type, Enter: `entered` carries each line, and never a blank one.

    The receiver calls `clear()` once it has taken the line, so a refused one can be
    mended. Several pasted lines come as one `lines_pasted` instead of being run together.
    """

    entered = Signal(str)
    lines_pasted = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.returnPressed.connect(self._enter)

    def clear(self) -> None:
        """Empty the line for good: undo afterwards means what was added, not its text."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window while there is nothing of this line to undo."""
        if isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return event.type() == QEvent.Type.ShortcutOverride
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        undone = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        return undone or (
            event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
        )

    def _enter(self) -> None:
        if text := self.text().strip():
            self.entered.emit(text)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if "\n" in text.strip():
            self.lines_pasted.emit(text)
        else:
            self.insert(text.strip())

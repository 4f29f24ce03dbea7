"""The line that keeps what is said: one key, a few words, Enter; Escape leads back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from pmdesk.meeting.capture import HINTS, Kind
from pmdesk.process import short
from ui.widgets.chip import Chip
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import row

_TOLD = 60
"""Characters of what was kept that are repeated."""


class _Line(EntryLine):
    """The field itself; Escape leaves it, with what was typed still in it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CaptureLine(QWidget):
    """Says what the line will become, and asks for it to be kept."""

    captured = Signal(object, list)
    """A `Kind`, and the lines to keep."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Kind.CARD
        self._came_from: QWidget | None = None
        self._is_pasting = False
        self._chip = Chip("", "draft")
        self.line = _Line("Capture")
        self.line.entered.connect(lambda text: self.captured.emit(self.kind, [text]))
        self.line.lines_pasted.connect(self._paste)
        self.line.left.connect(self.go_back)
        whole = row(self._chip, self.line)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._show_kind()

    def begin(self, kind: Kind) -> None:
        """Let the next line be of a kind, and put the keyboard here."""
        focused = QApplication.focusWidget()
        if focused is not self.line:
            self._came_from = focused
        self.kind = kind
        self._show_kind()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self, said: str) -> None:
        """What was said is kept: make room for the next line of this kind, and say so.

        The keyboard stays: words that are typed on must never become commands elsewhere.
        """
        if not self._is_pasting:
            self.line.clear()
        self.line.setPlaceholderText(f"✓ Kept: {short(said, _TOLD)}")

    def go_back(self) -> None:
        """Give the keyboard back to whatever had it; the next line is a card again."""
        before, self._came_from = self._came_from, None
        self.kind = Kind.CARD
        self._show_kind()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _paste(self, text: str) -> None:
        """Keep pasted lines; what was typed before them stays for later."""
        self._is_pasting = True
        self.captured.emit(self.kind, text.splitlines())
        self._is_pasting = False

    def _show_kind(self) -> None:
        self._chip.show_text(self.kind.value, "neutral" if self.kind is Kind.CARD else "draft")
        self.line.setPlaceholderText(HINTS[self.kind])
        self.line.setAccessibleName(f"Capture: {self.kind.value}")

"""The bar under the meeting: the line that captures, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.meeting.clock import Progress
from ui.meeting.capture_line import CaptureLine
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Panel
from ui.widgets.layout import row
from ui.widgets.text import escape_mnemonic


class BottomBar(Panel):
    """Capture at the left, back and next at the right."""

    back_clicked = Signal()
    next_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.capture = CaptureLine()
        self._back = icon_button("chevron-left", "Back", self._go_back, kind="plain")
        self.next = button("", self._go_on, kind="primary")
        line = row(self.capture, self._back, self.next, spacing=10, margins=(8, 16))
        line.setStretch(0, 1)
        super().__init__(line, ground="surface", rule="top")
        self.setParent(parent)

    def show_progress(self, progress: Progress) -> None:
        """Name what comes next."""
        words = _next(progress)
        self.next.setText(escape_mnemonic(words))
        self.next.setAccessibleName(words)
        self._back.setEnabled(progress.place > 0)

    def _go_back(self) -> None:
        self.back_clicked.emit()

    def _go_on(self) -> None:
        self.next_clicked.emit()


def _next(progress: Progress) -> str:
    if not progress.started:
        return "Start the meeting"
    if progress.ended:
        return "Back to the record"
    following = progress.place + 1
    if following < len(progress.steps):
        return f"Next: {progress.steps[following].step.title}"
    return "End the meeting"

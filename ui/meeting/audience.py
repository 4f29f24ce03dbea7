"""The window for everyone else: the artefact of the step, large, by role, and nothing besides."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.masking.mask import Mask, everyone
from pmdesk.meeting import stage
from pmdesk.meeting.agenda import AgendaStep
from ui.document import Document
from ui.meeting.slide_view import SlideView
from ui.theme import theme

_SOON = 120
"""Milliseconds after an edit at which the room sees it: typing comes first."""


class AudienceWindow(QWidget):
    """A plain window of its own, to be shared or put on a projector; it takes no edits."""

    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._step: AgendaStep | None = None
        self._item = ""
        self._by_role = True
        self.setWindowTitle("Postmortem")
        self.resize(1280, 720)
        self.slide = SlideView()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.slide)
        self.setAutoFillBackground(True)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.show_now)
        document.changed.connect(self._soon.start)
        theme.changed.connect(self._dress)
        full = QShortcut(QKeySequence("F11"), self)
        full.activated.connect(self._toggle_full_screen)
        self._dress()

    def show_step(self, step: AgendaStep, item: str) -> None:
        """Show a step, and in it the item under discussion."""
        self._step, self._item = step, item
        self._soon.start()

    def speak_by_role(self, by_role: bool) -> None:
        """Show roles in place of names, or the names."""
        self._by_role = by_role
        self._soon.start()

    def show_now(self) -> None:
        """Show the record as it is at this moment."""
        if self._step is None:
            return
        record = self._document.record
        shown = stage.slide(record, self._step, self._item)
        if self._by_role:
            shown = stage.reworded(shown, Mask(everyone(record)).text)
        self.slide.show_slide(shown, self._item)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("bg"))
        self.setPalette(palette)

"""What a text leaves open, above what was read: questions, columns, and what was assumed."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from pmdesk.timeline.reading import Reading
from ui.importing.mapping_line import MappingLine
from ui.importing.questions import QuestionPanel
from ui.theme import theme
from ui.widgets.layout import column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_LEAST = 64
"""The height at 100 % in which one question can be answered."""


class OpenPoints(ScrollPage):
    """As high as what there is to ask, but scrolled where there is little room; hidden at first."""

    def __init__(self, zone: tzinfo, near: date) -> None:
        self.questions = QuestionPanel(zone, near)
        self.mapping = MappingLine()
        self._assumed = label("", "hint", wrap=True)
        self._parts = self.questions, self.mapping, self._assumed
        super().__init__(column(*self._parts, spacing=8, margins=(16, 2, 16, 12)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Ask what a reading leaves open, and say what it assumed."""
        times = [event.start for event in reading.events if isinstance(event.start, datetime)]
        self.questions.show_questions(reading.questions, times[0] if times else None)
        self.mapping.show_mapping(reading.columns, reading.mapping)
        self._assumed.setText(" ".join(reading.assumed))
        self._assumed.setVisible(bool(reading.assumed))
        self.setVisible(not all(part.isHidden() for part in self._parts))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height at which nothing has to be scrolled."""
        page = self.widget()
        height = page.heightForWidth(self.width()) if page else 0
        return QSize(theme.px(400), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), min(theme.px(_LEAST), self.sizeHint().height()))

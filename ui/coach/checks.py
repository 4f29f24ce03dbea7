"""The checklist lines of one section, kept in step with the record."""

from PySide6.QtWidgets import QWidget

from pmdesk import checklist
from pmdesk.checklist import ChecklistLine
from pmdesk.model import SectionKey
from ui.clock import Clock, now
from ui.coach.check_line import CheckLine
from ui.document import Document
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, clear, column, row
from ui.widgets.text import label


class Checks(QWidget):
    """A card of lines under a heading that counts them."""

    def __init__(self, document: Document, clock: Clock = now) -> None:
        super().__init__()
        self._document = document
        self._clock = clock
        self._key = SectionKey.SUMMARY
        self._count = label("", "caption")
        self._card = Card(spacing=2, margins=(8, 10))
        self.lines: list[CheckLine] = []
        head = row(label("Checklist", "subheading"), STRETCH, self._count)
        self.setLayout(column(head, self._card, spacing=6))
        document.changed.connect(self.refresh)

    def show_section(self, key: SectionKey) -> None:
        """Show the lines that concern a section."""
        self._key = key
        clear(self._card.body)
        self.lines = [CheckLine(line) for line in self._now()]
        for line in self.lines:
            line.ticked.connect(self._tick)
            self._card.body.addWidget(line)
        self._count_up()

    def refresh(self) -> None:
        """Show what is ticked now."""
        for shown, line in zip(self.lines, self._now(), strict=True):
            if shown.line != line:
                shown.show_line(line)
        self._count_up()

    def _now(self) -> tuple[ChecklistLine, ...]:
        return checklist.lines(self._document.record, self._key)

    def _tick(self, key: str) -> None:
        self._document.edit(checklist.tick(self._document.record, key, self._clock()))

    def _count_up(self) -> None:
        done = sum(line.line.done for line in self.lines)
        self._count.setText(f"{done} of {len(self.lines)}")
        self.setVisible(bool(self.lines))

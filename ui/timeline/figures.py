"""The four figures of an incident, each with the moments between which it is taken."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pmdesk.metrics import METRICS, Measured, measure
from pmdesk.record import Record
from ui.widgets.card import Card
from ui.widgets.layout import space
from ui.widgets.text import ElidedLabel, label, set_tooltip


class Figures(QWidget):
    """Four cards side by side, all of one width."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = [_FigureCard() for _ in METRICS]
        self._row = QHBoxLayout(self)
        space(self._row, 10)
        for card in self.cards:
            self._row.addWidget(card, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_record(self, record: Record) -> None:
        """Measure a record and show what was found."""
        for card, measured in zip(self.cards, measure(record), strict=True):
            card.show_measured(measured)


class _FigureCard(Card):
    """A title, a figure or a dash, and from what to what it counts or why it is missing."""

    def __init__(self) -> None:
        self.title = ElidedLabel("", "hint")
        self.value = label("", "figure")
        self.note = ElidedLabel("", "caption")
        super().__init__(self.title, self.value, self.note, spacing=1, margins=(9, 12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_measured(self, measured: Measured) -> None:
        """Show one metric."""
        metric = measured.metric
        self.title.setText(metric.title)
        self.value.setText(measured.shown)
        self.note.setText(
            measured.reason or f"{metric.start[0].label} → {metric.end[0].label}"
        )
        self.setAccessibleName(f"{metric.title}: {measured.shown}")
        set_tooltip(self, f"{measured.reason} {metric.definition}.".strip())

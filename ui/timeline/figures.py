"""The four figures of an incident, each with the moments between which it is taken."""

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pmdesk.metrics import METRICS, Measured, measure
from pmdesk.record import Record
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.layout import space
from ui.widgets.text import ElidedLabel, label, set_tooltip

_LEAST_WIDTH = 140
_ARROW = "\u2009→\u2009"


class Figures(QWidget):
    """Four cards of one width, side by side or, in a narrow window, two by two."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = [_FigureCard() for _ in METRICS]
        self._grid = QGridLayout(self)
        space(self._grid, 8)
        self._across = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange(len(self.cards))

    def show_record(self, record: Record) -> None:
        """Measure a record and show what was found."""
        for card, measured in zip(self.cards, measure(record), strict=True):
            card.show_measured(measured)

    def set_compact(self, compact: bool) -> None:
        """Leave out what the figures count, in a low window; tooltips still say it."""
        for card in self.cards:
            card.note.setVisible(not compact)

    def arrange_for(self, width: int) -> None:
        """Put the cards as a width asks for, so that the size hint is that of then."""
        fits = width >= len(self.cards) * theme.px(_LEAST_WIDTH)
        self._arrange(len(self.cards) if fits else len(self.cards) // 2)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // across, place % across)
        for place in range(len(self.cards)):
            self._grid.setColumnStretch(place, 1 if place < across else 0)


class _FigureCard(Card):
    """A title, a figure or a dash, and from what to what it counts or why there is none."""

    def __init__(self) -> None:
        self.title = ElidedLabel("", "hint")
        self.value = label("", "figure")
        self.note = ElidedLabel("", "caption")
        super().__init__(self.title, self.value, self.note, spacing=1, margins=(9, 9))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_measured(self, measured: Measured) -> None:
        """Show one metric."""
        metric = measured.metric
        self.title.setText(metric.title)
        self.value.setText(measured.shown)
        self.note.setText(
            measured.brief or _ARROW.join((metric.start[0].label, metric.end[0].label))
        )
        self.setAccessibleName(f"{metric.title}: {measured.shown}")
        set_tooltip(self, f"{measured.reason} {metric.definition}.".strip())

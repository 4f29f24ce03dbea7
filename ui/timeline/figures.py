"""The four figures of an incident, each with the moments between which it is taken."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pmdesk.metrics import METRICS, Measured, measure
from pmdesk.record import Record
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.layout import row, space
from ui.widgets.text import ElidedLabel, label, set_tooltip

_LEAST_WIDTH = 154
_GAP = 8
_ARROW = " → "


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
    """A title, a figure or a dash, and beside it from what to what it counts or why there is none.

    What it counts is left to the tooltip where it would be cut; a reason takes a second line.
    """

    def __init__(self) -> None:
        self.title = ElidedLabel("", "hint")
        self.value = label("", "figure")
        self.note = label("", "caption", wrap=True)
        self._is_missing = False
        line = row(self.value, self.note, spacing=_GAP)
        line.setStretch(1, 1)
        super().__init__(self.title, line, spacing=0, margins=(6, 8))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_measured(self, measured: Measured) -> None:
        """Show one metric."""
        metric = measured.metric
        self._is_missing = measured.value is None
        self.title.setText(metric.title)
        self.value.setText(measured.shown)
        self.note.setText(
            measured.brief or _ARROW.join((metric.start[0].label, metric.end[0].label))
        )
        self.setAccessibleName(f"{metric.title}: {measured.shown}")
        set_tooltip(self, f"{measured.reason} {metric.definition}.".strip())
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wanted = self.note.fontMetrics().horizontalAdvance(self.note.text())
        room = self.contentsRect().width() - self.value.sizeHint().width() - theme.px(_GAP + 24)
        self.note.setVisible(self._is_missing or wanted <= room)

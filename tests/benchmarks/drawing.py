"""What the strip of 10,000 events costs, beside painting as many bare dots as there are pixels."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from pmdesk.strip import Story, Window, plan, story
from pmdesk.strip.figure import shapes
from pmdesk.strip.plan import SIZE
from tests.benchmarks.pairs import Result, Timed, measure, timed
from tests.examples import long_record
from ui.shapes import paint
from ui.theme import theme

EVENTS = 10_000
_WIDTH, _HEIGHT = 900, 150
_LIMIT = 0.5
"""How often a frame may take what the bare dots take: a frame of 60 a second has 16 ms."""


def run() -> list[Result]:
    """Measure one frame of a strip that is zoomed or pushed along, at three distances."""
    app = QApplication.instance() or QApplication(["bench"])
    if isinstance(app, QApplication):
        theme.start(app, "light", 100)
    told = story(long_record(EVENTS))
    close = told.at_first.zoomed(20, told.at_first.at(0.5), told.whole)
    windows = {"all": told.whole, "its impact": told.at_first, "close up": close}
    return [
        measure(
            f"strip of {EVENTS} events, {name}",
            _frame(told, window),
            _bare(),
            limit=_LIMIT,
            against=f"{EVENTS} bare dots",
        )
        for name, window in windows.items()
    ]


def _frame(told: Story, window: Window) -> Timed:
    """Return what plans a window and paints it."""
    metrics = QFontMetricsF(theme.font(SIZE, bold=True))

    def draw() -> None:
        picture = QPixmap(_WIDTH, _HEIGHT)
        painter = QPainter(picture)
        paint(painter, shapes(plan(told, window, _WIDTH, metrics.horizontalAdvance)))
        painter.end()

    return timed(draw, 5)


def _bare() -> Timed:
    """Return what paints as many dots as there are events, without a plan."""

    def draw() -> None:
        picture = QPixmap(_WIDTH, _HEIGHT)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(EVENTS):
            painter.drawEllipse(QPointF(number * _WIDTH / EVENTS, _HEIGHT / 2), 4, 4)
        painter.end()

    return timed(draw, 5)

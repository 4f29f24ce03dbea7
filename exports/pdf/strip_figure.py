"""The timeline strip on paper: the whole incident, and its impact by itself where that is small."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportlab.pdfgen.canvas import Canvas

from exports.pdf.ink import ink
from exports.pdf.lines import Style
from exports.pdf.pieces import Piece
from exports.pdf.shapes import draw
from pmdesk.record import Record
from pmdesk.shapes import Shape
from pmdesk.strip import Plan, plan, story
from pmdesk.strip.figure import Rows, shapes
from pmdesk.strip.marks import stretch
from pmdesk.strip.plan import SIZE

_UNIT = 0.6
"""Points for a unit of the strip."""

_WORDS = Style(SIZE * _UNIT, SIZE * _UNIT, "bold")
_PADDING = 8.0
_BETWEEN = 6.0


@dataclass(frozen=True)
class StripFigure(Piece):
    """One strip in a frame of its own, or two below each other."""

    record: Record
    width: float
    before: float = 8

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plan of all, and that of the impact where it would be too small to read in it."""
        told = story(self.record)
        if told.is_empty:
            return ()
        windows = dict.fromkeys((told.whole, told.at_first))
        room = self.width - 2 * _PADDING
        return tuple(plan(told, window, room, _WORDS.measure, _UNIT) for window in windows)

    @property
    def height(self) -> float:
        heights = [Rows(drawn.rows, _UNIT).height for drawn in self.plans]
        return sum(heights) + _BETWEEN * (len(heights) - 1) + 2 * _PADDING

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(ink("surface"))
        canvas.setStrokeColor(ink("line"))
        canvas.setLineWidth(0.7)
        canvas.roundRect(x, top - self.height, self.width, self.height, 4, stroke=1, fill=1)
        top -= _PADDING
        for drawn in self.plans:
            rows = Rows(drawn.rows, _UNIT)
            enlarged = list(self._enlarged(drawn, rows))
            place = (x + _PADDING, top, self.width - 2 * _PADDING, rows.height)
            draw(canvas, [*enlarged, *shapes(drawn)], place)
            top -= rows.height + _BETWEEN

    def _enlarged(self, drawn: Plan, rows: Rows) -> Iterator[Shape]:
        """Mark on the strip of all what the one below it shows larger."""
        last = self.plans[-1].scale
        if drawn.scale and last and drawn is not self.plans[-1]:
            ends = (drawn.scale.x(last.window.start), drawn.scale.x(last.window.end))
            yield from stretch(*ends, rows)

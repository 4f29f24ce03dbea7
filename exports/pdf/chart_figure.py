"""A part of the report drawn on paper."""

from dataclasses import dataclass
from functools import cached_property

from reportlab.pdfgen.canvas import Canvas

from exports.pdf.lines import Style
from exports.pdf.pieces import Piece
from exports.pdf.shapes import draw
from pmdesk.standing import Canvas as Ground
from pmdesk.standing import Chart, Part, drawing
from pmdesk.standing.chart import SIZE

_UNIT = 0.6
"""Points for a unit of the drawing."""

_WORDS = Style(SIZE * _UNIT, SIZE * _UNIT)


@dataclass(frozen=True)
class ChartFigure(Piece):
    """The drawing of a part as wide as the page; it stays with the table below it."""

    part: Part
    width: float
    before: float = 10
    keep: bool = True

    @cached_property
    def chart(self) -> Chart:
        """The plan of the drawing."""
        return drawing(self.part, Ground(self.width, _WORDS.measure, _UNIT))

    @property
    def height(self) -> float:
        return self.chart.height

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        draw(canvas, self.chart.shapes, (x, top, self.width, self.height))

"""The timeline strip on paper: phases as bars, events as dots, an axis of time below."""

from dataclasses import dataclass
from functools import cached_property

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.ink import ink
from exports.pdf.lines import Style, shortened
from exports.pdf.pieces import Piece, draw_line
from pmdesk.record import Record
from pmdesk.strip import Bar, Strip, plan

_WORDS = Style(7.2, 10)
_PADDING = 12
_ROW = 11
_DOTS = 12
_LANES = ((13, 8), (10, 6.6))
"""The height of each lane of bars, and the size of the words on them."""
_LANE_GAP = 4
_AXIS = 14


@dataclass(frozen=True)
class StripFigure(Piece):
    """A strip in a frame of its own."""

    record: Record
    width: float
    before: float = 8

    @cached_property
    def strip(self) -> Strip:
        """The plan of what stands where."""
        return plan(self.record, self.width - 2 * _PADDING, _WORDS.measure)

    @property
    def height(self) -> float:
        used = max((bar.lane + 1 for bar in self.strip.bars), default=0)
        lanes = sum(height + _LANE_GAP for height, _ in _LANES[:used])
        return 2 * _PADDING + self.strip.rows * _ROW + _DOTS + lanes + _AXIS

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(ink("surface"))
        canvas.setStrokeColor(ink("line"))
        canvas.setLineWidth(0.7)
        canvas.roundRect(x, top - self.height, self.width, self.height, 4, stroke=1, fill=1)
        left, upper = x + _PADDING, top - _PADDING
        self._ticks(canvas, left, upper)
        dots = upper - self.strip.rows * _ROW - _DOTS / 2
        self._labels(canvas, left, dots)
        self._dots(canvas, left, dots)
        lane_top = dots - _DOTS / 2
        for lane, (height, size) in enumerate(_LANES):
            for bar in self.strip.bars:
                if bar.lane == lane:
                    _draw_bar(canvas, bar, left, lane_top - height, height, size)
            lane_top -= height + _LANE_GAP

    def _ticks(self, canvas: Canvas, left: float, top: float) -> None:
        bottom = top - (self.height - 2 * _PADDING)
        style = Style(_WORDS.size, _WORDS.leading, ink="muted")
        for tick in self.strip.ticks:
            canvas.setStrokeColor(ink("line"))
            canvas.setLineWidth(0.5)
            canvas.line(left + tick.x, bottom + _AXIS - 2, left + tick.x, top)
            line = shortened(tick.text, style, self.width)
            place = min(max(tick.x - line.width / 2, 0), self.strip.width - line.width)
            draw_line(canvas, line, style, left + place, bottom + 2)

    def _labels(self, canvas: Canvas, left: float, dots: float) -> None:
        """Write the names of key moments, each joined to its dot behind the names below it."""
        placed = [(label, dots + _DOTS / 2 + label.row * _ROW + 2) for label in self.strip.labels]
        canvas.setLineWidth(0.4)
        for label, baseline in placed:
            if label.row:
                canvas.setStrokeColor(ink(label.role))
                canvas.line(left + label.anchor, dots, left + label.anchor, baseline - 2)
        for label, baseline in placed:
            style = Style(_WORDS.size, _WORDS.leading, ink=label.role)
            line = shortened(label.text, style, self.width)
            canvas.setFillColor(ink("surface"))
            box = (left + label.x - 2, baseline - 2, line.width + 4, _ROW - 1)
            canvas.rect(*box, stroke=0, fill=1)
            draw_line(canvas, line, style, left + label.x, baseline)

    def _dots(self, canvas: Canvas, left: float, middle: float) -> None:
        """Draw events over each other in order; key moments last, so that none is hidden."""
        for dot in sorted(self.strip.dots, key=lambda dot: dot.role != "muted"):
            colour: Color = ink("text" if dot.role == "muted" else dot.role)
            canvas.setFillColor(ink("surface") if dot.approximate else colour)
            canvas.setStrokeColor(colour if dot.approximate else ink("surface"))
            canvas.setLineWidth(1.0 if dot.approximate else 0.6)
            x, radius = left + dot.x, 2.9
            box = (x - radius, middle - radius, dot.width + 2 * radius, 2 * radius)
            canvas.roundRect(*box, radius, stroke=1, fill=1)


def _draw_bar(
    canvas: Canvas, bar: Bar, left: float, bottom: float, height: float, size: float
) -> None:
    is_quiet = bar.role == "lead"
    canvas.setFillColor(ink("line" if is_quiet else bar.role))
    radius = min(2.5, bar.width / 2)
    canvas.roundRect(left + bar.x, bottom, bar.width, height, radius, stroke=0, fill=1)
    if bar.text:
        style = Style(size, size, "bold", "text" if is_quiet else "on_mark")
        line = shortened(bar.text, style, bar.width - 8)
        baseline = bottom + (height - 0.714 * size) / 2
        draw_line(canvas, line, style, left + bar.x + 6, baseline)

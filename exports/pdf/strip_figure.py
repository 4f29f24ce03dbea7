"""The timeline strip on paper: the whole incident, and its impact by itself where that is small."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.fonts import Face
from exports.pdf.ink import ink
from exports.pdf.lines import Style, shortened
from exports.pdf.pieces import Piece, draw_line
from pmdesk.record import Record
from pmdesk.strip import Plan, plan, story
from pmdesk.strip.figure import Area, Box, Line, Rows, Shape, Words, shapes
from pmdesk.strip.marks import stretch
from pmdesk.strip.plan import SIZE

_UNIT = 0.6
"""Points for a unit of the strip."""

_WORDS = Style(SIZE * _UNIT, SIZE * _UNIT, "bold")
_PADDING = 8.0
_BETWEEN = 6.0
_DASHES = (2.0, 1.6)


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
            _draw(canvas, [*enlarged, *shapes(drawn)], place)
            top -= rows.height + _BETWEEN

    def _enlarged(self, drawn: Plan, rows: Rows) -> Iterator[Shape]:
        """Mark on the strip of all what the one below it shows larger."""
        last = self.plans[-1].scale
        if drawn.scale and last and drawn is not self.plans[-1]:
            ends = (drawn.scale.x(last.window.start), drawn.scale.x(last.window.end))
            yield from stretch(*ends, rows)


def _draw(canvas: Canvas, drawn: Iterable[Shape], place: tuple[float, float, float, float]) -> None:
    """Draw shapes in a place, given by its left, top, width and height, and nothing beyond it."""
    left, top, width, height = place
    canvas.saveState()
    canvas.translate(left, top)
    frame = canvas.beginPath()
    frame.rect(0, -height, width, height)
    canvas.clipPath(frame, stroke=0, fill=0)
    for shape in drawn:
        _DRAWERS[type(shape)](canvas, shape)
    canvas.restoreState()


def _line(canvas: Canvas, line: Line) -> None:
    _take_pen(canvas, line)
    canvas.line(line.x1, -line.y1, line.x2, -line.y2)


def _box(canvas: Canvas, box: Box) -> None:
    _take_pen(canvas, box)
    if box.fill:
        canvas.setFillColor(_tinted(box.fill, box.tint))
    place = (box.x, -box.y - box.height, box.width, box.height)
    canvas.roundRect(*place, box.radius, stroke=bool(box.ink), fill=bool(box.fill))


def _area(canvas: Canvas, area: Area) -> None:
    _take_pen(canvas, area)
    if area.fill:
        canvas.setFillColor(ink(area.fill))
    outline = canvas.beginPath()
    (x, y), *others = area.points
    outline.moveTo(x, -y)
    for to_x, to_y in others:
        outline.lineTo(to_x, -to_y)
    outline.close()
    canvas.drawPath(outline, stroke=bool(area.ink), fill=bool(area.fill))


def _words(canvas: Canvas, words: Words) -> None:
    face: Face = "bold" if words.is_bold else "regular"
    style = Style(words.size, words.size, face, words.ink)
    draw_line(canvas, shortened(words.text, style, float("inf")), style, words.x, -words.baseline)


def _take_pen(canvas: Canvas, shape: Line | Box | Area) -> None:
    canvas.setStrokeColor(ink(shape.ink or "line"))
    canvas.setLineWidth(shape.thickness)
    dashes = [length * shape.thickness for length in _DASHES] if shape.is_dashed else []
    canvas.setDash(dashes)


def _tinted(role: str, tint: float) -> Color:
    """Return a colour as it is when only a share of it covers the page."""
    full, page = ink(role), ink("surface")
    pairs = ((full.red, page.red), (full.green, page.green), (full.blue, page.blue))
    return Color(*(tint * over + (1 - tint) * under for over, under in pairs))


_DRAWERS: Mapping[type, Callable[[Canvas, Any], None]] = {
    Line: _line,
    Box: _box,
    Area: _area,
    Words: _words,
}

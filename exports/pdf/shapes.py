"""Planned shapes on paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.fonts import Face
from exports.pdf.ink import ink
from exports.pdf.lines import Style, shortened
from exports.pdf.pieces import draw_line
from pmdesk.shapes import DASHES, Area, Box, Line, Shape, Words


def draw(canvas: Canvas, drawn: Iterable[Shape], place: tuple[float, float, float, float]) -> None:
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
    dashes = [length * shape.thickness for length in DASHES] if shape.is_dashed else []
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

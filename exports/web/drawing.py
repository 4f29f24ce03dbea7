"""Planned shapes as SVG within a page, in the colours that the page has."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from exports.pdf.lines import Style
from exports.web.markup import Element
from pmdesk.shapes import DASHES, Area, Box, Line, Shape, Words


def measure(size: float) -> Callable[[str], float]:
    """Return what measures text of a size."""
    return Style(size, size, "bold").measure


def drawn(shapes: Iterable[Shape], width: float, height: float, says: str) -> Element:
    """Return a drawing; `says` is what those hear who do not see it."""
    view = f"0 0 {width:.1f} {height:.1f}"
    svg = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": view, "role": "img", "aria-label": says,
    })  # fmt: skip
    return svg.add(*(_WRITERS[type(shape)](shape) for shape in shapes))


def _paint(shape: Line | Box | Area) -> dict[str, str]:
    fill, tint = getattr(shape, "fill", ""), getattr(shape, "tint", 1.0)
    parts = [f"fill:var(--{fill});fill-opacity:{tint:.2f}" if fill else "fill:none"]
    if shape.ink:
        parts.append(f"stroke:var(--{shape.ink});stroke-width:{shape.thickness:.2f}")
    if shape.is_dashed:
        lengths = " ".join(f"{length * shape.thickness:.2f}" for length in DASHES)
        parts.append(f"stroke-dasharray:{lengths}")
    return {"style": ";".join(parts)}


def _line(line: Line) -> Element:
    ends = {"x1": line.x1, "y1": line.y1, "x2": line.x2, "y2": line.y2}
    return Element("line", {name: f"{at:.1f}" for name, at in ends.items()} | _paint(line))


def _box(box: Box) -> Element:
    place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": box.radius}
    return Element("rect", {name: f"{at:.1f}" for name, at in place.items()} | _paint(box))


def _area(area: Area) -> Element:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in area.points)
    return Element("polygon", {"points": points} | _paint(area))


def _words(words: Words) -> Element:
    weight = ";font-weight:700" if words.is_bold else ""
    style = f"fill:var(--{words.ink});font-size:{words.size:.1f}px{weight}"
    place = {"x": f"{words.x:.1f}", "y": f"{words.baseline:.1f}", "style": style}
    return Element("text", place, [words.text])


_WRITERS: Mapping[type[Any], Callable[[Any], Element]] = {
    Line: _line,
    Box: _box,
    Area: _area,
    Words: _words,
}

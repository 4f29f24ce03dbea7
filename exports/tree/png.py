"""A planned drawing as a PNG: twice as fine as a screen, smaller where it would be too large."""

from functools import cache
from io import BytesIO
from itertools import pairwise
from math import ceil, sqrt

from PIL import Image, ImageDraw, ImageFont

import resources
from exports.pdf.ink import ink
from exports.tree.plan import Panel, Plan, Stroke, Words
from exports.work import Work

_FINE = 2.5
"""Pixels for a point."""
_MOST_PIXELS = 40_000_000
_TELLING = 50
"""Shapes after which it is said how far the picture has come."""
_SMOOTH = 2
"""How much larger a card's frame is painted before it is brought to its size."""


def write(plan: Plan, work: Work) -> bytes:
    """Return a picture on white; a very large tree gets fewer pixels for each card.

    Raises `ExportCancelled`.
    """
    scale = min(_FINE, sqrt(_MOST_PIXELS / (plan.width * plan.height)))
    size = (ceil(plan.width * scale), ceil(plan.height * scale))
    picture = Image.new("RGB", size, _colour("surface"))
    pen = ImageDraw.Draw(picture)
    for number, shape in enumerate(plan.shapes):
        if number % _TELLING == 0:
            work.reached(number / len(plan.shapes))
        if isinstance(shape, Panel):
            _panel(picture, shape, scale)
        elif isinstance(shape, Stroke):
            _stroke(pen, shape, scale)
        else:
            _words(pen, shape, scale)
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def _stroke(pen: ImageDraw.ImageDraw, stroke: Stroke, scale: float) -> None:
    """Paint a line stretch by stretch, on whole pixels: all run along or across."""
    half = max(1, round(stroke.thickness * scale)) / 2
    points = [(round(x * scale), round(y * scale)) for x, y in stroke.points]
    for (x, y), (to_x, to_y) in pairwise(points):
        left, right, top, bottom = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
        box = (ceil(left - half), ceil(top - half), ceil(right + half) - 1, ceil(bottom + half) - 1)
        pen.rectangle(box, fill=_colour(stroke.edge))


def _panel(picture: Image.Image, panel: Panel, scale: float) -> None:
    """Paint a frame with smooth corners: larger first, then brought to its size."""
    air = ceil(panel.thickness * scale)
    left, top = round(panel.x * scale) - air, round(panel.y * scale) - air
    inner = (round(panel.width * scale), round(panel.height * scale))
    size = (inner[0] + 2 * air, inner[1] + 2 * air)
    tile = Image.new("RGBA", (size[0] * _SMOOTH, size[1] * _SMOOTH))
    pen = ImageDraw.Draw(tile)
    box = (air * _SMOOTH, air * _SMOOTH, (air + inner[0]) * _SMOOTH, (air + inner[1]) * _SMOOTH)
    edge, fill = _colour(panel.edge), _colour(panel.fill)
    width = max(_SMOOTH, round(panel.thickness * scale * _SMOOTH))
    radius = panel.radius * scale * _SMOOTH
    pen.rounded_rectangle(box, radius, fill, None if panel.dashed else edge, width)
    if panel.dashed:
        _dashes(pen, box, edge, width, 3 * scale * _SMOOTH)
    smooth = tile.resize(size, Image.Resampling.LANCZOS)
    picture.paste(smooth, (left, top), smooth)


def _dashes(
    pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], edge: str, width: int, dash: float
) -> None:
    left, top, right, bottom = box
    for start, end, fixed, across in (
        (left, right, top, True),
        (left, right, bottom, True),
        (top, bottom, left, False),
        (top, bottom, right, False),
    ):
        place = start + dash
        while place < end - dash:
            until = min(place + dash, end - dash)
            line = (place, fixed, until, fixed) if across else (fixed, place, fixed, until)
            pen.line(line, fill=edge, width=width)
            place += dash * 5 / 3


def _words(pen: ImageDraw.ImageDraw, words: Words, scale: float) -> None:
    x = words.x * scale
    colour = _colour(words.style.ink)
    for name, text in words.line.runs:
        font = _font(name, words.style.size * scale)
        pen.text((x, words.baseline * scale), text, fill=colour, font=font, anchor="ls")
        x += font.getlength(text)


@cache
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    data = BytesIO(resources.read_bytes(f"fonts/{name}.ttf"))
    # The text is shaped and in its order already.
    return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)


def _colour(role: str) -> str:
    return "#" + ink(role).hexval()[2:]

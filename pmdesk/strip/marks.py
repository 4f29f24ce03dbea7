"""What is drawn over the strip while one works with it: the cursor, what is chosen, a range."""

from collections.abc import Iterator

from pmdesk.shapes import Area, Box, Line, Shape, Words
from pmdesk.strip.dots import Dot
from pmdesk.strip.figure import Rows, dot_shapes, pill_width
from pmdesk.strip.plan import SIZE

_RING = 7.5
_PADDING = 6.0
_LABEL = 17.0
_GRIP = 12.0


def around(dot: Dot, rows: Rows, *, strong: bool) -> Iterator[Shape]:
    """Mark that an event is chosen (`strong`) or pointed at: a line through all and a ring."""
    unit, ink = rows.unit, "accent" if strong else "edge"
    half = max(_RING * unit, pill_width(dot, unit) / 2 + 3 * unit if dot.count else 0.0)
    yield Line(dot.x, rows.dots, dot.x, rows.axis, ink, unit)
    yield from dot_shapes(dot, rows)
    left, top = dot.x - half, rows.dots - (_RING + 2 * bool(dot.count)) * unit
    height = 2 * (rows.dots - top)
    yield Box(left, top, 2 * half, height, height / 2, ink=ink, thickness=2 * unit)


def cursor(x: float, text: str, text_width: float, rows: Rows, width: float) -> Iterator[Shape]:
    """Draw a line at a place, with its time on the axis."""
    unit = rows.unit
    yield Line(x, rows.top, x, rows.axis, "text", unit)
    wide = text_width + 2 * _PADDING * unit
    left = max(0.0, min(x - wide / 2, width - wide))
    top = rows.axis + 2 * unit
    yield Box(left, top, wide, _LABEL * unit, 3 * unit, "text")
    baseline = top + (_LABEL / 2 + 0.36 * SIZE) * unit
    yield Words(left + _PADDING * unit, baseline, text, "bg", SIZE * unit, is_bold=True)


def sooner(now: float, then: float, rows: Rows) -> Iterator[Shape]:
    """Draw what is saved between a moment that might have come sooner and the one that came.

    What one drags is a grip with two strokes.
    """
    unit, middle = rows.unit, rows.dots
    top = middle - _GRIP * unit
    yield Box(then, top, max(now - then, 0.0), rows.axis - top, 0, "ok", 0.16)
    yield Line(now, top, now, rows.axis, "ok", unit)
    if now - then > _GRIP * 2 * unit:
        yield Line(then, middle, now, middle, "ok", 1.5 * unit)
        tip, back, half = then + _GRIP * unit, then + (_GRIP + 6) * unit, 4 * unit
        yield Area(((tip, middle), (back, middle - half), (back, middle + half)), "ok")
    left, height = then - _GRIP / 2 * unit, 20 * unit
    yield Box(
        left, middle - height / 2, _GRIP * unit, height, 4 * unit, "ok", 1.0, "surface",
        1.5 * unit,
    )  # fmt: skip
    for x in (then - 2 * unit, then + 2 * unit):
        yield Line(x, middle - 4 * unit, x, middle + 4 * unit, "bg", unit)


def stretch(left: float, right: float, rows: Rows) -> Iterator[Shape]:
    """Draw the stretch that is about to be shown larger."""
    unit = rows.unit
    yield Box(
        left, rows.top, right - left, rows.axis - rows.top, 2 * unit, "accent", 0.15, "accent",
        unit,
    )  # fmt: skip

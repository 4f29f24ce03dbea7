"""What is drawn over the strip while one works with it: the cursor, what is chosen, a range."""

from collections.abc import Iterator

from pmdesk.strip.dots import Dot
from pmdesk.strip.figure import Box, Line, Rows, Shape, Words, dot_shapes, pill_width
from pmdesk.strip.plan import SIZE

_RING = 7.5
_PADDING = 6.0
_LABEL = 17.0


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


def stretch(left: float, right: float, rows: Rows) -> Iterator[Shape]:
    """Draw the stretch that is about to be shown larger."""
    unit = rows.unit
    yield Box(
        left, rows.top, right - left, rows.axis - rows.top, 2 * unit, "accent", 0.15, "accent",
        unit,
    )  # fmt: skip

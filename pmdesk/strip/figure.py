"""The drawing of a plan as simple shapes, which the screen and the page paint alike.

A shape has its place from the top left corner, and its colour as the name of a role. What is sure
is solid, what is not is dashed and hollow, so that nothing is told by colour alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from pmdesk.shapes import Area, Box, Line, Shape, Words
from pmdesk.strip.dots import Dot
from pmdesk.strip.labels import Label
from pmdesk.strip.moments import RANKS
from pmdesk.strip.plan import SIZE, SMALL, Bar, Plan, Scale, Tick
from pmdesk.strip.story import Story

_TOP, _ROW, _ABOVE, _AXIS = 8.0, 17.0, 9.0, 62.0
_LANES = ((14.0, 20.0), (37.0, 15.0))
"""For each lane: how far its top is below the middle of the dots, and how high it is."""
_AXIS_ROW = 20.0
OVERVIEW = 14.0
"""What the overview needs below the axis, in units."""
_DOT, _KEY_DOT, _PILL = 4.0, 5.0, 7.5
_CAPITALS = 0.36
"""How far the baseline is below the middle of a line, as a share of the text's size."""
_DIGIT = 0.58
"""How wide a bold digit is, as a share of its size."""
_QUIET = 0.22
_UNKNOWN = 0.3


@dataclass(frozen=True)
class Rows:
    """Where the strip's rows are from top to bottom, for a number of rows of names."""

    labels: int
    unit: float = 1.0

    @property
    def top(self) -> float:
        """Where the lines of the axis begin."""
        return _TOP * self.unit

    @property
    def dots(self) -> float:
        """The middle of the dots."""
        return (_TOP + self.labels * _ROW + _ABOVE) * self.unit

    @property
    def axis(self) -> float:
        """Where the lines of the axis end and its text begins."""
        return self.dots + (_AXIS - _ABOVE) * self.unit

    @property
    def height(self) -> float:
        """The height of all."""
        return self.axis + _AXIS_ROW * self.unit

    def label(self, row: int) -> float:
        """Return the top of a row of names; row 0 is the lowest."""
        return (_TOP + (self.labels - 1 - row) * _ROW) * self.unit

    def lane(self, lane: int) -> tuple[float, float]:
        """Return the top and the height of a lane of bars."""
        below, height = _LANES[lane]
        return self.dots + below * self.unit, height * self.unit


def shapes(plan: Plan) -> Iterator[Shape]:
    """Draw a plan, what lies below first; the painter cuts it off at the sides."""
    if plan.scale is None:
        return
    rows = Rows(plan.rows, plan.scale.unit)
    for tick in plan.ticks:
        yield from _tick(tick, rows)
    for x in plan.turns:
        yield Line(x, rows.top, x, rows.axis, "warn", 1.5 * rows.unit, is_dashed=True)
    for label in plan.labels:
        yield from _label(label, rows)
    for bar in plan.bars:
        yield from _bar(bar, rows)
    for span in plan.spans:
        end = span.x + span.width
        yield Line(span.x, rows.dots, end, rows.dots, span.role, 3 * rows.unit, span.approximate)
        stop = 4 * rows.unit
        yield Line(end, rows.dots - stop, end, rows.dots + stop, span.role, 1.5 * rows.unit)
    for dot in sorted(plan.dots, key=lambda dot: (not dot.count, RANKS[dot.role])):
        yield from dot_shapes(dot, rows)


def _tick(tick: Tick, rows: Rows) -> Iterator[Shape]:
    unit, ink = rows.unit, "edge" if tick.is_day else "line"
    yield Line(tick.x, rows.top, tick.x, rows.axis, ink, unit)
    baseline = rows.axis + (_AXIS_ROW / 2 + _CAPITALS * SIZE) * unit
    words = "text" if tick.is_day else "muted"
    yield Words(tick.text_x, baseline, tick.text, words, SIZE * unit, tick.is_day)


def _label(label: Label, rows: Rows) -> Iterator[Shape]:
    unit, top = rows.unit, rows.label(label.row)
    if label.has_dot:
        yield Line(label.anchor, top + (_ROW - 1) * unit, label.anchor, rows.dots, "edge", unit)
    beside = 2 * unit
    yield Box(label.x - beside, top, label.width + 2 * beside, (_ROW - 1) * unit, fill="surface")
    baseline = top + (_ROW / 2 + _CAPITALS * SIZE) * unit
    yield Words(label.x, baseline, label.text, "muted", SIZE * unit)


def _bar(bar: Bar, rows: Rows) -> Iterator[Shape]:
    unit, phase = rows.unit, bar.phase
    top, height = rows.lane(phase.lane)
    is_quiet = phase.role == "lead" or not phase.is_over
    tint = _UNKNOWN if not phase.is_over else _QUIET if is_quiet else 1.0
    radius = min(3 * unit, bar.width / 2)
    # Between two phases a line of the ground is left, for those who see both colours as one.
    outline = "surface" if phase.is_over else phase.role
    yield Box(
        bar.x, top, bar.width, height, radius, phase.role, tint, outline, 1.5 * unit,
        is_dashed=not phase.is_over,
    )  # fmt: skip
    if bar.text:
        size = (SIZE if phase.lane == 0 else SMALL) * unit
        on_bar = "text" if is_quiet else "on_mark"
        ink = on_bar if bar.is_text_inside else "muted"
        baseline = top + height / 2 + _CAPITALS * size
        yield Words(bar.text_x, baseline, bar.text, ink, size, phase.role == "impact")


def overview(told: Story, plan: Plan) -> Iterator[Shape]:
    """Draw below the axis where the window is in the whole, so that nobody gets lost."""
    if plan.scale is None or plan.scale.window == told.whole:
        return
    rows, shown = Rows(plan.rows, plan.scale.unit), plan.scale.window
    all_of_it = Scale(told.whole, plan.scale.width, plan.scale.unit)
    top, height, unit = rows.height + 3 * rows.unit, 5 * rows.unit, rows.unit
    yield Box(0, top, plan.scale.width, height, height / 2, "edge", _QUIET)
    for phase in told.phases:
        if phase.role == "impact":
            left, right = all_of_it.x(phase.start), all_of_it.x(phase.end)
            yield Box(left, top, max(right - left, 2 * unit), height, unit, "impact")
    left, right = all_of_it.x(shown.start), all_of_it.x(shown.end)
    middle, least = (left + right) / 2, 10 * unit
    wide = max(right - left, least)
    frame = (middle - wide / 2, top - 2 * unit, wide, height + 4 * unit)
    yield Box(*frame, 3 * unit, ink="accent", thickness=2 * unit)


def dot_shapes(dot: Dot, rows: Rows) -> Iterator[Shape]:
    """Draw an event, or the number of those that fall together."""
    if dot.count:
        yield from _pill(dot, rows)
        return
    unit, thin = rows.unit, 1.5 * rows.unit
    radius = (_DOT if dot.role == "muted" and not dot.key else _KEY_DOT) * unit - thin / 2
    fill = "surface" if dot.approximate or dot.later else dot.role
    if dot.key:
        yield Area(_diamond(dot.x, rows.dots, radius * 1.35), fill, dot.role, thin)
    else:
        side, left, top = 2 * radius, dot.x - radius, rows.dots - radius
        yield Box(left, top, side, side, radius, fill, 1.0, dot.role, thin)
    if dot.later and dot.approximate:
        core = radius / 2.5
        yield Box(dot.x - core, rows.dots - core, 2 * core, 2 * core, core, dot.role)
    elif dot.later:
        yield Area(_right_half(dot, rows.dots, radius), dot.role)


def pill_width(dot: Dot, unit: float) -> float:
    """Return how wide the mark of several events is."""
    return max((len(dot.count) * _DIGIT * SMALL + 9) * unit, 2 * _PILL * unit)


def _pill(dot: Dot, rows: Rows) -> Iterator[Shape]:
    """Draw a number; a key moment among the events gives it corners instead of round ends."""
    unit, width = rows.unit, pill_width(dot, rows.unit)
    height = 2 * _PILL * unit
    left, top = dot.x - width / 2, rows.dots - height / 2
    radius = (2 if dot.key else _PILL) * unit
    solid = not dot.approximate
    yield Box(
        left, top, width, height, radius, dot.role if solid else "surface", 1.0,
        "surface" if solid else dot.role, 1.5 * unit, is_dashed=dot.approximate,
    )  # fmt: skip
    size = SMALL * unit
    start = dot.x - len(dot.count) * _DIGIT * size / 2
    ink = "on_mark" if solid else dot.role
    yield Words(start, rows.dots + _CAPITALS * size, dot.count, ink, size, is_bold=True)


def _diamond(x: float, y: float, reach: float) -> tuple[tuple[float, float], ...]:
    return (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)


def _right_half(dot: Dot, y: float, radius: float) -> tuple[tuple[float, float], ...]:
    if dot.key:
        return _diamond(dot.x, y, radius * 1.35)[:3]
    turns = (pi * step / 12 - pi / 2 for step in range(13))
    return tuple((dot.x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)

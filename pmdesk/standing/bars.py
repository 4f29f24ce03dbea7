"""A part drawn as bars: a row each, divided into the columns that are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmdesk.shapes import Box, Line, Shape, Words
from pmdesk.standing.chart import CAPITALS, MOST_ROWS, SIZE, Canvas, Chart, Spot
from pmdesk.standing.figures import Part, Row
from pmdesk.standing.patterns import Place, filled

_ROW, _BAR, _APART = 24.0, 16.0, 8.0
_SWATCH = 14.0
_GAP = 10.0
_TITLES = 0.32
"""The share of the width that the titles of the rows may take."""
_TOTAL = 44.0
"""What is kept free at the right for the total of a row."""
_PAD = 3.0
_LONGEST = 36.0
"""The length of one that is counted, at most: few do not look like many."""


@dataclass(frozen=True)
class _Grid:
    """Where a bar is: it begins at `left` and is `scale` long for each one counted."""

    left: float
    top: float
    scale: float


def bars(part: Part, canvas: Canvas) -> Chart:
    """Plan a part: a legend, then the rows; the total is left out, it would dwarf the others."""
    places = [at for at, row in enumerate(part.rows) if not row.is_total][:MOST_ROWS]
    legend, top = _legend(part, canvas)
    left = _titles_width(part, canvas) + _GAP * canvas.unit
    longest = max((_sum(part, part.rows[at]) for at in places), default=0)
    room = max(canvas.width - left - _TOTAL * canvas.unit, 1.0)
    grid = _Grid(left, top, min(room / longest, _LONGEST * canvas.unit) if longest else 0.0)
    shapes, spots = list(legend), list[Spot]()
    for number, at in enumerate(places):
        is_new = number > 0 and part.rows[at].group != part.rows[at - 1].group
        top += _APART * canvas.unit * is_new
        found = list(_segments(part, at, replace(grid, top=top), canvas.unit))
        spots += found
        shapes += _row(part, at, replace(grid, top=top), canvas)
        shapes += [shape for spot in found for shape in _segment(part, spot, canvas)]
        top += _ROW * canvas.unit
    return Chart(top, tuple(shapes), tuple(spots))


def _legend(part: Part, canvas: Canvas) -> tuple[list[Shape], float]:
    """Name the fillings in as many lines as they need; return where the rows begin."""
    unit, x, line = canvas.unit, 0.0, 0
    shapes: list[Shape] = []
    for at in part.drawn_columns:
        column = part.columns[at]
        wide = canvas.measure(column.title)
        if x and x + (_SWATCH + 6) * unit + wide > canvas.width:
            x, line = 0.0, line + 1
        top = line * _ROW * unit
        side = _SWATCH * unit
        shapes += filled(Place(x, top, side, side, unit), column.ink, column.pattern)
        baseline = top + side / 2 + CAPITALS * SIZE * unit
        shapes.append(Words(x + side + 6 * unit, baseline, column.title, "text", SIZE * unit))
        x += side + wide + 22 * unit
    return shapes, (line + 1) * _ROW * unit


def _titles_width(part: Part, canvas: Canvas) -> float:
    widest = max((canvas.measure(row.title) for row in part.rows), default=0.0)
    return min(widest, canvas.width * _TITLES)


def _sum(part: Part, row: Row) -> float:
    return sum(row.numbers[at].value or 0 for at in part.drawn_columns)


def _row(part: Part, at: int, grid: _Grid, canvas: Canvas) -> Iterator[Shape]:
    """Draw the title of a row, the line at which bars begin, and its total after the bar."""
    unit, row, top = canvas.unit, part.rows[at], grid.top
    baseline = top + _BAR * unit / 2 + CAPITALS * SIZE * unit
    title = canvas.fitted(row.title, grid.left - _GAP * unit)
    yield Words(0.0, baseline, title, "text", SIZE * unit)
    yield Line(grid.left, top - 3 * unit, grid.left, top + (_BAR + 3) * unit, "edge", unit)
    total = _sum(part, row)
    after = grid.left + total * grid.scale + 6 * unit
    yield Words(after, baseline, f"{total:,.0f}", "text", SIZE * unit, is_bold=True)


def _segments(part: Part, at: int, grid: _Grid, unit: float) -> Iterator[Spot]:
    x = grid.left
    for column in part.drawn_columns:
        value = part.rows[at].numbers[column].value or 0
        if value:
            yield Spot(x, grid.top, value * grid.scale, _BAR * unit, at, column)
        x += value * grid.scale


def _segment(part: Part, spot: Spot, canvas: Canvas) -> Iterator[Shape]:
    """Draw a stretch of a bar, and its number on it where there is room."""
    unit, column = canvas.unit, part.columns[spot.column]
    place = Place(spot.x, spot.y, spot.width, spot.height, unit)
    yield from filled(place, column.ink, column.pattern)
    said = f"{part.rows[spot.row].numbers[spot.column].value or 0:,.0f}"
    wide, pad = canvas.measure(said), _PAD * unit
    if spot.width >= wide + 4 * pad:
        x = spot.x + (spot.width - wide) / 2
        top, height = spot.y + unit, spot.height - 2 * unit
        yield Box(x - pad, top, wide + 2 * pad, height, 2 * unit, "surface")
        baseline = spot.y + spot.height / 2 + CAPITALS * SIZE * unit
        yield Words(x, baseline, said, "text", SIZE * unit)

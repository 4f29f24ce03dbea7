"""A part drawn as panels: one for each column, with a bar for each period."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from pmdesk.shapes import Line, Shape, Words
from pmdesk.standing.chart import CAPITALS, SIZE, Canvas, Chart, Spot
from pmdesk.standing.figures import Part
from pmdesk.standing.patterns import Place, filled

_PANEL, _TITLE, _VALUES, _AXIS = 150.0, 24.0, 18.0, 20.0
_BETWEEN = 24.0
_LEAST = 260.0
"""The least width of a panel, in units."""
_BAR = 0.68
"""The share of its period that a bar takes."""
_WIDEST = 48.0
_APART = 20.0


@dataclass(frozen=True)
class _Panel:
    """A panel: its place, the column that it shows, and the width of a period in it."""

    x: float
    y: float
    width: float
    column: int
    step: float
    highest: float
    unit: float

    @property
    def base(self) -> float:
        """Where the bars stand."""
        return self.y + (_PANEL - _AXIS) * self.unit

    @property
    def tall(self) -> float:
        """How high the highest bar may be."""
        return (_PANEL - _AXIS - _TITLE - _VALUES) * self.unit


def panels(part: Part, canvas: Canvas) -> Chart:
    """Plan a part, two panels side by side where there is room."""
    places, unit = part.drawn_columns, canvas.unit
    across = 2 if canvas.width >= (2 * _LEAST + _BETWEEN) * unit else 1
    width = (canvas.width - (across - 1) * _BETWEEN * unit) / across
    shapes, spots = list[Shape](), list[Spot]()
    for number, column in enumerate(places):
        x = number % across * (width + _BETWEEN * unit)
        y = number // across * (_PANEL + _BETWEEN) * unit
        step = width / max(len(part.rows), 1)
        panel = _Panel(x, y, width, column, step, _highest(part, column), unit)
        shapes += _frame(part, panel, canvas)
        for row in range(len(part.rows)):
            spots.append(_spot(part, panel, row))
            shapes += _bar(part, panel, spots[-1], canvas)
    lines = ceil(len(places) / across)
    height = (lines * _PANEL + (lines - 1) * _BETWEEN) * unit
    return Chart(height, tuple(shapes), tuple(spots))


def _highest(part: Part, column: int) -> float:
    """Return what the whole height stands for: a share is of a hundred, a number of the most."""
    numbers = [row.numbers[column] for row in part.rows]
    if any(number.shown.endswith("%") for number in numbers):
        return 100.0
    return max((number.value or 0 for number in numbers), default=0) or 1.0


def _frame(part: Part, panel: _Panel, canvas: Canvas) -> Iterator[Shape]:
    unit, title = panel.unit, part.columns[panel.column].title
    baseline = panel.y + (_TITLE - 8) * unit
    yield Words(panel.x, baseline, title, "text", SIZE * unit, is_bold=True)
    yield Line(panel.x, panel.base, panel.x + panel.width, panel.base, "edge", unit)
    yield from _axis(part, panel, canvas)


def _axis(part: Part, panel: _Panel, canvas: Canvas) -> Iterator[Shape]:
    """Name as many periods as there is room for."""
    widest = max((canvas.measure(row.title) for row in part.rows), default=0.0)
    every = max(1, ceil((widest + _APART * panel.unit) / panel.step))
    for number in range(0, len(part.rows), every):
        text = part.rows[number].title
        wide = canvas.measure(text)
        middle = panel.x + (number + 0.5) * panel.step
        x = max(panel.x, min(middle - wide / 2, panel.x + panel.width - wide))
        baseline = panel.base + (_AXIS / 2 + 2 + CAPITALS * SIZE) * panel.unit
        yield Words(x, baseline, text, "muted", SIZE * panel.unit)


def _spot(part: Part, panel: _Panel, row: int) -> Spot:
    value = part.rows[row].numbers[panel.column].value or 0
    wide = min(panel.step * _BAR, _WIDEST * panel.unit)
    tall = panel.tall * value / panel.highest
    x = panel.x + (row + 0.5) * panel.step - wide / 2
    return Spot(x, panel.base - tall, wide, tall, row, panel.column)


def _bar(part: Part, panel: _Panel, spot: Spot, canvas: Canvas) -> Iterator[Shape]:
    """Draw a bar with its number above it; where there is nothing to count, a dash says so."""
    unit, column = panel.unit, part.columns[panel.column]
    number = part.rows[spot.row].numbers[spot.column]
    if spot.height:
        place = Place(spot.x, spot.y, spot.width, spot.height, unit)
        yield from filled(place, column.ink, column.pattern)
    said = number.shown
    if canvas.measure(said) > panel.step:
        said = said.removesuffix(" %")
    wide = canvas.measure(said)
    if wide <= panel.step:
        x = spot.x + (spot.width - wide) / 2
        ink = "text" if number.value else "muted"
        yield Words(x, spot.y - 5 * unit, said, ink, SIZE * unit)

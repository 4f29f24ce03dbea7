"""The drawing of a part of the report: shapes, and where in it each number is."""

from collections.abc import Callable
from dataclasses import dataclass

from pmdesk.shapes import Shape
from pmdesk.standing.figures import Part

Measure = Callable[[str], float]
"""Returns how wide a text of the size `SIZE` is."""

SIZE = 12.0
"""The height of the text in units."""

CAPITALS = 0.36
"""How far the baseline is below the middle of a line, as a share of the text's size."""

MOST_ROWS = 12
"""Rows that are drawn at most; the table has them all."""


@dataclass(frozen=True)
class Spot:
    """Where a number is drawn, by the row and column of its part."""

    x: float
    y: float
    width: float
    height: float
    row: int
    column: int

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a place is on it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True)
class Chart:
    """A drawing of a certain width, as high as it needs."""

    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]

    def at(self, x: float, y: float) -> Spot | None:
        """Return the number that is drawn at a place."""
        return next((spot for spot in self.spots if spot.covers(x, y)), None)


@dataclass(frozen=True)
class Canvas:
    """What a drawing is planned for: its width, how wide texts are, and how long a unit is."""

    width: float
    measure: Measure
    unit: float = 1.0

    def fitted(self, text: str, room: float) -> str:
        """Return a text, or its start and an ellipsis, so that it is no wider than `room`."""
        if self.measure(text) <= room:
            return text
        for end in range(len(text) - 1, 0, -1):
            cut = text[:end].rstrip() + "…"
            if self.measure(cut) <= room:
                return cut
        return ""


def spoken(part: Part) -> str:
    """Say what a drawing shows, for those who do not see it."""
    lines = []
    for row in part.rows[:MOST_ROWS]:
        said = (
            f"{column.title} {number.shown}"
            for column, number in zip(part.columns, row.numbers, strict=True)
            if number.value
        )
        lines.append(f"{row.title}: {', '.join(said) or 'nothing'}")
    left = len(part.rows) - MOST_ROWS
    more = [f"{left} more in the table"] if left > 0 else []
    return f"{part.title}. {'; '.join([*lines, *more])}."

"""Fillings that are told apart without colour: solid, hatched, crossed, dotted, hollow."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from pmdesk.shapes import Box, Line, Shape
from pmdesk.standing.figures import Pattern

_STEP = 6.0
"""Between strokes and between dots, in units."""


@dataclass(frozen=True)
class Place:
    """A rectangle from its left top corner; `unit` is the length of a pixel at 100 %."""

    x: float
    y: float
    width: float
    height: float
    unit: float = 1.0


def filled(place: Place, ink: str, pattern: Pattern) -> Iterator[Shape]:
    """Draw a rectangle with its filling and its outline."""
    yield _box(place, "surface")
    yield from _FILLINGS[pattern](place, ink)
    yield _box(place, ink=ink)


def _box(place: Place, fill: str = "", ink: str = "") -> Box:
    thick = place.unit if ink else 0.0
    inset = thick / 2
    return Box(
        place.x + inset, place.y + inset, max(place.width - thick, 0.0),
        max(place.height - thick, 0.0), 0.0, fill, 1.0, ink, thick,
    )  # fmt: skip


def _solid(place: Place, ink: str) -> Iterator[Shape]:
    yield _box(place, ink)


def _rising(place: Place, ink: str) -> Iterator[Shape]:
    """Draw strokes from the lower left to the upper right, cut off at the sides."""
    step, height = _STEP * place.unit, place.height
    for number in range(1, ceil((place.width + height) / step)):
        start = number * step - height
        left, right = max(start, 0.0), min(start + height, place.width)
        if right > left:
            low, high = place.y + height - (left - start), place.y + height - (right - start)
            yield Line(place.x + left, low, place.x + right, high, ink, place.unit)


def _hatched(place: Place, ink: str) -> Iterator[Shape]:
    yield _tint(place, ink)
    yield from _rising(place, ink)


def _crossed(place: Place, ink: str) -> Iterator[Shape]:
    yield from _hatched(place, ink)
    middle = 2 * place.y + place.height
    for stroke in _rising(place, ink):
        if isinstance(stroke, Line):
            yield Line(stroke.x1, middle - stroke.y1, stroke.x2, middle - stroke.y2, ink,
                       place.unit)  # fmt: skip


def _dotted(place: Place, ink: str) -> Iterator[Shape]:
    yield _tint(place, ink)
    step, side = _STEP * place.unit, 2 * place.unit
    for row in range(int(place.height / step)):
        for column in range(int(place.width / step)):
            x, y = place.x + (column + 0.5) * step, place.y + (row + 0.5) * step
            yield Box(x, y, side, side, side / 2, ink)


def _tint(place: Place, ink: str) -> Box:
    return Box(place.x, place.y, place.width, place.height, 0.0, ink, 0.14)


def _hollow(_place: Place, _ink: str) -> Iterator[Shape]:
    yield from ()


_FILLINGS: Mapping[Pattern, Callable[[Place, str], Iterator[Shape]]] = {
    "solid": _solid,
    "hatched": _hatched,
    "crossed": _crossed,
    "dotted": _dotted,
    "hollow": _hollow,
}

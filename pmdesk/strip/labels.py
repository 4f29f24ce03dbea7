"""The names of key moments: none overlaps another, and where there is no room the lesser give way.

A name stands in one of a few rows above its dot, joined to it by a line through the rows below.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pmdesk.strip.moments import Role

_GAP = 4.0
"""What is free around a name: twice as much between two, once to the line of another."""
_FAILURES = 40
"""After so many names without room in a row, the rest is not tried."""


@dataclass(frozen=True)
class Wanted:
    """A name that should be written: wordings from long to short, and where its dot is."""

    anchor: float
    wordings: tuple[str, ...]
    role: Role
    has_dot: bool = True


@dataclass(frozen=True)
class Label:
    """A name with its place; row 0 is the one nearest to the dots."""

    x: float
    width: float
    row: int
    text: str
    role: Role
    anchor: float
    """Where the dot is that the name speaks of."""
    has_dot: bool = True


@dataclass
class _Rows:
    """What is taken in each row, as stretches from left to right."""

    width: float
    unit: float
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def has_room(self, row: int, left: float, right: float, anchor: float) -> bool:
        """Tell whether a name fits in a row and its line through those below."""
        if left < 0 or right > self.width:
            return False
        gap = _GAP * self.unit
        if not _is_free(self.taken[row], left - gap, right + gap):
            return False
        return all(_is_free(below, anchor, anchor) for below in self.taken[:row])

    def take(self, row: int, left: float, right: float, anchor: float) -> None:
        """Keep the place of a name and of its line."""
        gap = _GAP * self.unit
        self.taken[row].append((left - gap, right + gap))
        for below in self.taken[:row]:
            below.append((anchor, anchor))

    def lefts(self, row: int, anchor: float, length: float) -> Iterator[float]:
        """Return where a name can begin so that its dot is below it, the best first.

        In the middle, at one of its ends, or right beside what stands in the row.
        """
        gap = _GAP * self.unit
        middle = anchor - length / 2
        yield min(max(middle, 0.0), max(self.width - length, 0.0))
        yield anchor - length
        yield anchor
        beside = [end + gap for _, end in self.taken[row]]
        beside += [start - gap - length for start, _ in self.taken[row]]
        near = (left for left in beside if anchor - length <= left <= anchor)
        yield from sorted(near, key=lambda left: abs(left - middle))


def _is_free(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right <= start or end <= left for start, end in taken)


def place(
    wanted: Sequence[Wanted],
    rows: int,
    width: float,
    unit: float,
    text_width: Callable[[str], float],
) -> Iterator[Label]:
    """Place as many names as there is room for in some rows, those that come first before others.

    Each stands where it hides the fewest dots that are still to be named; from a higher row it
    leaves those below it to the lower ones.
    """
    room = _Rows(width, unit, [[] for _ in range(rows)])
    anchors = sorted(name.anchor for name in wanted)
    failures = 0
    for name in wanted:
        label = _placed(name, room, anchors, text_width)
        failures = 0 if label else failures + 1
        if label:
            yield label
        elif failures > _FAILURES:
            return


def _placed(
    name: Wanted, room: _Rows, anchors: list[float], text_width: Callable[[str], float]
) -> Label | None:
    for text in name.wordings:
        length = text_width(text)
        places = [
            (hidden / (row + 1), row, number, left)
            for row in range(len(room.taken))
            for number, left in enumerate(room.lefts(row, name.anchor, length))
            if room.has_room(row, left, left + length, name.anchor)
            for hidden in [_hidden(anchors, left, left + length, name.anchor)]
        ]
        if places:
            _, row, _, left = min(places)
            room.take(row, left, left + length, name.anchor)
            return Label(left, length, row, text, name.role, name.anchor, name.has_dot)
    return None


def _hidden(anchors: list[float], left: float, right: float, own: float) -> int:
    """Count the dots to be named that a name would stand over, but for its own."""
    inside = bisect_left(anchors, right) - bisect_left(anchors, left)
    return inside - (left <= own < right)

"""Which stretches of a text became events, and which one a place lies in."""

from bisect import bisect_left
from collections.abc import Sequence

from ui.importing.places import Places

Span = tuple[int, int]
NO_SPAN: Span = (0, 0)


class Marks:
    """Stretches of a text in its order; places are those of Qt, names are those of the giver."""

    def __init__(self, text: str = "", spans: Sequence[Span] = ()) -> None:
        """Mark `spans`, counted in characters of `text`; each is known by its place in them."""
        self._places = Places(text)
        found = ((*self.in_qt(span), name) for name, span in enumerate(spans) if span[0] < span[1])
        self._marks = sorted(found)
        self._ends: list[int] = []
        for _, end, _ in self._marks:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def in_qt(self, span: Span) -> Span:
        """Return a stretch as Qt counts it."""
        return self._places.to_qt(span[0]), self._places.to_qt(span[1])

    def begins_within(self, first: int, last: int) -> bool:
        """Tell whether a stretch begins at one of the characters from `first` on."""
        place = bisect_left(self._marks, (first,))
        return place < len(self._marks) and self._marks[place][0] < last

    def within(self, first: int, last: int) -> int | None:
        """Return which stretch is the first to share a character with that from `first` on."""
        place = bisect_left(self._ends, first + 1)
        if first < last and place < len(self._marks) and self._marks[place][0] < last:
            return self._marks[place][2]
        return None

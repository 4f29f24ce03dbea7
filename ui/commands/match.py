"""Fuzzy matching of a few typed characters against the names of things."""

from collections.abc import Iterable
from dataclasses import dataclass

from pmdesk.search import Folded, fold

_START, _RUN, _GAP = 8, 6, 1
"""Worth of a character that starts a word, of one that follows its predecessor, price of a gap."""

_Trails = dict[int, tuple[int, tuple[int, ...]]]
"""By the place of its last character: the score and the places of the best way to get there."""


@dataclass(frozen=True)
class Match:
    """How well a text matches, more being better, and which of its characters did."""

    score: int
    places: frozenset[int]


def match(query: str, text: str) -> Match | None:
    """Match each word of a query against a text, in any order; None where one does not match.

    A word matches where its characters occur one after the other; those that start words and
    those that stand together count most, so that “gt” and “time” both find “Go to Timeline”.
    """
    folded = fold(text)
    found = [_word(word, folded) for word in fold(query).text.split()]
    if None in found:
        return None
    hits = [hit for hit in found if hit]
    places = (folded.places[place] for _, trail in hits for place in trail)
    return Match(sum(score for score, _ in hits), frozenset(places))


def _word(word: str, folded: Folded) -> tuple[int, tuple[int, ...]] | None:
    """Return the best way in which a word's characters occur in a text: its score and places."""
    if not _occurs(word, folded.text):
        return None
    starts = _starts(folded.text)
    trails: _Trails = {-1: (0, ())}
    for char in word:
        trails = _further(char, folded.text, starts, trails)
    return max(trails.values(), key=lambda trail: (trail[0], [-place for place in trail[1]]))


def _occurs(word: Iterable[str], text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in word)


def _starts(text: str) -> set[int]:
    before = " " + text
    return {n for n, char in enumerate(text) if char.isalnum() and not before[n].isalnum()}


def _further(char: str, text: str, starts: set[int], trails: _Trails) -> _Trails:
    """Return the best trail to each occurrence of a character, from those to the one before it."""
    found: _Trails = {}
    place = text.find(char)
    while place >= 0:
        reached = [
            (score + _worth(place, end, starts), (*trail, place))
            for end, (score, trail) in trails.items()
            if end < place
        ]
        if reached:
            found[place] = max(reached)
        place = text.find(char, place + 1)
    return found


def _worth(place: int, end: int, starts: set[int]) -> int:
    worth = _START if place in starts else 0
    if end == -1:
        return worth
    return worth + (_RUN if place == end + 1 else -_GAP * min(place - end, 5))

"""What changed in a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

MOST_WORDS = 1_000
"""Changed words beyond which texts are shown one after the other: comparing would take long."""

CONTEXT = 12
"""Words of unchanged text that stay beside a change."""


class Fate(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what became of it."""

    fate: Fate
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in order; kept and removed ones together are `before`."""
    old, new = _words(before), _words(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    pieces = [
        Piece(Fate.KEPT, "".join(old[:head])),
        *middle,
        Piece(Fate.KEPT, "".join(old[len(old) - tail :])),
    ]
    runs = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.fate)
    return tuple(Piece(fate, "".join(piece.text for piece in run)) for fate, run in runs)


def shortened(pieces: Sequence[Piece], context: int = CONTEXT) -> tuple[Piece, ...]:
    """Return the pieces with long unchanged stretches left out."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.fate is Fate.KEPT:
            last = place == len(pieces) - 1
            found += _cut(piece.text, context if place else 0, 0 if last else context)
        else:
            found.append(piece)
    return tuple(found)


def _words(text: str) -> list[str]:
    """Split a text into words and marks, each with the space before it."""
    return re.findall(r"\s*\w+|\s*[^\w\s]|\s+", text)


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    shared = min(len(old), len(new))
    return next((n for n in range(shared) if old[n] != new[n]), shared)


def _middle(old: list[str], new: list[str]) -> Iterator[Piece]:
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        yield from _exchanged("".join(old), "".join(new))
        return
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[i:j] == new[k:m]:
            yield Piece(Fate.KEPT, "".join(old[i:j]))
        else:
            yield from _exchanged("".join(old[i:j]), "".join(new[k:m]))


def _exchanged(old: str, new: str) -> Iterator[Piece]:
    """Show one stretch in the place of another; the space that both begin with stays."""
    gap = " " if old.startswith(" ") and new.startswith(" ") else ""
    yield Piece(Fate.KEPT, gap)
    yield Piece(Fate.REMOVED, old[len(gap) :])
    yield Piece(Fate.INSERTED, new[len(gap) :])


def _cut(text: str, head: int, tail: int) -> Iterator[Piece]:
    """Keep some words at both ends of a text, and say where others were left out."""
    words = re.findall(r"\s*\S+\s*", text) or [text]
    if len(words) <= head + tail + 1:
        yield Piece(Fate.KEPT, text)
        return
    if head:
        yield Piece(Fate.KEPT, "".join(words[:head]))
    yield Piece(Fate.LEFT_OUT, " … ")
    if tail:
        yield Piece(Fate.KEPT, "".join(words[len(words) - tail :]).lstrip())

"""The cards of a drawn tree, with their words broken into lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exports.blocks import Reason
from exports.pdf.lines import Line, Style, break_lines

CAPTION = Style(7.4, 10.4, "bold")
WORDS = Style(8.6, 11.6)
NOTE = Style(7.4, 10.4)
PADDING = 7.0
MOST_LINES = 14
"""Lines on a card; a longer text is given in full below the tree."""

_NOTE_GAP = 3.0
_MOST_NOTE_LINES = 4


@dataclass(frozen=True)
class Part:
    """Some lines of a card in one style, with a gap above them."""

    lines: tuple[Line, ...]
    style: Style
    gap: float = 0.0

    @property
    def height(self) -> float:
        """How much of the card this takes."""
        return self.gap + len(self.lines) * self.style.leading


@dataclass(frozen=True)
class Card:
    """A card of a width, in points, and what stands on it from top to bottom."""

    reason: Reason
    width: float
    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """The height of the card."""
        return 2 * PADDING + sum(part.height for part in self.parts)


def card(reason: Reason, width: float) -> Card:
    """Set the words of a reason on a card."""
    room = width - 2 * PADDING
    caption = Part(break_lines(reason.caption, CAPTION, room), replace(CAPTION, ink=reason.role))
    words = Part(_at_most(MOST_LINES, reason.text or "…", WORDS, room), WORDS)
    return Card(reason, width, (caption, words, *_notes(reason, room)))


def is_too_long(reason: Reason, width: float) -> bool:
    """Tell whether a card of a width leaves out some of a reason's text."""
    return len(break_lines(reason.text, WORDS, width - 2 * PADDING)) > MOST_LINES


def _notes(reason: Reason, room: float) -> Iterator[Part]:
    said = [(words, "muted") for words in reason.more]
    if reason.note:
        said.append((reason.note, reason.note_role))
    for words, role in said:
        lines = _at_most(_MOST_NOTE_LINES, words, NOTE, room)
        yield Part(lines, replace(NOTE, ink=role), _NOTE_GAP)


def _at_most(count: int, text: str, style: Style, room: float) -> tuple[Line, ...]:
    """Break a text into lines, of which the last is … where there are too many."""
    lines = break_lines(text, style, room)
    if len(lines) > count:
        lines = lines[: count - 1] + break_lines("…", style, room)
    return lines

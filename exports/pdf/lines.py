"""Breaking text into lines that fit a width.

No markup is read anywhere: what was typed is drawn, character by character.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exports.pdf.direction import is_turned, ordered
from exports.pdf.fonts import Face, runs, visible, width

_TOKENS = re.compile(r"\s+|\S+")
_JOINTS = re.compile(r"(?<=[/\\_.,;:?&=@\-])")
"""Where a word that is too long for a line is best broken."""


@dataclass(frozen=True)
class Style:
    """How a text looks; sizes are in points, `ink` is a colour role."""

    size: float
    leading: float
    face: Face = "regular"
    ink: str = "text"

    def measure(self, text: str) -> float:
        """Return how wide a text is in this style."""
        return width(visible(text, self.face), self.face) * self.size

    def sized(self, scale: float) -> "Style":
        """Return the same style, larger or smaller."""
        return Style(self.size * scale, self.leading * scale, self.face, self.ink)


@dataclass(frozen=True)
class Line:
    """One line, as parts that each are of one font."""

    runs: tuple[tuple[str, str], ...]
    width: float
    indent: float = 0
    """How far from the left it begins: lines from right to left end at the right."""


def break_lines(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """Break a text at its line ends and wherever a line would be wider than `room`."""
    shown = visible(text, style.face)
    return tuple(
        _line(line, style, room, turned=turned)
        for typed, turned in ((typed, is_turned(typed)) for typed in shown.split("\n"))
        for line in _wrapped(typed, style, room)
    )


def _line(text: str, style: Style, room: float, *, turned: bool) -> Line:
    length = width(text, style.face) * style.size
    drawn = ordered(text, turned=turned)
    return Line(runs(drawn, style.face), length, max(room - length, 0) if turned else 0)


def shortened(text: str, style: Style, room: float) -> Line:
    """Return the start of a text that fits in one line, with an ellipsis where it is cut."""
    shown = visible(" ".join(text.split()), style.face)
    if width(shown, style.face) * style.size > room:
        (start, *_) = _cut(shown, style, room - style.measure("…"))
        shown = start.rstrip() + "…"
    drawn = ordered(shown, turned=is_turned(shown))
    return Line(runs(drawn, style.face), width(shown, style.face) * style.size)


def _wrapped(text: str, style: Style, room: float) -> Iterator[str]:
    """Fill lines word by word; white space at the end of a line is dropped."""
    line: list[str] = []
    used = 0.0
    for token in _pieces(text, style, room):
        size = width(token, style.face) * style.size
        if used + size > room and line:
            yield "".join(line).rstrip()
            line, used = [], 0.0
            if token.isspace():
                continue
        line.append(token)
        used += size
    yield "".join(line).rstrip()


def _pieces(text: str, style: Style, room: float) -> Iterator[str]:
    """Return words and the spaces between; words wider than a line come in pieces."""
    for token in _TOKENS.findall(text):
        if width(token, style.face) * style.size <= room:
            yield token
            continue
        for piece in _JOINTS.split(token):
            yield from _cut(piece, style, room)


def _cut(piece: str, style: Style, room: float) -> Iterator[str]:
    """Cut a word wherever it is full, at least a character at a time."""
    start, used = 0, 0.0
    for at, char in enumerate(piece):
        size = width(char, style.face) * style.size
        if used + size > room and at > start:
            yield piece[start:at]
            start, used = at, 0.0
        used += size
    yield piece[start:]

"""What stands on a page: pieces that know their height, can be split between pages, and be drawn.

All lengths are in points; `top` is measured from the bottom of the page, as PDF does.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.pdfgen.canvas import Canvas

from exports.blocks import is_web_address
from exports.pdf.ink import ground, ink
from exports.pdf.lines import Line, Style, break_lines, shortened

_CAPITALS = 0.714
"""How high capitals are in a font of size 1."""

_FEWEST = 2
"""Lines of a paragraph that stay together at the end and at the start of a page."""

Split = tuple["Piece | None", "Piece | None"]
"""What fits on the page, and what goes on the next; None for nothing."""


class Piece(ABC):
    """Something that takes up the width it was made for, and a height."""

    before: float = 0
    """Space above, except at the top of a page."""
    keep: bool = False
    """Whether it stays on one page with the beginning of what follows."""

    @property
    @abstractmethod
    def height(self) -> float:
        """How much of the page it takes from top to bottom."""

    @property
    def lead(self) -> float:
        """The least of it that can stand at the end of a page."""
        return self.height

    def split(self, room: float) -> Split:
        """Divide it so that the first part is at most `room` high."""
        return (self, None) if self.height <= room else (None, self)

    @abstractmethod
    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with its top left corner at a place."""


@dataclass(frozen=True)
class Text(Piece):
    """Lines of text, with a dot before and an address behind them if so wished."""

    lines: tuple[Line, ...]
    style: Style
    before: float = 0
    keep: bool = False
    indent: float = 0
    dot: str = ""
    link: str = ""

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def lead(self) -> float:
        whole = len(self.lines) < 2 * _FEWEST
        return self.height if whole else _FEWEST * self.style.leading

    def split(self, room: float) -> Split:
        if self.height <= room:
            return self, None
        count = min(int(room // self.style.leading), len(self.lines) - _FEWEST)
        if count < _FEWEST:
            return None, self
        head, rest = self.lines[:count], self.lines[count:]
        return replace(self, lines=head), replace(self, lines=rest, dot="", before=0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        style, left = self.style, x + self.indent
        baseline = top - (style.leading + _CAPITALS * style.size) / 2
        if self.dot:
            canvas.setFillColor(ink(self.dot))
            radius = style.size * 0.26
            centre = baseline + _CAPITALS * style.size / 2
            canvas.circle(left - style.size * 0.72, centre, radius, stroke=0, fill=1)
        for line in self.lines:
            start = left + line.indent
            draw_line(canvas, line, style, start, baseline)
            if self.link:
                box = (start, baseline - 2, start + line.width, baseline + style.size)
                canvas.linkURL(self.link, box, relative=1)
            baseline -= style.leading


def draw_line(canvas: Canvas, line: Line, style: Style, x: float, baseline: float) -> None:
    """Draw one line of text."""
    pen = canvas.beginText(x, baseline)
    pen.setFillColor(ink(style.ink))
    for name, text in line.runs:
        pen.setFont(name, style.size, style.leading)
        pen.textOut(text)
    canvas.drawText(pen)


def text(words: str, style: Style, width: float, *, before: float = 0, link: str = "") -> Text:
    """Set a text in a width; an address that is not one of the web is not linked."""
    if link and is_web_address(link):
        style = replace(style, ink="accent")
        return Text(break_lines(words, style, width), style, before, link=link)
    return Text(break_lines(words, style, width), style, before)


def dotted(words: str, role: str, style: Style, width: float) -> Text:
    """Set a text behind a dot of its colour."""
    inset = style.size * 1.1
    coloured = replace(style, ink=role)
    return Text(break_lines(words, coloured, width - inset), coloured, indent=inset, dot=role)


@dataclass(frozen=True)
class Stack(Piece):
    """Pieces one below the other."""

    pieces: tuple[Piece, ...] = ()
    before: float = 0
    keep: bool = False

    @cached_property
    def _height(self) -> float:
        inner = sum(piece.before for piece in self.pieces[1:])
        return inner + sum(piece.height for piece in self.pieces)

    @property
    def height(self) -> float:
        return self._height

    @property
    def lead(self) -> float:
        return _lead(self.pieces)

    def split(self, room: float) -> Split:
        """Take pieces while they fit; one that is kept with the next goes where that one goes."""
        used = 0.0
        for at, piece in enumerate(self.pieces):
            gap = piece.before if at else 0.0
            free = room - used - gap
            if at and piece.keep and _lead(self.pieces[at : at + _LOOK_AHEAD]) > free:
                return self._parted(at, None, piece)
            if piece.height > free:
                return self._parted(at, *piece.split(free))
            used += gap + piece.height
        return self, None

    def _parted(self, at: int, head: Piece | None, rest: Piece | None) -> Split:
        """Divide at a piece that was itself divided into `head` and `rest`."""
        before = self.pieces[:at] + ((head,) if head else ())
        after = ((rest,) if rest else ()) + self.pieces[at + 1 :]
        if not before:
            return None, self
        return replace(self, pieces=before), Stack(after) if after else None

    def placed(self, x: float, top: float) -> Iterator[tuple[Piece, float, float]]:
        """Return each piece with its place."""
        for at, piece in enumerate(self.pieces):
            top -= piece.before if at else 0.0
            yield piece, x, top
            top -= piece.height

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        for piece, left, upper in self.placed(x, top):
            piece.draw(canvas, left, upper)


_LOOK_AHEAD = 5
"""Pieces to look at for what a heading has to stay with: headings follow each other at most so."""


def _lead(pieces: Sequence[Piece]) -> float:
    """Return the height of the headings at the start, and of the beginning of what they head."""
    total = 0.0
    for at, piece in enumerate(pieces):
        total += piece.before if at else 0.0
        if not piece.keep:
            return total + piece.lead
        total += piece.height
    return total


@dataclass(frozen=True)
class Columns(Piece):
    """Pieces side by side, each at its distance from the left."""

    cells: tuple[tuple[float, Piece], ...]
    before: float = 0

    @cached_property
    def _height(self) -> float:
        return max((piece.height for _, piece in self.cells), default=0.0)

    @property
    def height(self) -> float:
        return self._height

    @property
    def lead(self) -> float:
        return max((piece.lead for _, piece in self.cells), default=0.0)

    def split(self, room: float) -> Split:
        """Divide every cell; where one of them cannot be, none is."""
        if self.height <= room:
            return self, None
        parts = [(x, piece.split(room)) for x, piece in self.cells]
        if any(head is None for _, (head, _) in parts):
            return None, self
        heads = tuple((x, head or Stack()) for x, (head, _) in parts)
        rests = tuple((x, rest or Stack()) for x, (_, rest) in parts)
        return Columns(heads, self.before), Columns(rests)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        for offset, piece in self.cells:
            piece.draw(canvas, x + offset, top)


@dataclass(frozen=True)
class Card(Piece):
    """A piece on a ground of its own, with a border, and a bar of colour on its left."""

    inner: Piece
    width: float
    before: float = 0
    padding: float = 10
    fill: str = "surface"
    line: str = "line"
    bar: str = ""
    least: float = 0

    @property
    def height(self) -> float:
        return max(self.inner.height + 2 * self.padding, self.least)

    @property
    def lead(self) -> float:
        return self.inner.lead + 2 * self.padding

    def split(self, room: float) -> Split:
        if self.height <= room:
            return self, None
        head, rest = self.inner.split(room - 2 * self.padding)
        if head is None:
            return None, self
        first = replace(self, inner=head, least=0)
        return first, replace(first, inner=rest, before=0) if rest else None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        bottom = top - self.height
        canvas.setFillColor(ink(self.fill))
        canvas.setStrokeColor(ink(self.line))
        canvas.setLineWidth(0.7)
        canvas.roundRect(x, bottom, self.width, self.height, 4, stroke=1, fill=1)
        if self.bar:
            canvas.setFillColor(ink(self.bar))
            canvas.roundRect(x, bottom, 3.2, self.height, 1.6, stroke=0, fill=1)
        self.inner.draw(canvas, x + self.padding, top - self.padding)


@dataclass(frozen=True)
class Chip(Piece):
    """A few words on a coloured ground with round ends."""

    line: Line
    role: str
    style: Style

    @property
    def height(self) -> float:
        return self.style.size * 1.75

    @property
    def width(self) -> float:
        """How wide it is: as its words need."""
        return self.line.width + self.style.size * 1.7

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        height, size = self.height, self.style.size
        canvas.setFillColor(ground(self.role))
        canvas.roundRect(x, top - height, self.width, height, height / 2, stroke=0, fill=1)
        baseline = top - (height + _CAPITALS * size) / 2
        draw_line(canvas, self.line, self.style, x + size * 0.85, baseline)


def chip(words: str, role: str, size: float = 8) -> Chip:
    """Return a chip in the colours of a role."""
    style = Style(size, size * 1.4, "bold", role or "muted")
    return Chip(shortened(words, style, float("inf")), role, style)


def chips(made: Sequence[Chip], gap: float = 6) -> Columns:
    """Put chips in a row."""
    cells, x = [], 0.0
    for one in made:
        cells.append((x, one))
        x += one.width + gap
    return Columns(tuple(cells))

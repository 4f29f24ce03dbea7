"""Tables of any length: every page repeats the head, and costs no more than its own rows."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from exports.blocks import Cell, Table
from exports.pdf.ink import ink
from exports.pdf.lines import Style
from exports.pdf.pieces import Columns, Piece, Split, Stack, dotted, text
from exports.work import Work

HEAD = Style(7.6, 11, "bold", "muted")
BODY = Style(8.8, 12.4)
STRONG = Style(8.4, 12.4, "bold")
NOTE = Style(7.4, 10.4, "regular", "muted")

_GAP = 10
"""Free space between columns."""
_PADDING, _LITTLE = 4.5, 1.0
"""Free space above and below what is in a row, and in one of numbers."""
_TALL = 160
"""Rows higher than this may be divided between pages."""
_SHORT = 140
"""Tables no higher than this stay whole: two rows of three alone on a page look forgotten."""


@dataclass(frozen=True)
class Rows(Piece):
    """Some rows of a table: those from `start` to `stop`; `bottoms` adds up their heights.

    `divided` holds in the place of a row the part of it that is on this page.
    """

    head: Columns
    rows: tuple[Columns, ...]
    bottoms: tuple[float, ...]
    width: float
    start: int
    stop: int
    divided: Mapping[int, Columns] = field(default_factory=dict)
    before: float = 0
    padding: float = _PADDING

    def _row(self, number: int) -> Columns:
        return self.divided.get(number, self.rows[number])

    def _above(self, number: int) -> float:
        """Return the height of all rows above one, were none divided."""
        return self.bottoms[number - 1] if number else 0.0

    @property
    def _spared(self) -> float:
        """How much less high the rows are because some are divided."""
        return sum(
            self._tall(self.rows[number]) - self._tall(part)
            for number, part in self.divided.items()
        )

    @property
    def height(self) -> float:
        rows = self._above(self.stop) - self._above(self.start) - self._spared
        return self._tall(self.head) + rows

    @property
    def lead(self) -> float:
        if self.height <= _SHORT:
            return self.height
        first = self._row(self.start)
        is_tall = self._tall(first) > _TALL
        least = first.lead + 2 * self.padding if is_tall else self._tall(first)
        return self._tall(self.head) + least

    def split(self, room: float) -> Split:
        """Take the rows that fit whole; a tall one after them is divided."""
        if self.height <= room:
            return self, None
        free = room - self._tall(self.head) + self._spared
        end = free + self._above(self.start)
        last = min(bisect_right(self.bottoms, end, self.start, self.stop), self.stop - 1)
        row = self._row(last)
        if self._tall(row) > _TALL:
            above = self._above(last) - self._above(self.start)
            left = free - above if last > self.start else free - self._spared
            upper, lower = row.split(left - 2 * self.padding)
            if isinstance(upper, Columns) and isinstance(lower, Columns):
                kept = {**self.divided, last: upper}
                rest = replace(self, start=last, divided={last: lower}, before=0)
                return replace(self, stop=last + 1, divided=kept), rest
        if last == self.start:
            return None, self
        return replace(self, stop=last), replace(self, start=last, divided={}, before=0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        self._draw_row(canvas, self.head, x, top, "edge")
        top -= self._tall(self.head)
        for number in range(self.start, self.stop):
            row = self._row(number)
            self._draw_row(canvas, row, x, top, "line")
            top -= self._tall(row)

    def _tall(self, row: Columns) -> float:
        return row.height + 2 * self.padding

    def _draw_row(self, canvas: Canvas, row: Columns, x: float, top: float, rule: str) -> None:
        row.draw(canvas, x, top - self.padding)
        bottom = top - self._tall(row)
        canvas.setStrokeColor(ink(rule))
        canvas.setLineWidth(0.5)
        canvas.line(x, bottom, x + self.width, bottom)


def table(block: Table, width: float, work: Work) -> Rows:
    """Set a table in a width; its columns get their shares of it."""
    total = sum(column.share for column in block.columns)
    shares = [column.share / total for column in block.columns]
    places = [0.0, *accumulate(share * width for share in shares)][:-1]
    rooms = [share * width - _GAP for share in shares[:-1]] + [shares[-1] * width]
    titles = [
        text(column.title, HEAD, room) for column, room in zip(block.columns, rooms, strict=True)
    ]
    head = Columns(tuple(zip(places, titles, strict=True)))
    rows = []
    for number, cells in enumerate(block.rows):
        if number % 100 == 0:
            work.reached(number / len(block.rows))
        made = [_cell(cell, room) for cell, room in zip(cells, rooms, strict=True)]
        rows.append(Columns(tuple(zip(places, made, strict=True))))
    padding = _LITTLE if block.is_dense else _PADDING
    bottoms = tuple(accumulate(row.height + 2 * padding for row in rows))
    return Rows(head, tuple(rows), bottoms, width, 0, len(rows), padding=padding)


def _cell(cell: Cell, room: float) -> Piece:
    """Set a cell: its text, in its colour behind a dot where it has one, and its note below."""
    note_link = cell.link if cell.note else ""
    if cell.role:
        main = dotted(cell.text, cell.role, STRONG, room)
    else:
        main = text(cell.text, BODY, room, link="" if note_link else cell.link)
    if not cell.note:
        return main
    note = text(cell.note, NOTE, room - main.indent, link=note_link)
    return Stack((main, replace(note, indent=main.indent)))

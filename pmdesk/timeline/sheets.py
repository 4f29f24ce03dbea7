"""Text of comma, semicolon or tab separated fields under a head that names a time."""

import csv
from collections.abc import Iterator

from pmdesk.timeline.cursor import pattern
from pmdesk.timeline.tables import Cells

_TIME = pattern(
    r"[\s\"']*(?:date|time|when|timestamp|start|started|created|at|clock|occurred|happened|datum"
    r"|uhrzeit|zeit)\b"
)
_LONGEST_HEAD = 40
_MOST = 0.8


def read_sheet(lines: list[tuple[int, str]]) -> list[Cells] | None:
    """Return the rows of a text that is one table of fields, else None."""
    first = next((text for _, text in lines if text.strip()), "")
    for sign in "\t;,":
        if sign in first and _is_head(first.split(sign)):
            rows = list(_rows(lines, sign))
            width = len(rows[0].cells) if rows else 0
            alike = sum(1 for row in rows if len(row.cells) == width)
            if len(rows) > 1 and width > 1 and alike >= _MOST * len(rows):
                return rows
    return None


def _is_head(cells: list[str]) -> bool:
    short = all(len(cell) < _LONGEST_HEAD for cell in cells)
    return len(cells) > 1 and short and any(_TIME.match(cell) for cell in cells)


def _rows(lines: list[tuple[int, str]], sign: str) -> Iterator[Cells]:
    """Return rows of fields, of which a quoted one may hold line breaks."""
    reader = csv.reader((f"{text.rstrip()}\n" for _, text in lines), delimiter=sign)
    begin = 0
    try:
        for cells in reader:
            last = reader.line_num - 1
            if any(cell.strip() for cell in cells):
                span = (lines[begin][0], lines[last][0] + len(lines[last][1]))
                yield Cells(begin, span, [" ".join(cell.split()) for cell in cells])
            begin = reader.line_num
    except csv.Error:
        return

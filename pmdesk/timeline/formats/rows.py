"""The rows of a table whose cells are separated by commas, semicolons, tabs or bars."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pmdesk.timeline.formats.entries import too_many

_MOST_CELLS = 2_000_000
_SEPARATORS = ",;\t|"
_IN_TEXTS = ",;\t"
"""What makes a table of a file that is a text by its name: bars are read as texts are."""

_SAMPLE = 50
"""Rows that are looked at to find out about all of them."""

_SAME, _MANY = 0.8, 0.5
"""The share of rows with the same number of columns in a table, and in one that says it is."""

_DECLARED = re.compile(r"sep=(?P<mark>[,;\t|])\n")
_QUOTED = re.compile(r"\"(?:(?<=^\")|(?<=^ \")|(?<=[,;\t|]\")|(?<=[,;\t|] \"))", re.MULTILINE)
_ESCAPED = re.compile(r"'(?=[=+\-@\t\r])")
"""What pmdesk and others put before a cell that a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Row:
    """A row of a table, the line in which it begins, and where it stands in the text.

    One that cannot be used has a `problem`.
    """

    cells: tuple[str, ...]
    line: int
    span: tuple[int, int]
    problem: str = ""

    @property
    def shown(self) -> str:
        """The row for people to recognise."""
        return ", ".join(filter(None, self.cells))


def read_rows(text: str, *, surely: bool) -> tuple[Row, ...]:
    """Return the rows of a text that are not empty, or nothing where it is no table.

    `surely` says that its name claims so, and that it may be less even.
    """
    if max(map(text.count, _SEPARATORS)) > _MOST_CELLS:
        if surely:
            raise too_many()
        return ()
    declared = _DECLARED.match(text)
    mark = declared["mark"] if declared else _separator(text, surely=surely)
    if mark is None:
        return ()
    rows = [row for row in _split(text, mark) if any(row.cells) or row.problem]
    return tuple(_checked(rows[1:] if declared else rows))


def sample(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return the cells of the first rows that can be used."""
    return [row.cells for row in rows[: 2 * _SAMPLE] if not row.problem][:_SAMPLE]


def _separator(text: str, *, surely: bool) -> str | None:
    """Return the mark that makes the most columns of which rows have the same number."""
    same = _MANY if surely else _SAME
    lines = text.split("\n", _SAMPLE)[:_SAMPLE]
    early = "".join(f"{line}\n" for line in lines)
    # A cell in quotation marks may go on in the next line.
    quoted = '"' in early and _QUOTED.search(early)
    least = 1 if quoted else max(1, same * sum(map(bool, map(str.strip, lines))))
    best: tuple[int, str] | None = None
    for mark in _SEPARATORS if surely else _IN_TEXTS:
        if early.count(mark) < least or sum(mark in line for line in lines) < least:
            continue
        counts = _widths(list(_split(early, mark)))
        width, times = counts.most_common(1)[0] if counts else (0, 0)
        if width > 1 and times >= same * counts.total() and (best is None or width > best[0]):
            best = width, mark
    return best[1] if best else None


def _widths(rows: Sequence[Row]) -> Counter[int]:
    return Counter(len(row.cells) for row in rows[:_SAMPLE] if any(row.cells))


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")]


def _split(text: str, mark: str) -> Iterator[Row]:
    """Go through the rows; a broken one does not keep the others from being read."""
    lines = _lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, delimiter=mark)
    while reader.line_num < len(lines):
        first, problem, cells = reader.line_num, "", []
        try:
            cells = [_ESCAPED.sub("", cell.strip(), count=1) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"This row is broken: {error}."
        span = starts[first], min(starts[reader.line_num], len(text))
        yield Row(tuple(cells), first + 1, span, problem)


def _checked(rows: Sequence[Row]) -> Iterator[Row]:
    """Go through the rows, with a problem for those that are no part of the table."""
    width = max(_widths(rows).most_common(1), default=(0, 0))[0]
    begun = False
    for row in rows:
        filled = sum(map(bool, row.cells))
        begun = begun or row.problem != "" or filled > 1
        if row.problem:
            yield row
        elif not begun:
            yield replace(row, problem="It stands above the table.")
        elif any(row.cells[width:]):
            problem = f"It has {len(row.cells)} columns, the table has {width}."
            yield replace(row, problem=problem)
        else:
            yield replace(row, cells=row.cells[:width])

"""Which lines are those of a table, where they do not all say so themselves."""

from itertools import groupby, takewhile

from pmdesk.timeline.layouts.row import Row, Sort

_FEWEST_TABS, _FEWEST_LINES = 2, 3
_LONGEST_CELL = 30
"""Lines over which a cell may be broken."""


def find_tables(rows: list[Row]) -> None:
    """Find tables without pipes at their ends, with tabs, and with cells of several lines."""
    _open_tables(rows)
    if [row for row in rows if "\t" in row.text]:
        _tabbed_tables(rows)
    if [row for row in rows if row.sort == Sort.TABLE and not row.fenced]:
        _broken_cells(rows)


def _broken_cells(rows: list[Row]) -> None:
    """Find the lines with which a row of a table goes on, up to one that ends with a pipe."""
    for row in rows:
        if row.sort != Sort.TABLE or row.fenced or not row.text.lstrip().startswith("|"):
            continue
        below = rows[row.line + 1 : row.line + 1 + _LONGEST_CELL]
        goes_on = _is_within_cell if row.text.rstrip().endswith("|") else _is_within_open_cell
        inner = list(takewhile(goes_on, below))
        last = below[len(inner)] if len(inner) < len(below) else None
        if last is None or not _ends_cell(last, alone=row.text.rstrip().endswith("|")):
            continue
        for line in (*inner, last):
            line.sort, line.goes_on = Sort.TABLE, True


def _is_within_cell(row: Row) -> bool:
    return row.sort != Sort.BLANK and _is_within_open_cell(row)


def _is_within_open_cell(row: Row) -> bool:
    """Tell whether a line may be one of a cell that no pipe has ended yet, as a blank one may."""
    return row.sort != Sort.TABLE and row.stamp is None and "|" not in row.text


def _ends_cell(row: Row, *, alone: bool) -> bool:
    """Tell whether a line ends with a pipe that ends a cell, and, unless `alone`, more of them."""
    if row.stamp is not None:
        return False
    text = row.text.strip()
    one = text.count("|") == 1
    return text.endswith("|") and (one or not (alone or text.startswith("|")))


def _tabbed_tables(rows: list[Row]) -> None:
    """Find tables whose cells are separated by tabs, in lines that follow each other."""
    for tabs, block in groupby(rows, key=lambda row: row.text.strip().count("\t")):
        lines = list(block) if tabs >= _FEWEST_TABS else []
        if len(lines) >= _FEWEST_LINES and not any(row.fenced for row in lines):
            for row in lines:
                row.sort, row.stamp = Sort.TABLE, None


def _open_tables(rows: list[Row]) -> None:
    """Find tables whose rows have no pipes at their ends, by the rule below their head."""
    for place, row in enumerate(rows):
        if row.sort != Sort.RULE or "|" not in row.text or place == 0:
            continue
        if "|" not in rows[place - 1].text or rows[place - 1].sort == Sort.TABLE:
            continue
        for inside in rows[place - 1 :]:
            if "|" not in inside.text:
                break
            inside.sort, inside.stamp = Sort.TABLE, None

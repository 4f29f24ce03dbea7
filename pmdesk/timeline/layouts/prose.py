"""Sentences that happen to begin with a day or a time, and times outside of the timeline."""

import re
from itertools import groupby

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.sections import sections, told_heads

_SOME, _MANY = 2, 5
_CLOCK = re.compile(r"\d[:.h]\d\d|\d\s?[apAP]\.?[mM]\b")
ASIDE = re.compile(r"\s*(?:\(.{0,80}\)|\[[^\[\]]{0,80}\])[\s:*_]*$")
"""What may stand behind a day alone on its line, such as “(all times UTC)”."""


def take_back_prose(marked: list[Row], rows: list[Row]) -> None:
    """Leave prose that happens to begin with a day or a time alone, and what is no timeline."""
    placed = list(sections(marked))
    timed = _timed_tables(marked) if any(not inside for _, inside, _ in placed) else set()
    told = any(inside and (row.stamp or row.line in timed) for row, inside, _ in placed)
    title = next((row for row in rows if row.sort != Sort.BLANK), None)
    headed = told and any(told_heads(marked))
    full = sum(inside and row.names_full_day for row, inside, _ in placed)
    listed = full >= (_SOME if headed else _MANY)
    if told:
        _alone_elsewhere([row for row, inside, _ in placed if not inside])
    for row, inside, aside in placed:
        if row.sort == Sort.TABLE:
            elsewhere = not inside and (told or row.line not in timed)
            row.sort = Sort.PLAIN if aside or elsewhere else row.sort
        elif (
            row.stamp is not None and (aside or _is_prose(row, rows, inside=inside, listed=listed))
        ) or (
            not inside
            and not row.level
            and (row.label or (told and row.is_dated and row is not title))
        ):
            row.demote()


def _alone_elsewhere(rows: list[Row]) -> None:
    """Leave the one sentence alone that begins with a time outside of the timeline."""
    timed = [row for row in rows if row.sort == Sort.STAMPED and row.stamp and row.stamp.clock]
    if len(timed) != 1 or timed[0].bullet or timed[0].level:
        return
    row = timed[0]
    if row.rest.strip() and not row.text[row.ends : row.words].strip():
        row.demote()


def _timed_tables(rows: list[Row]) -> set[int]:
    """Return the lines of tables in which times of day stand, and not only days."""
    tables = [row for row in rows if row.sort == Sort.TABLE]
    found: set[int] = set()
    for _, numbered in groupby(enumerate(tables), key=lambda pair: pair[1].line - pair[0]):
        block = [row for _, row in numbered]
        if any(_CLOCK.search(row.text) for row in block):
            found.update(row.line for row in block)
    return found


def _is_prose(row: Row, rows: list[Row], *, inside: bool, listed: bool) -> bool:
    """Tell whether a line is a sentence; full days begin the entries of a `listed` timeline."""
    stamp = row.stamp
    if stamp is None or row.sort != Sort.STAMPED or not row.rest.strip():
        return False
    dated_only = row.is_dated
    if dated_only and not row.bullet and not row.level:
        if ASIDE.match(row.rest):
            return False
        entry = inside and listed and row.names_full_day
        return bool(stamp.lead) or not (entry or row.is_separated or _opens(row, rows))
    if dated_only and row.level == 1:
        return True
    return not inside and bool(stamp.lead or dated_only)


def _opens(row: Row, rows: list[Row]) -> bool:
    """Tell whether a full date and a new sentence begin a paragraph below times of day."""
    above = rows[row.line - 1] if row.line else None
    starts = above is not None and above.sort == Sort.BLANK and row.rest[:1].isupper()
    before = rows[: row.line] if row.names_full_day and starts else []
    return any(other.stamp is not None and other.stamp.clock for other in before)

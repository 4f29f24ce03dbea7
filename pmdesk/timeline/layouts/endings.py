"""Times at the end of lines: of headings, and of the entries of a list."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.sections import told_rows
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import maybe_stamp

_TIMED = re.compile(
    r"(?:(?<=[#*_\s])\d{1,2}[.)]\s+)?(?P<label>[^()\[\]\n]{2,120}?)"
    r"\s*[(\[](?P<time>[^()\[\]\n]*\d[^()\[\]\n]{0,50})[)\]][\s*_:#]*$"
)
_BEFORE = re.compile(r"(?:,|\s[-–—@]|\s\(|:)[\s*_`]{0,4}(?=\d|[A-Z][a-z]{2})")
"""What stands before a time that ends an entry."""
_WHEN = re.compile(r"\s(?:at|by|around|about|on)\s(?=~?\d|[A-Z][a-z]{2})")
_FIELD_NAME = pattern(
    r"[\s*_]*(?:(?:incident|outage|impact|event|actual)\s)?"
    r"(?:(?:start|end)(?:ed)?|began|finish(?:ed)?)(?:\s(?:date|time|at|on|of\s\w{4,10})){0,2}[\s*_:]*$"
)
_WITHIN = pattern(r"\b(?:since|until|till|from|between|before|after)\s[^.;]{0,24}$")
"""What says that a time is not when it was, but how long."""
_BEHIND = re.compile(r"[\s)*_`.]*(?:\([^()\n]{1,120}\))?[\s*_`.]*$")
_HOLDS = re.compile(r"\d:\d\d|\d\s?[時时點点시]|\d\s?[apAP]\.?[mM]\b")
_TRIES = 4
_Ending = tuple[Row, str, Stamp, int, int]
"""A line, the words before its time, the time, and where that begins and ends."""


def read_endings(rows: list[Row]) -> None:
    """Read the times with which several headings of one level end, or all entries of a list."""
    _name_fields(rows)
    headings = _found((row for row in rows if row.sort == Sort.HEADING), _heading_ending)
    for _, timed in groupby(sorted(headings, key=_level), key=_level):
        _take(list(timed))
    listed = [
        row for row in rows
        if row.bullet and row.sort == Sort.PLAIN and not row.fenced and _HOLDS.search(row.text)
    ]  # fmt: skip
    if not listed:
        return
    _take(_told_endings(rows, listed), fewest=1)
    if not any(row.stamp is not None and row.stamp.clock is not None for row in rows):
        _take(_found(listed, _entry_ending))


def _name_fields(rows: list[Row]) -> None:
    """Take lines such as “Start date” and “End date” for names of times alone below them."""
    named: list[tuple[Row, Row]] = []
    above = None
    for row in rows:
        if row.sort == Sort.BLANK:
            continue
        alone = row.sort == Sort.STAMPED and row.stamp is not None and not row.rest.strip()
        if alone and above is not None and _FIELD_NAME.match(above.text):
            named.append((above, row))
        above = row if row.sort == Sort.PLAIN else None
    for name, row in named if len(named) > 1 else ():
        row.label, row.sort, name.sort = name.text.strip(" *_:#"), Sort.LABELLED, Sort.RULE
        row.name = name


def _level(ending: _Ending) -> int:
    return ending[0].level


def _found(rows: Iterable[Row], read: Callable[[Row], _Ending | None]) -> list[_Ending]:
    return [ending for row in rows if (ending := read(row)) is not None]


def _told_endings(rows: list[Row], listed: list[Row]) -> list[_Ending]:
    """Return the ends of entries of a timeline that do not begin with their time, as others do."""
    told = {row.line: row.indent for row in told_rows(rows) if row.bullet and not row.fenced}
    outer = min(told.values(), default=0)
    return _found((row for row in listed if told.get(row.line) == outer), _sentence_ending)


def _take(found: Sequence[_Ending], fewest: int = 2) -> None:
    """Make events of lines, if there are enough of them."""
    for row, label, stamp, begin, end in found if len(found) >= fewest else ():
        row.sort, row.stamp, row.label = Sort.LABELLED, stamp, label.strip(" *_`:–-")
        row.begins, row.at, row.ends, row.words = row.at, begin, end, len(row.text)


def _heading_ending(row: Row) -> _Ending | None:
    match = _TIMED.match(row.text, row.at)
    if match is None:
        return None
    cursor = Cursor(match["time"])
    stamp = maybe_stamp(cursor)
    if stamp is None or stamp.clock is None or not cursor.ended:
        return None
    return row, match["label"], stamp, match.start("time"), match.end("time")


def _sentence_ending(row: Row) -> _Ending | None:
    """Return the time with which a sentence ends, as “The shop was up again by 14:20”."""
    found = None
    for match in _WHEN.finditer(row.text, row.at):
        cursor = Cursor(row.text, match.end())
        stamp = maybe_stamp(cursor)
        within = _WITHIN.search(row.text, row.at, match.start())
        if stamp is not None and stamp.clock and not within and _BEHIND.match(row.text, cursor.at):
            found = found or (row, row.text[row.at : match.start()], stamp, match.end(), cursor.at)
    return found


def _entry_ending(row: Row) -> _Ending | None:
    """Return the day and the time with which an entry ends, perhaps before a remark."""
    begins = [match.span() for match in _BEFORE.finditer(row.text, row.at)]
    for sign, begin in reversed(begins[-_TRIES:]):
        cursor = Cursor(row.text, begin)
        stamp = maybe_stamp(cursor)
        behind = _BEHIND.match(row.text, cursor.at) if stamp and stamp.day and stamp.clock else None
        if stamp is not None and behind is not None:
            remark = behind[0].strip(" )*_`.(")
            label = row.text[row.at - row.text.startswith("[", row.at - 1) : sign]
            label = f"{label} ({remark})" if remark else label
            return row, label, stamp, begin, cursor.at
    return None

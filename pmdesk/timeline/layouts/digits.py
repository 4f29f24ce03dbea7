"""Lists in which every time is four digits and nothing else, as in “0820 pager rings”.

Four digits could as well be a year, or how many of something there were. So a whole list has to
show that they are times: by their order, and by a zone, a title or a sign that says so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.sections import told_rows
from pmdesk.timeline.written.clocks import BARE, Clock
from pmdesk.timeline.written.cursor import Cursor
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.times import take_separator
from pmdesk.timeline.written.zones import Zone, take_zone

_HOUR = r"(?:[01]\d|2[0-3])[0-5]\d"
_TIME = re.compile(
    rf"(?P<lead>(?:[Aa]t|[Bb]y)\s|(?P<about>~|[Aa]round\s|[Aa]bout\s|ca?\.?\s))?(?P<start>{_HOUR})"
    rf"(?P<unit>\s?(?:hrs?|hours|h)\b)?(?:\s?[-–—]\s?(?P<end>{_HOUR})(?:\s?(?:hrs?|hours|h)\b)?)?"
    r"(?![\w%]|[.,/:]\d)"
)
_STARTS = frozenset("0123456789AaBbCc~")
_NUMBER = re.compile(r"\d{3,}\b")
_MARKS = ("*", "`", "]", ")", "_")
_SOME = 2
_YEARS = ("19", "20")
_SORTS = {Sort.PLAIN, Sort.HEADING}


class _Entry(NamedTuple):
    """A line of which the first words may be a time of four digits."""

    row: Row
    stamp: Stamp
    ends: int
    words: int
    marked: bool
    """Whether more than its order says that it is a time."""


def read_digits(rows: Sequence[Row], zone: Zone | None) -> None:
    """Read the times of lists in four digits; `zone` is what the text declares for all times."""
    shape, entries = _list(rows)
    if len(entries) < _SOME or not _ordered(entries):
        return
    alike = [row for row in rows if _shape(row) == shape]
    others = any(_others(row) for row in rows)
    if any(map(_counts, alike)) or (others and not any(map(_others, alike))):
        return
    written = [entry.row.text[entry.ends - 4 : entry.ends] for entry in entries]
    told = {row.line for row in told_rows(list(rows))}
    titled = all(entry.row.line in told for entry in entries)
    years = all(digits.startswith(_YEARS) for digits in written)
    zoned = zone is not None or any(entry.stamp.zone for entry in entries)
    if not zoned and (years or not (titled or any(entry.marked for entry in entries))):
        return
    for entry in entries:
        row = entry.row
        row.sort, row.stamp, row.ends, row.words = Sort.STAMPED, entry.stamp, *entry[2:4]


def _list(rows: Sequence[Row]) -> tuple[object, list[_Entry]]:
    """Return the most common shape of lines that may begin with four digits, and those lines."""
    may = (row for row in rows if not row.fenced and (row.sort in _SORTS or _is_bare(row)))
    starts = (row for row in may if row.text[row.at : row.at + 1] in _STARTS)
    found = [entry for row in starts if (entry := _entry(row)) is not None]
    if not found:
        return None, found
    shapes = Counter(_shape(entry.row) for entry in found).most_common(1)
    shape = shapes[0][0] if shapes else None
    return shape, [entry for entry in found if _shape(entry.row) == shape]


def _entry(row: Row) -> _Entry | None:
    match = _TIME.match(row.text, row.at)
    if match is None:
        return None
    cursor = Cursor(row.text, match.end())
    zone = take_zone(cursor)
    ends = cursor.at
    if not take_separator(cursor):
        return None
    start, end = match["start"], match["end"]
    stamp = Stamp(
        clock=_clock(start), end_clock=_clock(end) if end else None, zone=zone,
        approximate=match["about"] is not None, lead="at" if match["lead"] else "",
    )  # fmt: skip
    said = start.startswith("0") or match["unit"] or end or (row.level and cursor.ended)
    marked = bool(said) or row.text.startswith(_MARKS, ends)
    return _Entry(row, stamp, ends, cursor.at, marked)


def _is_bare(row: Row) -> bool:
    """Tell whether digits alone were already read as the time of a line."""
    clock = row.stamp.clock if row.stamp else None
    return clock is not None and clock.mark == BARE


def _clock(digits: str) -> Clock:
    return Clock(int(digits[:2]), int(digits[2:]), mark="")


def _shape(row: Row) -> tuple[object, ...]:
    return row.bullet, row.level, row.quoted, row.indent, row.fenced


def _ordered(entries: Sequence[_Entry]) -> bool:
    """Tell whether the digits go on, or back, with no more than one step against that."""
    clocks = [entry.stamp.clock.after_midnight() for entry in entries if entry.stamp.clock]
    downs = sum(after < before for before, after in pairwise(clocks))
    ups = sum(after > before for before, after in pairwise(clocks))
    return min(ups, downs) <= (1 if len(clocks) > _SOME + 1 else 0)


def _others(row: Row) -> bool:
    """Tell whether a line has a time of day that is not four digits."""
    clock = row.stamp.clock if row.stamp else None
    return clock is not None and clock.mark != BARE


def _counts(row: Row) -> bool:
    """Tell whether a line begins with a number that no clock shows."""
    number = _NUMBER.match(row.text, row.at) if row.sort in _SORTS else None
    return number is not None and _TIME.match(row.text, row.at) is None

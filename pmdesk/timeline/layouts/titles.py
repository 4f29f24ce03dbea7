"""Titles that name a moment or a day: of a text, and of the parts of it."""

from itertools import pairwise

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.sections import told_heads
from pmdesk.timeline.written.stamp import Stamp

_LONGEST_TITLE = 80


def take_back_titles(rows: list[Row]) -> None:
    """Take back the time in a title under which other headings are times."""
    stamped = [row for row in rows if row.level and row.stamp is not None]
    for place, row in enumerate(stamped):
        for later in stamped[place + 1 :]:
            if later.level <= row.level:
                break
            if row.rest.strip() and (later.stamp and later.stamp.clock):
                row.demote()
                break


def read_dated_title(marked: list[Row], rows: list[Row]) -> None:
    """Take the day with which the first line begins for that of the times below it."""
    first = next((row for row in rows if row.sort != Sort.BLANK), None)
    if first is None or first.stamp is None or first.bullet or first.stamp.day is None:
        return
    timed = [row for row in marked if row.stamp and row.stamp.clock and row is not first]
    if first.stamp.clock is not None and _heads_timeline(first, rows):
        _make_title(first)
    elif first.stamp.clock is not None:
        _timed_title(first, timed)
    elif first.rest.strip() and any(row.stamp and row.stamp.day is None for row in timed):
        first.words, first.level = len(first.text), 1
        _more_titles(marked, first)


def _timed_title(first: Row, timed: list[Row]) -> None:
    """Take a first line that ends with a moment for the title of the entries below it.

    It is one where the first entry has the same time, or where it is a heading and they are none.
    """
    if first.sort != Sort.LABELLED or first.stamp is None or not timed:
        return
    if first.level and not any(row.level for row in timed):
        alike = True
    else:
        stamp, own = timed[0].stamp, first.stamp.clock
        clock = stamp.clock if stamp is not None and stamp.day is None else None
        same = own and clock and own.after_midnight() == clock.after_midnight()
        alike = bool(same) and not first.level and ":" not in first.label
    if alike:
        _make_title(first)


def _heads_timeline(first: Row, rows: list[Row]) -> bool:
    """Tell whether a heading stands above one that says that a timeline begins."""
    return first.level > 0 and any(row.level > first.level for row in told_heads(rows))


def _make_title(first: Row) -> None:
    """Leave of a line the day that it names."""
    first.stamp = Stamp(day=first.stamp.day if first.stamp else None)
    first.sort, first.label, first.words, first.level = Sort.STAMPED, "", len(first.text), 1


def _more_titles(rows: list[Row], first: Row) -> None:
    """Take lines with a day and words above others with times for titles, as the first is one."""
    for row, below in pairwise(rows):
        dated = row.sort == Sort.STAMPED and row.is_dated
        rest = row.rest.strip()
        alike = (
            0 < len(rest) < _LONGEST_TITLE
            and rest[-1] != "."
            and not row.level
            and row.bullet == first.bullet
        )
        if dated and alike and below.stamp and below.stamp.day is None and below.stamp.clock:
            row.words, row.level = len(row.text), 1

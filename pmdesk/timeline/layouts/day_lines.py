"""Lines that name a day for the times below them."""

import re

from pmdesk.timeline.layouts.declarations import BYLINE
from pmdesk.timeline.layouts.prose import ASIDE
from pmdesk.timeline.layouts.row import Row
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import Day, take_day
from pmdesk.timeline.written.zones import declared_zone

_FEW = 5
LONGEST_TITLE = 80
_DAY_ONLY = re.compile(r"(?:[\s()\[\]*_`:.,–—-]|<br\s?/?>)*$")
_BEFORE_DAY = re.compile(r"(?:[(–—:-]|\bon\b|\bDay\s\d{1,2})\s{0,3}(?=\w)")
_NEXT_DAY = pattern(
    r"(?:the\s)?(?:next|following)\s(?:day|morning|afternoon|evening)[\s*_:.,–—-]*$"
)
_WORD = re.compile(r"(?<![\w/.-])(?=\w)")
_NUMBERED = re.compile(r"(?i:day)\s(?P<number>\d{1,2})[\s*_:]*$")


def is_day_only(row: Row) -> bool:
    """Tell whether a line names one day and no time."""
    stamp = row.stamp
    if stamp is None or stamp.day is None:
        return False
    return stamp.clock is None and stamp.distance is None and stamp.end_day is None


def day_shape(row: Row) -> tuple[object, ...]:
    """Return how a line with a day is written, which is the same for all days of a list."""
    day = row.stamp.day if row.stamp else None
    parts = day and (day.weekday is None, day.year is None)
    return row.level, row.bullet, parts


def weekday_alone(row: Row) -> Day | None:
    """Return the day of a line with nothing but the name of a day of the week, or “Next day”."""
    if _NEXT_DAY.match(row.text, row.at):
        return _next_day(row)
    cursor = Cursor(row.text, row.at)
    day = take_day(cursor) if "day" in row.text and not row.bullet else None
    alone = day is not None and day.bare_weekday and _DAY_ONLY.match(row.text, cursor.at)
    return day if alone else None


def is_day_line(row: Row, following: Row | None) -> bool:
    """Tell whether a line with a day and no time is there for the lines after it."""
    rest = row.rest
    if not is_day_only(row):
        return False
    if _DAY_ONLY.match(rest) or ASIDE.match(rest):
        return True
    if rest.count(" ") < _FEW and declared_zone(f"time {rest}"):
        return True
    if following is None or following.stamp is None or following.stamp.day is not None:
        return False
    short = len(rest) < LONGEST_TITLE and not rest.rstrip().endswith(".")
    below = following.indent > row.indent or (short and following.bullet and not row.bullet)
    return row.level > 0 or below


def _next_day(row: Row) -> Day:
    return Day(row.text[row.at :], shift=1, follows=True)


def day_in_heading(row: Row) -> Day | None:
    """Return the day with which a heading ends, as in “Second outage (14 March 2025)”."""
    if _NEXT_DAY.match(row.text, row.at):
        return _next_day(row)
    numbered = _NUMBERED.match(row.text, row.at)
    if numbered is not None:
        return Day(numbered[0], shift=int(numbered["number"]) - 1)
    for match in _BEFORE_DAY.finditer(row.text, row.at):
        cursor = Cursor(row.text, match.end())
        day = take_day(cursor)
        ends = day is not None and _DAY_ONLY.match(row.text, cursor.at)
        if day is not None and ends and day.month is not None:
            return day
    return None


def titled_day(row: Row, *, alone: bool) -> Day | None:
    """Return the day with which a line alone ends that is no sentence, as a title does."""
    if row.bullet or row.fenced or not alone or len(row.text) > LONGEST_TITLE:
        return None
    if BYLINE.match(row.text):
        return None
    for word in _WORD.finditer(row.text, row.at):
        cursor = Cursor(row.text, word.start())
        day = take_day(cursor)
        if (
            day is not None
            and day.year is not None
            and cursor.text[cursor.at :].strip(" *_:") == ""
        ):
            return day
    return None

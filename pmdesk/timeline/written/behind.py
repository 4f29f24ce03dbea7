"""What stands behind a time: its day, its year, and the same moment in another zone."""

import re

from pmdesk.timeline.written.clocks import Clock, take_clock
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import Day, fits_weekday, take_day
from pmdesk.timeline.written.ranges import ROUGHLY, TO, day_and_clock, take_end
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.zones import Zone, take_zone

_ON = pattern(r"\s*,?\s*(?P<word>on|of)\s+(?:the\s)?|\s*[,(]?\s*(?=[A-Za-z\d])")
_NEXT_DAY = pattern(r"\s?\((?:on\s)?(?:the\s)?(?:next|following)\s(?:day|morning)\)")
_DAY_ENDS = pattern(r"\s*(?:[-:,|)\]*_–—]|$)")
ALSO = pattern(r"\s*(?:local\s(?:time\s)?)?(?:[(\[/|=]|\bor\b)\s*(?=[~\da-z])")
_COMMA = re.compile(r",\s(?=\d)")
_AND_ALSO = re.compile(r"\s{0,3}[,/;]\s{0,3}(?=\d)")
_OPENED = re.compile(r"\s?\((?=[A-Z\d])")
CLOSED = re.compile(r"\s*[)\]]")
_YEAR_AFTER = re.compile(
    r",?\s(?P<year>(?:19|20)\d\d)(?![\w%]|[:.]\d)(?=(?P<ends>[\s*_`]*(?:$|[-–—:|,;)\]]))?)"
)
"""A year behind the time of a day, as date(1) prints it."""


def take_day_in_brackets(cursor: Cursor) -> Day | None:
    """Read a day in brackets behind its time, as in “21:42 (March 5th)”, or stay."""
    start = cursor.at
    if cursor.take(_OPENED) is None:
        return None
    day = take_day(cursor)
    if day is not None and day.month and cursor.take(CLOSED):
        return day
    cursor.at = start
    return None


def take_day_behind(cursor: Cursor, *, zoned: bool) -> Day | None:
    """Read a day behind its time; without “on” or a zone nothing but an end may follow it."""
    start = cursor.at
    if (following := cursor.take(_NEXT_DAY)) is not None:
        return Day(following[0], shift=1, follows=True)
    joined = cursor.take(_ON)
    day = take_day(cursor) if joined else None
    if day is not None and joined is not None:
        named = day.written[-1:].isdigit() and any(map(str.isalpha, day.written))
        full = day.year is not None and (zoned or named)
        surely = joined["word"] or full or _DAY_ENDS.match(cursor.text, cursor.at)
        if surely and day.shift is None:
            return day
    cursor.at = start
    return None


def with_year_behind(cursor: Cursor, day: Day, clock: Clock) -> Day:
    """Read the year behind a time, which could be how many of something there were."""
    match = _YEAR_AFTER.match(cursor.text, cursor.at)
    if match is None:
        return day
    dated = day._replace(year=int(match["year"]))
    if match["ends"] is None and not (clock.exact or fits_weekday(dated)):
        return day
    cursor.at = match.end()
    return dated


def take_check(cursor: Cursor, zone: Zone | None) -> Stamp | None:
    """Read the same moment told a second time, in another zone."""
    start = cursor.at
    if cursor.take(ALSO) or (zone is not None and cursor.take(_COMMA)):
        cursor.take(ROUGHLY)
        clock, day = day_and_clock(cursor)
        if clock is not None:
            named = take_zone(cursor)
            end, _ = take_end(cursor, clock, TO)
            named = (take_zone(cursor) if end else None) or named
            if named is not None and (zone is None or named.written != zone.written):
                _more_readings(cursor)
                cursor.take(CLOSED)
                return Stamp(day, clock, zone=named)
    cursor.at = start
    return None


def _more_readings(cursor: Cursor) -> None:
    """Step over further readings of the same moment, each with its zone."""
    start = cursor.at
    while cursor.take(_AND_ALSO) and take_clock(cursor) and take_zone(cursor):
        start = cursor.at
    cursor.at = start

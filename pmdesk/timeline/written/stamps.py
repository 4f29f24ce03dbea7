"""The grammar of a stamp: everything with which people say when something happened.

`take_stamp` reads one at the start of a line, of a cell or of a typed entry, and leaves the cursor
on the text behind it. What a stamp leaves out, such as its day, is for `times.place` to fill in.
"""

import re
from datetime import UTC, datetime

from pmdesk.errors import InvalidValue
from pmdesk.timeline.written.behind import (
    ALSO,
    CLOSED,
    take_check,
    take_day_behind,
    take_day_in_brackets,
    with_year_behind,
)
from pmdesk.timeline.written.clocks import Clock, take_clock, take_half
from pmdesk.timeline.written.common import ENDED, take_common
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.dayparts import in_part, take_part_after, take_part_before
from pmdesk.timeline.written.days import Day, take_day
from pmdesk.timeline.written.distances import take_distance
from pmdesk.timeline.written.names import ABOUT, AT, BEFORE_OR_AFTER, ON, WEEKDAYS
from pmdesk.timeline.written.ranges import (
    AFTER_DAY,
    FIRST_OF_DAYS,
    ROUGHLY,
    TO,
    TO_OR_AND,
    take_end,
    take_last_day,
)
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.zones import Zone, take_ahead, take_offset, take_zone

_ABOUT_AFTER = pattern(
    r"\s?~(?!\s?\d)|\s?(?:頃|ごろ|左右|쯤|以降|以後|前後)|\s?\(\?\)|\?\?|-?ish\b"
    r"|(?:\s[-–—])?\s?\((?:est|approx|estimated|approximately|circa|ca|about)\b\.?\)"
    r"|\s(?:approx(?:\.|imately)?|onwards?|or\s(?:so|earlier|later|thereabouts))(?![a-z])|\s?\?(?=\s|:|$)|\+(?=\s|:|$)"
)
_DASHES = frozenset("-–—")
_NUMBER = (
    r"\s#?\d{1,2}(?=[:\s]*@?\s?(?:\d{1,4}[-:]\d"
    r"|(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}:\d)"
    r"[a-z]{3,9}\s\d{1,2}\b))"
)
"""The number of an update, which is not the day before a month and a time."""
_SIGNED_CLOCK = (
    r"\s[~*_`]{0,3}\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,5}\b)?"
    r"[*_`)]{0,4}\s{0,2}(?:[-–—:|,→]|->|$)"
)
_LEAD = pattern(
    r"(?P<word>at|on|from|between|as\sof|by|posted(?:\sat|\son|\s\d{1,3}\s\w{3,8}\sago)?"
    r"|starting(?:\sat)?|beginning(?:\sat)?|(?:shortly|just|soon|some\s?time)\s(?:after|before|around)|since"
    rf"|(?:updated?|edit)(?:{_NUMBER})?|(?:{'|'.join((*AT, *ABOUT))})(?=[\s.:]{{1,2}}\d)"
    rf"|(?:{'|'.join(BEFORE_OR_AFTER)})(?={_SIGNED_CLOCK})"
    rf"|(?:{'|'.join(ON)})(?=\s(?:\d|{'|'.join(WEEKDAYS)})))\b"
    r"(?:[:.]|\s[-–—])?\s+(?:@\s?|the\s)?(?=[~\dA-Za-z<])"
)
_NEARLY = re.compile(rf"shortly|just|soon|some|{'|'.join((*ABOUT, *BEFORE_OR_AFTER))}")
_UNTIL = re.compile(r"まで|迄|까지")
_UNSAID = pattern(
    r",?\s\(?(?:tbc|tbd|time\s(?:unknown|tbc|tbd))\b\)?|[T\s](?:xx|\?\?):(?:xx|\?\?)(?::(?:xx|\?\?))?z?"
)
"""What stands beside a day in the place of a time that nobody knows yet."""
_EPOCH = re.compile(
    r"<t:(?P<tag>\d{9,11})(?::[tTdDfFR])?>|(?P<plain>1\d{9})(?:\.\d{1,9})?(?![\d.:-])"
    r"|(?P<milli>1\d{12})(?!\d)"
)
_FAR = re.compile(r"(?P<year>(?!19|20|21)\d{4})-[01]\d-[0-3]\d(?=T\d|\s)")
_CLOCK_NEXT = re.compile(r"[)\]]?\s*[-–|:,]?\s*(?=\d{1,2}:\d\d)")
_AGAIN = re.compile(r"\s?\((?:[01]\d|2[0-3]):?[0-5]\d(?:\s?h(?:rs|ours)?)?\)(?=\s?[A-Z]{3})")
"""The same time of a 24-hour clock, before the zone of both."""


def take_stamp(cursor: Cursor) -> Stamp | None:
    """Read a stamp, or return None and stay where no stamp begins.

    Raises `InvalidValue` for what looks like a time but cannot be one.
    """
    start = cursor.at
    common = take_common(cursor)
    if common is not None:
        return common
    if cursor.text[start : start + 1].isdigit():
        stamp, lead = _epoch(cursor) or _absolute(cursor), None
    else:
        lead = cursor.take(_LEAD)
        stamp = take_common(cursor) if lead else None
        between = lead is not None and lead["word"].lower() == "between"
        stamp = stamp or _epoch(cursor) or _distance(cursor) or _absolute(cursor, between=between)
    if stamp is None:
        cursor.at = start
        return None
    if lead is None:
        return stamp
    word = lead["word"].lower()
    return stamp._replace(
        lead=word, approximate=stamp.approximate or _NEARLY.match(word) is not None
    )


def maybe_stamp(cursor: Cursor) -> Stamp | None:
    """Read a stamp, or return None where none begins or where it cannot be."""
    try:
        return take_stamp(cursor)
    except InvalidValue:
        return None


def _epoch(cursor: Cursor) -> Stamp | None:
    """Read seconds, or thousandths of them, since 1970."""
    if cursor.text[cursor.at : cursor.at + 1] not in {"1", "<"}:
        return None
    match = cursor.take(_EPOCH)
    if match is None:
        return None
    seconds = int(match["tag"] or match["plain"] or match["milli"][:10])
    return Stamp(instant=datetime.fromtimestamp(seconds, UTC))


def _distance(cursor: Cursor) -> Stamp | None:
    """Read a distance; beside T0 its time of day may stand."""
    start = cursor.at
    about = bool(cursor.take(ROUGHLY))
    found = take_distance(cursor) if cursor.text[cursor.at : cursor.at + 1] in {*"+Tt"} else None
    if found is None:
        cursor.at = start
        return None
    about = bool(cursor.take(_ABOUT_AFTER)) or about
    stamp = Stamp(distance=found.time, from_zero=found.from_zero, approximate=about)
    after = cursor.at
    if found.from_zero and (cursor.take(_CLOCK_NEXT) or cursor.take(ALSO)):
        clock = take_clock(cursor)
        if clock is not None:
            zone = take_zone(cursor)
            cursor.take(CLOSED)
            return stamp._replace(clock=clock, zone=zone)
    cursor.at = after
    return stamp


def _absolute(cursor: Cursor, *, between: bool = False) -> Stamp | None:
    """Read a day, a time of day, or a range."""
    about = bool(cursor.take(ROUGHLY))
    at = cursor.at
    if far := _FAR.match(cursor.text, at):
        message = f"The year {far['year']} is out of range. Write one from 1900 to 2199."
        raise InvalidValue(message)
    part = take_part_before(cursor)
    dashed = not _DASHES.isdisjoint(cursor.text[at + 1 : at + 6])
    first = cursor.take(FIRST_OF_DAYS) if dashed else None
    day = None if ":" in cursor.text[at + 1 : at + 3] else take_day(cursor)
    if day is None:
        cursor.at = at
        clock = take_clock(cursor)
        return _timed(cursor, None, clock, about=about, between=between) if clock else None
    part = take_part_after(cursor) or part
    after_day = cursor.at
    joined = cursor.take(AFTER_DAY)
    nearly = joined is not None and joined["nearly"] is not None
    about = bool(cursor.take(ROUGHLY)) or nearly or about
    clock = take_clock(cursor)
    if clock is not None:
        clock = in_part(clock, part)
        precise = clock.exact or (joined is not None and joined[0] in {"T", "t"})
        offset = take_offset(cursor) if precise else take_ahead(cursor)
        return _timed(cursor, day, clock, offset, about=about, between=between)
    cursor.at = after_day
    about = about or part is not None
    if day.shift is not None or (day.bare_weekday and not part):
        return None
    if cursor.take(_UNSAID):
        return Stamp(day=day, approximate=about)
    if first is not None:
        return Stamp(day=day._replace(day=int(first["day"])), end_day=day, approximate=about)
    end = take_last_day(cursor, day)
    if end is not None and day.year is None:
        day = day._replace(year=end.year)
    return Stamp(day=day, end_day=end, approximate=about)


def _timed(
    cursor: Cursor, day: Day | None, clock: Clock, zone: Zone | None = None, *,
    about: bool, between: bool,
) -> Stamp:  # fmt: skip
    """Read what may follow a time of day: the end of a range, `~`, a zone, the day."""
    about = about or clock.vague
    if ENDED.match(cursor.text, cursor.at):
        return Stamp(day, clock, zone=zone, approximate=about)
    if cursor.take(_ABOUT_AFTER):
        about = True
        clock = take_half(cursor, clock)
    cursor.take(_AGAIN)
    zone = zone or take_zone(cursor)
    if zone is not None:
        if day is not None and ENDED.match(cursor.text, cursor.at):
            return Stamp(day, clock, zone=zone, approximate=about)
        about = bool(cursor.take(_ABOUT_AFTER)) or about
    day = day or take_day_in_brackets(cursor)
    behind = cursor.at
    end_clock, end_day = take_end(cursor, clock, TO_OR_AND if between else TO)
    if end_clock is not None:
        end_day = end_day or take_day_in_brackets(cursor)
        about = bool(cursor.take(_ABOUT_AFTER)) or about
        cursor.take(_UNTIL)
        zone = take_zone(cursor) or zone
        about = bool(cursor.take(_ABOUT_AFTER)) or about
    check = take_check(cursor, zone)
    if day is None:
        day = take_day_behind(cursor, zoned=zone is not None)
    elif day.year is None and day.month:
        day = with_year_behind(cursor, day, clock)
    if zone is None and cursor.at > behind:
        zone = take_zone(cursor)
    return Stamp(day, clock, end_day, end_clock, zone, about, check=check)

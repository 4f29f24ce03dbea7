"""The grammar of a stamp: everything with which people say when something happened.

`take_stamp` reads one at the start of a line, of a cell or of a typed entry, and leaves the cursor
on the text behind it. What a stamp leaves out, such as its day, is for `times.place` to fill in.
"""

import re
from datetime import UTC, datetime

from pmdesk.errors import InvalidValue
from pmdesk.timeline.clocks import Clock, take_clock, take_half
from pmdesk.timeline.common import ENDED, take_common
from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.dayparts import in_part, take_part_after, take_part_before
from pmdesk.timeline.days import Day, fits_weekday, take_day
from pmdesk.timeline.distances import take_distance
from pmdesk.timeline.names import ABOUT, AT, BEFORE_OR_AFTER, MONTHS, ON, WEEKDAYS
from pmdesk.timeline.stamp import Stamp
from pmdesk.timeline.zones import Zone, take_ahead, take_offset, take_zone

_ABOUT = pattern(
    r"[~≈±約约약]\s*|(?:ca?\.|ca|circa|about|around|approx\.?|approximately|roughly|est\.)"
    r"\s*(?=[~\dTMJFAS])"
)
_ABOUT_AFTER = pattern(
    r"\s?~(?!\s?\d)|\s?(?:頃|ごろ|左右|쯤|以降|以後|前後)|\s?\(\?\)|\?\?|-?ish\b"
    r"|(?:\s[-–—])?\s?\((?:est|approx|estimated|approximately|circa|ca|about)\b\.?\)"
    r"|\s(?:approx(?:\.|imately)?|onwards?|or\s(?:so|earlier|later|thereabouts))(?![a-z])|\s?\?(?=\s|:|$)|\+(?=\s|:|$)"
)
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
_JOINT = r"[\s*_`]{0,6}"
_TO = pattern(
    rf"{_JOINT}(?:->|=>|[-–—→➔〜\uff5e]|~(?=\s?\d)|(?:から|至|到|부터)(?=\s?[\d午上下오])|\bto\b|\buntil\b|\btill\b|\.\.\.?|…){_JOINT}"
)
_SLASH = re.compile(r"/(?=\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:[-–—:|*]|$)|\s[a-z]))")
"""What stands between two times without a zone, of which the second is the end."""
_UNTIL = re.compile(r"まで|迄|까지")
_TO_OR_AND = pattern(rf"{_JOINT}(?:->|[-–—→]|\bto\b|\buntil\b|\band\b){_JOINT}")
_SECONDS_END = re.compile(r"(?:[-–/〜~]|\sto\s)(?P<second>[0-5]\d)\b(?:\.\d{1,9})?(?!:)")
_MINUTES_END = re.compile(r"[-–](?P<minute>(?:1[5-9]|[2-5]\d))\b(?![:.]\d|\s?[aApP]\.?[mM]\b)")
"""The end of 05:36-39, which is no offset from UTC."""
_AFTER_DAY = pattern(
    r"T(?=\d)|[\s*_`\])]*(?:\([a-z]{3,9}\)\s*)?[,|@:;/–—-]?[\s*_`\[]*(?:(?:beginning\s|starting\s)?"
    rf"(?:at|from|between|{'|'.join(AT)}|(?P<nearly>{'|'.join(ABOUT)}))\b\.?\s*)?[*_`\[]*"
    r"(?:\((?=~?\d{1,2}[:.]\d\d[^()\n]{0,20}\)))?"
)
_ON = pattern(r"\s*,?\s*(?P<word>on|of)\s+(?:the\s)?|\s*[,(]?\s*(?=[A-Za-z\d])")
_UNSAID = pattern(
    r",?\s\(?(?:tbc|tbd|time\s(?:unknown|tbc|tbd))\b\)?|[T\s](?:xx|\?\?):(?:xx|\?\?)(?::(?:xx|\?\?))?z?"
)
"""What stands beside a day in the place of a time that nobody knows yet."""
_NEXT_DAY = pattern(r"\s?\((?:on\s)?(?:the\s)?(?:next|following)\s(?:day|morning)\)")
_DAY_ENDS = pattern(r"\s*(?:[-:,|)\]*_–—]|$)")
_EPOCH = re.compile(
    r"<t:(?P<tag>\d{9,11})(?::[tTdDfFR])?>|(?P<plain>1\d{9})(?:\.\d{1,9})?(?![\d.:-])"
    r"|(?P<milli>1\d{12})(?!\d)"
)
_FIRST_OF_DAYS = pattern(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?[-–—]\s?(?=\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:{'|'.join(MONTHS)})"
    r"(?![^\W\d_]))"
)
"""The begin of 12–14 March."""
_LAST_OF_MONTH = re.compile(
    r"[-–](?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d:]|[-/.]\d)(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d|:\d))?"
)
"""The end of March 12–14."""
_LAST = re.compile(r"\s?(?:[-–—→]|->)\s?(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d|:\d|-)")
"""The end of 2025-03-12 – 03-14."""
_FAR = re.compile(r"(?P<year>(?!19|20|21)\d{4})-[01]\d-[0-3]\d(?=T\d|\s)")
_ALSO = pattern(r"\s*(?:local\s(?:time\s)?)?(?:[(\[/|=]|\bor\b)\s*(?=[~\da-z])")
_CLOCK_NEXT = re.compile(r"[)\]]?\s*[-–|:,]?\s*(?=\d{1,2}:\d\d)")
_AGAIN = re.compile(r"\s?\((?:[01]\d|2[0-3]):?[0-5]\d(?:\s?h(?:rs|ours)?)?\)(?=\s?[A-Z]{3})")
"""The same time of a 24-hour clock, before the zone of both."""
_COMMA = re.compile(r",\s(?=\d)")
_AND_ALSO = re.compile(r"\s{0,3}[,/;]\s{0,3}(?=\d)")
_CLOSED = re.compile(r"\s*[)\]]")
_YEAR_AFTER = re.compile(
    r",?\s(?P<year>(?:19|20)\d\d)(?![\w%]|[:.]\d)(?=(?P<ends>[\s*_`]*(?:$|[-–—:|,;)\]]))?)"
)
"""A year behind the time of a day, as date(1) prints it."""


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
    about = bool(cursor.take(_ABOUT))
    found = take_distance(cursor) if cursor.text[cursor.at : cursor.at + 1] in {*"+Tt"} else None
    if found is None:
        cursor.at = start
        return None
    about = bool(cursor.take(_ABOUT_AFTER)) or about
    stamp = Stamp(distance=found.time, from_zero=found.from_zero, approximate=about)
    after = cursor.at
    if found.from_zero and (cursor.take(_CLOCK_NEXT) or cursor.take(_ALSO)):
        clock = take_clock(cursor)
        if clock is not None:
            zone = take_zone(cursor)
            cursor.take(_CLOSED)
            return stamp._replace(clock=clock, zone=zone)
    cursor.at = after
    return stamp


def _absolute(cursor: Cursor, *, between: bool = False) -> Stamp | None:
    """Read a day, a time of day, or a range."""
    about = bool(cursor.take(_ABOUT))
    at = cursor.at
    if far := _FAR.match(cursor.text, at):
        message = f"The year {far['year']} is out of range. Write one from 1900 to 2199."
        raise InvalidValue(message)
    part = take_part_before(cursor)
    first = cursor.take(_FIRST_OF_DAYS)
    day = None if ":" in cursor.text[at + 1 : at + 3] else take_day(cursor)
    if day is None:
        cursor.at = at
        clock = take_clock(cursor)
        return _timed(cursor, None, clock, about=about, between=between) if clock else None
    part = take_part_after(cursor) or part
    after_day = cursor.at
    joined = cursor.take(_AFTER_DAY)
    nearly = joined is not None and joined["nearly"] is not None
    about = bool(cursor.take(_ABOUT)) or nearly or about
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
    end = _end_of_days(cursor, day)
    if end is not None and day.year is None:
        day = day._replace(year=end.year)
    return Stamp(day=day, end_day=end, approximate=about)


def _end_of_days(cursor: Cursor, first: Day) -> Day | None:
    start = cursor.at
    if match := cursor.take(_LAST_OF_MONTH if first.written[:1].isalpha() else _LAST):
        groups = match.groupdict()
        month = int(groups.get("month") or first.month or 0)
        year = groups.get("year")
        return Day(match[0], int(year) if year else first.year, month, int(match["day"]))
    if cursor.take(_TO):
        day = take_day(cursor)
        if day is not None and not day.bare_weekday and day.shift is None:
            return day
    cursor.at = start
    return None


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
    behind = cursor.at
    end_clock, end_day = _end(cursor, clock, _TO_OR_AND if between else _TO)
    if end_clock is not None:
        about = bool(cursor.take(_ABOUT_AFTER)) or about
        cursor.take(_UNTIL)
        zone = take_zone(cursor) or zone
        about = bool(cursor.take(_ABOUT_AFTER)) or about
    check = _check(cursor, zone)
    if day is None:
        day = _day_after(cursor, zoned=zone is not None)
    elif day.year is None and day.month:
        day = _with_year_after(cursor, day, clock)
    if zone is None and cursor.at > behind:
        zone = take_zone(cursor)
    return Stamp(day, clock, end_day, end_clock, zone, about, check=check)


def _with_year_after(cursor: Cursor, day: Day, clock: Clock) -> Day:
    """Read the year behind a time, which could be how many of something there were."""
    match = _YEAR_AFTER.match(cursor.text, cursor.at)
    if match is None:
        return day
    dated = day._replace(year=int(match["year"]))
    if match["ends"] is None and not (clock.exact or fits_weekday(dated)):
        return day
    cursor.at = match.end()
    return dated


def _end(cursor: Cursor, clock: Clock, joiner: re.Pattern[str]) -> tuple[Clock | None, Day | None]:
    """Read the end of a range, or stay where no time follows the dash."""
    start = cursor.at
    if clock.exact and (match := cursor.take(_SECONDS_END)):
        return clock._replace(second=int(match["second"])), None
    if clock.mark == ":" and not clock.exact and (match := cursor.take(_MINUTES_END)):
        if int(match["minute"]) > clock.minute:
            return clock._replace(minute=int(match["minute"])), None
        cursor.at = start
    if cursor.take(joiner):
        cursor.take(_ABOUT)
        found, day = _day_and_clock(cursor)
        if found is not None:
            return found, day
    elif cursor.take(_SLASH):
        found = take_clock(cursor)
        if found is not None and found.seconds() > clock.seconds():
            return found, None
    cursor.at = start
    return None, None


def _day_and_clock(cursor: Cursor) -> tuple[Clock | None, Day | None]:
    day = take_day(cursor)
    if day is not None:
        cursor.take(_AFTER_DAY)
        cursor.take(_ABOUT)
    return take_clock(cursor), day


def _check(cursor: Cursor, zone: Zone | None) -> Stamp | None:
    """Read the same moment told a second time, in another zone."""
    start = cursor.at
    if cursor.take(_ALSO) or (zone is not None and cursor.take(_COMMA)):
        cursor.take(_ABOUT)
        clock, day = _day_and_clock(cursor)
        if clock is not None:
            named = take_zone(cursor)
            end, _ = _end(cursor, clock, _TO)
            named = (take_zone(cursor) if end else None) or named
            if named is not None and (zone is None or named.written != zone.written):
                _more_readings(cursor)
                cursor.take(_CLOSED)
                return Stamp(day, clock, zone=named)
    cursor.at = start
    return None


def _more_readings(cursor: Cursor) -> None:
    """Step over further readings of the same moment, each with its zone."""
    start = cursor.at
    while cursor.take(_AND_ALSO) and take_clock(cursor) and take_zone(cursor):
        start = cursor.at
    cursor.at = start


def _day_after(cursor: Cursor, *, zoned: bool) -> Day | None:
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

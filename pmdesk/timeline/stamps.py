"""The grammar of a stamp: everything with which people say when something happened.

`take_stamp` reads one at the start of a line, of a cell or of a typed entry, and leaves the cursor
on the text behind it. What a stamp leaves out, such as its day, is for `times.place` to fill in.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pmdesk.timeline.clocks import Clock, take_clock
from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.days import Day, take_day
from pmdesk.timeline.zones import Zone, take_offset, take_zone


class Stamp(NamedTuple):
    """A time as it is written; what is not there is None."""

    day: Day | None = None
    clock: Clock | None = None
    end_day: Day | None = None
    end_clock: Clock | None = None
    zone: Zone | None = None
    approximate: bool = False
    distance: timedelta | None = None
    from_zero: bool = False
    """Whether the distance counts from T0, not from the event before."""
    instant: datetime | None = None
    check: "Stamp | None" = None
    """The same moment in another zone, where the text gives it twice."""
    lead: str = ""
    """The word before it, such as “at” or “posted”, in small letters."""


_ABOUT = pattern(
    r"(?:[~≈]\s*|(?:ca?\.|ca|circa|about|around|approx\.?|approximately|roughly|est\.)\s*(?=[~\dTMJFAS]))"
)
_ABOUT_AFTER = pattern(
    r"\s?~(?!\d)|-?ish\b|\s?\((?:est|approx|estimated|approximately|circa|ca|about)\b\.?\)"
    r"|\s(?:approx(?:\.|imately)?|onwards?|or\sso)(?![a-z])|\s?\?(?=\s|:|$)|\+(?=\s|:|$)"
)
_LEAD = pattern(
    r"(?P<word>at|on|from|between|as\sof|by|posted(?:\sat|\son)?|starting(?:\sat)?|since|update"
    r"|updated|edit)\b:?\s+(?:the\s)?(?=[~\dA-Za-z<])"
)
_TO = pattern(r"[\s*_`]{0,6}(?:->|=>|[-–—→➔]|\bto\b|\buntil\b|\btill\b|\.\.\.?|…)[\s*_`]{0,6}")
_TO_OR_AND = pattern(r"[\s*_`]{0,6}(?:->|[-–—→]|\bto\b|\buntil\b|\band\b)[\s*_`]{0,6}")
_SECONDS_END = re.compile(r"[-–](?P<second>[0-5]\d)\b(?!:)")
_AFTER_DAY = pattern(
    r"T(?=\d)|[\s*_`\]]*(?:\([a-z]{3,9}\)\s*)?(?:[,|@:;/–—-]|at\b|um\b|from\b|between\b)?[\s*_`\[]*"
)
_ON = pattern(r"\s*,?\s*(?P<word>on|of)\s+(?:the\s)?|\s*[,(]?\s*(?=[A-Za-z\d])")
_DAY_ENDS = pattern(r"\s*(?:[-:,|)\]*_–—]|$)")
_UNITS = {
    "days": "d(?:ays?)?",
    "hours": "h(?:(?:ou)?rs?)?",
    "minutes": "m(?:in(?:ute)?s?)?",
    "seconds": "s(?:ec(?:ond)?s?)?",
}
_COUNTED = "".join(
    rf"(?:\s?(?P<{unit}>\d{{1,4}})\s?{ending}(?![a-z]))?" for unit, ending in _UNITS.items()
)
_DISTANCE = pattern(
    r"(?P<zero>T\s?)?(?P<sign>[+\-−–])(?=\s?\d)"
    rf"(?:\s?(?P<clock_hours>\d{{1,3}}):(?P<clock_minutes>[0-5]\d)(?::(?P<clock_seconds>[0-5]\d))?(?!\d)"
    rf"|{_COUNTED})"
)
_ZERO = re.compile(r"T\s?[+-]?\s?0\b(?!\d*[:hms])|T(?=\s*[:=–-]\s)")
_ZERO_MINUTES = re.compile(r"T\s?(?P<sign>[+-])\s?(?P<number>\d{1,4})\b(?![:.\d])")
_EPOCH = re.compile(
    r"<t:(?P<tag>\d{9,11})(?::[tTdDfFR])?>|(?P<plain>1\d{9})(?:\.\d{1,9})?(?![\d.:-])|(?P<milli>1\d{12})(?!\d)"
)
_ALSO = pattern(r"\s*(?:[(\[/|=]|\bor\b)\s*(?=[~\da-z])")
_CLOSED = re.compile(r"\s*[)\]]")


def take_stamp(cursor: Cursor) -> Stamp | None:
    """Read a stamp, or return None and stay where no stamp begins.

    Raises `InvalidValue` for what looks like a time but cannot be one.
    """
    start = cursor.at
    lead = cursor.take(_LEAD)
    stamp = _epoch(cursor) or _distance(cursor) or _absolute(cursor, lead)
    if stamp is None:
        cursor.at = start
        return None
    return stamp._replace(lead=lead["word"].lower()) if lead else stamp


def _epoch(cursor: Cursor) -> Stamp | None:
    match = cursor.take(_EPOCH)
    if match is None:
        return None
    seconds = int(match["tag"] or match["plain"] or match["milli"][:10])
    return Stamp(instant=datetime.fromtimestamp(seconds, UTC), lead="epoch")


def _distance(cursor: Cursor) -> Stamp | None:
    """Read a distance such as `+15m`, `T+15m` or `T0`; without T a number needs its unit."""
    start = cursor.at
    about = bool(cursor.take(_ABOUT))
    if cursor.text[cursor.at : cursor.at + 1] not in {"+", "T", "t"}:
        cursor.at = start
        return None
    match = cursor.take(_DISTANCE)
    parts = (
        {u: int(n) for u, n in match.groupdict().items() if n and u not in {"zero", "sign"}}
        if match
        else {}
    )
    if match is not None and parts and (match["zero"] or match["sign"] == "+"):
        away = timedelta(**{unit.removeprefix("clock_"): n for unit, n in parts.items()})
        zero = bool(match["zero"])
        sign = match["sign"]
    else:
        if match:
            cursor.at = match.start()
        plain = cursor.take(_ZERO_MINUTES)
        if plain is None and not cursor.take(_ZERO):
            cursor.at = start
            return None
        away = timedelta(minutes=int(plain["number"]) if plain else 0)
        zero, sign = True, plain["sign"] if plain else "+"
    about = bool(cursor.take(_ABOUT_AFTER)) or about
    clock = None
    if zero and cursor.take(_ALSO):
        clock = take_clock(cursor)
        if clock:
            zone = take_zone(cursor)
            cursor.take(_CLOSED)
            return Stamp(clock=clock, zone=zone, distance=away, from_zero=True, approximate=about)
    return Stamp(distance=away if sign == "+" else -away, from_zero=zero, approximate=about)


def _absolute(cursor: Cursor, lead: re.Match[str] | None) -> Stamp | None:
    """Read a day, a time of day, or a range."""
    about = bool(cursor.take(_ABOUT))
    day = take_day(cursor)
    after_day = cursor.at
    joined = cursor.take(_AFTER_DAY) if day is not None else None
    about = bool(cursor.take(_ABOUT)) or about
    clock = take_clock(cursor)
    if clock is not None:
        tight = joined is not None and joined[0].upper() == "T"
        between = lead is not None and lead["word"].lower() == "between"
        return _timed(cursor, day, clock, about=about, tight=tight, between=between)
    cursor.at = after_day
    if day is None or day.bare_weekday or day.shift is not None:
        return None
    return Stamp(day=day, end_day=_end_of_days(cursor), approximate=about)


def _end_of_days(cursor: Cursor) -> Day | None:
    start = cursor.at
    if cursor.take(_TO):
        day = take_day(cursor)
        if day is not None and not day.bare_weekday and day.shift is None:
            return day
    cursor.at = start
    return None


def _timed(
    cursor: Cursor, day: Day | None, clock: Clock, *, about: bool, tight: bool, between: bool
) -> Stamp:
    """Read what may follow a time of day: the end of a range, `~`, a zone, the day."""
    about = bool(cursor.take(_ABOUT_AFTER)) or about
    precise = day is not None and (tight or bool(clock.second))
    zone = (take_offset(cursor) if precise else None) or take_zone(cursor)
    about = bool(cursor.take(_ABOUT_AFTER)) or about
    end_clock, end_day = _end(cursor, clock, _TO_OR_AND if between else _TO)
    if end_clock is not None:
        about = bool(cursor.take(_ABOUT_AFTER)) or about
        zone = take_zone(cursor) or zone
        about = bool(cursor.take(_ABOUT_AFTER)) or about
    check = _check(cursor, zone)
    if day is None:
        day = _day_after(cursor)
    elif zone is None:
        zone = take_zone(cursor)
    return Stamp(day, clock, end_day, end_clock, zone, about or clock.vague, check=check)


def _end(cursor: Cursor, clock: Clock, joiner: re.Pattern[str]) -> tuple[Clock | None, Day | None]:
    """Read the end of a range, or stay where no time follows the dash."""
    start = cursor.at
    if clock.second and (match := cursor.take(_SECONDS_END)):
        return clock._replace(second=int(match["second"])), None
    if cursor.take(joiner):
        cursor.take(_ABOUT)
        day = take_day(cursor)
        if day is not None:
            cursor.take(_AFTER_DAY)
            cursor.take(_ABOUT)
        clock_end = take_clock(cursor)
        if clock_end is not None:
            return clock_end, day
    cursor.at = start
    return None, None


def _check(cursor: Cursor, zone: Zone | None) -> Stamp | None:
    """Read the same moment told a second time, in another zone."""
    start = cursor.at
    if cursor.take(_ALSO):
        cursor.take(_ABOUT)
        day = take_day(cursor)
        if day is not None:
            cursor.take(_AFTER_DAY)
        clock = take_clock(cursor)
        if clock is not None:
            named = take_zone(cursor)
            end, _ = _end(cursor, clock, _TO)
            named = (take_zone(cursor) if end else None) or named
            if named is not None and (zone is None or named.written != zone.written):
                cursor.take(_CLOSED)
                return Stamp(day, clock, zone=named)
    cursor.at = start
    return None


def _day_after(cursor: Cursor) -> Day | None:
    """Read a day that stands behind its time; without “on” nothing but an end may follow it."""
    start = cursor.at
    joined = cursor.take(_ON)
    day = take_day(cursor) if joined else None
    if day is not None and joined is not None:
        surely = joined["word"] or _DAY_ENDS.match(cursor.text, cursor.at)
        if surely and day.shift is None:
            return day
    cursor.at = start
    return None

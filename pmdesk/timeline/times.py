"""Reading when something happened, from the start of a typed line or from an edited cell.

A time is exact, approximate (`~14:32`), a range (`14:20–14:35`), a whole day (`12 Jun 2018`) or a
distance from the event before (`+15m`). Wrong is worse than unread: what is not surely a time is
left alone, and what had to be assumed is said in a note.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline.grammar import Clock, Cursor, take_clock, take_date
from pmdesk.timeline.local import to_utc


@dataclass(frozen=True)
class When:
    """When something happened, in UTC; `dated` says that the text settles the day."""

    start: datetime
    end: datetime | None = None
    approximate: bool = False
    whole_day: bool = False
    dated: bool = False
    notes: tuple[str, ...] = ()
    """Sentences about what was assumed."""


@dataclass(frozen=True)
class Frame:
    """What a text leaves out: the record's zone, the day, and the start of the event before."""

    zone: tzinfo
    day: date
    previous: datetime | None = None


def read_when(text: str, frame: Frame) -> tuple[When, str] | None:
    """Read the time at the start of a text; return it and the rest, or None where there is none.

    Raises `InvalidValue` for what looks like a time but cannot be one.
    """
    cursor = Cursor(text.strip())
    found = _relative(cursor, frame) or _absolute(cursor, frame)
    if found is None or not cursor.take(_SEPARATOR):
        return None
    return found, cursor.text[cursor.at :]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SEPARATOR = _pattern(r"\s*(?:->|[:,|>–—→-])?(?:\s+|$)")
_ABOUT = _pattern(r"~\s*|(?:ca\.?|circa|about|around|approx\.?|roughly)\s+(?=~?\d)")
_ISH = _pattern(r"\s?~|-?ish\b|\s*\(est\.?\)")
_TO = _pattern(r"\s*(?:->|[-–—→]|\bto\b|\buntil\b)\s*")
_NEAR = _pattern(r"(yesterday|today|tomorrow)\b")
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_AFTER_DAY = _pattern(r"T(?=\d)|\s*(?:,|\bat\b)?\s*")
_HOURS = r"(?P<sign>[+-])(?P<hours>0?\d|1[0-4])"
_OFFSETS = (
    _pattern(rf"\s*(?:UTC|GMT)\s?{_HOURS}(?::?(?P<minutes>[0-5]\d))?\b"),
    _pattern(rf"{_HOURS}:?(?P<minutes>[0-5]\d)\b"),
)
_UTC = _pattern(r"(?:Z|\s*(?:UTC|GMT))\b(?![+-])|\s*\((?:UTC|GMT)\)")
_ABBREVIATION = re.compile(
    r"\s*\(?(?P<name>A?[ECMPW][SD]T|CES?T|EES?T|WES?T|BST|IST|JST|MSK|SGT)\b\)?"
)
_UNITS = {
    "days": "d(?:ays?)?",
    "hours": "h(?:(?:ou)?rs?)?",
    "minutes": "m(?:in(?:ute)?s?)?",
    "seconds": "s(?:ec(?:ond)?s?)?",
}
_COUNTED = "".join(
    rf"(?:\s?(?P<{unit}>\d{{1,4}})\s?{ending}(?![a-z]))?" for unit, ending in _UNITS.items()
)
_DISTANCE = _pattern(
    rf"\+(?=\s?\d)(?:(?P<clock_hours>\d{{1,3}}):(?P<clock_minutes>[0-5]\d)|{_COUNTED})"
)


def _relative(cursor: Cursor, frame: Frame) -> When | None:
    """Read a distance such as `+15m` or `+1h 30m`; a number needs its unit."""
    start = cursor.at
    about = cursor.take(_ABOUT)
    match = cursor.take(_DISTANCE)
    parts = {unit: int(n) for unit, n in match.groupdict().items() if n} if match else {}
    if match is None or not parts:
        cursor.at = start
        return None
    if frame.previous is None:
        message = f"“{match[0].strip()}” counts from the event before, and there is none yet."
        raise InvalidValue(f"{message} Begin with a time of day, such as 14:32.")
    distance = timedelta(**{unit.removeprefix("clock_"): n for unit, n in parts.items()})
    approximate = bool(cursor.take(_ISH) or about)
    return When(frame.previous + distance, approximate=approximate, dated=True)


def _absolute(cursor: Cursor, frame: Frame) -> When | None:
    """Read a day, a time of day, or a range."""
    about = cursor.take(_ABOUT)
    near = cursor.take(_NEAR)
    day = _near_day(near[0], frame) if near else take_date(cursor, frame.day.year)
    after_day = cursor.at
    if day is not None:
        cursor.take(_AFTER_DAY)
    about = cursor.take(_ABOUT) or about
    clock = take_clock(cursor)
    if clock is not None:
        return _timed(cursor, frame, day, clock, about=bool(about))
    cursor.at = after_day
    if day is None or near:
        return None
    start, note = to_utc(datetime.combine(day, time()), frame.zone)
    notes = (note,) if note else ()
    return When(start, approximate=bool(about), whole_day=True, dated=True, notes=notes)


def _near_day(word: str, frame: Frame) -> date:
    return frame.day + timedelta(days=_NEAR_DAYS[word.lower()])


def _timed(cursor: Cursor, frame: Frame, day: date | None, clock: Clock, *, about: bool) -> When:
    """Read what may follow a time of day: the end of a range, `~`, a zone."""
    about = bool(cursor.take(_ISH)) or about
    end_clock, end_day = _end(cursor, frame)
    about = bool(cursor.take(_ISH)) or about
    start = datetime.combine(day or frame.day, clock.time())
    end = datetime.combine(end_day or start.date(), end_clock.time()) if end_clock else None
    notes = []
    if end and end_clock and not clock.half and end_clock.half:
        afternoon = datetime.combine(start.date(), clock.time(end_clock.half))
        start = afternoon if afternoon <= end else start
    if end and end < start and end_day is None:
        end += timedelta(days=1)
        notes.append(f"The range ends on the next day, {dates.day(end)}.")
    zone, note = _zone(cursor, frame, start)
    began = to_utc(start, zone, after=frame.previous)
    ended = to_utc(end, zone, after=began.instant) if end else None
    if ended and ended.instant < began.instant:
        raise InvalidValue("This range ends before it begins. Put the earlier time first.")
    notes += [note, began.note, ended.note if ended else ""]
    return When(
        began.instant,
        ended.instant if ended else None,
        approximate=about,
        dated=day is not None,
        notes=tuple(dict.fromkeys(note for note in notes if note)),
    )


def _end(cursor: Cursor, frame: Frame) -> tuple[Clock | None, date | None]:
    """Read the end of a range, or stay where no time follows the dash."""
    start = cursor.at
    if cursor.take(_TO):
        cursor.take(_ABOUT)
        day = take_date(cursor, frame.day.year)
        if day is not None:
            cursor.take(_AFTER_DAY)
        clock = take_clock(cursor)
        if clock is not None:
            return clock, day
    cursor.at = start
    return None, None


def _zone(cursor: Cursor, frame: Frame, local: datetime) -> tuple[tzinfo, str]:
    """Read a zone behind a time; an abbreviation is not trusted, since many zones share it."""
    for pattern in _OFFSETS:
        offset = cursor.take(pattern)
        if offset:
            away = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
            return timezone(away if offset["sign"] == "+" else -away), ""
    if cursor.take(_UTC):
        return UTC, ""
    name = _ABBREVIATION.match(cursor.text, cursor.at)
    if name is None:
        return frame.zone, ""
    if local.replace(tzinfo=frame.zone).tzname() == name["name"]:
        cursor.at = name.end()
        return frame.zone, ""
    note = f"“{name['name']}” was not read as a zone; the time is taken as {frame.zone}."
    return frame.zone, f"{note} Write UTC+2 or UTC behind it to be exact."

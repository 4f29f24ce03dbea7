"""When something happened: from a stamp and what it leaves out to instants in UTC.

A time is exact, approximate (`~14:32`), a range (`14:20–14:35`), a whole day (`12 Jun 2018`) or a
distance (`+15m`). Wrong is worse than unread: what is not surely a time is left alone, and what had
to be assumed is said in a note.
"""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.metrics import duration
from pmdesk.timeline.written.clocks import NOON, Clock
from pmdesk.timeline.written.cursor import Cursor
from pmdesk.timeline.written.days import settle
from pmdesk.timeline.written.east import WRITTEN
from pmdesk.timeline.written.local import to_utc
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import take_stamp
from pmdesk.timeline.written.zones import Zone, as_meant, differs

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_HALF_DAY = timedelta(hours=12)
_MIDNIGHT = time()
_QUARTER = timedelta(minutes=15)
_FARTHEST_WEST = timedelta(hours=11)


class When(NamedTuple):
    """When something happened, in UTC; `dated` says that the text settles the day."""

    start: datetime
    end: datetime | None = None
    approximate: bool = False
    whole_day: bool = False
    dated: bool = False
    notes: tuple[str, ...] = ()
    """Sentences about what was assumed."""


class Frame(NamedTuple):
    """What a text leaves out.

    The zone, the day, the start of the event before, the half of the day that a 12-hour clock
    does not say, and whether months come before days. `present` is what “yesterday” counts from,
    where that is not the day. `dated` says that the day stands in the text before the time.
    """

    zone: tzinfo
    day: date
    previous: datetime | None = None
    half: str = ""
    month_first: bool = False
    present: date | None = None
    dated: bool = False


def read_when(text: str, frame: Frame) -> tuple[When, str] | None:
    """Read the time at the start of a text; return it and the rest, or None where there is none.

    Raises `InvalidValue` for what looks like a time but cannot be one.
    """
    cursor = Cursor(text.strip())
    stamp = take_stamp(cursor)
    if stamp is None or stamp.weak or not take_separator(cursor):
        return None
    return place(stamp, frame), cursor.text[cursor.at :]


_GAP = re.compile(
    r"\s(?=[A-KO-RT-Za-ko-rt-z])(?!and\songoing)|"
    r"(?:\s\(?(?:local|server)\stime\b\)?|\s(?:noon|midday)\b)?"
    r"(?:\s?[(\[](?:T\s?)?\+\s?\d[^()\[\]\n]{0,12}[)\]])?"
    r"(?:\s(?:&|and)\s[Oo]ngoing\b)?"
    r"(?:(?<=[分時时點点시분秒초頃ろ右쯤で])(?:に|には|以降))?"
    r"(?:\s?\}\})?[*_`)\]}\"”']{0,6}(?:</[a-zA-Z]{1,8}>){0,3}(?:\s{0,8}(?:->|=>|:-|\\-|&[mn]dash;|\.{2,3}(?=\s)|…|/(?=\s)|(?<!\s)[:.]|:{1,8}(?=\s|$)|[-,|>;–—→➔=•│┃║、\uff0c】』」\uff09])[*_`)\]}']{0,5}){0,4}"
    rf"(?:\s+|$|(?<=[-:,|>–—→*_`)\]}}'、\uff0c】』」\uff09])(?=[A-Za-z@“\"'\[#`*<(\uff08{WRITTEN}])"
    rf"|(?<=[分時时點点시분秒초頃ろ右쯤に])(?=[\uff08{WRITTEN}]))"
)
"""What may stand between a stamp and its text."""

_AGO = re.compile(r"\s*(?:\([^()\n]{1,30}\b(?:ago|earlier|later)\)|\(?[^()\n]{1,30}\bago)[\s*_]*$")
"""How long ago it was, as status pages have it behind a time."""


def take_separator(cursor: Cursor) -> bool:
    """Step to the text behind a stamp; tell whether the stamp really ends here."""
    return cursor.take(_GAP) is not None


def take_ago(cursor: Cursor) -> bool:
    """Step over what says how long ago a time was, where a line ends with that."""
    text = cursor.text
    said = "ago" in text or "earlier" in text or "later" in text
    return said and cursor.take(_AGO) is not None


def place(stamp: Stamp, frame: Frame) -> When:
    """Return the instants that a stamp means within its frame, or raise `InvalidValue`."""
    if stamp.instant is not None:
        return When(stamp.instant, dated=True)
    if stamp.distance is not None and (stamp.clock is None or not stamp.from_zero):
        return _counted(stamp, frame)
    day = frame.day
    if stamp.day:
        near = frame.present if frame.present and stamp.day.from_today else frame.day
        day = settle(stamp.day, near, month_first=frame.month_first, may_follow=frame.dated)
    if stamp.clock is None:
        return _whole_day(stamp, frame, day)
    return _timed(stamp, frame, day, stamp.clock)


def _counted(stamp: Stamp, frame: Frame) -> When:
    if frame.previous is None:
        message = "This counts from the event before, and there is none yet."
        raise InvalidValue(f"{message} Begin with a time of day, such as 14:32.")
    distance = stamp.distance or timedelta()
    return When(frame.previous + distance, approximate=stamp.approximate, dated=True)


def _whole_day(stamp: Stamp, frame: Frame, day: date) -> When:
    start, note = to_utc(datetime.combine(day, time()), frame.zone)
    end = None
    if stamp.end_day is not None:
        last = settle(stamp.end_day, day, month_first=frame.month_first, may_follow=True)
        if last < day:
            raise InvalidValue("This range ends before it begins. Put the earlier day first.")
        end = to_utc(datetime.combine(last, time()), frame.zone).instant
    notes = (note,) if note else ()
    return When(start, end, stamp.approximate, whole_day=True, dated=True, notes=notes)


def _timed(stamp: Stamp, frame: Frame, day: date, clock: Clock) -> When:
    odd, half = "", frame.half
    if clock.half and clock.odd_half:
        odd = f"“{'AM' if clock.half == 'a' else 'PM'}” was left out: the hour is {clock.hour}."
        clock, half = clock._replace(half=""), ""
    start = datetime.combine(day, _MIDNIGHT) + clock.after_midnight(half)
    named = as_meant(stamp.zone, frame.zone) if stamp.zone else None
    zone = named.meant if named else frame.zone
    if stamp.end_clock is not None:
        when = _range(stamp, frame._replace(zone=zone), start, clock)
    else:
        began = to_utc(start, zone, after=frame.previous)
        notes = (began.note,) if began.note else ()
        when = When(began.instant, None, stamp.approximate, False, stamp.day is not None, notes)
    if not (odd or stamp.check or (named and named.region)):
        return when
    check = _disagreement(stamp, when.start) if stamp.check else ""
    abbreviated = zone_note(named, when.start) if named and named.region else ""
    said = dict.fromkeys(filter(None, (*when.notes, odd, check, abbreviated)))
    return when._replace(notes=tuple(said))


def _range(stamp: Stamp, frame: Frame, start: datetime, clock: Clock) -> When:
    """Return when something began and ended, both on the clock of the frame’s zone."""
    end, end_note = _end(stamp, frame, start, clock)
    if end and not clock.half and stamp.end_clock and stamp.end_clock.half:
        midnight = datetime.combine(start.date(), _MIDNIGHT)
        afternoon = midnight + clock.after_midnight(stamp.end_clock.half)
        start = afternoon if afternoon <= end else start
    began = to_utc(start, frame.zone, after=frame.previous)
    ended = to_utc(end, frame.zone, after=began.instant) if end else None
    if ended and ended.instant < began.instant:
        raise InvalidValue("This range ends before it begins. Put the earlier time first.")
    notes = [end_note, began.note, ended.note if ended else ""]
    return When(
        began.instant,
        ended.instant if ended else None,
        stamp.approximate,
        dated=stamp.day is not None,
        notes=tuple(dict.fromkeys(filter(None, notes))),
    )


def _end(stamp: Stamp, frame: Frame, start: datetime, clock: Clock) -> tuple[datetime | None, str]:
    end_clock = stamp.end_clock
    if end_clock is None or end_clock.vague:
        return None, ""
    if end_clock.odd_half:
        end_clock = end_clock._replace(half="")
    half = clock.half or frame.half
    if stamp.end_day is not None:
        order = frame.month_first
        last = settle(stamp.end_day, start.date(), month_first=order, may_follow=True)
        return datetime.combine(last, time()) + end_clock.after_midnight(half), ""
    midnight = datetime.combine(start.date(), time())
    end = midnight + end_clock.after_midnight(half)
    if half and not end_clock.half and end < start and end_clock.hour <= NOON:
        end += timedelta(hours=12)
    first = start
    if not clock.half and end_clock.half:
        early = midnight + clock.after_midnight("a")
        first = min(start, early)
    if end < first:
        end += timedelta(days=1)
        note = f"The range ends on the next day, {dates.day(end)}."
        if end - start > _HALF_DAY:
            long = f"It lasts {duration(end - start)}; if that is not meant, swap its times."
            note = f"{note} {long}"
        return end, note
    return end, ""


def _disagreement(stamp: Stamp, start: datetime) -> str:
    check = stamp.check
    if check is None or check.clock is None or check.zone is None:
        return ""
    near = start.astimezone(check.zone.meant)
    told = datetime.combine(near.date(), time(), near.tzinfo) + check.clock.after_midnight()
    if abs(told - near) % _DAY < _MINUTE:
        return ""
    return f"The second reading, {check.zone.written}, gives another time; the first was taken."


def zone_by_check(stamp: Stamp, day: date) -> Zone | None:
    """Return the zone in which a time is what its second reading says in another, if any is."""
    check = stamp.check
    if stamp.clock is None or check is None or check.clock is None or check.zone is None:
        return None
    told = datetime.combine(day, time(), check.zone.meant) + check.clock.after_midnight()
    away = stamp.clock.after_midnight() - check.clock.after_midnight()
    away += told.utcoffset() or timedelta()
    if away % _QUARTER:
        return None
    zone = timezone((away + _FARTHEST_WEST) % _DAY - _FARTHEST_WEST)
    return Zone(str(zone), zone)


def zone_note(zone: Zone, start: datetime) -> str:
    """Return a sentence about an abbreviation that may mean another time, or nothing."""
    odd = differs(zone, start)
    if not odd and not zone.others:
        return ""
    shown = start.astimezone(zone.meant).strftime("%z")
    offset = f"UTC{shown[:3]}:{shown[3:]}"
    if odd:
        return f"“{zone.written}” was read as {offset}, though {zone.region} had another time then."
    return f"“{zone.written}” was read as {offset}, that of {zone.region}."

"""Moving events in time: by a distance, or to what their clocks mean in another zone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from pmdesk import dates
from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.metrics import duration
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.selection import counted
from pmdesk.timeline.written.local import to_utc

_DISTANCE = re.compile(
    r"(?P<sign>[+−–-]?)\s*"
    r"(?:(?P<clock_hours>\d{1,3}):(?P<clock_minutes>[0-5]\d)"
    r"|(?:(?P<days>\d{1,4})\s*d(?:ays?)?)?\s*(?:(?P<hours>\d{1,4})\s*h(?:(?:ou)?rs?)?)?"
    r"\s*(?:(?P<minutes>\d{1,5})\s*(?:m(?:in(?:ute)?s?)?)?)?)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:UTC|GMT)?\s*(?P<sign>[+−–-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?"
)
_MOST_HOURS = 14
"""No zone is further from UTC than this."""


@dataclass(frozen=True)
class Reread:
    """The change to what clocks mean in another zone, and sentences about what was assumed."""

    change: Change
    notes: tuple[str, ...] = ()


def read_distance(text: str) -> timedelta:
    """Read how far to shift, such as +10, -1:30 or +1h30; a bare number counts minutes.

    Raises `InvalidValue` where the text is no distance.
    """
    match = _DISTANCE.fullmatch(text.strip())
    parts = (
        {unit: int(n) for unit, n in match.groupdict().items() if n and unit != "sign"}
        if (match)
        else {}
    )
    if match is None or not parts:
        message = f"“{text.strip()}” is not a distance. Write one such as +10, -5 min or +1h30."
        raise InvalidValue(message)
    distance = timedelta(**{unit.removeprefix("clock_"): n for unit, n in parts.items()})
    return distance if match["sign"] in {"", "+"} else -distance


def said(distance: timedelta) -> str:
    """Return a distance as people read it, such as +10 min or −1 h 30 min."""
    return f"−{duration(-distance)}" if distance < timedelta() else f"+{duration(distance)}"


def shift(events: Sequence[TimelineEvent], distance: timedelta) -> Change:
    """Move events earlier or later; a whole day has no time of day, so that it stays.

    Raises `InvalidValue` where a calendar has no such day.
    """
    moved = [event for event in events if not event.whole_day]
    label = f"Shift {counted(moved)} by {said(distance)}"
    change = Change(label)
    try:
        steps = [
            set_fields(
                label, event, start=event.start + distance, end=event.end and event.end + distance
            )
            for event in moved
        ]
    except OverflowError:
        message = "No calendar goes that far. Choose a shorter distance."
        raise InvalidValue(message) from None
    return change.joined(steps)


def reread(record: Record, events: Sequence[TimelineEvent], zone_name: str) -> Reread:
    """Let the clocks of events stay and their zone change: “these were typed as CET”.

    A time that came twice or never in that zone is noted. Raises `InvalidValue` where the text
    names no zone.
    """
    zone, name = zone_named(zone_name)
    shown = record.postmortem.tzinfo
    moved = [event for event in events if not event.whole_day]
    label = f"Read {counted(moved)} as {name}"
    steps, notes = [], []
    for event in moved:
        start, doubt = _meant(event.start, shown, zone)
        end, late_doubt = _meant(event.end, shown, zone) if event.end else (None, "")
        written = f"{dates.clock(event.start, shown)} {name}"
        steps.append(
            set_fields(label, event, start=start, end=end and max(start, end), written=written)
        )
        notes += [doubt, late_doubt]
    return Reread(Change(label).joined(steps), tuple(dict.fromkeys(filter(None, notes))))


def _meant(moment: datetime, shown: tzinfo, zone: tzinfo) -> tuple[datetime, str]:
    """Return the instant at which another zone's clock shows what this one shows."""
    return to_utc(moment.astimezone(shown).replace(tzinfo=None), zone)


def zone_named(text: str) -> tuple[tzinfo, str]:
    """Return a zone and its name from Europe/Berlin, CET, UTC+2 or -05:00, else `InvalidValue`."""
    name = " ".join(text.split())
    match = _OFFSET.fullmatch(name.upper())
    if match and int(match["hours"]) <= _MOST_HOURS:
        away = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        zone = timezone(away if match["sign"] == "+" else -away)
        return zone, f"{zone}"
    if name.upper() in {"Z", "UTC", "GMT"}:
        return UTC, "UTC"
    for spelt in (name, name.upper(), name.title().replace(" ", "_")):
        try:
            return ZoneInfo(spelt), spelt
        except (LookupError, ValueError, OSError):
            continue
    message = f"“{name}” is not a time zone. Write one such as Europe/Berlin, CET or UTC+2."
    raise InvalidValue(message)

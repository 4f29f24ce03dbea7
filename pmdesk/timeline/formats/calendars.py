"""iCalendar: the entries of a calendar, such as maintenance windows and on-call shifts.

The library reads the notation; it puts a mark in the place of a value that it cannot read instead
of raising, so each value is looked at before it is used.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import icalendar

from pmdesk.errors import ImportFailed
from pmdesk.timeline.formats.entries import Unfit, check_count, once, origin
from pmdesk.timeline.importing.order import in_order
from pmdesk.timeline.reading import Kind, ReadEvent, Reading, Unread
from pmdesk.timeline.written.local import to_utc

_MOST_CHARACTERS = 5_000_000
_REPEATS = "It repeats; only its first time was read."
_AGAIN = "Export the calendar once more."
_KINDS = (Kind("event", "Events"), Kind("cancelled", "Cancelled events", taken=False))


def read_calendar(name: str, text: str, zone: tzinfo) -> Reading:
    """Return the entries of a calendar; `zone` is meant where a time names none.

    Raises `ImportFailed` where the text as a whole is none.
    """
    events: list[ReadEvent] = []
    unread: list[Unread] = []
    for row, (entry, source) in enumerate(_entries(name, text), start=1):
        try:
            events.append(_event(entry, source or name, row, zone))
        except Unfit as reason:
            unread.append(Unread(_text(entry, "SUMMARY") or "An event", row, reason=str(reason)))
    found = in_order(once(events))
    occur = {event.kind for event in found}
    kinds = tuple(kind for kind in _KINDS if kind.name in occur)
    return Reading(tuple(found), tuple(unread), format="iCalendar", kinds=kinds)


def _entries(name: str, text: str) -> Iterator[tuple[Any, str]]:
    """Go through the events of all calendars in a text, each with the name of its calendar."""
    count = text.upper().count("BEGIN:VEVENT")
    check_count(text.count("BEGIN:") - text.count("BEGIN:VALARM"))
    if len(text) > _MOST_CHARACTERS:
        message = f"“{name}” is larger than {_MOST_CHARACTERS // 1_000_000} MB."
        raise ImportFailed(f"{message} Export a shorter time, and import that.")
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        found = [
            (entry, _text(calendar, "X-WR-CALNAME"))
            for calendar in calendars
            for entry in calendar.walk("VEVENT")
        ]
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError):
        raise ImportFailed(f"“{name}” is not a calendar that can be read. {_AGAIN}") from None
    if count > len(found):
        message = f"“{name}” ends in the middle of an event."
        raise ImportFailed(f"{message} {_AGAIN}")
    yield from found


def _event(entry: Any, source: str, row: int, zone: tzinfo) -> ReadEvent:
    start, notes = _moment(entry, "DTSTART", zone)
    if start is None:
        raise Unfit("Its start is missing, or is not a time.")
    end, more = _end(entry, start, zone)
    repeats = (_REPEATS,) if entry.get("RRULE") or entry.get("RDATE") else ()
    said = (_text(entry, "SUMMARY"), _text(entry, "DESCRIPTION"))
    cancelled = _text(entry, "STATUS").upper() == "CANCELLED"
    return ReadEvent(
        start=start,
        end=end,
        text="\n".join(filter(None, said)),
        written=_written(entry),
        line=row,
        author=_organizer(entry),
        source=source,
        link=_text(entry, "URL"),
        origin=origin("icalendar", _text(entry, "UID"), _written(entry)),
        kind="cancelled" if cancelled else "event",
        notes=tuple(dict.fromkeys((*notes, *more, *repeats))),
    )


def _text(entry: Any, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, list):
        value = value[0]
    if value is None or isinstance(value, icalendar.vBroken):
        return ""
    return str(value).strip()


def _value(entry: Any, name: str) -> Any:
    """Return the moment or length of a property, or None where it is missing or unreadable."""
    value = entry.get(name)
    if isinstance(value, list) or value is None or isinstance(value, icalendar.vBroken):
        return None
    return getattr(value, "dt", None)


def _moment(entry: Any, name: str, zone: tzinfo) -> tuple[datetime | date | None, tuple[str, ...]]:
    """Return an instant in UTC or a day, and what had to be assumed."""
    value = _value(entry, name)
    if not isinstance(value, datetime):
        return (value, ()) if isinstance(value, date) else (None, ())
    try:
        if value.tzinfo is not None:
            return value.astimezone(UTC).replace(microsecond=0), ()
        read = to_utc(value.replace(microsecond=0), zone)
    except (ValueError, OverflowError):
        return None, ()
    named = str(entry.get(name).params.get("TZID", ""))
    unknown = f"The zone “{named}” is not known" if named else "No zone is named"
    return read.instant, (f"{unknown}; the time was read in {zone}.", *filter(None, (read.note,)))


def _end(
    entry: Any, start: datetime | date, zone: tzinfo
) -> tuple[datetime | date | None, tuple[str, ...]]:
    """Return when an event ends; the day that a calendar names is the one after its last."""
    end, notes = _moment(entry, "DTEND", zone)
    length = _value(entry, "DURATION")
    try:
        if end is None and isinstance(length, timedelta):
            end = start + length
        if end is not None and not isinstance(end, datetime):
            end -= timedelta(days=1)
    except OverflowError:
        end = None
    if end is None or isinstance(end, datetime) != isinstance(start, datetime) or end <= start:
        return None, ()
    return end, notes


def _written(entry: Any) -> str:
    """Return the start as it stands in the file, with its zone."""
    value = entry.get("DTSTART")
    if value is None or isinstance(value, list | icalendar.vBroken):
        return ""
    named = str(value.params.get("TZID", ""))
    return f"{value.to_ical().decode(errors='replace')} {named}".strip()


def _organizer(entry: Any) -> str:
    value = entry.get("ORGANIZER")
    if value is None or isinstance(value, list | icalendar.vBroken):
        return ""
    return str(value.params.get("CN", "")) or str(value).partition(":")[2]

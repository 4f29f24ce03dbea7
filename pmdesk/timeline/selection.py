"""What people do to several events at once: one change, whatever their number."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from pmdesk import dates
from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.grammar import Cursor, take_date
from pmdesk.timeline.local import to_utc


def set_confirmed(events: Sequence[TimelineEvent], *, confirmed: bool) -> Change:
    """Tick events as confirmed in the meeting, or take their ticks back."""
    verb = "Confirm" if confirmed else "Take back confirmation of"
    return _set(f"{verb} {_counted(events)}", events, confirmed=confirmed)


def set_moment(events: Sequence[TimelineEvent], moment: Moment) -> Change:
    """Say what events were for the course of the incident."""
    return _set(f"Mark {_counted(events)} as {moment.label}", events, moment=moment)


def move_to_day(record: Record, events: Sequence[TimelineEvent], text: str) -> Change:
    """Move events to the day that a text names; their clocks show the same times there.

    The first comes to that day, the others as many days later as they were. Raises `InvalidValue`
    where the text is no day.
    """
    if not events:
        return Change("Move no events")
    zone = record.postmortem.tzinfo
    first = min(event.start for event in events).astimezone(zone).date()
    day = _read_day(text, first)
    label = f"Move {_counted(events)} to {dates.day(day)}"
    change = Change(label)
    for event in events:
        start = _later(event.start, day - first, zone)
        end = event.end and max(start, _later(event.end, day - first, zone))
        change = change.then(set_fields(label, event, start=start, end=end))
    return change


def _read_day(text: str, near: date) -> date:
    cursor = Cursor(text.strip())
    day = take_date(cursor, near.year)
    if day is None or cursor.at < len(cursor.text):
        message = f"“{text.strip()}” is not a day. Write one such as 12 Jun 2018 or 2018-06-12."
        raise InvalidValue(message)
    return day


def _later(moment: datetime, days: timedelta, zone: tzinfo) -> datetime:
    """Return the moment at which the same clock shows the same time some days later."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    return to_utc(local + days, zone).instant


def _set(label: str, events: Sequence[TimelineEvent], **values: Any) -> Change:
    changes = (set_fields(label, event, **values) for event in events)
    return Change(label, tuple(step for change in changes for step in change.operations))


def _counted(events: Sequence[TimelineEvent]) -> str:
    return "event" if len(events) == 1 else f"{len(events)} events"

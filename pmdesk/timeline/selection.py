"""What people do to several events at once: one change, whatever their number."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from pmdesk import dates
from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.written.days import read_day
from pmdesk.timeline.written.local import to_utc


def set_confirmed(events: Sequence[TimelineEvent], *, confirmed: bool) -> Change:
    """Tick events as confirmed in the meeting, or take their ticks back."""
    verb = "Confirm" if confirmed else "Take back confirmation of"
    return _set(f"{verb} {counted(events)}", events, confirmed=confirmed)


def set_moment(events: Sequence[TimelineEvent], moment: Moment) -> Change:
    """Say what events were for the course of the incident."""
    return _set(f"Mark {counted(events)} as {moment.label}", events, moment=moment)


def set_key_moment(events: Sequence[TimelineEvent], *, is_key: bool) -> Change:
    """Mark events as those to remember the incident by, or take the marks back."""
    verb = "Mark {} as key moment" if is_key else "Take key mark off {}"
    return _set(verb.format(counted(events)), events, key_moment=is_key)


def set_learned_later(events: Sequence[TimelineEvent], *, later: bool) -> Change:
    """Say that events were not known while it happened, or that they were."""
    verb = "Mark {} as learned later" if later else "Mark {} as known then"
    return _set(verb.format(counted(events)), events, learned_later=later)


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
    label = f"Move {counted(events)} to {dates.day(day)}"
    steps = []
    for event in events:
        start = _later(event.start, day - first, zone)
        end = event.end and max(start, _later(event.end, day - first, zone))
        steps.append(set_fields(label, event, start=start, end=end))
    return Change(label).joined(steps)


def _read_day(text: str, near: date) -> date:
    day = read_day(text, near)
    if day is None:
        message = f"“{text.strip()}” is not a day. Write one such as 12 Jun 2018 or 2018-06-12."
        raise InvalidValue(message)
    return day


def _later(moment: datetime, days: timedelta, zone: tzinfo) -> datetime:
    """Return the moment at which the same clock shows the same time some days later."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    return to_utc(local + days, zone).instant


def _set(label: str, events: Sequence[TimelineEvent], **values: Any) -> Change:
    return Change(label).joined(set_fields(label, event, **values) for event in events)


def counted(events: Sequence[TimelineEvent]) -> str:
    """Return what a label calls some events: event, or 3 events."""
    return "event" if len(events) == 1 else f"{len(events)} events"

"""What is due as a calendar file (RFC 5545): a day in the calendar and a task for each.

Some programs pass over tasks when they read a file, so each is there as a whole day too. The
file has no method: it is read in, nobody is invited.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event, Todo

from pmdesk.due import Due, DueKind

_HIGH, _MEDIUM = 1, 5


def calendar(found: Iterable[Due], now: datetime) -> bytes:
    """Return the .ics file; identities stay the same, so that reading it again replaces."""
    whole = Calendar()
    whole.add("prodid", "-//pmdesk//Due dates//EN")
    whole.add("version", "2.0")
    for due in found:
        if due.due is not None:
            whole.add_component(_day(due, now))
        whole.add_component(_task(due, now))
    return bytes(whole.to_ical())


def _day(due: Due, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{due.id}.day@pmdesk")
    if due.due is not None:
        event.add("dtstart", due.due)
        event.add("dtend", due.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    _say(event, due, now)
    return event


def _task(due: Due, now: datetime) -> Todo:
    task = Todo()
    task.add("uid", f"{due.id}.task@pmdesk")
    if due.due is not None:
        task.add("due", due.due)
    urgent = due.is_priority or due.kind is not DueKind.ACTION
    task.add("priority", _HIGH if urgent else _MEDIUM)
    task.add("status", "NEEDS-ACTION")
    _say(task, due, now)
    return task


def _say(component: Event | Todo, due: Due, now: datetime) -> None:
    component.add("dtstamp", now)
    component.add("sequence", due.sequence)
    component.add("summary", f"{due.key}: {due.what}")
    known = (
        ("Postmortem", f"{due.key} {due.title}"),
        ("Severity", str(due.severity)),
        ("Service", due.service),
        ("Who", due.who),
        ("State", due.state),
        ("Issue", due.tracker_key),
    )
    lines = [f"{name}: {value}" for name, value in known if value]
    component.add("description", "\n".join(lines))
    if due.tracker_url:
        component.add("url", due.tracker_url)

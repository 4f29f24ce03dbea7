"""What people do to several events at once: one change, whatever their number."""

from collections.abc import Sequence
from typing import Any

from pmdesk.changes import Change, set_fields
from pmdesk.model import Moment, TimelineEvent


def set_confirmed(events: Sequence[TimelineEvent], *, confirmed: bool) -> Change:
    """Tick events as confirmed in the meeting, or take their ticks back."""
    verb = "Confirm" if confirmed else "Take back confirmation of"
    return _set(f"{verb} {_counted(events)}", events, confirmed=confirmed)


def set_moment(events: Sequence[TimelineEvent], moment: Moment) -> Change:
    """Say what events were for the course of the incident."""
    return _set(f"Mark {_counted(events)} as {moment.label}", events, moment=moment)


def _set(label: str, events: Sequence[TimelineEvent], **values: Any) -> Change:
    changes = (set_fields(label, event, **values) for event in events)
    return Change(label, tuple(step for change in changes for step in change.operations))


def _counted(events: Sequence[TimelineEvent]) -> str:
    return "event" if len(events) == 1 else f"{len(events)} events"

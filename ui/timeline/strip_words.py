"""What the strip says of events, of moments, and of itself."""

from datetime import datetime

from pmdesk.dates import event_time
from pmdesk.metrics import duration
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.strip import axis
from pmdesk.strip.dots import Dot
from ui.timeline.strip_sight import Sight

_TOLD = 6
"""How many events a tooltip tells of."""


def of_event(record: Record, event_id: str) -> str:
    """Say when an event was, what happened and how it is marked; nothing where it is gone."""
    event = record.get(TimelineEvent, event_id)
    if event is None:
        return ""
    marks = [" (key moment)"] * event.key_moment + [" (learned later)"] * event.learned_later
    when = event_time(event, record.postmortem.tzinfo, dated=True)
    return f"{when} {event.text}{''.join(marks)}"


def of_dot(record: Record, dot: Dot) -> str:
    """Say which events a dot stands for."""
    said = [of_event(record, event) for event in dot.events[:_TOLD]]
    if len(dot.events) == 1:
        return said[0]
    more = len(dot.events) - len(said)
    rest = [f"and {more:,} more"] if more else []
    return "\n".join([f"{len(dot.events):,} events. Double-click comes closer.", *said, *rest])


def of_moment(sight: Sight, moment: datetime) -> str:
    """Say a moment as exactly as can be seen, and how long after the start of the impact it is."""
    if sight.scale is None:
        return ""
    told, precision = sight.story, sight.scale.time(sight.rows.unit)
    text = axis.read(moment, told.zone, precision, dated=told.is_dated)
    start = told.impact.start if told.impact else None
    return f"{text}  +{duration(moment - start)}" if start and moment > start else text

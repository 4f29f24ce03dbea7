"""What people do to the events of a timeline: every verb returns a change."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from pmdesk import dates
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.metrics import first_events
from pmdesk.model import Attachment, Moment, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.timeline.entry import NO_TIME, Entry
from pmdesk.timeline.written.times import Frame, read_when


def current_day(record: Record, now: datetime) -> date:
    """Return the day that a typed time without a date most likely means.

    It is the day of the last event, else of the start of impact, else today in the record's zone.
    """
    last = record.events[-1].start if record.events else None
    known = last or record.postmortem.impact_start or now
    return known.astimezone(record.postmortem.tzinfo).date()


def import_day(record: Record, now: datetime) -> date:
    """Return the day that imported times without a date most likely mean.

    It is the day on which impact started, else that of the last event, else today in the record's
    zone.
    """
    starts = first_events(record.events).get(Moment.IMPACT_STARTS)
    known = record.postmortem.impact_start or (starts.start if starts else None)
    return known.astimezone(record.postmortem.tzinfo).date() if known else current_day(record, now)


def add_event(record: Record, entry: Entry) -> Change:
    """Put a typed line on the timeline; a source that is an address becomes the event's link."""
    link = entry.source if entry.source.lower().startswith(("http://", "https://")) else ""
    event = TimelineEvent.checked(
        record_id=record.id,
        start=entry.start,
        end=entry.end,
        approximate=entry.approximate,
        whole_day=entry.whole_day,
        text=entry.text,
        moment=entry.moment,
        source=urlsplit(link).hostname or entry.source,
        link=link,
    )
    return insert("Add event", event)


def remove_events(record: Record, events: Sequence[TimelineEvent]) -> Change:
    """Take events off the timeline with their pictures, and off the reasons that they showed."""
    label = "Delete event" if len(events) == 1 else f"Delete {len(events)} events"
    gone = {event.id for event in events}
    change = Change(label)
    for why in record.all(Why):
        if gone.intersection(why.evidence):
            kept = tuple(event for event in why.evidence if event not in gone)
            change = change.then(set_fields(label, why, evidence=kept))
    pictures = [picture for picture in record.all(Attachment) if picture.event_id in gone]
    return change.then(remove(label, *pictures, *events))


def change_time(record: Record, event: TimelineEvent, text: str) -> Change:
    """Read an edited time; without a date it stays on its day, and `+15m` counts from where it was.

    Raises `InvalidValue` with a sentence where the text is not a time.
    """
    zone, label = record.postmortem.tzinfo, "Change time of event"
    if text.strip() in {dates.event_time(event, zone, dated=dated) for dated in (False, True)}:
        return Change(label)
    frame = Frame(zone, event.start.astimezone(zone).date(), event.start)
    found = read_when(text, frame)
    if found is None or found[1]:
        message = f"“{text.strip()}” is not a time. {NO_TIME}"
        raise InvalidValue(message, "start")
    when, _ = found
    return set_fields(
        label, event, start=when.start, end=when.end, approximate=when.approximate,
        whole_day=when.whole_day,
    )  # fmt: skip

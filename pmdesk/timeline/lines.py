"""Several typed or pasted lines at once: each that begins with a time is an event."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from pmdesk.changes import Change
from pmdesk.record import Record
from pmdesk.timeline.entry import Entry, split_tags
from pmdesk.timeline.events import add_event
from pmdesk.timeline.reader import read
from pmdesk.timeline.reading import ReadEvent
from pmdesk.timeline.written.local import to_utc
from pmdesk.timeline.written.times import Frame


@dataclass(frozen=True)
class Lines:
    """What was read, and the lines of which nothing could be made."""

    entries: tuple[Entry, ...]
    unread: tuple[str, ...]


def read_lines(text: str, frame: Frame) -> Lines:
    """Read lines as any pasted text is read; `+15m` in the first counts from the event before."""
    found = read(text, frame.day, frame.zone, previous=frame.previous, present=frame.present)
    entries = tuple(_entry(event, frame.zone) for event in found.events)
    return Lines(entries, tuple(unread.text for unread in found.unread))


def _entry(event: ReadEvent, zone: tzinfo) -> Entry:
    whole_day = not isinstance(event.start, datetime)
    text, moment, source = split_tags(event.text)
    return Entry(
        _instant(event.start, zone),
        _instant(event.end, zone) if event.end else None,
        event.approximate,
        whole_day,
        text,
        moment,
        source or event.author,
        event.notes,
    )


def _instant(moment: datetime | date, zone: tzinfo) -> datetime:
    """Return a moment as it is, and a day as its first moment in the zone."""
    if isinstance(moment, datetime):
        return moment
    return to_utc(datetime.combine(moment, time()), zone).instant


def add_events(record: Record, entries: tuple[Entry, ...]) -> Change:
    """Put several entries on the timeline in one step."""
    label = "Add event" if len(entries) == 1 else f"Add {len(entries)} events"
    return Change(label).joined(add_event(record, entry) for entry in entries)

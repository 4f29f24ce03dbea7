"""Several typed or pasted lines at once: each that begins with a time is an event."""

from dataclasses import dataclass, replace

from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.record import Record
from pmdesk.timeline.entry import Entry, read_entry
from pmdesk.timeline.events import add_event
from pmdesk.timeline.times import Frame


@dataclass(frozen=True)
class Lines:
    """What was read, and the lines before the first time."""

    entries: tuple[Entry, ...]
    unread: tuple[str, ...]


def read_lines(text: str, frame: Frame) -> Lines:
    """Read lines in order, each after the one before; one without a time goes on with its text."""
    entries: list[Entry] = []
    unread: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        entry = _read(line, frame)
        if entry:
            entries.append(entry)
            day = entry.start.astimezone(frame.zone).date()
            frame = replace(frame, previous=entry.start, day=day)
        elif entries:
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text}\n{line}".strip())
        else:
            unread.append(line)
    return Lines(tuple(entries), tuple(unread))


def _read(line: str, frame: Frame) -> Entry | None:
    try:
        return read_entry(line, zone=frame.zone, day=frame.day, previous=frame.previous)
    except InvalidValue:
        return None


def add_events(record: Record, entries: tuple[Entry, ...]) -> Change:
    """Put several entries on the timeline in one step."""
    label = "Add event" if len(entries) == 1 else f"Add {len(entries)} events"
    return Change(label).joined(add_event(record, entry) for entry in entries)

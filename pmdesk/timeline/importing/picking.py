"""Choosing among the events just read: what is there already, who is named, what is taken."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pmdesk.changes import Change
from pmdesk.record import Record
from pmdesk.timeline.importing.change import import_events
from pmdesk.timeline.importing.chatter import Chatter
from pmdesk.timeline.importing.duplicates import Duplicate, Known, instant
from pmdesk.timeline.importing.roles import with_roles
from pmdesk.timeline.reading import ReadEvent, Reading

_FUTURE = "This is in the future."

Name = tuple[str, str, str, int]
"""What an event is known by across readings of one text, whichever day or zone it is read in."""


@dataclass(frozen=True)
class Candidate:
    """An event that can be imported, in its own words and with roles for the people it names."""

    name: Name
    event: ReadEvent
    by_role: ReadEvent
    twin: Duplicate | None = None
    """The event on the timeline that it repeats."""


@dataclass(frozen=True)
class Proposal:
    """A reading, held against the record it is for."""

    reading: Reading = field(default_factory=Reading)
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Picking:
    """What is taken of a proposal; by itself everything that is not on the timeline yet."""

    chatter: Chatter = field(default_factory=Chatter)
    ticks: Mapping[Name, bool] = field(default_factory=dict)
    roles: bool = True
    """Whether people whom the record knows go by their role."""

    def shown(self, proposal: Proposal) -> tuple[Candidate, ...]:
        """Return what the filter lets through."""
        return tuple(one for one in proposal.candidates if self.chatter.takes(one.event))

    def takes(self, candidate: Candidate) -> bool:
        """Tell whether an event is ticked: by hand, else where it would add something."""
        twin = candidate.twin
        if twin and twin.certain and not twin.completes:
            return False
        return self.ticks.get(candidate.name, twin is None or twin.completes)

    def ticking(self, candidates: Iterable[Candidate], *, taken: bool) -> "Picking":
        """Return the same picking with some events ticked, or not."""
        return replace(self, ticks={**self.ticks, **{one.name: taken for one in candidates}})

    def words(self, candidate: Candidate) -> ReadEvent:
        """Return an event as it would be imported."""
        return candidate.by_role if self.roles else candidate.event

    def taken(self, proposal: Proposal) -> tuple[ReadEvent, ...]:
        """Return the events to import, as they would be."""
        return tuple(self.words(one) for one in self.shown(proposal) if self.takes(one))

    def change(self, record: Record, proposal: Proposal) -> Change:
        """Return the one change that imports what is taken."""
        return import_events(record, self.taken(proposal))


def propose(
    record: Record,
    known: Known,
    reading: Reading,
    made: Mapping[str, ReadEvent],
    now: datetime | None = None,
) -> Proposal:
    """Hold a reading against a record, of whose timeline the events are known.

    `made` are events that someone made of unread lines, by the text of those lines; what is later
    than `now` gets a note.
    """
    events = list(reading.events)
    for line in reading.unread:
        if line.text in made:
            later = (at for at, event in enumerate(events) if event.line > line.line)
            event = made[line.text]._replace(line=line.line, span=line.span)
            events.insert(next(later, len(events)), event)
    if now is not None:
        events = [
            _warned(event, instant(event.start, record.postmortem.tzinfo), now) for event in events
        ]
    rest = tuple(line for line in reading.unread if line.text not in made)
    named = zip(_names(events), events, with_roles(record.participants, events), strict=True)
    twins = known.duplicates(events)
    candidates = tuple(
        Candidate(name, event, by_role, twins.get(place))
        for place, (name, event, by_role) in enumerate(named)
    )
    return Proposal(replace(reading, unread=rest), candidates)


def _warned(event: ReadEvent, start: datetime, now: datetime) -> ReadEvent:
    return event._replace(notes=(*event.notes, _FUTURE)) if start > now else event


def renamed(candidates: Iterable[Candidate]) -> tuple[tuple[str, str, int], ...]:
    """Return which authors and which texts read otherwise with roles, and how often each does."""
    found: Counter[tuple[str, str]] = Counter()
    for one in candidates:
        pairs = (one.event.author, one.by_role.author), (one.event.text, one.by_role.text)
        found.update(pair for pair in pairs if pair[0] != pair[1])
    return tuple((name, role, count) for (name, role), count in found.items())


def _names(events: Iterable[ReadEvent]) -> list[Name]:
    """Name each event by where it comes from or what it says; repetitions are counted."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for event in events:
        known = (event.origin, event.author, event.text)
        seen[known] += 1
        names.append((*known, seen[known]))
    return names

"""Finding out which of the events just read are on the timeline already."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property

from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.reading import ReadEvent
from pmdesk.timeline.written.local import to_utc

_SHARED = 0.75
"""How much of their words two texts share that say the same."""

_ENOUGH = 3
"""Words that a text needs for that; two shorter ones have to be the same."""

_COMPARED = 50
"""Events of one minute that a text is compared with at most, so that no paste takes long."""

_READ = 2_000
"""Characters of a text that are compared."""


@dataclass(frozen=True)
class Duplicate:
    """The event on the timeline that one just read repeats."""

    event: TimelineEvent
    certain: bool
    """Both have the same origin; otherwise they stand in one minute and read alike."""
    completes: bool = False
    """It is the same event, and what was read knows the end that is still open there."""


def instant(moment: datetime | date, zone: tzinfo) -> datetime:
    """Return a moment as it is, and of a day its midnight in the zone, in UTC."""
    if isinstance(moment, datetime):
        return moment
    return to_utc(datetime(moment.year, moment.month, moment.day), zone).instant  # noqa: DTZ001 - a wall clock


class Known:
    """The events of a timeline, by origin and by minute: made once for any number of readings."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._words: dict[str, frozenset[str]] = {}

    def duplicates(self, events: Sequence[ReadEvent]) -> Mapping[int, Duplicate]:
        """Return, by their place among `events`, those that the timeline has already."""
        found = ((place, self._match(event)) for place, event in enumerate(events))
        return {place: duplicate for place, duplicate in found if duplicate}

    @cached_property
    def _origins(self) -> Mapping[str, TimelineEvent]:
        return {event.origin: event for event in self._record.events if event.origin}

    @cached_property
    def _minutes(self) -> Mapping[datetime, Sequence[TimelineEvent]]:
        minutes: dict[datetime, list[TimelineEvent]] = defaultdict(list)
        for event in self._record.events:
            minutes[_minute(event.start)].append(event)
        return minutes

    def _match(self, event: ReadEvent) -> Duplicate | None:
        same = self._origins.get(event.origin) if event.origin else None
        if same:
            return Duplicate(same, certain=True, completes=bool(event.end and not same.end))
        words = _words(event.text)
        start = instant(event.start, self._record.postmortem.tzinfo)
        for other in self._minutes.get(_minute(start), ())[:_COMPARED]:
            if _alike(words, self._words_of(other)) and not _told_apart(event.origin, other.origin):
                return Duplicate(other, certain=False)
        return None

    def _words_of(self, event: TimelineEvent) -> frozenset[str]:
        if event.id not in self._words:
            self._words[event.id] = _words(event.text)
        return self._words[event.id]


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text[:_READ].casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two texts share most of their words; a shortened one counts as the same."""
    fewer = min(len(one), len(other))
    return one == other or (fewer >= _ENOUGH and len(one & other) >= _SHARED * fewer)


def _told_apart(one: str, other: str) -> bool:
    """Tell whether one system gave both events an origin, so that they cannot be the same."""
    return bool(one) and one.partition(":")[0] == other.partition(":")[0]

"""What of a long conversation is wanted: whose words, which kinds of entry, from when to when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pmdesk.timeline.reading import ReadEvent, Reading


@dataclass(frozen=True)
class Chatter:
    """A choice among the events of a reading; by itself it takes all of them.

    `kinds` are the names of those wanted, None for all; `without` are the authors left out; both
    ends of the window count as within it.
    """

    kinds: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def takes(self, event: ReadEvent) -> bool:
        """Tell whether an event is wanted; one without a kind is of every kind."""
        if self.kinds is not None and event.kind and event.kind not in self.kinds:
            return False
        if event.author in self.without:
            return False
        after = self.since is None or not _before(event.end or event.start, self.since)
        return after and (self.until is None or not _before(self.until, event.start))


def usual(reading: Reading) -> Chatter:
    """Return what is taken of a reading unless someone says otherwise."""
    return Chatter(kinds=frozenset(kind.name for kind in reading.kinds if kind.taken))


def authors(events: Iterable[ReadEvent]) -> tuple[tuple[str, int], ...]:
    """Return who said something and how often, the most talkative first."""
    return tuple(Counter(event.author for event in events if event.author).most_common())


def _before(one: datetime | date, other: datetime | date) -> bool:
    """Tell whether a moment or day is over when another begins."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment

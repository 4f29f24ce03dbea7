"""The order of events that were read, where many share one minute or one day."""

from collections.abc import Sequence
from itertools import pairwise

from pmdesk.timeline.reading import ReadEvent


def in_order(events: Sequence[ReadEvent]) -> list[ReadEvent]:
    """Return events by time; those of one time stay in order, or turn where the newest is first."""
    stamps = [_stamp(event) for event in events]
    back = sum(after < before for before, after in pairwise(stamps))
    forth = sum(after > before for before, after in pairwise(stamps))
    return sorted(reversed(events) if back > forth else events, key=_stamp)


def _stamp(event: ReadEvent) -> tuple[int, ...]:
    """Return what sorts moments, and days before the moments in them."""
    return event.start.timetuple()[:6]

"""Events as dots; those that fall together are one dot with their number."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from pmdesk.model import TimelineEvent
from pmdesk.strip.moments import RANKS, ROLES, Role

_TOUCH = 8.0
"""Events nearer to each other than this fall together."""
_PILL_TOUCH = 14.0
_WIDEST = 26.0
"""The most that one dot stands for, so that it does not speak for what is far away."""
_WIDEST_JOINED = 40.0
"""The most that it stands for where its number would otherwise cover the next one."""
_MANY = 999


@dataclass(frozen=True)
class Dot:
    """One event or several that fall together, with what tells them apart in shape.

    Approximate ones are hollow, key moments are diamonds, and what was learned later is filled by
    half, or has a core where it is approximate too. Of several, `approximate` and `later` are true
    where they are of all.
    """

    events: tuple[str, ...]
    x: float
    role: Role
    approximate: bool = False
    key: bool = False
    later: bool = False

    @property
    def count(self) -> str:
        """How many events it stands for, empty for one."""
        if len(self.events) == 1:
            return ""
        return str(len(self.events)) if len(self.events) <= _MANY else "1k+"


@dataclass(frozen=True)
class Span:
    """The time that an event took."""

    x: float
    width: float
    role: Role
    approximate: bool


@dataclass(frozen=True)
class Track:
    """What dots need of all events, in order; found once, so that a plan asks no event again.

    `starts` are seconds from `origin`. Of `unsure`, `key` and `later`, each entry is how many
    events before that place are so.
    """

    origin: datetime
    ids: tuple[str, ...]
    starts: list[float]
    ranks: list[int]
    unsure: list[int]
    key: list[int]
    later: list[int]


def track(events: Sequence[TimelineEvent], origin: datetime) -> Track:
    """Go through events once."""
    return Track(
        origin,
        tuple(event.id for event in events),
        [(event.start - origin).total_seconds() for event in events],
        [RANKS[role_of(event)] for event in events],
        _running(event.approximate or event.whole_day for event in events),
        _running(event.key_moment for event in events),
        _running(event.learned_later for event in events),
    )


def _running(found: Iterable[bool]) -> list[int]:
    return [0, *accumulate(found)]


def dots(
    events: Track, first: int, last: int, place: Callable[[float], float], unit: float
) -> list[Dot]:
    """Make dots of the events from one place to before another.

    `place` says where a second is; a unit is one pixel at 100 %.
    """
    xs = [place(start) for start in events.starts[first:last]]
    return [_dot(events, xs, first, begin, end) for begin, end in _groups(xs, unit)]


def _groups(xs: Sequence[float], unit: float) -> list[tuple[int, int]]:
    """Return which places fall together, as where each group begins and the next one does."""
    touch, pill, widest = _TOUCH * unit, _PILL_TOUCH * unit, _WIDEST * unit
    groups: list[tuple[int, int]] = []
    begin, left, last = 0, 0.0, 0.0
    for here, x in enumerate(xs):
        if here == begin:
            left = last = x
            continue
        is_near = x - last < touch or (here - begin > 1 and x - (left + last) / 2 < pill)
        if not is_near or x - left > widest:
            _add(groups, (begin, here), xs, unit)
            begin, left = here, x
        last = x
    if xs:
        _add(groups, (begin, len(xs)), xs, unit)
    return groups


def _add(
    groups: list[tuple[int, int]], group: tuple[int, int], xs: Sequence[float], unit: float
) -> None:
    """Add a group, as one with the last where their numbers would cover each other."""
    begin, end = group
    if groups:
        before, _ = groups[-1]
        apart = (xs[begin] + xs[end - 1] - xs[before] - xs[begin - 1]) / 2
        touch = _PILL_TOUCH if end - before > 2 else _TOUCH  # noqa: PLR2004 - more than two events
        if apart < touch * unit and xs[end - 1] - xs[before] < _WIDEST_JOINED * unit:
            groups[-1] = (before, end)
            return
    groups.append(group)


def _dot(events: Track, xs: Sequence[float], first: int, begin: int, end: int) -> Dot:
    start, stop = first + begin, first + end

    def count(running: list[int]) -> int:
        return running[stop] - running[start]

    return Dot(
        events.ids[start:stop],
        (xs[begin] + xs[end - 1]) / 2,
        _BY_RANK[max(events.ranks[start:stop])],
        count(events.unsure) == stop - start,
        count(events.key) > 0,
        count(events.later) == stop - start,
    )


_BY_RANK: dict[int, Role] = {rank: role for role, rank in RANKS.items()}


def role_of(event: TimelineEvent) -> Role:
    """Return the colour of an event."""
    return ROLES.get(event.moment, "muted")

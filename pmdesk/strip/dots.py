"""Events as dots; those that fall together are one dot with their number."""

from collections.abc import Sequence
from dataclasses import dataclass

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


_Group = list[tuple[float, TimelineEvent]]


def dots(placed: Sequence[tuple[float, TimelineEvent]], unit: float) -> list[Dot]:
    """Make dots of events with their places, which are in order; a unit is one pixel at 100 %."""
    groups: list[_Group] = []
    for x, event in placed:
        if groups and _falls_together(groups[-1], x, unit):
            groups[-1].append((x, event))
        else:
            _join_last(groups, unit)
            groups.append([(x, event)])
    _join_last(groups, unit)
    return [_dot(group) for group in groups]


def _falls_together(group: _Group, x: float, unit: float) -> bool:
    first, last = group[0][0], group[-1][0]
    if x - first > _WIDEST * unit:
        return False
    is_pill = len(group) > 1
    return x - last < _TOUCH * unit or (is_pill and x - (first + last) / 2 < _PILL_TOUCH * unit)


def _join_last(groups: list[_Group], unit: float) -> None:
    """Make one of the last two groups where their numbers would cover each other."""
    if len(groups) < 2:  # noqa: PLR2004
        return
    before, last = groups[-2:]
    apart = (last[0][0] + last[-1][0] - before[0][0] - before[-1][0]) / 2
    touch = _PILL_TOUCH if len(before) > 1 or len(last) > 1 else _TOUCH
    if apart < touch * unit and last[-1][0] - before[0][0] < _WIDEST_JOINED * unit:
        groups[-2:] = [before + last]


def _dot(group: _Group) -> Dot:
    events = [event for _, event in group]
    return Dot(
        tuple(event.id for event in events),
        (group[0][0] + group[-1][0]) / 2,
        max((role_of(event) for event in events), key=RANKS.__getitem__),
        all(event.approximate or event.whole_day for event in events),
        any(event.key_moment for event in events),
        all(event.learned_later for event in events),
    )


def role_of(event: TimelineEvent) -> Role:
    """Return the colour of an event."""
    return ROLES.get(event.moment, "muted")

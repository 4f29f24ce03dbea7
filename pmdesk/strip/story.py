"""What a record has to draw: its events, its phases, its key moments, and the time they take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import cached_property

from pmdesk.metrics import duration, first_events
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.strip import axis
from pmdesk.strip.axis import Turn
from pmdesk.strip.dots import Track, track
from pmdesk.strip.moments import KEY_MOMENTS, Role
from pmdesk.strip.window import Window

ROWS = 2
"""The most rows of names."""

_ALONE = timedelta(minutes=30)
"""What is shown on both sides of a single moment."""

_SMALL = 0.25
"""The share of the whole below which an impact is better seen by itself."""

_MARGIN = 0.35
"""What is shown before and after an impact that is shown by itself, as a share of it."""


@dataclass(frozen=True)
class Phase:
    """A phase; lane 0 is what customers saw, lane 1 what was done about it."""

    lane: int
    role: Role
    name: str
    start: datetime
    end: datetime
    is_over: bool = True
    """Whether its end is known."""
    about: bool = False
    """Whether its start or its end is only known roughly."""

    @property
    def title(self) -> str:
        """What it is called, and how long it took where that is known."""
        if not self.is_over:
            return f"{self.name}, end not known"
        said = duration(self.end - self.start)
        return f"{self.name} about {said}" if self.about else f"{self.name} {said}"


@dataclass(frozen=True)
class Story:
    """What there is to draw of a record, found once for as many plans as one wants."""

    events: tuple[TimelineEvent, ...]
    zone: tzinfo
    firsts: Mapping[Moment, TimelineEvent]
    impact_start: datetime | None
    impact_end: datetime | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has a time."""
        return not self._times

    @cached_property
    def _times(self) -> tuple[datetime, ...]:
        """All that has to be in view: facts, first and last event, ends of ranges."""
        times = [moment for moment in (self.impact_start, self.impact_end) if moment]
        times += [event.start for event in (*self.events[:1], *self.events[-1:])]
        times += [event.end for event in self.lasting if event.end]
        return tuple(times)

    @cached_property
    def lasting(self) -> tuple[TimelineEvent, ...]:
        """The events that are a range of time, or a day without a time."""
        return tuple(event for event in self.events if event.end or event.whole_day)

    @cached_property
    def whole(self) -> Window:
        """All of it; a single moment has half an hour on both sides."""
        start, end = min(self._times), max(self._times)
        return Window(start - _ALONE, end + _ALONE) if start == end else Window(start, end)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases there are; one without a start, or that ends before it, is none."""
        return tuple(phase for phase in self._all_phases() if phase.end > phase.start)

    @cached_property
    def impact(self) -> Window | None:
        """When customers were affected, as far as known."""
        found = (Window(p.start, p.end) for p in self.phases if p.role == "impact")
        return next(found, None)

    @property
    def around_impact(self) -> Window:
        """The impact with some room on both sides, or all where there is no impact."""
        return self.impact.around(_MARGIN, self.whole) if self.impact else self.whole

    @property
    def at_first(self) -> Window:
        """What is shown before anyone chose: all, unless the impact would be too small to read."""
        is_small = self.impact and self.impact.length < _SMALL * self.whole.length
        return self.around_impact if is_small else self.whole

    @cached_property
    def track(self) -> Track:
        """What dots need of the events."""
        return track(self.events, self.whole.start)

    @cached_property
    def turning_points(self) -> tuple[TimelineEvent, ...]:
        """The first events of the moments that are named, the ones that matter most first."""
        return tuple(self.firsts[moment] for moment in KEY_MOMENTS if moment in self.firsts)

    @cached_property
    def key_events(self) -> tuple[TimelineEvent, ...]:
        """The other events that people marked as key moments."""
        known = {event.id for event in self.turning_points}
        return tuple(e for e in self.events if e.key_moment and e.id not in known)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Where the clocks are changed."""
        return tuple(axis.turns(self.whole, self.zone))

    @property
    def rows(self) -> int:
        """How many rows of names it takes, the same in every window so that nothing jumps."""
        names = len(self.turning_points) + len(self.key_events) + len(self.turns)
        return min(names, ROWS)

    @cached_property
    def is_dated(self) -> bool:
        """Whether times need their day, as there is more than one."""
        ends = (self.whole.start, self.whole.end)
        return len({moment.astimezone(self.zone).date() for moment in ends}) > 1

    def _all_phases(self) -> Iterator[Phase]:
        begin, last = self.whole.start, self.whole.end
        impact = self.impact_start or self._when(Moment.IMPACT_STARTS)
        detected, mitigated = self._when(Moment.DETECTED), self._when(Moment.MITIGATED)
        resolved = self._when(Moment.RESOLVED)
        over = self.impact_end or self._when(Moment.IMPACT_ENDS) or resolved
        ends = [moment for moment in (over, resolved) if moment]
        if impact:
            yield Phase(0, "lead", "Lead-up", begin, impact)
            unsure = self._unsure(impact, over)
            yield Phase(0, "impact", "Customer impact", impact, over or last, bool(over), unsure)
        if impact and detected:
            unsure = self._unsure(impact, detected)
            yield Phase(1, "detect", "Detection", impact, detected, about=unsure)
        if detected:
            end = mitigated or over
            unsure = self._unsure(detected, end)
            yield Phase(1, "respond", "Response", detected, end or last, bool(end), unsure)
        if mitigated and ends:
            unsure = self._unsure(mitigated, max(ends))
            yield Phase(1, "recover", "Recovery", mitigated, max(ends), about=unsure)

    def _when(self, moment: Moment) -> datetime | None:
        return self.firsts[moment].start if moment in self.firsts else None

    def _unsure(self, *moments: datetime | None) -> bool:
        """Tell whether one of some moments is that of an event whose time is not exact."""
        unsure = {e.start for e in self.firsts.values() if e.approximate or e.whole_day}
        facts = {self.impact_start, self.impact_end}
        return any(moment in unsure - facts for moment in moments)


def story(record: Record) -> Story:
    """Find what there is to draw of a record."""
    root = record.postmortem
    return Story(
        record.events,
        root.tzinfo,
        first_events(record.events),
        root.impact_start,
        root.impact_end,
    )

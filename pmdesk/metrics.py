"""How long things took: each figure from one moment to another, or the reason why it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record


@dataclass(frozen=True)
class Metric:
    """A figure and its definition: the time from the first of `start` to the first of `end`."""

    key: str
    title: str
    start: tuple[Moment, ...]
    end: tuple[Moment, ...]

    @property
    def definition(self) -> str:
        """What the figure means, in words."""
        return f"From “{self.start[0].label}” to “{self.end[0].label}”"


_END = (Moment.RESOLVED, Moment.IMPACT_ENDS)
METRICS = (
    Metric("detect", "Time to detect", (Moment.IMPACT_STARTS,), (Moment.DETECTED,)),
    Metric("acknowledge", "Time to acknowledge", (Moment.DETECTED,), (Moment.RESPONDER_ENGAGED,)),
    Metric("mitigate", "Time to mitigate", (Moment.IMPACT_STARTS,), (Moment.MITIGATED,)),
    Metric("resolve", "Time to resolve", (Moment.IMPACT_STARTS,), _END),
)
"""The four figures of an incident, in the order in which they are shown."""


@dataclass(frozen=True)
class Measured:
    """A metric's value, or the reason why there is none."""

    metric: Metric
    value: timedelta | None
    reason: str = ""
    brief: str = ""
    """The reason in the few words that a card has room for."""
    start: TimelineEvent | None = None
    """The event from which it is measured, where there is a value."""
    end: TimelineEvent | None = None
    """The event up to which it is measured, where there is a value."""

    @property
    def approximate(self) -> bool:
        """Whether one of the two moments is not known to the minute."""
        return any(e.approximate or e.whole_day for e in (self.start, self.end) if e)

    @property
    def shown(self) -> str:
        """The value as people read it, a dash where there is none."""
        if self.value is None:
            return "–"
        return f"about {duration(self.value)}" if self.approximate else duration(self.value)


def measure(record: Record) -> tuple[Measured, ...]:
    """Return all metrics of a record."""
    firsts = first_events(record.events)
    return tuple(_measured(firsts, metric) for metric in METRICS)


def first_events(events: tuple[TimelineEvent, ...]) -> Mapping[Moment, TimelineEvent]:
    """Return the first event of each moment that occurs."""
    return {event.moment: event for event in reversed(events)}


def _measured(firsts: Mapping[Moment, TimelineEvent], metric: Metric) -> Measured:
    start = next((firsts[moment] for moment in metric.start if moment in firsts), None)
    end = next((firsts[moment] for moment in metric.end if moment in firsts), None)
    if start is None or end is None:
        absent = metric.start if start is None else metric.end
        name = absent[0].label
        return Measured(metric, None, f"No event is marked “{name}”.", f"No “{name}” yet")
    if end.start < start.start:
        reason = f"“{end.moment.label}” is marked before “{start.moment.label}”."
        return Measured(metric, None, reason, f"“{end.moment.label}” is too early")
    return Measured(metric, end.start - start.start, start=start, end=end)


_AN_HOUR = 3600


def duration(value: timedelta) -> str:
    """Say a duration as people do: 7 min, 2 h 20 min, 3 d 4 h.

    Seconds are given where it is under an hour, nothing at all is 0 min.
    """
    total = int(value.total_seconds())
    minutes, hours, days = total // 60 % 60, total // 3600 % 24, total // 86400
    seconds = total % 60 if total < _AN_HOUR else 0
    units = ((days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s"))
    parts = [f"{n} {unit}" for n, unit in units if n]
    return " ".join(parts[:2]) or "0 min"

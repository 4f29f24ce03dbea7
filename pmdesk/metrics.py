"""How long things took: each figure from one moment to another, or the reason why it is missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.model import Moment
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

    @property
    def shown(self) -> str:
        """The value as people read it, a dash where there is none."""
        return duration(self.value) if self.value is not None else "–"


def measure(record: Record) -> tuple[Measured, ...]:
    """Return all metrics of a record."""
    return tuple(_measured(record, metric) for metric in METRICS)


def _measured(record: Record, metric: Metric) -> Measured:
    start, end = _first(record, metric.start), _first(record, metric.end)
    if start is None or end is None:
        absent = metric.start if start is None else metric.end
        name = absent[0].label
        return Measured(metric, None, f"No event is marked “{name}”.", f"No “{name}” yet")
    if end < start:
        reason = f"“{metric.end[0].label}” is marked before “{metric.start[0].label}”."
        return Measured(metric, None, reason, f"“{metric.end[0].label}” is too early")
    return Measured(metric, end - start)


def _first(record: Record, moments: tuple[Moment, ...]) -> datetime | None:
    """Return when the first event of the first moment that occurs started."""
    for moment in moments:
        for event in record.events:
            if event.moment is moment:
                return event.start
    return None


def duration(value: timedelta) -> str:
    """Say a duration as people do: 7 min, 2 h 20 min, 3 d 4 h.

    Anything under a minute is given in seconds, nothing at all as 0 min.
    """
    seconds = int(value.total_seconds())
    minutes, hours, days = seconds // 60 % 60, seconds // 3600 % 24, seconds // 86400
    parts = [f"{n} {unit}" for n, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if n]
    rest = f"{seconds} s" if seconds else "0 min"
    return " ".join(parts[:2]) if parts else rest

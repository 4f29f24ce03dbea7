"""The timeline strip: phases, events and an axis of time, drawn to scale on screen and on paper.

A plan says where things go from left to right in the unit of the width that was asked for, and in
which lane or row; how high those are is up to whoever draws it. Colours are named by their role.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from pmdesk.dates import MONTHS, short_day
from pmdesk.metrics import duration
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record

Role = Literal["impact", "detect", "respond", "recover", "lead", "muted"]

ROLES: dict[Moment, Role] = {
    Moment.LEAD_UP: "lead",
    Moment.IMPACT_STARTS: "impact",
    Moment.DETECTED: "detect",
    Moment.RESPONDER_ENGAGED: "respond",
    Moment.MITIGATED: "recover",
    Moment.IMPACT_ENDS: "recover",
    Moment.RESOLVED: "recover",
}
"""The colour of a moment; the others are plain facts and are muted."""

_INSET = 8.0
_BAR_PADDING = 6.0
_LABEL_GAP = 8.0
_TICK_GAP = 48.0
_THINNEST = 2.0


@dataclass(frozen=True)
class Bar:
    """A phase; lane 0 is what customers saw, lane 1 what was done about it."""

    lane: int
    x: float
    width: float
    role: Role
    title: str
    text: str
    """What fits on the bar, empty where nothing does."""


@dataclass(frozen=True)
class Dot:
    """An event; `width` is more than 0 for a range of time."""

    event: str
    x: float
    width: float
    role: Role
    approximate: bool


@dataclass(frozen=True)
class Label:
    """The name of a key moment above its dot; row 0 is the one nearest to the dots."""

    x: float
    row: int
    text: str
    role: Role
    anchor: float
    """Where the dot is that the label speaks of."""


@dataclass(frozen=True)
class Tick:
    """A line across the strip with a time below it."""

    x: float
    text: str


@dataclass(frozen=True)
class Strip:
    """Everything on the strip; without any event or impact, nothing."""

    width: float
    rows: int = 0
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class _Scale:
    """From time to place."""

    start: datetime
    end: datetime
    width: float

    def x(self, moment: datetime) -> float:
        share = (moment - self.start) / (self.end - self.start)
        return _INSET + share * self.length

    @property
    def length(self) -> float:
        return max(self.width - 2 * _INSET, 1.0)


@dataclass(frozen=True)
class _Course:
    """When an incident's phases began and ended, as far as known."""

    begin: datetime
    impact: datetime | None
    detected: datetime | None
    mitigated: datetime | None
    over: datetime | None
    resolved: datetime | None


def plan(record: Record, width: float, text_width: Callable[[str], float]) -> Strip:
    """Plan a strip of a given width; `text_width` measures a text in the same unit."""
    events, root = record.events, record.postmortem
    moments = [m for event in events for m in (event.start, event.end) if m]
    moments += [m for m in (root.impact_start, root.impact_end) if m]
    if not moments:
        return Strip(width)
    scale = _scale(min(moments), max(moments), width)
    labels = tuple(_labels(events, scale, text_width))
    return Strip(
        width,
        rows=max((label.row + 1 for label in labels), default=0),
        bars=tuple(_bars(_course(record, min(moments)), scale, text_width)),
        dots=tuple(_dot(event, scale) for event in events),
        labels=labels,
        ticks=tuple(_ticks(scale, root.tzinfo, text_width)),
    )


def _scale(start: datetime, end: datetime, width: float) -> _Scale:
    """Return the scale from first to last; a single moment gets half an hour on both sides."""
    margin = timedelta(minutes=30) if start == end else timedelta()
    return _Scale(start - margin, end + margin, width)


def _dot(event: TimelineEvent, scale: _Scale) -> Dot:
    x = scale.x(event.start)
    width = scale.x(event.end) - x if event.end else 0.0
    role = ROLES.get(event.moment, "muted")
    return Dot(event.id, x, max(width, 0.0), role, event.approximate)


def _first(events: Iterable[TimelineEvent], moment: Moment) -> datetime | None:
    return next((event.start for event in events if event.moment is moment), None)


def _course(record: Record, begin: datetime) -> _Course:
    events, root = record.events, record.postmortem
    resolved = _first(events, Moment.RESOLVED)
    return _Course(
        begin,
        root.impact_start or _first(events, Moment.IMPACT_STARTS),
        _first(events, Moment.DETECTED),
        _first(events, Moment.MITIGATED),
        root.impact_end or _first(events, Moment.IMPACT_ENDS) or resolved,
        resolved,
    )


def _phases(
    course: _Course, last: datetime
) -> Iterator[tuple[int, Role, str, datetime | None, datetime | None]]:
    """Say which phases there are; one without a start, or that ends before it, is not drawn."""
    over = course.over
    yield 0, "lead", "Lead-up", course.begin, course.impact
    yield 0, "impact", "Customer impact", course.impact, over or last
    yield 1, "detect", "Detection", course.impact, course.detected
    yield 1, "respond", "Response", course.detected, course.mitigated or over or last
    ends = [moment for moment in (over, course.resolved) if moment]
    yield 1, "recover", "Recovery", course.mitigated, max(ends, default=None)


def _bars(course: _Course, scale: _Scale, text_width: Callable[[str], float]) -> Iterator[Bar]:
    for lane, role, name, start, end in _phases(course, scale.end):
        if start is None or end is None or end <= start:
            continue
        x = scale.x(start)
        width = max(scale.x(end) - x, _THINNEST)
        known = role != "impact" or course.over is not None
        title = f"{name} {duration(end - start)}" if known else name
        wordings = (title, name) if role == "impact" else (name,)
        room = width - 2 * _BAR_PADDING
        fitting = (text for text in wordings if text_width(text) <= room)
        yield Bar(lane, x, width, role, title, next(fitting, ""))


_KEY_MOMENTS = (
    Moment.IMPACT_STARTS,
    Moment.RESOLVED,
    Moment.DETECTED,
    Moment.MITIGATED,
    Moment.IMPACT_ENDS,
)
"""The moments with a label, the ones that matter most first: they come to stand lowest."""


def _labels(
    events: tuple[TimelineEvent, ...], scale: _Scale, text_width: Callable[[str], float]
) -> Iterator[Label]:
    """Put each label over its moment, in the lowest row where it overlaps no other."""
    rows: list[list[tuple[float, float]]] = []
    began = _first(events, Moment.IMPACT_STARTS)
    for moment in _KEY_MOMENTS:
        at = _first(events, moment)
        if at is None:
            continue
        text = moment.label
        if moment is Moment.DETECTED and began is not None and at > began:
            text = f"{text} +{duration(at - began)}"
        anchor, length = scale.x(at), text_width(text)
        x = max(0.0, min(anchor - length / 2, scale.width - length))
        row = _free_row(rows, x, x + length)
        yield Label(x, row, text, ROLES[moment], anchor)


def _free_row(rows: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """Return the first row that is free from left to right, and take it."""
    for number, taken in enumerate(rows):
        if all(right + _LABEL_GAP <= x or end + _LABEL_GAP <= left for x, end in taken):
            taken.append((left, right))
            return number
    rows.append([(left, right)])
    return len(rows) - 1


_MINUTES = tuple(timedelta(minutes=n) for n in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720))
_DAYS = tuple(timedelta(days=n) for n in (1, 2, 7, 14, 28, 91, 182, 364))
_A_MONTH = timedelta(days=28)
_STEPS = _MINUTES + _DAYS


def _ticks(scale: _Scale, zone: tzinfo, text_width: Callable[[str], float]) -> Iterator[Tick]:
    """Mark round times of day in the record's zone, as close as their labels allow.

    A tick at midnight says the day. A time of day that a change of the clocks leaves out is left
    out here too.
    """
    step = _step(scale, text_width("Sep 2000") + _TICK_GAP)
    first = scale.start.astimezone(zone).replace(tzinfo=None)
    last = scale.end.astimezone(zone).replace(tzinfo=None)
    midnight = datetime.combine(first, datetime.min.time())
    for number in range((first - midnight) // step, (last - midnight) // step + 1):
        wall = midnight + number * step
        moment = wall.replace(tzinfo=zone).astimezone(UTC)
        exists = moment.astimezone(zone).replace(tzinfo=None) == wall
        if exists and scale.start <= moment <= scale.end:
            yield Tick(scale.x(moment), _tick_text(wall, step))


def _step(scale: _Scale, apart: float) -> timedelta:
    """Return the time between ticks that stand at least `apart` from each other."""
    least = (scale.end - scale.start) * (apart / scale.length)
    whole_years = timedelta(days=364) * (least // timedelta(days=364) + 1)
    return next((step for step in _STEPS if step >= least), whole_years)


def _tick_text(wall: datetime, step: timedelta) -> str:
    if step >= _A_MONTH:
        return f"{MONTHS[wall.month - 1]} {wall.year}"
    return short_day(wall) if wall.time() == datetime.min.time() else f"{wall:%H:%M}"

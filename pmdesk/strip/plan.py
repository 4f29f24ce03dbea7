"""A plan of the strip: what stands where from left to right in a window of time.

How high things are is up to `pmdesk.strip.figure`. Colours are named by their role.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.metrics import duration
from pmdesk.model import Moment, TimelineEvent
from pmdesk.strip import axis, dots, labels
from pmdesk.strip.dots import Dot, Span, role_of
from pmdesk.strip.labels import Label, Wanted
from pmdesk.strip.story import Phase, Story
from pmdesk.strip.window import Window

Measure = Callable[[str], float]
"""Returns how wide a text is in the strip's font."""

SIZE = 12.0
"""The height of the strip's text in units."""

SMALL = 10.0
"""The height of the text on thin bars and of numbers of events."""

INSET = 8.0
"""What is left free at both sides, so that a dot at the very end is whole."""

_BAR_PADDING = 7.0
_TICK_GAP = 40.0
_THINNEST = 2.0
_A_DAY = timedelta(days=1)
_OUT = 12.0
"""How far a bar goes on beyond the edge where its end is out of view."""
_WORDINGS = (30, 16)
"""How long the names of events are at most, in characters, and how long where room is scarce."""


@dataclass(frozen=True)
class Scale:
    """From time to place and back."""

    window: Window
    width: float
    unit: float = 1.0

    @property
    def length(self) -> float:
        """How wide the window is drawn."""
        return max(self.width - 2 * INSET * self.unit, 1.0)

    def x(self, moment: datetime) -> float:
        """Return where a moment is."""
        return INSET * self.unit + self.window.share(moment) * self.length

    def moment(self, x: float) -> datetime:
        """Return which moment is at a place; beyond the window it is that of its edge."""
        return self.window.at((x - INSET * self.unit) / self.length)

    def time(self, length: float) -> timedelta:
        """Return how much time a length stands for."""
        return self.window.length * (length / self.length)


@dataclass(frozen=True)
class Bar:
    """A phase as far as it is in view."""

    phase: Phase
    x: float
    width: float
    text: str
    """What fits on the bar or beside it, empty where nothing does."""
    text_x: float

    @property
    def is_text_inside(self) -> bool:
        """Whether the text stands on the bar."""
        return self.x <= self.text_x < self.x + self.width


@dataclass(frozen=True)
class Tick:
    """A line across the strip with a time below it, whose text begins at `text_x`."""

    x: float
    text: str
    text_x: float
    is_day: bool


@dataclass(frozen=True)
class Plan:
    """Everything on the strip; without any event or impact, nothing."""

    scale: Scale | None
    rows: int = 0
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    spans: tuple[Span, ...] = ()
    labels: tuple[Label, ...] = ()
    ticks: tuple[Tick, ...] = ()
    turns: tuple[float, ...] = ()
    """Where the clocks are changed."""


def plan(
    story: Story, window: Window, width: float, text_width: Measure, unit: float = 1.0
) -> Plan:
    """Plan a strip of a given width; `text_width` measures a text in the same unit.

    Takes time by the events in view, not by all there are.
    """
    scale = Scale(window, width, unit)
    turns = [(scale.x(t.moment), t.text) for t in story.turns if _is_in(window, t.moment)]
    wanted = [*_names(story, scale), *(Wanted(x, (text,), "muted", False) for x, text in turns)]
    return Plan(
        scale,
        story.rows,
        tuple(_bars(story, scale, text_width)),
        tuple(_dots(story, scale)),
        tuple(_spans(story, scale)),
        tuple(labels.place(wanted, story.rows, width, unit, text_width)),
        tuple(_ticks(story, scale, text_width)),
        tuple(x for x, _ in turns),
    )


def _dots(story: Story, scale: Scale) -> list[Dot]:
    """Return the events in view; at the edges, that is a little more than the window."""
    events = story.track
    left, per_second = scale.x(events.origin), scale.length / scale.window.length.total_seconds()
    first = bisect_left(events.starts, (-left) / per_second)
    last = bisect_right(events.starts, (scale.width - left) / per_second)
    return dots.dots(events, first, last, lambda second: left + second * per_second, scale.unit)


def _is_in(window: Window, moment: datetime) -> bool:
    return window.start <= moment <= window.end


def _spans(story: Story, scale: Scale) -> Iterator[Span]:
    """Return the ranges in view, those that would be drawn over each other once."""
    seen = set()
    for event in story.lasting:
        last = event.end or event.start
        end = last + _A_DAY if event.whole_day else last
        if end < scale.window.start or event.start > scale.window.end:
            continue
        left = max(scale.x(event.start), -_OUT * scale.unit)
        right = min(scale.x(end), scale.width + _OUT * scale.unit)
        about = event.approximate or event.whole_day
        key = (round(left), round(right), role_of(event), about)
        if right > left and key not in seen:
            seen.add(key)
            yield Span(left, right - left, role_of(event), about)


def _bars(story: Story, scale: Scale, text_width: Measure) -> Iterator[Bar]:
    out, thinnest = _OUT * scale.unit, _THINNEST * scale.unit
    shown = [
        phase
        for phase in story.phases
        if phase.end > scale.window.start and phase.start < scale.window.end
    ]
    ends: dict[int, float] = {}
    for place, phase in enumerate(shown):
        left = max(scale.x(phase.start), -out)
        right = max(min(scale.x(phase.end), scale.width + out), left + thinnest)
        after = [other for other in shown[place + 1 :] if other.lane == phase.lane]
        free = (
            ends.get(phase.lane, 0.0),
            scale.x(after[0].start) if after else scale.width,
        )
        text, text_x = _words(phase, (left, right), free, scale, text_width)
        ends[phase.lane] = max(right, text_x + text_width(text))
        yield Bar(phase, left, right - left, text, text_x)


def _words(
    phase: Phase,
    bar: tuple[float, float],
    free: tuple[float, float],
    scale: Scale,
    text_width: Measure,
) -> tuple[str, float]:
    """Return what a bar says and where: on it, else beside it where nothing else stands."""
    padding = _BAR_PADDING * scale.unit
    left, right = max(bar[0], 0.0), min(bar[1], scale.width)
    wordings = (phase.title, phase.name) if phase.role != "lead" else (phase.name,)
    for text in wordings:
        if text_width(text) <= right - left - 2 * padding:
            return text, left + padding
    name = phase.name
    if phase.role not in {"impact", "lead"}:
        length = text_width(name) * SMALL / SIZE + padding
        if free[0] + length + padding <= bar[0]:
            return name, bar[0] - length
        if bar[1] + length + padding <= free[1]:
            return name, bar[1] + padding
    return "", left


def _names(story: Story, scale: Scale) -> Iterator[Wanted]:
    """Return the names in view, the ones that matter most first."""
    began = story.firsts.get(Moment.IMPACT_STARTS)
    named = [(event, _moment_wordings(event, began)) for event in story.turning_points]
    first, last = scale.window.start, scale.window.end
    named += [(e, _text_wordings(e)) for e in story.key_events if first <= e.start <= last]
    for event, wordings in named:
        x = scale.x(event.start)
        if 0 <= x <= scale.width:
            yield Wanted(x, wordings, role_of(event))


def _text_wordings(event: TimelineEvent) -> tuple[str, ...]:
    return tuple(_elided(event.text, most) for most in _WORDINGS)


def _moment_wordings(event: TimelineEvent, began: TimelineEvent | None) -> tuple[str, ...]:
    name = event.moment.label
    if event.moment is not Moment.DETECTED or began is None or event.start <= began.start:
        return (name,)
    about = "about " if event.approximate or began.approximate else ""
    return f"{name} {about}+{duration(event.start - began.start)}", name


def _elided(text: str, most: int) -> str:
    """Return the beginning of a text in one line, cut at a word where that is possible."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    start = words[: most - 1]
    whole, _, rest = start.rpartition(" ")
    kept = whole if len(rest) < most // 2 and whole else start
    return kept.rstrip(" ,;:.–-") + "…"


def _ticks(story: Story, scale: Scale, text_width: Measure) -> Iterator[Tick]:
    least = scale.time(text_width(axis.WIDEST_TEXT) + _TICK_GAP * scale.unit)
    for tick in axis.ticks(scale.window, story.zone, least, dated=story.is_dated):
        x, length = scale.x(tick.moment), text_width(tick.text)
        text_x = max(0.0, min(x - length / 2, scale.width - length))
        yield Tick(x, tick.text, text_x, tick.is_day)

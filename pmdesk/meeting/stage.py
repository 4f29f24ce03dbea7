"""What the room sees of each step: large words from the record, and nothing else.

A slide has no findings, no notes, no names of other records; whose names it shows is up to the
record that it is given. The window and a test read the same value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from pmdesk import dates, guidance
from pmdesk.meeting.agenda import AgendaStep
from pmdesk.meeting.summary import captured, to_ask
from pmdesk.model import ActionState, Item, LessonKind, Mark, Moment, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.strip import ROLES
from pmdesk.whys.causes import cause_status

I = TypeVar("I", bound=Item)  # noqa: E741 - an item
MOST = 40
"""Lines that a block of a slide has at the most; more nobody reads across a room."""

Ink = Literal[
    "text", "muted", "impact", "detect", "respond", "recover", "lead", "accent", "ok", "warn"
]

_MARKS: Mapping[Mark, Ink] = {Mark.ROOT: "accent", Mark.PROXIMATE: "impact"}


@dataclass(frozen=True)
class Line:
    """One thing to read; `lead` stands before it, `tag` names what it is, `level` indents it."""

    text: str
    lead: str = ""
    tag: str = ""
    ink: Ink = "text"
    level: int = 0
    done: bool = False
    """It has been confirmed, or is taken care of."""
    item: str = ""
    """The identity of what it is about, so that the one under discussion can be marked."""


@dataclass(frozen=True)
class Block:
    """Lines under a title; blocks stand side by side where there is room."""

    title: str
    lines: tuple[Line, ...] = ()
    weight: int = 1
    """How wide it is beside the others."""


@dataclass(frozen=True)
class Slide:
    """What is on the screen during a step."""

    heading: str
    text: str = ""
    blocks: tuple[Block, ...] = field(default=())


def slide(record: Record, step: AgendaStep, item: str = "") -> Slide:
    """Return what the room sees of a step; of many lines those around the one about `item`."""
    return _SLIDES[step.key](record, step, item)


def near(items: Sequence[I], item: str) -> Sequence[I]:
    """Return at most as many items as a slide shows, around the one under discussion."""
    place = next((n for n, each in enumerate(items) if each.id == item), 0)
    first = max(0, min(place - MOST // 3, len(items) - MOST))
    return items[first : first + MOST]


def reworded(shown: Slide, reword: Callable[[str], str]) -> Slide:
    """Return a slide with every text passed through `reword`, such as names turned into roles."""
    blocks = (
        replace(block, lines=tuple(_reworded(line, reword) for line in block.lines))
        for block in shown.blocks
    )
    return replace(shown, text=reword(shown.text), blocks=tuple(blocks))


def _reworded(line: Line, reword: Callable[[str], str]) -> Line:
    return replace(line, text=reword(line.text), lead=reword(line.lead))


def _opening(_record: Record, _step: AgendaStep, _item: str) -> Slide:
    words = guidance.opening()
    reasons = tuple(Line(f"{reason.title}. {reason.text}") for reason in words.reasons)
    return Slide(words.title, words.text, (Block("", reasons),))


def _timeline(record: Record, step: AgendaStep, item: str) -> Slide:
    zone = record.postmortem.tzinfo
    shown = near(record.events, item)
    several = dates.several_days(shown, zone)
    lines = tuple(
        Line(
            event.text,
            lead=dates.event_time(event, zone, dated=several),
            tag=_tag(event),
            ink=ROLES.get(event.moment, "muted"),
            done=event.confirmed,
            item=event.id,
        )
        for event in shown
    )
    confirmed = sum(event.confirmed for event in record.events)
    said = f"{confirmed} of {len(record.events)} confirmed · all times {record.postmortem.zone}"
    return Slide(step.heading, said, (Block("", lines),))


def _tag(event: TimelineEvent) -> str:
    return "" if event.moment is Moment.OTHER else event.moment.label


def _causes(record: Record, step: AgendaStep, item: str) -> Slide:
    depths = {why.id: depth for depth, why in record.walk()}
    written = [why for _, why in record.walk() if why.text]
    lines = tuple(
        Line(
            why.text,
            tag="" if why.mark is Mark.NONE else why.mark.label,
            ink=_MARKS.get(why.mark, "muted"),
            level=depths[why.id],
            item=why.id,
        )
        for why in near(written, item)
    )
    return Slide(step.heading, "", (Block("", lines),))


def _actions(record: Record, step: AgendaStep, item: str) -> Slide:
    classes = guidance.actions().classes
    lines = tuple(
        Line(
            action.text,
            tag=f"{action.kind.label} · {classes[action.action_class].label}",
            ink="ok" if action.fixes else "muted",
            item=action.id,
        )
        for action in near(record.actions, item)
        if action.text and action.state is not ActionState.DECLINED
    )
    covered = tuple(
        Line(cause.text, tag=_covered(record, cause), ink="warn", done=_fixed(record, cause),
             item=cause.id)
        for cause in record.root_causes
    )  # fmt: skip
    count = sum(line.done for line in covered)
    title = f"{count} of {len(covered)} root causes covered"
    return Slide(step.heading, "", (Block("", lines, weight=2), Block(title, covered)))


def _fixed(record: Record, cause: Why) -> bool:
    return cause_status(record, cause).fixed


def _covered(record: Record, cause: Why) -> str:
    return "" if _fixed(record, cause) else "Not yet"


def _lessons(record: Record, step: AgendaStep, _item: str) -> Slide:
    blocks = tuple(Block(kind.label, tuple(_learned(record, kind))) for kind in LessonKind)
    return Slide(step.heading, "", blocks)


def _learned(record: Record, kind: LessonKind) -> Iterator[Line]:
    return (Line(lesson.text, item=lesson.id) for lesson in record.lessons(kind) if lesson.text)


def _close(record: Record, step: AgendaStep, _item: str) -> Slide:
    outcome = tuple(Line(sentence) for sentence in captured(record))
    people: tuple[Line, ...] = ()
    for asked in to_ask(record):
        actions = (Line(action.text, level=1, item=action.id) for action in asked.actions)
        people += (Line("", lead=asked.role), *actions)
    blocks = [Block("Captured", outcome)]
    blocks += [Block("Who will be asked", people, weight=2)] if people else []
    return Slide(step.heading, "", tuple(blocks))


_SLIDES: Mapping[str, Callable[[Record, AgendaStep, str], Slide]] = {
    "opening": _opening,
    "timeline": _timeline,
    "causes": _causes,
    "actions": _actions,
    "lessons": _lessons,
    "close": _close,
}

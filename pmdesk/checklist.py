"""The checklist beside a record: what people tick, and facts that the record ticks itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from pmdesk.changes import Change, insert, remove
from pmdesk.guidance import Words, read
from pmdesk.model import (
    Action,
    ActionKind,
    Category,
    Mark,
    Moment,
    SectionKey,
    Tick,
    Why,
)
from pmdesk.process import LASTING, Completion, completion, missing_for_approval
from pmdesk.record import Record
from pmdesk.whys.causes import cause_status


class Topic(StrEnum):
    """What a line looks after: that the record is complete, or that it blames nobody."""

    FACTS = "facts"
    BLAMELESS = "blameless"


@dataclass(frozen=True)
class LineGuide(Words):
    """A line as it is written down, with who taught it.

    `automatic` names the rule that ticks it, if one does.
    """

    key: str
    text: str
    why: str
    source: str
    sections: tuple[SectionKey, ...]
    topic: Topic = Topic.FACTS
    automatic: str = ""


@cache
def guides() -> tuple[LineGuide, ...]:
    """Return every line there is, in order."""
    return read("checklist", dict[str, tuple[LineGuide, ...]])["lines"]


@dataclass(frozen=True)
class ChecklistLine:
    """A line for one record: `done` is the tick, `automatic` says that people cannot set it."""

    key: str
    text: str
    why: str
    done: bool
    automatic: bool
    source: str
    topic: Topic


def lines(record: Record, section: SectionKey) -> tuple[ChecklistLine, ...]:
    """Return the lines that concern a section, as they stand."""
    return tuple(_line(record, guide) for guide in guides() if section in guide.sections)


def all_lines(record: Record) -> tuple[ChecklistLine, ...]:
    """Return every line, as it stands."""
    return tuple(_line(record, guide) for guide in guides())


def _line(record: Record, guide: LineGuide) -> ChecklistLine:
    rule = AUTOMATIC.get(guide.automatic)
    done = rule(record) if rule else record.ticked(_tick_key(guide.key)) is not None
    return ChecklistLine(
        guide.key, guide.text, guide.why, done, rule is not None, guide.source, guide.topic
    )


def tick(record: Record, key: str, now: datetime) -> Change:
    """Tick a line by hand, or take the tick away where it is there."""
    present = record.ticked(_tick_key(key))
    if present:
        return remove("Untick checklist", present)
    new = Tick.checked(record_id=record.id, key=_tick_key(key), at=now)
    return insert("Tick checklist", new)


def _tick_key(key: str) -> str:
    return f"check.{key}"


def _impact_times_set(record: Record) -> bool:
    root = record.postmortem
    return root.impact_start is not None and root.impact_end is not None


def _fault_pictured(record: Record) -> bool:
    return bool(record.attachments(SectionKey.FAULT))


def _times_in_zone(record: Record) -> bool:
    """Whether there are times: they are kept in UTC and shown in the record's zone."""
    return bool(record.events)


def _impact_marked(record: Record) -> bool:
    moments = {event.moment for event in record.events}
    return Moment.IMPACT_STARTS in moments and not moments.isdisjoint(
        {Moment.IMPACT_ENDS, Moment.RESOLVED}
    )


def _events_sourced(record: Record) -> bool:
    events = record.events
    return bool(events) and all(event.source or event.link for event in events)


def _events_confirmed(record: Record) -> bool:
    return bool(record.events) and all(event.confirmed for event in record.events)


def _whys_branch(record: Record) -> bool:
    return any(len(record.reasons(why.id)) > 1 for why in record.all(Why))


def _chains_end_in_causes(record: Record) -> bool:
    ends = [why for _, why in record.walk() if why.parent_id and not record.reasons(why.id)]
    return bool(ends) and all(
        any(above.mark is Mark.ROOT for above in record.chain(end)) for end in ends
    )


def _causes_categorised(record: Record) -> bool:
    causes = record.root_causes
    return bool(causes) and all(cause.category is not Category.NONE for cause in causes)


def _causes_fixed(record: Record) -> bool:
    causes = record.root_causes
    return bool(causes) and all(cause_status(record, cause).fixed for cause in causes)


def _lessons_in_all_columns(record: Record) -> bool:
    return completion(record, SectionKey.LESSONS) is Completion.COMPLETE


def _actions_owned(record: Record) -> bool:
    return bool(record.actions) and all(_is_owned(action) for action in record.actions)


def _is_owned(action: Action) -> bool:
    dated = action.due is not None or action.kind is ActionKind.IMPROVEMENT
    return not action.is_open or (bool(action.team) and dated)


def _actions_last(record: Record) -> bool:
    return any(action.action_class in LASTING for action in record.actions)


def _approver_named(record: Record) -> bool:
    return any(approval.mandatory for approval in record.approvals)


def _ready_for_approval(record: Record) -> bool:
    return not missing_for_approval(record)


AUTOMATIC: Mapping[str, Callable[[Record], bool]] = {
    "impact_times_set": _impact_times_set,
    "fault_pictured": _fault_pictured,
    "times_in_zone": _times_in_zone,
    "impact_marked": _impact_marked,
    "events_sourced": _events_sourced,
    "events_confirmed": _events_confirmed,
    "whys_branch": _whys_branch,
    "chains_end_in_causes": _chains_end_in_causes,
    "causes_categorised": _causes_categorised,
    "causes_fixed": _causes_fixed,
    "lessons_in_all_columns": _lessons_in_all_columns,
    "actions_owned": _actions_owned,
    "actions_last": _actions_last,
    "approver_named": _approver_named,
    "ready_for_approval": _ready_for_approval,
}
"""The rules that the lines of the checklist name."""

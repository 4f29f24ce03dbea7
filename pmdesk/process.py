"""The process a postmortem follows: what makes a section complete, and what is still missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from pmdesk.model import (
    ActionClass,
    ActionState,
    Category,
    LessonKind,
    Moment,
    Postmortem,
    SectionKey,
    State,
)
from pmdesk.record import Record
from pmdesk.whys.reasons import ends_on_person

ENOUGH_PROSE = 60
"""Characters from which on a written section counts as complete: about one full sentence."""

ENOUGH_EVENTS = 3
"""Events from which on a timeline can be complete."""

ENOUGH_WHYS = 3
"""Reasons below the impact from which on a chain can be complete."""


class Completion(IntEnum):
    """How far a section has come, shown as an empty, half or full mark."""

    EMPTY = 0
    STARTED = 1
    COMPLETE = 2


def _degree(*, started: bool, complete: bool) -> Completion:
    if not started:
        return Completion.EMPTY
    return Completion.COMPLETE if complete else Completion.STARTED


def _written(record: Record, key: SectionKey) -> Completion:
    length = len(record.prose(key).strip())
    return _degree(started=length > 0, complete=length >= ENOUGH_PROSE)


def _timeline(record: Record) -> Completion:
    moments = {event.moment for event in record.events}
    ended = moments & {Moment.IMPACT_ENDS, Moment.RESOLVED, Moment.MITIGATED}
    marked = {Moment.IMPACT_STARTS, Moment.DETECTED} <= moments and bool(ended)
    enough = len(record.events) >= ENOUGH_EVENTS
    return _degree(started=bool(record.events), complete=enough and marked)


def _whys(record: Record) -> Completion:
    deep = any(len(record.chain(cause)) > ENOUGH_WHYS for cause in record.root_causes)
    return _degree(started=any(why.text for _, why in record.walk()), complete=deep)


def _causes(record: Record) -> Completion:
    causes = record.root_causes
    judged = all(c.category is not Category.NONE and c.lasting_change.strip() for c in causes)
    return _degree(started=bool(causes), complete=judged)


def _lessons(record: Record) -> Completion:
    filled = [any(lesson.text for lesson in record.lessons(kind)) for kind in LessonKind]
    return _degree(started=any(filled), complete=all(filled))


def _actions(record: Record) -> Completion:
    owned = all(action.text and action.team for action in record.actions)
    return _degree(started=bool(record.actions), complete=owned and not _untraced(record))


def _approval(record: Record) -> Completion:
    done = record.postmortem.state in {State.APPROVED, State.PUBLISHED, State.NOT_REQUIRED}
    return _degree(started=bool(record.approvals) or done, complete=done)


_RULES: Mapping[SectionKey, Callable[[Record], Completion]] = {
    SectionKey.TIMELINE: _timeline,
    SectionKey.WHYS: _whys,
    SectionKey.CAUSES: _causes,
    SectionKey.LESSONS: _lessons,
    SectionKey.ACTIONS: _actions,
    SectionKey.APPROVAL: _approval,
}
WRITTEN = tuple(key for key in SectionKey if key not in _RULES)
"""The sections that are plain written text."""


def completion(record: Record, key: SectionKey) -> Completion:
    """Return how far a section has come."""
    rule = _RULES.get(key)
    return rule(record) if rule else _written(record, key)


def completions(record: Record) -> Mapping[SectionKey, Completion]:
    """Return how far every section has come."""
    return {key: completion(record, key) for key in SectionKey}


@dataclass(frozen=True)
class Missing:
    """Something still to be done, as a sentence, with the place where it is done.

    `item_id` is the identity of what it is about, empty where that is the whole section.
    """

    section: SectionKey
    sentence: str
    item_id: str = ""


def missing_for_approval(record: Record) -> tuple[Missing, ...]:
    """Return what stands between a record and the request for approval, in reading order."""
    found = [
        Missing(key, f"“{key.label}” is {_UNFINISHED[done]}.")
        for key, done in completions(record).items()
        if key is not SectionKey.APPROVAL and done in _UNFINISHED
    ]
    found += findings(record)
    if not any(approval.mandatory for approval in record.approvals):
        found.append(Missing(SectionKey.APPROVAL, "No mandatory approver is named."))
    return tuple(found)


_UNFINISHED = {Completion.EMPTY: "still empty", Completion.STARTED: "not complete yet"}
LASTING = {ActionClass.PREVENT, ActionClass.MITIGATE_FUTURE}
"""The classes of action that help against the next incident; at least one is required."""


def findings(record: Record) -> list[Missing]:
    """Return what does not fit together, in reading order."""
    return _impact_findings(record) + _ends_on_persons(record) + _untraced(record)


def _untraced(record: Record) -> list[Missing]:
    """Find root causes that nothing fixes, and actions that fix nothing."""
    roots = {cause.id for cause in record.root_causes}
    found = [
        Missing(SectionKey.CAUSES, f"No priority action fixes “{short(cause.text)}”.", cause.id)
        for cause in record.root_causes
        if not any(action.fixes for action in record.actions_for(cause))
    ]
    found += [
        Missing(SectionKey.ACTIONS, f"“{short(action.text)}” has no root cause to fix.", action.id)
        for action in record.actions
        if action.fixes and action.cause_id not in roots
    ]
    if record.actions and not any(action.action_class in LASTING for action in record.actions):
        sentence = "No action prevents or mitigates future incidents."
        found.append(Missing(SectionKey.ACTIONS, sentence))
    return found


def _ends_on_persons(record: Record) -> list[Missing]:
    """Find the chains that end on a person, unless someone said why that is all right."""
    return [
        Missing(SectionKey.WHYS, f"A chain ends on a person: “{short(why.text)}”.", why.id)
        for _, why in record.walk()
        if ends_on_person(record, why) and record.ticked(f"chain.person.{why.id}") is None
    ]


def _impact_findings(record: Record) -> list[Missing]:
    for root in record.all(Postmortem):
        if root.impact_start and root.impact_end and root.impact_end < root.impact_start:
            return [Missing(SectionKey.IMPACT, "The impact ends before it starts.")]
    return []


def short(text: str, length: int = 60) -> str:
    """Return the start of a text on one line, for use inside a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


REQUIRED = (1, 2)
"""The severities that must have a postmortem, unless a setting says otherwise."""


def is_required(severity: int, required: tuple[int, ...] = REQUIRED) -> bool:
    """Tell whether an incident of a severity must have a postmortem."""
    return severity in required


@dataclass(frozen=True)
class Step:
    """One step of the process; `done` tells by itself where it can, else a person ticks it."""

    key: str
    title: str
    done: Callable[[Record], bool] | None = None


def _filled(record: Record) -> bool:
    return all(completion(record, key) is Completion.COMPLETE for key in WRITTEN)


def _committed(record: Record) -> bool:
    priority = [action for action in record.actions if action.fixes]
    return bool(priority) and all(action.state is not ActionState.PROPOSED for action in priority)


def _raised(record: Record) -> bool:
    standing = [a for a in record.actions if a.state is not ActionState.DECLINED]
    return bool(standing) and all(action.tracker_key for action in standing)


def _in(*states: State) -> Callable[[Record], bool]:
    return lambda record: record.postmortem.state in states


STEPS = (
    Step("create", "Create the postmortem and link the incident",
         lambda record: bool(record.postmortem.incident_key)),
    Step("fill", "Fill in the fields", _filled),
    Step("causes", "Find root causes with five whys", lambda record: bool(record.root_causes)),
    Step("schedule", "Schedule the meeting"),
    Step("meet", "Meet, following the agenda"),
    Step("commit", "Get the responsible managers’ commitment", _committed),
    Step("raise", "Raise a tracker issue for every action", _raised),
    Step("approvers", "Add the approvers",
         lambda record: any(approval.mandatory for approval in record.approvals)),
    Step("request", "Request approval", _in(State.IN_REVIEW, State.APPROVED, State.PUBLISHED)),
    Step("approved", "Follow up until approved", _in(State.APPROVED, State.PUBLISHED)),
    Step("publish", "Publish the write-up", _in(State.PUBLISHED)),
)  # fmt: skip
"""The steps from the first note to the published write-up."""


def is_done(record: Record, step: Step) -> bool:
    """Tell whether a step is done, by its rule or by hand."""
    return bool(step.done and step.done(record)) or record.ticked(f"step.{step.key}") is not None

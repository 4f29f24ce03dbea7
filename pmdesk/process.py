"""The process a postmortem follows: what makes a section complete, what is missing, what voids."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import (
    ActionClass,
    ActionKind,
    ActionState,
    Approval,
    Category,
    Decision,
    LessonKind,
    Moment,
    Postmortem,
    SectionKey,
    Service,
    State,
)
from pmdesk.ranks import spread
from pmdesk.reasons import ends_on_person
from pmdesk.record import Record

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


def approved_content(record: Record) -> str:
    """Return the digest of what approval is about: root causes and priority actions."""
    causes = [
        (cause.text, cause.category.value, cause.lasting_change) for cause in record.root_causes
    ]
    actions = [
        (action.text, action.action_class.value, action.cause_id, action.team)
        for action in record.actions
        if action.kind is ActionKind.PRIORITY
    ]
    return hashlib.sha256(repr((causes, actions)).encode()).hexdigest()


def with_consequences(record: Record, change: Change) -> Change:
    """Add to a change what follows from it: a changed cause or priority action voids approval."""
    if not any(root.approved_digest for root in record.all(Postmortem)):
        return change
    after = change.applied_to(record)
    digest = after.postmortem.approved_digest
    if not digest or digest == approved_content(after):
        return change
    return change.then(_voided(after))


def _voided(record: Record) -> Change:
    """Take an approval back, approver by approver."""
    blank = {"state": State.DRAFT, "approved_digest": "", "approved_at": None}
    change = set_fields("Void approval", record.postmortem, **blank)
    for approval in record.approvals:
        change = change.then(_decision(approval, Decision.PENDING, None, ""))
    return change


def _decision(
    approval: Approval, decision: Decision, now: datetime | None, digest: str, **more: str
) -> Change:
    label = f"Record decision of {approval.name}"
    values = {"decision": decision, "decided_at": now, "digest": digest, **more}
    return set_fields(label, approval, **values)


def request_approval(record: Record) -> Change:
    """Put a record before its approvers."""
    return set_fields("Request approval", record.postmortem, state=State.IN_REVIEW)


def publish(record: Record) -> Change:
    """Say that the write-up is there for everyone; only an approved one can be."""
    if record.postmortem.state is not State.APPROVED:
        raise InvalidValue("Only an approved postmortem can be published. Request approval first.")
    return set_fields("Publish", record.postmortem, state=State.PUBLISHED)


def mark_not_required(record: Record) -> Change:
    """Say that this incident needs no postmortem; what is written is kept."""
    return set_fields("Mark as not required", record.postmortem, state=State.NOT_REQUIRED)


def back_to_draft(record: Record) -> Change:
    """Take back a request, a publication or that nothing was required; decisions stay."""
    return set_fields("Back to draft", record.postmortem, state=State.DRAFT)


def decide(
    record: Record, approval: Approval, decision: Decision, comment: str, now: datetime
) -> Change:
    """Record what an approver decided, and what that means for the record as a whole.

    All mandatory approvers approving makes it approved; one asking for changes sends it back.
    """
    digest = approved_content(record)
    pending = decision is Decision.PENDING
    change = _decision(
        approval, decision, None if pending else now, "" if pending else digest, comment=comment
    )
    after = change.applied_to(record)
    label, root = change.label, after.postmortem
    if decision is Decision.CHANGES_REQUESTED:
        blank = {"approved_digest": "", "approved_at": None}
        return change.then(set_fields(label, root, state=State.CHANGES_REQUESTED, **blank))
    if _all_approve(after) and root.state is not State.PUBLISHED:
        whole = {"state": State.APPROVED, "approved_digest": digest, "approved_at": now}
        return change.then(set_fields(label, root, **whole))
    return change


def _all_approve(record: Record) -> bool:
    mandatory = [approval for approval in record.approvals if approval.mandatory]
    return bool(mandatory) and all(a.decision is Decision.APPROVED for a in mandatory)


def add_service_approvers(record: Record, service: Service) -> Change:
    """Return the change that names a service's approvers who are not there yet."""
    known = {approval.name.casefold() for approval in record.approvals}
    names = [(name, True) for name in service.mandatory_approvers]
    names += [(name, False) for name in service.optional_approvers]
    new = [(name, must) for name, must in names if name.casefold() not in known]
    last = record.approvals[-1].rank if record.approvals else ""
    ranks = spread(len(new), after=last)
    approvals = [
        Approval.checked(record_id=record.id, rank=rank, name=name, mandatory=must)
        for rank, (name, must) in zip(ranks, new, strict=True)
    ]
    return insert(f"Add approvers of {service.name}", *approvals)


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

"""The way of a record through review: asking, deciding, and what takes a decision back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pmdesk import deadlines
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.changes import Change, Move, Operation, Set, insert, set_fields, touched
from pmdesk.errors import InvalidValue
from pmdesk.model import (
    Action,
    Approval,
    Contact,
    Decision,
    Postmortem,
    Service,
    State,
    Why,
)
from pmdesk.ranks import spread
from pmdesk.record import Record

BY_HAND = "By hand"
"""How a decision came that someone took down for the approver."""

BY_FILE = "By decision file"
"""How a decision came that the approver wrote down in the packet."""

EARLIER = {
    Decision.APPROVED: "Approved an earlier version",
    Decision.CHANGES_REQUESTED: "Asked for changes to an earlier version",
}
"""What is said of a decision about a content that has changed since; it no longer counts."""

OPEN = frozenset({State.DRAFT, State.CHANGES_REQUESTED})
"""The states from which approval can be requested."""

_FRIDAY = 5
_SETTLED = {State.APPROVED, State.PUBLISHED}
"""The states in which one more approval changes nothing, nor does what an optional one wants."""

_BACK_IN_REVIEW = {"state": State.IN_REVIEW, "approved_digest": "", "approved_at": None}

_WORKING_WEEK = timedelta(days=7)
"""How long approvers have unless another day is said: five working days."""


def with_consequences(record: Record, change: Change, slo_weeks: Callable[[str], int]) -> Change:
    """Add to a change what follows from it: a void approval, the state, and the dates of actions.

    A changed cause or priority action voids approvals. What counts is what this change does to the
    content, so an approval stays valid whichever version of pmdesk has written its digest down.
    `slo_weeks` returns how many weeks a fix may take in the service of a name.
    """
    return _dated(record, settled(record, _with_void(record, change)), slo_weeks)


def _with_void(record: Record, change: Change) -> Change:
    if not any(kind in {Why, Action} for kind, _ in touched(change)) or not _is_decided(record):
        return change
    after = change.applied_to(record)
    content = approved_content(after)
    if content == approved_content(record) or not after.all(Postmortem):
        return change
    approved = after.postmortem.approved_digest
    if approved:
        return change if approved == content else change.then(_voided(after))
    return change.joined(
        _outdated("Void approval", approval)
        for approval in after.approvals
        if approval.decision is Decision.APPROVED and approval.digest != content
    )


def settled(record: Record, change: Change) -> Change:
    """Let the state follow where a change puts a record in review, or changes who must approve.

    One in review that nobody is awaited for is approved, also where all had agreed before it was
    asked for once more; one that waits for somebody again is approved no longer.
    """
    if not any(map(_bears_on_approval, change.operations)) or not record.all(Postmortem):
        return change
    after = change.applied_to(record)
    state, all_approve = after.postmortem.state, _all_approve(after)
    if state is State.IN_REVIEW and all_approve:
        return change.then(_approved(change.label, after))
    if state is State.APPROVED and _all_approve(record) and not all_approve:
        return change.then(set_fields(change.label, after.postmortem, **_BACK_IN_REVIEW))
    return change


def _bears_on_approval(operation: Operation) -> bool:
    field = {Approval: "mandatory", Postmortem: "state"}.get(operation.kind)
    if field is None or isinstance(operation, Move):
        return False
    return not isinstance(operation, Set) or any(one.field == field for one in operation.fields)


def _approved(label: str, record: Record) -> Change:
    """Approve a record as of the last of its mandatory decisions."""
    decided = (a.decided_at for a in record.approvals if a.mandatory and a.decided_at)
    whole = {"approved_digest": approved_content(record), "approved_at": max(decided, default=None)}
    return set_fields(label, record.postmortem, state=State.APPROVED, **whole)


def _dated(record: Record, change: Change, slo_weeks: Callable[[str], int]) -> Change:
    """Date the actions where a change, whichever it is, makes a record approved."""
    if not any(kind is Postmortem for kind, _ in touched(change)) or not record.all(Postmortem):
        return change
    after = change.applied_to(record)
    day = deadlines.approved_on(after)
    was, now = record.postmortem.state, after.postmortem.state
    if now is not State.APPROVED or was is State.APPROVED or day is None:
        return change
    weeks = slo_weeks(after.postmortem.service)
    return change.then(deadlines.from_approval(after, day, weeks))


def _is_decided(record: Record) -> bool:
    return any(root.approved_digest for root in record.all(Postmortem)) or any(
        approval.decision is Decision.APPROVED for approval in record.approvals
    )


def _voided(record: Record) -> Change:
    """Take an approval back, approver by approver."""
    blank = {"state": State.DRAFT, "approved_digest": "", "approved_at": None}
    change = set_fields("Void approval", record.postmortem, **blank)
    return change.joined(_outdated("Void approval", approval) for approval in record.approvals)


def _outdated(label: str, approval: Approval) -> Change:
    """Let a decision count no longer; what was said, and when, stays to be read."""
    source = EARLIER.get(approval.decision, approval.source)
    return set_fields(label, approval, decision=Decision.PENDING, source=source)


def taken_back(before: Record, after: Record) -> str:
    """Say whose approvals a change of what they are about took back, empty where none was."""
    outdated = [one.name for one in before.approvals if _is_outdated(one, after)]
    if not outdated:
        return ""
    root = before.postmortem
    of = root.key if root.approved_digest else f"{root.key} by {' and '.join(outdated)}"
    return f"The approval of {of} was voided: a root cause or a priority action has changed."


def _is_outdated(before: Approval, record: Record) -> bool:
    now = record.get(Approval, before.id)
    if now is None or before.decision is not Decision.APPROVED:
        return False
    return (now.decision, now.source) == (Decision.PENDING, EARLIER[Decision.APPROVED])


def request_approval(
    record: Record, now: datetime, wanted: date | None = None, added: Iterable[Approval] = ()
) -> Change:
    """Put a record before its approvers, and before those who are `added` with the request.

    Decisions about an earlier version are asked for again; `wanted` is the day until which. Where
    the packet is only written once more, everyone stays asked since the first one.
    """
    label = "Request approval"
    change = insert(label, *(approval.having(requested_at=now) for approval in added))
    is_again = record.postmortem.state is State.IN_REVIEW
    change = change.joined(
        _asked(label, one, one.requested_at if is_again and one.requested_at else now)
        for one in record.approvals
    )
    facts = {"state": State.IN_REVIEW, "approval_due": wanted}
    return change.then(set_fields(label, record.postmortem, **facts))


def _asked(label: str, approval: Approval, now: datetime) -> Change:
    """Ask an approver, once more where changes were wanted that have been made since."""
    if approval.decision is not Decision.CHANGES_REQUESTED:
        return set_fields(label, approval, requested_at=now)
    source = EARLIER[approval.decision]
    return set_fields(label, approval, requested_at=now, decision=Decision.PENDING, source=source)


def publish(record: Record, on: date, url: str = "") -> Change:
    """Say since when the write-up is there for everyone, and where; only an approved one can be.

    One that is published already may move: its day and address are those of now.
    """
    if record.postmortem.state not in {State.APPROVED, State.PUBLISHED}:
        raise InvalidValue("Only an approved postmortem can be published. Request approval first.")
    facts = {"state": State.PUBLISHED, "published_on": on, "published_url": url.strip()}
    return set_fields("Publish", record.postmortem, **facts)


def mark_not_required(record: Record) -> Change:
    """Say that this incident needs no postmortem; what is written is kept."""
    return set_fields("Mark as not required", record.postmortem, state=State.NOT_REQUIRED)


def back_to_draft(record: Record) -> Change:
    """Take back a request, a publication or that nothing was required; decisions stay."""
    return set_fields("Back to draft", record.postmortem, state=State.DRAFT)


@dataclass(frozen=True)
class Verdict:
    """What an approver decided: when, with which words, and how that came to be known."""

    decision: Decision
    comment: str
    at: datetime
    source: str = BY_HAND


def decide(record: Record, approval: Approval, verdict: Verdict) -> Change:
    """Record what an approver decided, and what that means for the record as a whole.

    All mandatory approvers approving makes it approved; one asking for changes sends the record
    back, unless it is approved already and the approver is an optional one.
    """
    label = f"Record decision of {approval.name}"
    change = set_fields(
        label, approval, decision=verdict.decision, comment=verdict.comment,
        decided_at=verdict.at, source=verdict.source, digest=approved_content(record),
        record_digest=whole_record(record),
    )  # fmt: skip
    after = change.applied_to(record)
    root = after.postmortem
    if verdict.decision is Decision.CHANGES_REQUESTED:
        if not can_send_back(record, approval):
            return change
        blank = {"approved_digest": "", "approved_at": None}
        return change.then(set_fields(label, root, state=State.CHANGES_REQUESTED, **blank))
    if _all_approve(after) and root.state not in _SETTLED:
        return change.then(_approved(label, after))
    return change


def can_send_back(record: Record, approval: Approval) -> bool:
    """Tell whether the record goes back where this approver asks for changes now."""
    return approval.mandatory or record.postmortem.state not in _SETTLED


def take_back(record: Record, approval: Approval) -> Change:
    """Take back what was recorded of a decision; without all mandatory ones nothing is approved."""
    label = f"Take back decision of {approval.name}"
    change = set_fields(
        label, approval, decision=Decision.PENDING, comment="", decided_at=None, source="",
        digest="", record_digest="",
    )  # fmt: skip
    if record.postmortem.state is State.APPROVED and approval.mandatory:
        return change.then(set_fields(label, record.postmortem, **_BACK_IN_REVIEW))
    return change


def note_earlier(approval: Approval, verdict: Verdict, content: str) -> Change:
    """Record a decision about a content that has changed since; it does not count."""
    label = f"Record decision of {approval.name} on an earlier version"
    return set_fields(
        label, approval, decision=Decision.PENDING, comment=verdict.comment,
        decided_at=verdict.at, source=EARLIER[verdict.decision], digest=content,
    )  # fmt: skip


def awaited(record: Record) -> tuple[Approval, ...]:
    """Return the mandatory approvers who have not decided on what is written now."""
    return tuple(a for a in record.approvals if a.mandatory and a.decision is Decision.PENDING)


def _all_approve(record: Record) -> bool:
    mandatory = [approval for approval in record.approvals if approval.mandatory]
    return bool(mandatory) and all(a.decision is Decision.APPROVED for a in mandatory)


def service_approvers(
    record: Record, service: Service, people: Iterable[Contact] = ()
) -> tuple[Approval, ...]:
    """Return a service's approvers who are not there yet, with what the directory knows of them."""
    known = {approval.name.casefold() for approval in record.approvals}
    names = [(name, True) for name in service.mandatory_approvers]
    names += [(name, False) for name in service.optional_approvers]
    new = [(name, must) for name, must in names if name.casefold() not in known]
    last = record.approvals[-1].rank if record.approvals else ""
    contacts = tuple(people)
    return tuple(
        Approval.checked(
            record_id=record.id, rank=rank, name=name, mandatory=must, **_known(name, contacts)
        )
        for rank, (name, must) in zip(spread(len(new), after=last), new, strict=True)
    )


def _known(name: str, contacts: Iterable[Contact]) -> dict[str, str]:
    """Look an approver up by name, else by role: a service often names the role alone."""
    by_name: dict[str, Contact] = {}
    by_role: dict[str, Contact] = {}
    for contact in contacts:
        by_name.setdefault(contact.name.casefold(), contact)
        by_role.setdefault(contact.role.casefold(), contact)
    found = by_name.get(name.casefold())
    if found:
        return {"role": found.role, "contact": found.handle}
    holder = by_role.get(name.casefold())
    return {"contact": holder.handle} if holder else {}


def add_service_approvers(
    record: Record, service: Service, people: Iterable[Contact] = ()
) -> Change:
    """Return the change that names a service's approvers who are not there yet."""
    return insert(f"Add approvers of {service.name}", *service_approvers(record, service, people))


def usual_day(today: date) -> date:
    """Return until when approvers have time unless another day is said: a working week."""
    day = today + _WORKING_WEEK
    weekend = max(0, day.isoweekday() - _FRIDAY)
    return day + timedelta(days=3 - weekend if weekend else 0)

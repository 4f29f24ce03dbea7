"""What is due of a record on a day: actions, approvals that are waited for, a write-up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pmdesk import dates
from pmdesk.approval import review
from pmdesk.model import Action, ActionKind, Choice, Postmortem, State
from pmdesk.record import Record


class DueKind(Choice):
    """What is waited for."""

    ACTION = "action", "Action"
    APPROVAL = "approval", "Approval"
    WRITE_UP = "write-up", "Write-up"


@dataclass(frozen=True)
class Due:
    """One thing that is waited for; `due` is missing where no day was agreed."""

    id: str
    """Stays the same whatever becomes of it."""
    kind: DueKind
    key: str
    title: str
    severity: int
    service: str
    what: str
    who: str
    due: date | None
    as_of: date
    """The day that it is in the record's zone."""
    sequence: int
    """Grows with every change of the record."""
    is_priority: bool = False
    state: str = ""
    tracker_key: str = ""
    tracker_url: str = ""

    @property
    def days(self) -> int | None:
        """In how many days it is due, negative where that day has passed."""
        return (self.due - self.as_of).days if self.due else None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < self.as_of


def of_record(record: Record, now: datetime, within: int, sequence: int = 0) -> list[Due]:
    """Return what of a record is overdue or due within some days, in its own zone.

    A write-up of an approved record is always among it: nobody agrees on a day for that.
    """
    root = record.postmortem
    if root.deleted_at is not None:
        return []
    today = dates.local_day(now, root.tzinfo)
    last = today + timedelta(days=within)
    found = (*_actions(record, today, sequence), *_reviews(record, today, sequence))
    return [one for one in found if one.due is None or one.due <= last]


def ordered(found: Iterable[Due]) -> list[Due]:
    """Return what is due first before the rest, and what has no day last."""
    return sorted(found, key=lambda one: (one.due or date.max, one.severity, one.key, one.id))


def _actions(record: Record, today: date, sequence: int) -> Iterator[Due]:
    root = record.postmortem
    for action in record.actions:
        if action.is_open and action.due is not None:
            yield Due(
                action.id, DueKind.ACTION, *_facts(root), action.text, _doer(action), action.due,
                today, sequence, action.kind is ActionKind.PRIORITY, action.state.label,
                action.tracker_key, action.tracker_url,
            )  # fmt: skip


def _doer(action: Action) -> str:
    """Return who is to do it: the team, else whoever committed to it, by role."""
    return action.team or action.committed_role or action.committed_by


def _reviews(record: Record, today: date, sequence: int) -> Iterator[Due]:
    root, awaited = record.postmortem, review.awaited(record)
    if root.state is State.IN_REVIEW and root.approval_due and awaited:
        who = ", ".join(approval.role or approval.name for approval in awaited)
        yield Due(
            f"{root.id}.approval", DueKind.APPROVAL, *_facts(root), "Decide on this postmortem",
            who, root.approval_due, today, sequence,
        )  # fmt: skip
    if root.state is State.APPROVED:
        yield Due(
            f"{root.id}.write-up", DueKind.WRITE_UP, *_facts(root), "Publish the write-up",
            root.owner, None, today, sequence,
        )  # fmt: skip


def _facts(root: Postmortem) -> tuple[str, str, int, str]:
    return root.key, root.title, root.severity, root.service

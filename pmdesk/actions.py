"""What people do to actions, from the first idea to done: every verb returns a change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pmdesk.changes import Change, Place, insert, move, set_fields
from pmdesk.deadlines import checked_reason, due_from
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, ActionClass, ActionKind, ActionState, Why
from pmdesk.record import Record


def add_action(
    record: Record,
    text: str = "",
    *,
    cause: Why | None = None,
    kind: ActionKind | None = None,
    action_class: ActionClass = ActionClass.PREVENT,
    team: str = "",
) -> Change:
    """Propose an action, last in the list.

    Where its kind is not given it is a priority action if it has a cause, else an improvement.
    """
    action = Action.checked(
        record_id=record.id,
        rank=record.rank_at(record.actions, len(record.actions)),
        text=text,
        kind=kind or (ActionKind.PRIORITY if cause else ActionKind.IMPROVEMENT),
        action_class=action_class,
        cause_id=cause.id if cause else "",
        team=team,
    )
    return insert("Add action", action)


def move_action(record: Record, action: Action, row: int) -> Change:
    """Put an action elsewhere in the list; `row` is the one that it will have."""
    present = [other.id for other in record.actions].index(action.id)
    if present == max(0, min(row, len(record.actions) - 1)):
        return Change("Move action")
    rank = record.rank_at(record.actions, row, moving=action.id)
    return move("Move action", action, Place("", rank))


def set_cause(action: Action, cause: Why | None) -> Change:
    """Say which root cause an action fixes, or that it fixes none."""
    label = "Link to root cause" if cause else "Unlink from root cause"
    return set_fields(label, action, cause_id=cause.id if cause else "")


@dataclass(frozen=True)
class Commitment:
    """What a responsible manager agrees to: who, on which day, in which role, until when.

    Without `due` the service's weeks count; a later date than theirs needs a `reason`.
    """

    by: str
    on: date
    role: str = ""
    due: date | None = None
    reason: str = ""


def commit(action: Action, commitment: Commitment, slo_weeks: int) -> Change:
    """Record that a responsible manager committed to an action.

    Unless a date was agreed, a priority action is due when the service's weeks have passed; an
    improvement keeps the date that it has.
    """
    if not commitment.by.strip():
        raise InvalidValue(
            "Say who commits to this action; it takes a responsible manager.", "committed_by"
        )
    if action.state is ActionState.DONE:
        raise InvalidValue("This action is done; there is nothing left to commit to.")
    is_priority = action.kind is ActionKind.PRIORITY
    latest = due_from(commitment.on, slo_weeks) if is_priority else None
    due = commitment.due or latest or action.due
    state = ActionState.RAISED if action.tracker_key else ActionState.COMMITTED
    return set_fields(
        "Commit to action", action, state=state, committed_by=commitment.by,
        committed_role=commitment.role, committed_on=commitment.on, due=due,
        due_reason=checked_reason(due, latest, commitment.reason), declined_because="",
    )  # fmt: skip


def withdraw(action: Action) -> Change:
    """Take a commitment back, and whatever came of it: the action is a proposal again."""
    return set_fields(
        "Withdraw commitment", action, state=ActionState.PROPOSED, committed_by="",
        committed_role="", committed_on=None, due=None, due_reason="", done_on=None,
        declined_because="",
    )  # fmt: skip


def raise_issue(action: Action, key: str, url: str = "", *, on: date) -> Change:
    """Record the tracker issue of an action; without a commitment it stays a proposal.

    `on` is the day on which that was, in the record's zone; an issue that it has keeps its own.
    """
    state, raised_on = action.state, None
    if key.strip():
        raised_on = action.raised_on if key.strip() == action.tracker_key else on
    if action.is_open:
        state = _open_state(committed=action.committed_on is not None, raised=bool(key.strip()))
    return set_fields(
        "Raise issue", action, tracker_key=key, tracker_url=url, state=state, raised_on=raised_on
    )


def finish(action: Action, on: date) -> Change:
    """Record that an action is done, and on which day in the record's zone."""
    values = {"state": ActionState.DONE, "done_on": on, "declined_because": ""}
    return set_fields("Finish action", action, **values)


def decline(action: Action, reason: str) -> Change:
    """Record that an action will not be done, and why."""
    if not reason.strip():
        message = "Say why this action is declined; the next reader will ask."
        raise InvalidValue(message, "declined_because")
    values = {"state": ActionState.DECLINED, "declined_because": reason, "done_on": None}
    return set_fields("Decline action", action, **values)


def reopen(action: Action) -> Change:
    """Take back that an action is done or declined."""
    state = _open_state(committed=action.committed_on is not None, raised=bool(action.tracker_key))
    return set_fields("Reopen action", action, state=state, declined_because="", done_on=None)


def _open_state(*, committed: bool, raised: bool) -> ActionState:
    """Return the state that follows from the facts: an issue alone commits nobody."""
    if not committed:
        return ActionState.PROPOSED
    return ActionState.RAISED if raised else ActionState.COMMITTED


def overdue(actions: Iterable[Action], today: date) -> tuple[Action, ...]:
    """Return the open actions whose day has passed, the longest overdue first."""
    late = [action for action in actions if action.is_overdue(today)]
    return tuple(sorted(late, key=lambda action: (action.due or today, action.order())))

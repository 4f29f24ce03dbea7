"""By when an action is to be done: the service's weeks, counted in days on which people work."""

from datetime import date, timedelta

from pmdesk import dates
from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, ActionKind, Service
from pmdesk.record import Record

_FRIDAY = 4
UNKNOWN_WEEKS: int = Service.model_fields["slo_weeks"].default
"""Weeks that a fix may take where the directory does not know the service."""


def unknown_weeks(_service: str) -> int:
    """Return the weeks of a service where no directory is at hand."""
    return UNKNOWN_WEEKS


def working_day(day: date) -> date:
    """Return a day, or the Friday before it where it is on a weekend.

    A deadline is never moved to the Monday after: that would be later than what was agreed.
    """
    return day - timedelta(days=max(day.weekday() - _FRIDAY, 0))


def due_from(start: date, slo_weeks: int) -> date:
    """Return when a priority action is due: the service's weeks after commitment or approval.

    Where that is a Saturday or a Sunday it is due on the working day before, so that the SLO is
    kept also by whoever works until the last day.
    """
    return working_day(start + timedelta(weeks=slo_weeks))


def approved_on(record: Record) -> date | None:
    """Return the day of a record's approval in its own zone, where it has one."""
    root = record.postmortem
    return dates.local_day(root.approved_at, root.tzinfo) if root.approved_at else None


def deadline(action: Action, slo_weeks: int, approved: date | None) -> date | None:
    """Return the day that the service's weeks ask for: from the commitment, else the approval.

    An improvement has none, nor has what nobody committed to in a record without approval.
    """
    start = action.committed_on or approved
    if action.kind is not ActionKind.PRIORITY or start is None:
        return None
    return due_from(start, slo_weeks)


def allowed(latest: date) -> str:
    """Say until when an action may take, as its deadline."""
    return f"The service allows until {dates.day(latest)}."


def set_due(action: Action, due: date | None, latest: date | None, reason: str = "") -> Change:
    """Let an action be due on another day; one after `latest`, its deadline, needs a reason."""
    reason = checked_reason(due, latest, reason or action.due_reason)
    return set_fields("Set due date", action, due=due, due_reason=reason)


def checked_reason(due: date | None, latest: date | None, reason: str) -> str:
    """Return the reason for a date, none where it needs none; raises where one is missing."""
    if due is None or latest is None or due <= latest:
        return ""
    if not reason.strip():
        message = f"{allowed(latest)} Say why that day was agreed."
        raise InvalidValue(message, "due_reason")
    return reason


def from_approval(record: Record, on: date, slo_weeks: int) -> Change:
    """Return the change that dates the priority actions that have no date yet; `on` is the day."""
    undated = (a for a in record.actions if a.fixes and a.is_open and a.due is None)
    due = due_from(on, slo_weeks)
    return Change("Set due dates").joined(set_fields("", action, due=due) for action in undated)

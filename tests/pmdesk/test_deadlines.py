"""A deadline is never later than the service's weeks, and never on a weekend."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk import actions, deadlines
from pmdesk.actions import Commitment
from pmdesk.approval import review
from pmdesk.approval.review import Verdict
from pmdesk.changes import set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import ActionKind, ActionState, Approval, Decision
from tests import examples

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
WEEKS = st.integers(1, 104)
MONDAY = date(2026, 3, 2)


@given(start=DAYS, weeks=WEEKS)
def test_a_deadline_is_within_the_weeks_on_a_working_day_and_at_most_two_days_early(
    start: date, weeks: int
) -> None:
    due = deadlines.due_from(start, weeks)
    last = start + timedelta(weeks=weeks)
    assert due <= last
    assert due.isoweekday() <= 5
    assert last - due <= timedelta(days=2)
    assert (due == last) == (last.isoweekday() <= 5)


@given(one=DAYS, other=DAYS, weeks=WEEKS, more=st.integers(0, 52))
def test_who_begins_later_or_has_more_weeks_is_never_due_earlier(
    one: date, other: date, weeks: int, more: int
) -> None:
    early, late = sorted((one, other))
    assert deadlines.due_from(early, weeks) <= deadlines.due_from(late, weeks)
    assert deadlines.due_from(one, weeks) <= deadlines.due_from(one, weeks + more)


def test_a_deadline_at_the_weekend_is_the_friday_before() -> None:
    saturday, sunday = date(2026, 3, 7), date(2026, 3, 8)
    for start in (saturday, sunday):
        assert deadlines.due_from(start, 4) == date(2026, 4, 3)


def test_the_commitment_counts_before_the_approval() -> None:
    approved = date(2026, 3, 9)
    idea = examples.action("1", "Add an alert")
    assert deadlines.deadline(idea, 4, None) is None
    assert deadlines.deadline(idea, 4, approved) == date(2026, 4, 6)
    committed = idea.having(committed_on=MONDAY)
    assert deadlines.deadline(committed, 4, approved) == date(2026, 3, 30)
    improvement = committed.having(kind=ActionKind.IMPROVEMENT)
    assert deadlines.deadline(improvement, 4, approved) is None


def test_another_date_is_free_up_to_the_deadline_and_needs_a_reason_after_it() -> None:
    record = examples.record(examples.action("1", "Add an alert", committed_on=MONDAY))
    action, latest = record.actions[0], date(2026, 3, 30)
    with pytest.raises(InvalidValue, match="allows until 30 Mar 2026"):
        deadlines.set_due(action, date(2026, 3, 31), latest)
    moved = deadlines.set_due(action, date(2026, 3, 31), latest, "Agreed").applied_to(record)
    assert moved.actions[0].due_reason == "Agreed"
    back = deadlines.set_due(moved.actions[0], latest, latest).applied_to(moved)
    assert (back.actions[0].due, back.actions[0].due_reason) == (latest, "")


def test_approval_dates_what_has_no_date_in_the_zone_of_the_record_as_one_step() -> None:
    agreed, fixed = date(2026, 5, 1), examples.action("2", "Dated")
    record = examples.record(
        examples.action("1", "Undated"),
        fixed.having(due=agreed),
        examples.action("3", "Improvement", kind=ActionKind.IMPROVEMENT),
        examples.action("4", "Done", state=ActionState.DONE),
        examples.action("5", "Declined", state=ActionState.DECLINED),
        Approval.checked(record_id=examples.RECORD_ID, name="Head of Payments"),
        zone="Pacific/Auckland",
    )
    sunday_noon = datetime(2026, 3, 1, 12, tzinfo=UTC)  # Monday in Auckland
    verdict = Verdict(Decision.APPROVED, "", sunday_noon)
    decided = review.decide(record, record.approvals[0], verdict)
    change = review.with_consequences(record, decided, lambda _service: 4)
    after = change.applied_to(record)
    dues = [action.due for action in after.actions]
    assert dues == [date(2026, 3, 30), agreed, None, None, None]
    assert change.label == "Record decision of Head of Payments"
    assert change.inverse().applied_to(after) == record


def test_a_commitment_after_approval_counts_from_its_own_day() -> None:
    record = examples.record(examples.action("1", "Undated", due=date(2026, 3, 30)))
    agreed = Commitment("Head of Payments", date(2026, 3, 9))
    after = actions.commit(record.actions[0], agreed, 4).applied_to(record)
    assert after.actions[0].due == date(2026, 4, 6)
    assert not set_fields("", after.actions[0], due_reason="")

"""Actions go from idea to done, and their state says no more than what is known."""

from datetime import date

import pytest

from pmdesk import actions
from pmdesk.actions import Commitment
from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, ActionClass, ActionKind, ActionState
from pmdesk.record import Record
from tests import examples
from tests.pmdesk.taken_back import applied

MONDAY = date(2026, 3, 2)


def one(**more: object) -> Record:
    return examples.record(examples.action("1", "Add an alert", **more))


def only(record: Record) -> Action:
    (action,) = record.actions
    return action


def after(record: Record, *changes: Change) -> Action:
    for change in changes:
        record = applied(record, change)
    return only(record)


def committed(action: Action, due: date | None = None, reason: str = "") -> Change:
    agreed = Commitment("Ada Park", MONDAY, "Payments manager", due, reason)
    return actions.commit(action, agreed, 4)


def test_an_action_for_a_cause_is_a_priority_action_and_comes_last() -> None:
    record = examples.sample_like_record()
    cause = record.root_causes[0]
    change = actions.add_action(record, "Limit it", cause=cause, team="Payments")
    new = applied(record, change).actions[-1]
    assert (new.text, new.cause_id, new.kind) == ("Limit it", cause.id, ActionKind.PRIORITY)
    assert (new.team, new.state) == ("Payments", ActionState.PROPOSED)


def test_an_action_without_a_cause_is_an_improvement_unless_said_otherwise() -> None:
    record = examples.record()
    idea = after(record, actions.add_action(record, "Idea", action_class=ActionClass.DETECT))
    assert (idea.kind, idea.action_class) == (ActionKind.IMPROVEMENT, ActionClass.DETECT)
    told = after(record, actions.add_action(record, "Idea", kind=ActionKind.PRIORITY))
    assert told.kind is ActionKind.PRIORITY


@pytest.mark.parametrize(("row", "order"), [(0, "3 1 2"), (1, "1 3 2"), (2, "1 2 3")])
def test_an_action_moves_to_the_row_that_it_is_given(row: int, order: str) -> None:
    record = examples.record(*(examples.action(key, key) for key in "123"))
    moved = applied(record, actions.move_action(record, record.actions[2], row))
    assert " ".join(action.text for action in moved.actions) == order


def test_a_cause_is_linked_and_unlinked() -> None:
    record = examples.sample_like_record()
    action, cause = record.actions[2], record.root_causes[0]
    linked = applied(record, actions.set_cause(action, cause))
    assert linked.actions[2].cause_id == cause.id
    assert applied(linked, actions.set_cause(linked.actions[2], None)).actions[2].cause_id == ""


def test_a_priority_action_is_due_the_weeks_of_its_service_after_the_commitment() -> None:
    record = one()
    action = after(record, committed(only(record)))
    assert (action.state, action.committed_by) == (ActionState.COMMITTED, "Ada Park")
    assert action.committed_role == "Payments manager"
    assert (action.committed_on, action.due) == (MONDAY, date(2026, 3, 30))


def test_an_improvement_keeps_its_date_and_may_have_any_other() -> None:
    agreed = date(2026, 5, 1)
    improvement = one(kind=ActionKind.IMPROVEMENT, due=agreed)
    assert after(improvement, committed(only(improvement))).due == agreed
    later = after(improvement, committed(only(improvement), due=date(2027, 5, 1)))
    assert (later.due, later.due_reason) == (date(2027, 5, 1), "")


def test_a_later_date_than_the_weeks_needs_a_reason_and_an_earlier_one_has_none() -> None:
    agreed = date(2026, 5, 1)
    with pytest.raises(InvalidValue, match="Say why that day was agreed") as refused:
        committed(only(one()), due=agreed)
    assert refused.value.field == "due_reason"
    action = after(one(), committed(only(one()), due=agreed, reason="The parts come in April"))
    assert (action.due, action.due_reason) == (agreed, "The parts come in April")
    early = after(one(), committed(only(one()), due=date(2026, 3, 9), reason="Not needed"))
    assert (early.due, early.due_reason) == (date(2026, 3, 9), "")


def test_a_commitment_needs_someone_and_something_to_do() -> None:
    with pytest.raises(InvalidValue, match="Say who commits"):
        actions.commit(only(one()), Commitment(" ", MONDAY), 4)
    with pytest.raises(InvalidValue, match="is done"):
        committed(only(one(state=ActionState.DONE)))


def test_a_commitment_can_be_withdrawn() -> None:
    record = applied(one(), committed(only(one())))
    action = after(record, actions.withdraw(only(record)))
    assert action == only(one())


def test_an_issue_raises_a_committed_action_but_commits_nobody() -> None:
    idea = one()
    listed = applied(
        idea, actions.raise_issue(only(idea), "PAY-1", "https://t.example/PAY-1", on=MONDAY)
    )
    assert only(listed).state is ActionState.PROPOSED
    raised = applied(listed, committed(only(listed)))
    assert only(raised).state is ActionState.RAISED
    back = after(raised, actions.raise_issue(only(raised), "", on=MONDAY))
    assert (back.state, back.tracker_key) == (ActionState.COMMITTED, "")


def test_the_day_of_raising_stays_while_the_issue_does_and_goes_with_it() -> None:
    record = applied(one(), actions.raise_issue(only(one()), "PAY-1", on=MONDAY))
    later = date(2026, 3, 9)
    moved = applied(
        record, actions.raise_issue(only(record), "PAY-1", "https://t.example", on=later)
    )
    assert only(moved).raised_on == MONDAY
    other = applied(moved, actions.raise_issue(only(moved), "PAY-2", on=later))
    assert only(other).raised_on == later
    assert after(other, actions.raise_issue(only(other), "", on=later)).raised_on is None


def test_an_issue_does_not_reopen_what_is_done() -> None:
    record = one(state=ActionState.DONE)
    action = after(record, actions.raise_issue(only(record), "PAY-1", on=MONDAY))
    assert (action.state, action.tracker_key) == (ActionState.DONE, "PAY-1")


def test_an_issue_needs_a_web_address() -> None:
    with pytest.raises(InvalidValue, match="must start with http"):
        actions.raise_issue(only(one()), "PAY-1", "javascript:alert(1)", on=MONDAY)


def test_declining_needs_a_reason() -> None:
    record = one()
    with pytest.raises(InvalidValue, match="Say why"):
        actions.decline(only(record), "\n")
    action = after(record, actions.decline(only(record), "The service is retired in May"))
    assert (action.state, action.is_open) == (ActionState.DECLINED, False)


def test_what_is_done_or_declined_reopens_where_it_was() -> None:
    idea = one()
    raised = applied(idea, committed(only(idea)))
    raised = applied(raised, actions.raise_issue(only(raised), "P-1", on=MONDAY))
    done = applied(raised, actions.finish(only(raised), date(2026, 3, 9)))
    assert (only(done).state, only(done).done_on) == (ActionState.DONE, date(2026, 3, 9))
    assert after(done, actions.reopen(only(done))) == only(raised)
    declined = applied(idea, actions.decline(only(idea), "No"))
    assert after(declined, actions.reopen(only(declined))) == only(idea)


def test_open_actions_whose_day_has_passed_are_overdue() -> None:
    days = {"late": "03-01", "later": "02-01", "today": "03-02", "week": "03-09", "far": "03-10"}
    listed = [
        examples.action(key, key, due=date.fromisoformat(f"2026-{day}"))
        for key, day in days.items()
    ]
    done = examples.action("done", "done", due=date(2026, 1, 1), state=ActionState.DONE)
    undated = examples.action("undated", "undated")
    everything = [*listed, done, undated]
    assert [a.text for a in actions.overdue(everything, MONDAY)] == ["later", "late"]

"""A decision file against the record: counted, known, too late, or about something else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.approval import answers, form, review
from pmdesk.approval.answers import Outcome, Taken
from pmdesk.approval.form import Form
from pmdesk.approval.since import Changes
from pmdesk.changes import remove, set_fields
from pmdesk.errors import ImportFailed
from pmdesk.masking.mask import masked
from pmdesk.model import Approval, Decision, SectionKey, State
from pmdesk.session import Session
from tests.pmdesk.approval.test_since import CLOCK, begun

AT = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)
NOW = AT + timedelta(hours=3)


def asked() -> Session:
    session = begun()
    session.edit(review.request_approval(session.record, CLOCK()))
    return session


def filled(
    session: Session, place: int = 0, decision: Decision = Decision.APPROVED, comment: str = "Fine."
) -> Form:
    blank = form.blank(session.record, session.record)
    return blank.filled_in(session.record.approvals[place].id, decision, comment, AT)


def take(session: Session, given: Form) -> Taken:
    taken = answers.take(given, session.record, session.log, NOW)
    session.edit(taken.change)
    return taken


def test_all_mandatory_decisions_together_approve_the_record() -> None:
    session = asked()
    for place, approval in enumerate(session.record.approvals):
        if approval.mandatory:
            assert session.record.postmortem.state is State.IN_REVIEW
            (answer,) = take(session, filled(session, place)).answers
            assert answer.sentence == f"{approval.name} approved."
    assert session.record.postmortem.state is State.APPROVED
    first = session.record.approvals[0]
    assert (first.source, first.decided_at, first.comment) == ("By decision file", AT, "Fine.")


def test_a_file_that_is_imported_twice_changes_nothing_the_second_time() -> None:
    session = asked()
    given = filled(session)
    take(session, given)
    count = len(session.log)
    (answer,) = take(session, given).answers
    assert answer.outcome is Outcome.KNOWN
    assert len(session.log) == count


def test_one_who_asks_for_changes_sends_the_record_back_with_the_comment() -> None:
    session = asked()
    take(session, filled(session, 0, Decision.CHANGES_REQUESTED, "Name a team."))
    assert session.record.postmortem.state is State.CHANGES_REQUESTED
    assert session.record.approvals[0].comment == "Name a team."


def test_a_decision_on_an_earlier_version_is_noted_with_what_has_changed_and_does_not_count() -> (
    None
):
    session = asked()
    given = filled(session)
    cause = session.record.root_causes[0]
    session.edit(set_fields("Edit reason", cause, text="Another cause"))
    (answer,) = take(session, given).answers
    assert answer.outcome is Outcome.EARLIER
    assert [c.difference.after for c in answer.changes.content] == ["Another cause"]
    first = session.record.approvals[0]
    assert (first.decision, first.source) == (Decision.PENDING, "Approved an earlier version")
    assert first.digest == given.content
    assert first in review.awaited(session.record)
    (again,) = take(session, given).answers
    assert again.outcome is Outcome.KNOWN_EARLIER


def test_an_earlier_decision_that_is_imported_again_still_does_not_count() -> None:
    session = asked()
    given = filled(session)
    take(session, given)
    session.edit(set_fields("Edit reason", session.record.root_causes[0], text="Another"))
    (answer,) = take(session, given).answers
    assert answer.outcome is Outcome.KNOWN_EARLIER
    assert answer.sentence.endswith("about an earlier version, so it does not count.")


@pytest.mark.parametrize("names", [True, False])
def test_a_decision_on_words_that_the_owner_never_wrote_is_told_and_not_counted(
    names: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    session = asked()
    record = session.record
    cause = record.root_causes[0]
    changed = record.putting(cause.having(text="Nobody did anything wrong"))
    told = changed if names else masked(changed)
    forged = replace(filled(session), shown=form.blank(changed, told).shown)
    with pytest.raises(ImportFailed, match="was changed after it was made"):
        take(session, forged)
    with pytest.raises(ImportFailed, match="was changed after it was made"):
        take(session, replace(forged, whole="0" * 64))
    assert session.record == record


def test_a_packet_of_roles_is_decided_on_also_after_harmless_edits_and_a_second_request() -> None:
    session = asked()
    given = form.blank(session.record, masked(session.record)).filled_in(
        session.record.approvals[0].id, Decision.APPROVED, "Fine.", AT
    )
    section = session.record.section(SectionKey.FAULT)
    session.edit(set_fields("Edit Fault", section, text="Other words."))
    session.edit(review.request_approval(session.record, NOW))
    (answer,) = take(session, given).answers
    assert answer.outcome is Outcome.COUNTS
    assert [one.difference.about for one in answer.changes.harmless] == ["Fault · Text"]


def test_an_edit_that_is_taken_back_makes_the_decision_fit_again() -> None:
    session = asked()
    given = filled(session)
    session.edit(set_fields("Edit reason", session.record.root_causes[0], text="Another"))
    session.undo()
    (answer,) = take(session, given).answers
    assert answer.outcome is Outcome.COUNTS


def test_an_older_decision_does_not_overwrite_a_later_one() -> None:
    session = asked()
    older = filled(session, 0, Decision.CHANGES_REQUESTED, "Name a team.")
    seat = replace(filled(session).seats[0], decided_at=AT + timedelta(hours=1))
    take(session, replace(older, seats=(seat,)))
    (answer,) = take(session, older).answers
    assert answer.outcome is Outcome.PASSED
    assert session.record.approvals[0].decision is Decision.APPROVED


def test_several_lines_of_one_file_are_one_step() -> None:
    session = asked()
    blank = form.blank(session.record, session.record)
    seats = tuple(replace(seat, decision=Decision.APPROVED) for seat in blank.seats)
    taken = take(session, replace(blank, seats=seats))
    assert len(taken.answers) == len(session.record.approvals)
    states = [session.record.postmortem.state]
    assert session.log[-1].label == f"Record {len(seats)} decisions"
    session.undo()
    states.append(session.record.postmortem.state)
    assert states == [State.APPROVED, State.IN_REVIEW]


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (NOW + timedelta(days=900), "which lies in the future"),
        (CLOCK() - timedelta(days=2), "which is before the approval was requested"),
    ],
)
def test_a_day_on_which_nobody_can_have_decided_is_refused(at: datetime, says: str) -> None:
    session = asked()
    given = filled(session)
    with pytest.raises(ImportFailed, match=says):
        take(session, replace(given, seats=(replace(given.seats[0], decided_at=at),)))
    assert session.record.approvals[0].decision is Decision.PENDING


@pytest.mark.parametrize(
    ("at", "kept"),
    [(NOW + timedelta(hours=5), NOW), (CLOCK() - timedelta(hours=5), CLOCK())],
)
def test_a_clock_that_differs_a_little_is_set_right(at: datetime, kept: datetime) -> None:
    session = asked()
    given = filled(session)
    take(session, replace(given, seats=(replace(given.seats[0], decided_at=at),)))
    assert session.record.approvals[0].decided_at == kept


def test_what_does_not_fit_the_record_is_refused() -> None:
    session = asked()
    given = filled(session)
    for changed, says in (
        (replace(given, record_id="other"), "not about this PM-"),
        (replace(given, seats=form.blank(session.record, session.record).seats), "No decision"),
        (replace(given, content="0" * 64), "never had here"),
        (replace(given, seats=(replace(given.seats[0], id="x"),)), "not among the approvers"),
    ):
        with pytest.raises(ImportFailed, match=says):
            take(session, changed)


def test_an_approver_who_was_removed_is_named() -> None:
    session = asked()
    given = filled(session)
    approval = session.record.item(Approval, given.seats[0].id)
    session.edit(remove("Remove approver", approval))
    with pytest.raises(ImportFailed, match=f"“{approval.name}” is not among the approvers"):
        take(session, given)


def test_nobody_decides_on_a_draft() -> None:
    session = begun()
    with pytest.raises(ImportFailed, match="is not in review"):
        take(session, filled(session))


def test_a_decision_that_counts_says_what_harmless_has_changed_since_the_packet() -> None:
    session = asked()
    given = filled(session)
    section = session.record.section(SectionKey.FAULT)
    session.edit(set_fields("Edit Fault", section, text="Other words."))
    taken = answers.take(given, session.record, session.log, NOW)
    (answer,) = taken.answers
    assert answer.outcome is Outcome.COUNTS
    assert answer.changes.content == ()
    assert [one.difference.about for one in answer.changes.harmless] == ["Fault · Text"]
    session.undo()
    (answer,) = answers.take(given, session.record, session.log, NOW).answers
    assert answer.changes == Changes()

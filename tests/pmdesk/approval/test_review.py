"""Asking for approval, deciding, and what takes a decision back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pmdesk import sample
from pmdesk.approval import review
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.approval.review import Verdict
from pmdesk.changes import insert, remove, set_fields
from pmdesk.deadlines import due_from, unknown_weeks
from pmdesk.model import Action, Approval, Contact, Decision, Mark, SectionKey, Service, State
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeClock
from tests.pmdesk.taken_back import applied

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AGREED = Verdict(Decision.APPROVED, "", NOW)


@pytest.fixture
def record() -> Record:
    """The sample: complete but for its approval."""
    return sample.sample("pm", NOW).applied_to(Record("pm"))


def _approved(record: Record) -> Record:
    for approval in record.approvals:
        if approval.mandatory:
            record = review.decide(record, approval, AGREED).applied_to(record)
    return record


def test_all_mandatory_approvers_together_approve(record: Record) -> None:
    first = next(approval for approval in record.approvals if approval.mandatory)
    once = review.decide(record, first, Verdict(Decision.APPROVED, "", NOW)).applied_to(record)
    assert once.postmortem.state is not State.APPROVED
    assert _approved(record).postmortem.state is State.APPROVED


def test_one_who_asks_for_changes_sends_the_record_back(record: Record) -> None:
    approved = _approved(record)
    change = review.decide(
        approved, approved.approvals[0], Verdict(Decision.CHANGES_REQUESTED, "Why so late?", NOW)
    )
    back = change.applied_to(approved)
    assert back.postmortem.state is State.CHANGES_REQUESTED
    assert back.postmortem.approved_digest == ""


def test_a_changed_root_cause_voids_the_approval_and_undo_brings_it_back(record: Record) -> None:
    approved = _approved(record)
    change = set_fields("Edit reason", approved.root_causes[0], text="Something else")
    whole = review.with_consequences(approved, change, unknown_weeks)
    voided = whole.applied_to(approved)
    assert voided.postmortem.state is State.DRAFT
    assert {approval.decision for approval in voided.approvals} == {Decision.PENDING}
    assert whole.inverse().applied_to(voided) == approved


def test_what_approval_is_not_about_leaves_it(record: Record) -> None:
    approved = _approved(record)
    section = approved.section(SectionKey.SUMMARY)
    change = set_fields("Edit Summary", section, text="Shorter.")
    assert review.with_consequences(approved, change, unknown_weeks) == change


def test_taking_a_mark_away_voids_too(record: Record) -> None:
    approved = _approved(record)
    change = set_fields("Unmark", approved.root_causes[0], mark=Mark.NONE)
    voided = review.with_consequences(approved, change, unknown_weeks).applied_to(approved)
    assert voided.postmortem.approved_digest == ""


def test_a_decision_says_what_it_was_about_and_how_it_came(record: Record) -> None:
    first = record.approvals[0]
    decided = review.decide(record, first, AGREED).applied_to(record).approvals[0]
    assert decided.digest == approved_content(record)
    assert decided.record_digest == whole_record(record)
    assert decided.source == "By hand"


def test_a_change_while_others_still_decide_takes_back_what_was_decided_before_it(
    record: Record,
) -> None:
    asked = review.request_approval(record, NOW).applied_to(record)
    first = asked.approvals[0]
    once = review.decide(asked, first, Verdict(Decision.APPROVED, "Agreed.", NOW)).applied_to(asked)
    edit = set_fields("Edit reason", once.root_causes[0], text="Something else")
    whole = review.with_consequences(once, edit, unknown_weeks)
    edited = applied(once, whole)
    shown = edited.item(Approval, first.id)
    assert (shown.decision, shown.source) == (Decision.PENDING, "Approved an earlier version")
    assert (shown.comment, shown.decided_at) == ("Agreed.", NOW)
    assert edited.postmortem.state is State.IN_REVIEW
    assert first.id in {approval.id for approval in review.awaited(edited)}


def test_a_new_request_asks_again_whoever_wanted_changes(record: Record) -> None:
    first = record.approvals[0]
    verdict = Verdict(Decision.CHANGES_REQUESTED, "Name a team.", NOW)
    back = review.decide(record, first, verdict).applied_to(record)
    again = applied(back, review.request_approval(back, NOW, date(2026, 3, 9)))
    shown = again.item(Approval, first.id)
    assert (shown.decision, shown.comment) == (Decision.PENDING, "Name a team.")
    assert shown.source == "Asked for changes to an earlier version"
    assert {approval.requested_at for approval in again.approvals} == {NOW}
    assert again.postmortem.approval_due == date(2026, 3, 9)


def test_approvers_are_added_with_the_request_in_one_step(record: Record) -> None:
    service = Service.checked(record_id="d", name="Shop", mandatory_approvers=("Ada Park", "CTO"))
    people = [
        Contact.checked(
            record_id="d", name="Ada Park", role="Head of Shop", handle="ada@x.example"
        ),
        Contact.checked(record_id="d", name="Bo Quist", role="CTO", handle="bo@x.example"),
    ]
    new = review.service_approvers(record, service, people)
    assert [(one.name, one.role, one.contact) for one in new] == [
        ("Ada Park", "Head of Shop", "ada@x.example"), ("CTO", "", "bo@x.example"),
    ]  # fmt: skip
    asked = applied(record, review.request_approval(record, NOW, added=new))
    assert [one.requested_at for one in asked.approvals[-2:]] == [NOW, NOW]
    assert asked.postmortem.state is State.IN_REVIEW


def test_a_mandatory_approval_that_is_taken_back_leaves_nothing_approved(record: Record) -> None:
    approved = _approved(record)
    back = applied(approved, review.take_back(approved, approved.approvals[0]))
    assert (back.postmortem.state, back.postmortem.approved_digest) == (State.IN_REVIEW, "")
    assert back.approvals[0].digest == ""


def test_an_approval_whose_digest_another_version_wrote_is_voided_by_a_change_of_content_alone(
    record: Record,
) -> None:
    approved = _approved(record)
    root = approved.postmortem.having(approved_digest="0" * 64)
    session = Session(approved.putting(root), clock=FakeClock())
    session.edit(set_fields("Edit", approved.section(SectionKey.FAULT), text="Other words."))
    cause = session.record.root_causes[0]
    session.edit(set_fields("Say who", cause, stop_because="It is a policy."))
    states = [session.record.postmortem.state]
    session.edit(set_fields("Edit reason", session.record.root_causes[0], text="Something else"))
    states.append(session.record.postmortem.state)
    assert states == [State.APPROVED, State.DRAFT]


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # Monday to Monday
        (date(2026, 3, 7), date(2026, 3, 16)),  # from a Saturday on, to a Monday
        (date(2026, 3, 8), date(2026, 3, 16)),
    ],
)
def test_approvers_have_a_working_week(today: date, wanted: date) -> None:
    assert review.usual_day(today) == wanted


def test_an_optional_approval_that_comes_later_leaves_the_day_of_the_approval(
    record: Record,
) -> None:
    approved = _approved(record)
    optional = next(one for one in approved.approvals if not one.mandatory)
    later = Verdict(Decision.APPROVED, "", NOW + timedelta(days=3))
    after = review.decide(approved, optional, later).applied_to(approved)
    assert after.postmortem == approved.postmortem
    assert after.item(Approval, optional.id).decision is Decision.APPROVED


def _two(record: Record, weeks: int = 8) -> tuple[Session, Approval, Approval]:
    """Put a record with two mandatory approvers in review; the first has approved."""
    session = Session(record, clock=FakeClock(), slo_weeks=lambda _service: weeks)
    more = Approval.checked(record_id=record.id, name="Head of Data", rank="zz")
    session.edit(review.request_approval(record, NOW, added=[more]))
    for optional in [one for one in session.record.approvals if not one.mandatory]:
        session.edit(remove("Remove", optional))
    for one in session.record.approvals[:-1]:
        session.edit(review.decide(session.record, one, AGREED))
    return session, session.record.approvals[0], session.record.approvals[-1]


@pytest.mark.parametrize("leaves", [True, False])
def test_without_its_last_open_decision_a_record_is_approved(
    record: Record, *, leaves: bool
) -> None:
    session, _, pending = _two(record)
    assert session.record.postmortem.state is State.IN_REVIEW
    optional = set_fields("Make optional", pending, mandatory=False)
    session.edit(remove("Remove", pending) if leaves else optional)
    root = session.record.postmortem
    assert (root.state, root.approved_at) == (State.APPROVED, NOW)
    assert root.approved_digest == approved_content(session.record)
    session.undo()
    assert session.record.postmortem.state is State.IN_REVIEW


@pytest.mark.parametrize("by", ["decision", "removal", "tick"])
def test_whatever_completes_an_approval_dates_the_actions(record: Record, by: str) -> None:
    session, _, pending = _two(record, weeks=3)
    fix = next(action for action in session.record.actions if action.fixes)
    session.edit(set_fields("Edit", fix, due=None))
    session.edit(
        {
            "decision": lambda: review.decide(session.record, pending, AGREED),
            "removal": lambda: remove("Remove", pending),
            "tick": lambda: set_fields("Make optional", pending, mandatory=False),
        }[by]()
    )
    assert session.record.postmortem.state is State.APPROVED
    assert session.record.item(Action, fix.id).due == due_from(NOW.date(), 3)
    session.undo()
    assert session.record.item(Action, fix.id).due is None


def test_a_request_for_what_everyone_agrees_to_already_is_approved_at_once(
    record: Record,
) -> None:
    session, _, pending = _two(record)
    session.edit(review.back_to_draft(session.record))
    session.edit(remove("Remove", pending))
    assert session.record.postmortem.state is State.DRAFT
    session.edit(review.request_approval(session.record, NOW))
    root = session.record.postmortem
    assert (root.state, root.approved_at) == (State.APPROVED, NOW)


@pytest.mark.parametrize("comes", [True, False])
def test_an_approved_record_that_waits_for_somebody_again_is_in_review(
    record: Record, *, comes: bool
) -> None:
    session, _, pending = _two(record)
    session.edit(set_fields("Make optional", pending, mandatory=False))
    new = Approval.checked(record_id=record.id, name="Head of Risk", rank="zzz")
    must = set_fields("Make mandatory", session.record.item(Approval, pending.id), mandatory=True)
    session.edit(insert("Add approver", new) if comes else must)
    root = session.record.postmortem
    assert (root.state, root.approved_digest) == (State.IN_REVIEW, "")


def test_an_optional_approver_who_wants_changes_late_does_not_take_a_published_record_back(
    record: Record,
) -> None:
    approved = _approved(record)
    published = review.publish(approved, date(2026, 3, 3)).applied_to(approved)
    optional = next(one for one in published.approvals if not one.mandatory)
    late = Verdict(Decision.CHANGES_REQUESTED, "Too late, but: why?", NOW + timedelta(days=9))
    after = applied(published, review.decide(published, optional, late))
    assert after.postmortem == published.postmortem
    assert after.item(Approval, optional.id).comment == "Too late, but: why?"


def test_a_record_is_approved_since_the_last_of_its_mandatory_decisions(record: Record) -> None:
    session, first, pending = _two(record)
    later = Verdict(Decision.APPROVED, "", NOW + timedelta(days=5))
    session.edit(review.take_back(session.record, first))
    session.edit(review.decide(session.record, session.record.item(Approval, first.id), later))
    session.edit(review.decide(session.record, pending, AGREED))
    assert session.record.postmortem.approved_at == later.at


def test_a_packet_that_is_written_again_leaves_since_when_one_is_asked(record: Record) -> None:
    asked = review.request_approval(record, NOW).applied_to(record)
    again = review.request_approval(asked, NOW + timedelta(days=1)).applied_to(asked)
    assert {one.requested_at for one in again.approvals} == {NOW}

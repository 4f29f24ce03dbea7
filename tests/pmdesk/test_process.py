"""When a section is complete, what stands before approval, and what voids it."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk import process, sample
from pmdesk.changes import set_fields
from pmdesk.model import ActionKind, Decision, Mark, SectionKey, State
from pmdesk.process import Completion
from pmdesk.record import Record

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def record() -> Record:
    """The sample: complete but for its approval."""
    return sample.sample("pm", NOW).applied_to(Record("pm"))


def _approved(record: Record) -> Record:
    for approval in record.approvals:
        if approval.mandatory:
            change = process.decide(record, approval, Decision.APPROVED, "", NOW)
            record = change.applied_to(record)
    return record


def test_a_written_section_is_complete_from_a_full_sentence_on(record: Record) -> None:
    section = record.section(SectionKey.FAULT)
    for text, expected in (
        ("  ", Completion.EMPTY),
        ("Short.", Completion.STARTED),
        ("x" * process.ENOUGH_PROSE, Completion.COMPLETE),
    ):
        changed = set_fields("Write", section, text=text).applied_to(record)
        assert process.completion(changed, SectionKey.FAULT) is expected


def test_nothing_is_missing_from_the_sample(record: Record) -> None:
    assert process.missing_for_approval(record) == ()


def test_a_root_cause_without_a_priority_action_is_found(record: Record) -> None:
    action = next(action for action in record.actions if action.fixes)
    change = set_fields("Change kind", action, kind=ActionKind.IMPROVEMENT)
    without = change.applied_to(record)
    cause = next(cause for cause in record.root_causes if cause.id == action.cause_id)
    expected = [] if any(a.fixes for a in without.actions_for(cause)) else [SectionKey.CAUSES]
    assert [finding.section for finding in process.findings(without)] == expected


def test_an_impact_that_ends_before_it_starts_is_found(record: Record) -> None:
    root = record.postmortem
    assert root.impact_start
    early = root.impact_start - timedelta(minutes=1)
    turned = set_fields("Change end of impact", root, impact_end=early).applied_to(record)
    (finding,) = process.findings(turned)
    assert (finding.section, finding.sentence) == (
        SectionKey.IMPACT,
        "The impact ends before it starts.",
    )
    assert process.completion(turned, SectionKey.ACTIONS) is Completion.COMPLETE


def test_all_mandatory_approvers_together_approve(record: Record) -> None:
    first = next(approval for approval in record.approvals if approval.mandatory)
    once = process.decide(record, first, Decision.APPROVED, "", NOW).applied_to(record)
    assert once.postmortem.state is not State.APPROVED
    assert _approved(record).postmortem.state is State.APPROVED


def test_one_who_asks_for_changes_sends_the_record_back(record: Record) -> None:
    approved = _approved(record)
    change = process.decide(
        approved, approved.approvals[0], Decision.CHANGES_REQUESTED, "Why so late?", NOW
    )
    back = change.applied_to(approved)
    assert back.postmortem.state is State.CHANGES_REQUESTED
    assert back.postmortem.approved_digest == ""


def test_a_changed_root_cause_voids_the_approval_and_undo_brings_it_back(record: Record) -> None:
    approved = _approved(record)
    change = set_fields("Edit reason", approved.root_causes[0], text="Something else")
    whole = process.with_consequences(approved, change)
    voided = whole.applied_to(approved)
    assert voided.postmortem.state is State.DRAFT
    assert {approval.decision for approval in voided.approvals} == {Decision.PENDING}
    assert whole.inverse().applied_to(voided) == approved


def test_what_approval_is_not_about_leaves_it(record: Record) -> None:
    approved = _approved(record)
    section = approved.section(SectionKey.SUMMARY)
    change = set_fields("Edit Summary", section, text="Shorter.")
    assert process.with_consequences(approved, change) == change


def test_taking_a_mark_away_voids_too(record: Record) -> None:
    approved = _approved(record)
    change = set_fields("Unmark", approved.root_causes[0], mark=Mark.NONE)
    voided = process.with_consequences(approved, change).applied_to(approved)
    assert voided.postmortem.approved_digest == ""

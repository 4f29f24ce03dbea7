"""When a section is complete, what stands before approval, and what voids it."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk import process, sample
from pmdesk.changes import set_fields
from pmdesk.model import ActionKind, SectionKey
from pmdesk.process import Completion
from pmdesk.record import Record

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def record() -> Record:
    """The sample: complete but for its approval."""
    return sample.sample("pm", NOW).applied_to(Record("pm"))


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

"""What has changed since a decision, of what it was about and of the rest."""

from hypothesis import given
from hypothesis import strategies as st

from pmdesk import actions, sample
from pmdesk.approval import review, since
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.approval.review import Verdict
from pmdesk.changes import Change, difference, remove, set_fields
from pmdesk.history import state_before
from pmdesk.model import Approval, Decision, Moment, SectionKey
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeClock

CLOCK = FakeClock()
SAMPLE = sample.sample("pm", CLOCK()).applied_to(Record("pm"))


def begun() -> Session:
    session = Session(Record("pm"), clock=FakeClock(), role=lambda: "Owner")
    session.edit(difference("Begin", session.record, SAMPLE))
    return session


def approved() -> Session:
    session = begun()
    session.edit(review.request_approval(session.record, CLOCK()))
    for approval in session.record.approvals:
        if approval.mandatory:
            item = session.record.item(Approval, approval.id)
            session.edit(
                review.decide(session.record, item, Verdict(Decision.APPROVED, "", CLOCK()))
            )
    return session


def harmless(session: Session) -> list[str]:
    before = since.approved_state(session.record, session.log)
    assert before is not None
    found = since.changes(before, session.record, session.log)
    assert found.content == ()
    return [changed.difference.about for changed in found.harmless]


def test_harmless_changes_are_named_one_by_one() -> None:
    session = approved()
    assert harmless(session) == []
    section = session.record.section(SectionKey.SUMMARY)
    session.edit(set_fields("Edit Summary", section, text="Shorter."))
    session.edit(set_fields("Edit event", session.record.events[0], moment=Moment.DECISION))
    about = harmless(session)
    assert about[0] == "Summary · Text"
    assert about[1].endswith("· Moment")
    assert len(about) == 2


def test_an_edit_that_voids_and_is_undone_leaves_the_harmless_ones_told() -> None:
    session = approved()
    section = session.record.section(SectionKey.SUMMARY)
    session.edit(set_fields("Edit Summary", section, text="Shorter."))
    session.edit(set_fields("Edit reason", session.record.root_causes[0], text="Another"))
    assert since.voiding(session.log) is not None
    session.undo()
    assert since.voiding(session.log) is None
    assert harmless(session) == ["Summary · Text"]


def test_a_voided_approval_says_what_was_there_and_who_changed_it_when() -> None:
    session = approved()
    cause = session.record.root_causes[0]
    session.edit(set_fields("Edit reason", cause, text="Another", stop_because="Policy."))
    entry = since.voiding(session.log)
    assert entry is not None
    before = state_before(session.record, session.log, entry.number)
    found = since.changes(before, session.record, session.log[entry.number - 1 :])
    (changed,) = found.content
    assert (changed.difference.before, changed.difference.after) == (cause.text, "Another")
    assert changed.entry is not None
    assert (changed.entry.role, changed.entry.at) == ("Owner", CLOCK())
    assert [other.difference.after for other in found.harmless] == ["Policy."]


def test_a_declined_priority_action_counts_and_a_finished_one_does_not() -> None:
    first = next(action for action in SAMPLE.actions if action.fixes)
    declined = actions.decline(first, "Too dear.").applied_to(SAMPLE)
    assert [c.difference.after for c in since.changes(SAMPLE, declined).content] == ["Declined"]
    done = actions.finish(first, CLOCK().date()).applied_to(SAMPLE)
    assert since.changes(SAMPLE, done).content == ()


def test_the_last_decision_is_the_last_that_stands() -> None:
    session = begun()
    assert since.decided_state(session.record, session.log) is None
    session.edit(review.request_approval(session.record, CLOCK()))
    first = session.record.approvals[0]
    session.edit(review.decide(session.record, first, Verdict(Decision.APPROVED, "", CLOCK())))
    decided = session.record
    session.edit(set_fields("Edit reason", session.record.root_causes[0], text="Another"))
    assert since.decided_state(session.record, session.log) == decided
    session.undo()
    session.undo()
    assert since.decided_state(session.record, session.log) is None


def _edits(record: Record) -> list[Change]:
    cause, action = record.root_causes[0], record.actions[0]
    return [
        set_fields("", cause, text="Another cause"),
        set_fields("", cause, stop_because="Policy."),
        set_fields("", action, team="Shop"),
        set_fields("", action, tracker_key="SHOP-1"),
        set_fields("", record.events[0], text="Something"),
        remove("", record.actions[-1]),
        actions.decline(action, "Too dear."),
        actions.finish(action, CLOCK().date()),
        set_fields("", record.section(SectionKey.FAULT), text="Else."),
    ]


@given(st.lists(st.integers(0, 8), max_size=4, unique=True))
def test_the_digests_and_the_differences_agree(picks: list[int]) -> None:
    after = SAMPLE
    for pick in picks:
        after = _edits(after)[pick].applied_to(after)
    found = since.changes(SAMPLE, after)
    assert bool(found.content) is (approved_content(after) != approved_content(SAMPLE))
    is_same = whole_record(after) == whole_record(SAMPLE)
    assert (not found.content and not found.harmless) is is_same

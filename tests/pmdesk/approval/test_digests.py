"""The two digests: what they notice, and what they do not."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmdesk import actions
from pmdesk.approval.digests import approved_content, short, whole_record
from pmdesk.approval.review import with_consequences
from pmdesk.changes import Change, Insert, remove, set_fields
from pmdesk.deadlines import unknown_weeks
from pmdesk.model import (
    Action,
    ActionClass,
    ActionKind,
    ActionState,
    Category,
    Item,
    Mark,
    Moment,
    SectionKey,
)
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.whys import causes
from tests import examples
from tests.fakes import FakeClock

RECORD = examples.sample_like_record()
CAUSE = RECORD.root_causes[0]
PRIORITY = next(action for action in RECORD.actions if action.fixes)
IMPROVEMENT = next(action for action in RECORD.actions if not action.fixes)
TEXTS = st.text(min_size=1, max_size=40)

ABOUT: dict[str, st.SearchStrategy[Change]] = {
    "text of a cause": TEXTS.map(lambda text: set_fields("", CAUSE, text=text)),
    "lasting change": TEXTS.map(lambda text: set_fields("", CAUSE, lasting_change=text)),
    "category": st.sampled_from(Category).map(lambda one: set_fields("", CAUSE, category=one)),
    "mark": st.sampled_from(Mark).map(lambda mark: set_fields("", CAUSE, mark=mark)),
    "text of an action": TEXTS.map(lambda text: set_fields("", PRIORITY, text=text)),
    "team": TEXTS.map(lambda team: set_fields("", PRIORITY, team=team)),
    "class": st.sampled_from(ActionClass).map(
        lambda one: set_fields("", PRIORITY, action_class=one)
    ),
    "kind": st.just(set_fields("", PRIORITY, kind=ActionKind.IMPROVEMENT)),
    "its cause": st.sampled_from(RECORD.root_causes).map(
        lambda cause: set_fields("", PRIORITY, cause_id=cause.id)
    ),
    "a decline": TEXTS.filter(str.strip).map(lambda why: actions.decline(PRIORITY, why)),
    "a new action": TEXTS.map(lambda text: actions.add_action(RECORD, text, cause=CAUSE)),
    "an action that goes": st.just(remove("", PRIORITY)),
    "an improvement that becomes one": st.just(
        set_fields("", IMPROVEMENT, kind=ActionKind.PRIORITY)
    ),
}
"""Edits of what approval is about."""

BESIDE: dict[str, st.SearchStrategy[Change]] = {
    "a section": TEXTS.map(
        lambda text: set_fields("", RECORD.section(SectionKey.SUMMARY), text=text)
    ),
    "an event": TEXTS.map(lambda text: set_fields("", RECORD.events[0], text=text)),
    "a moment": st.sampled_from(Moment).map(
        lambda moment: set_fields("", RECORD.events[0], moment=moment)
    ),
    "an improvement": TEXTS.map(lambda text: set_fields("", IMPROVEMENT, text=text)),
    "a due date": st.dates().map(lambda due: set_fields("", PRIORITY, due=due)),
    "why a chain stops": TEXTS.map(lambda text: set_fields("", CAUSE, stop_because=text)),
    "the title": TEXTS.filter(str.strip).map(
        lambda text: set_fields("", RECORD.postmortem, title=text)
    ),
}
"""Edits of the rest of what a reader sees."""

UNREAD: dict[str, Callable[[Record], Change]] = {
    "a decision": lambda r: set_fields("", r.approvals[1], comment="Agreed."),
    "the key": lambda r: set_fields("", r.postmortem, number=99),
    "the order of actions": lambda r: actions.move_action(r, r.actions[0], 1),
    "the order of reasons": lambda r: causes.move_branch(
        r, r.reasons("impact")[0], r.all(type(CAUSE))[0], 1
    ),
    "a commitment": lambda r: set_fields("", PRIORITY, tracker_seen_at=examples.CREATED),
}


@pytest.mark.parametrize("edits", ABOUT.values(), ids=ABOUT.keys())
@given(data=st.data())
def test_an_edit_of_a_cause_or_a_priority_action_changes_both_digests(
    edits: st.SearchStrategy[Change], data: st.DataObject
) -> None:
    change = data.draw(edits)
    assume(bool(change))
    after = change.applied_to(RECORD)
    assert approved_content(after) != approved_content(RECORD)
    assert whole_record(after) != whole_record(RECORD)


@pytest.mark.parametrize("edits", BESIDE.values(), ids=BESIDE.keys())
@given(data=st.data())
def test_another_edit_changes_the_digest_of_the_whole_alone(
    edits: st.SearchStrategy[Change], data: st.DataObject
) -> None:
    change = data.draw(edits)
    assume(bool(change))
    after = change.applied_to(RECORD)
    assert approved_content(after) == approved_content(RECORD)
    assert whole_record(after) != whole_record(RECORD)


@pytest.mark.parametrize("build", UNREAD.values(), ids=UNREAD.keys())
def test_what_only_says_how_it_went_on_changes_neither(
    build: Callable[[Record], Change],
) -> None:
    change = build(RECORD)
    assert change
    after = change.applied_to(RECORD)
    assert approved_content(after) == approved_content(RECORD)
    assert whole_record(after) == whole_record(RECORD)


@given(st.permutations(list(RECORD.items())))
def test_the_order_in_which_items_are_kept_does_not_matter(items: list[Item]) -> None:
    shuffled = Record.of(RECORD.id, sorted(items, key=lambda item: type(item).__name__))
    assert approved_content(shuffled) == approved_content(RECORD)
    assert whole_record(shuffled) == whole_record(RECORD)


@given(st.lists(st.sampled_from([*ABOUT.values(), *BESIDE.values()]), max_size=5), st.data())
def test_undo_goes_back_to_the_same_digests_and_redo_forth(
    kinds: list[st.SearchStrategy[Change]], data: st.DataObject
) -> None:
    session = Session(RECORD, clock=FakeClock())
    for edits in kinds:
        change = data.draw(edits)
        if all(_fits(session.record, change, operation.id) for operation in change.operations):
            session.edit(change)
    digests = approved_content(session.record), whole_record(session.record)
    while session.undo():
        pass
    assert approved_content(session.record) == approved_content(RECORD)
    while session.redo():
        pass
    assert (approved_content(session.record), whole_record(session.record)) == digests


def _fits(record: Record, change: Change, item_id: str) -> bool:
    """Tell whether a change made for the first state can still be made."""
    return all(
        isinstance(operation, Insert)
        or record.get(operation.kind, item_id) == RECORD.get(operation.kind, item_id)
        for operation in change.operations
    )


def test_the_digests_are_the_same_wherever_they_are_taken() -> None:
    cause = examples.why("c", "impact", "Nothing tests the limit – “ß”", Mark.ROOT)
    action = Action.checked(
        record_id="pm", id="a", text="Test it", cause_id="c", state=ActionState.COMMITTED,
        due=date(2026, 4, 1),
    )  # fmt: skip
    top = examples.why("impact", "", "Refused")
    record = Record.of("pm", [top, cause, action])
    assert approved_content(record) == (
        "e9aae9286d57f457fc27c940715b99011e29ad4f5ec7c7e29823069388353d0a"
    )
    assert (
        whole_record(record) == "d03934f352517fad35256739d395e1a20fe57119ecf1760e2de12e37d619cee3"
    )


def test_a_short_digest_is_read_in_groups() -> None:
    assert short("0123456789abcdef") == "0123 4567 89ab"


def test_a_decline_voids_an_approval() -> None:
    approved = RECORD.putting(RECORD.postmortem.having(approved_digest=approved_content(RECORD)))
    change = actions.decline(PRIORITY, "Too dear.")
    after = with_consequences(approved, change, unknown_weeks).applied_to(approved)
    assert after.postmortem.approved_digest == ""

"""What edits did, in words."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from pmdesk import actions, describe
from pmdesk.actions import Commitment
from pmdesk.changes import (
    Change,
    Move,
    Operation,
    Place,
    Replaced,
    Set,
    Spliced,
    difference,
    insert,
    remove,
    set_fields,
)
from pmdesk.describe import MOST, Difference
from pmdesk.model import KINDS, Action, ActionState, Lesson, Postmortem, SectionKey, Term, Tick, Why
from pmdesk.record import Record
from pmdesk.whys import causes
from tests import examples

FULL = examples.sample_like_record()


def test_a_field_is_named_with_its_item_and_shown_before_and_after() -> None:
    action = FULL.item(Action, "a1")
    change = set_fields("Finish", action, state=ActionState.DONE)
    assert describe.describe(change, FULL) == (
        Difference("Action “Add a load test to the rollout of settings” · State", "Raised", "Done"),
    )


def test_a_commitment_is_told_with_who_in_which_role_and_why_until_then() -> None:
    record = examples.record(examples.action("1", "Add an alert"))
    agreed = Commitment("Ada Park", date(2026, 3, 2), "Director", date(2026, 5, 1), "Parts")
    change = actions.commit(record.actions[0], agreed, 4)
    said = {d.about.rpartition(" · ")[2]: d.after for d in describe.describe(change, record)}
    assert said == {
        "State": "Committed", "Committed by": "Ada Park", "Role of who committed": "Director",
        "Committed on": "2 Mar 2026", "Due": "1 May 2026", "Reason for another date": "Parts",
    }  # fmt: skip


def test_a_spliced_text_is_shown_whole() -> None:
    section = FULL.section(SectionKey.IMPACT)
    text = section.text.replace("18 %", "20 %")
    change = set_fields("Type", section, text=text * 2)
    (shown,) = describe.describe(change, FULL)
    assert shown == Difference("Impact · Text", section.text, text * 2)


def test_a_splice_of_an_unknown_text_shows_what_was_exchanged() -> None:
    change = Change("Type", (Set(Lesson, "gone", (Spliced("text", 90, "old", "new"),)),))
    assert describe.describe(change, FULL) == (Difference("Lesson · Lesson", "old", "new"),)


def test_what_was_added_is_described_by_the_fields_that_are_filled_in() -> None:
    event = examples.event("15:30", "All clear", source="#incidents")
    (shown,) = describe.describe(insert("Add", event), FULL)
    assert shown.about == "Event added"
    assert shown.after.splitlines() == [
        "Time: 1 Mar 2026, 15:30 UTC", "What happened: All clear", "Source: #incidents",
    ]  # fmt: skip


def test_what_was_removed_is_described_likewise() -> None:
    lesson = FULL.all(Lesson)[0]
    (shown,) = describe.describe(remove("Delete", lesson), FULL)
    assert shown.about == "Lesson removed"
    assert lesson.text in shown.before


def test_references_are_shown_by_what_they_refer_to() -> None:
    change = set_fields("Link", FULL.item(Action, "a3"), cause_id="e")
    (shown,) = describe.describe(change, FULL)
    assert shown.after == "Reason “No alert watches refused payments”"


def test_a_reference_to_something_gone_says_so() -> None:
    change = set_fields("Link", FULL.item(Action, "a3"), cause_id="nowhere")
    assert describe.describe(change, FULL)[0].after == "Reason that is gone"


def test_a_moved_reason_is_shown_with_both_places() -> None:
    change = causes.move_branch(FULL, FULL.item(Why, "e"), FULL.item(Why, "a"), 0)
    (shown,) = describe.describe(change, FULL)
    assert shown.about.endswith("moved below another reason")
    assert shown.before == "Reason “It took 11 minutes to page anyone”"
    assert shown.after == "Reason “The service ran out of connections”"


def test_times_are_shown_in_the_zone_of_the_record() -> None:
    record = examples.root_of(FULL, zone="Europe/Berlin")
    start = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
    change = set_fields("Set start", record.postmortem, impact_start=start)
    assert describe.describe(change, record)[0].after == "1 Mar 2026, 15:00 CET"


def test_what_nobody_reads_is_left_out() -> None:
    change = set_fields("Bind", FULL.postmortem, approved_digest="0" * 64)
    assert describe.describe(change, FULL) == (Difference("Nothing that a reader would see"),)


def test_very_many_operations_are_counted() -> None:
    whole = difference("Create", Record(FULL.id), FULL)
    many = whole.then(whole.inverse()).then(whole)
    assert describe.describe(many, Record(FULL.id))[-1].about == (
        f"and {len(many.operations) - MOST} more"
    )


_FIELDS = [
    (kind, field)
    for kind in KINDS.values()
    for field in kind.model_fields
    if field not in {"id", "record_id"}
]
_ITEMS = list(FULL.items())
_VALUES = [value for item in _ITEMS for value in item.__dict__.values()]
_IDS = st.sampled_from([item.id for item in _ITEMS] + ["nowhere"])


@st.composite
def _sets(draw: st.DrawFn) -> Operation:
    """Set any field of any item, there or not, to and from values that the field can have."""
    kind, field = draw(st.sampled_from(_FIELDS))
    seen = [getattr(item, field) for item in _ITEMS if type(item) is kind]
    values = st.sampled_from([*seen, None]) if seen else st.none()
    if all(isinstance(value, str) for value in seen) and draw(st.booleans()):
        change: Spliced | Replaced = Spliced(
            field, draw(st.integers(0, 90)), draw(st.text(max_size=5)), draw(st.text(max_size=5))
        )
    else:
        change = Replaced(field, draw(values), draw(values))
    return Set(kind, draw(_IDS), (change,))


_RANKED = st.sampled_from([Why, Action, Lesson])
_PLACES = st.builds(Place, _IDS, st.text(max_size=3))
_OPERATIONS = st.one_of(
    _sets(),
    st.builds(lambda item: insert("", item).operations[0], st.sampled_from(_ITEMS)),
    st.builds(lambda item: remove("", item).operations[0], st.sampled_from(_ITEMS)),
    st.builds(Move, _RANKED, _IDS, _PLACES, _PLACES),
)


@given(st.lists(_OPERATIONS, max_size=5), st.sampled_from([FULL, Record(FULL.id)]))
def test_any_operation_can_be_described_even_one_that_does_not_fit(
    operations: list[Operation], record: Record
) -> None:
    shown = describe.describe(Change("Anything", tuple(operations)), record)
    assert shown
    assert all(difference.about for difference in shown)


def test_every_kind_of_item_has_a_name() -> None:
    blank = {"record_id": FULL.id}
    needed = {"title": "T", "name": "N", "key": "summary", "start": examples.CREATED}
    needed |= {"created_at": examples.CREATED, "at": examples.CREATED, "sha256": "0" * 64}
    needed |= {"width": 1, "height": 1, "project": "P"}
    for kind in KINDS.values():
        wanted = {name: value for name, value in needed.items() if name in kind.model_fields}
        wanted |= {"text": "Gerrit"} if kind is Term else {}
        item = kind.checked(**blank, **wanted)
        assert describe.name(item)
        assert describe.describe(insert("Add", item), FULL)[0].about.endswith("added")
    assert Postmortem in KINDS.values()


def test_a_tick_is_told_by_what_it_means() -> None:
    tick = Tick.checked(record_id="pm", key="tracker.postmortem", at=examples.CREATED)
    (told,) = describe.describe(insert("Create postmortem issue", tick), examples.record())
    assert "A request to create the issue of the postmortem was sent" in told.after
    assert "tracker.postmortem" not in told.after

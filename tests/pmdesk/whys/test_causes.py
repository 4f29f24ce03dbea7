"""The tree of whys grows, moves and shrinks by changes that can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.model import ActionKind, ActionState, Mark, Why
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.whys import causes
from tests import examples
from tests.fakes import FakeClock
from tests.pmdesk.taken_back import applied


def tree() -> Record:
    """Return the impact with a, which has b and c below it, and d; c has e."""
    base = examples.with_impact(examples.record(), "impact")
    for key, parent in (("a", "impact"), ("b", "a"), ("c", "a"), ("d", "impact"), ("e", "c")):
        base = base.putting(examples.why(key, parent, key))
    return base


def shape(record: Record) -> str:
    """Return the tree as text, one character of depth for each level."""
    return " ".join("." * depth + why.text for depth, why in record.walk())


def of(record: Record, key: str) -> Why:
    return record.item(Why, key)


def test_a_reason_is_added_below_another_as_the_last_one() -> None:
    record = tree()
    change = causes.add_reason_below(record, of(record, "a"), "new")
    assert shape(applied(record, change)) == "impact .a ..b ..c ...e ..new .d"
    assert change.label == "Add reason"


def test_a_sibling_is_added_right_after() -> None:
    record = tree()
    after = applied(record, causes.add_sibling(record, of(record, "b"), "new"))
    assert shape(after) == "impact .a ..b ..new ..c ...e .d"


def test_beside_the_impact_means_below_it() -> None:
    record = tree()
    after = applied(record, causes.add_sibling(record, of(record, "impact"), "new"))
    assert shape(after) == "impact .a ..b ..c ...e .d .new"


def test_a_branch_goes_as_a_whole_and_its_actions_lose_their_cause() -> None:
    record = tree()
    record = record.putting(examples.action("1", "Fix e", cause_id="e"))
    record = record.putting(examples.action("2", "Fix d", cause_id="d"))
    change = causes.remove_branch(record, of(record, "a"))
    after = applied(record, change)
    assert change.label == "Delete 4 reasons"
    assert shape(after) == "impact .d"
    assert [action.cause_id for action in after.actions] == ["", "d"]
    assert causes.remove_branch(record, of(record, "d")).label == "Delete reason"


@pytest.mark.parametrize(
    ("key", "parent", "row", "expected"),
    [
        ("d", "impact", 0, "impact .d .a ..b ..c ...e"),
        ("a", "impact", 1, "impact .d .a ..b ..c ...e"),
        ("a", "impact", 9, "impact .d .a ..b ..c ...e"),
        ("c", "impact", 1, "impact .a ..b .c ..e .d"),
        ("d", "c", 0, "impact .a ..b ..c ...d ...e"),
        ("a", "d", 0, "impact .d ..a ...b ...c ....e"),
    ],
)
def test_a_branch_moves_to_the_row_that_it_is_given(
    key: str, parent: str, row: int, expected: str
) -> None:
    record = tree()
    change = causes.move_branch(record, of(record, key), of(record, parent), row)
    assert shape(applied(record, change)) == expected
    assert change.label == "Move reason"


def test_a_branch_that_is_where_it_should_be_does_not_move() -> None:
    record = tree()
    assert not causes.move_branch(record, of(record, "d"), of(record, "impact"), 1)
    assert not causes.shift(record, of(record, "d"), 1)
    assert not causes.shift(record, of(record, "a"), -1)


@pytest.mark.parametrize("below", ["a", "c", "e"])
def test_a_reason_never_moves_below_itself(below: str) -> None:
    record = tree()
    with pytest.raises(InvalidValue, match="cannot move below itself"):
        causes.move_branch(record, of(record, "a"), of(record, below), 0)


def test_the_impact_stays_at_the_top() -> None:
    record = tree()
    impact = of(record, "impact")
    with pytest.raises(InvalidValue, match="cannot be deleted"):
        causes.remove_branch(record, impact)
    with pytest.raises(InvalidValue, match="cannot be moved"):
        causes.move_branch(record, impact, of(record, "a"), 0)
    with pytest.raises(InvalidValue, match="cannot be marked"):
        causes.set_mark(impact, Mark.ROOT)
    assert not causes.shift(record, impact, 1)
    assert not causes.promote(record, impact)
    assert not causes.demote(record, impact)


def test_a_reason_goes_up_and_down_a_level() -> None:
    record = tree()
    assert shape(applied(record, causes.promote(record, of(record, "c")))) == (
        "impact .a ..b .c ..e .d"
    )
    assert shape(applied(record, causes.demote(record, of(record, "c")))) == (
        "impact .a ..b ...c ....e .d"
    )
    assert not causes.promote(record, of(record, "a"))
    assert not causes.demote(record, of(record, "b"))


def test_a_reason_moves_among_its_siblings() -> None:
    record = tree()
    after = applied(record, causes.shift(record, of(record, "c"), -1))
    assert shape(after) == "impact .a ..c ...e ..b .d"


def test_a_mark_given_twice_is_taken_away() -> None:
    record = tree()
    marking = causes.set_mark(of(record, "e"), Mark.ROOT)
    after = applied(record, marking)
    assert marking.label == "Mark as root cause"
    assert after.root_causes == (of(after, "e"),)
    assert applied(after, causes.set_mark(of(after, "e"), Mark.ROOT)).root_causes == ()
    again = applied(after, causes.set_mark(of(after, "e"), Mark.PROXIMATE))
    assert of(again, "e").mark is Mark.PROXIMATE
    assert not causes.set_mark(of(record, "e"), Mark.NONE)


def test_an_event_is_linked_to_a_reason_and_unlinked() -> None:
    event = examples.event("14:20", "One")
    record = tree().putting(event)
    linked = applied(record, causes.toggle_evidence(of(record, "a"), event))
    assert of(linked, "a").evidence == (event.id,)
    unlinked = applied(linked, causes.toggle_evidence(of(linked, "a"), event))
    assert of(unlinked, "a").evidence == ()


def test_a_cause_tells_whether_something_fixes_it() -> None:
    record = tree()
    assert causes.cause_status(record, of(record, "e")) == causes.CauseStatus(
        "No action fixes this yet", fixed=False
    )
    for key, more in (
        ("1", {}),
        ("2", {"state": ActionState.DONE}),
        ("3", {"state": ActionState.DECLINED}),
        ("4", {"kind": ActionKind.IMPROVEMENT}),
    ):
        record = record.putting(examples.action(key, "Fix", cause_id="e", **more))
    status = causes.cause_status(record, of(record, "e"))
    assert (status.text, status.fixed) == ("2 priority actions, 1 done", True)
    one = record.putting(record.actions[0].having(state=ActionState.DECLINED))
    assert causes.cause_status(one, of(one, "e")).text == "1 priority action done"


SIMPLE = {
    "below": causes.add_reason_below,
    "beside": causes.add_sibling,
    "remove": causes.remove_branch,
    "promote": causes.promote,
    "demote": causes.demote,
}
EDITS = st.lists(
    st.tuples(
        st.sampled_from([*SIMPLE, "move", "shift"]),
        st.integers(0, 30),
        st.integers(0, 30),
        st.integers(-3, 6),
    ),
    max_size=25,
)


def edit(record: Record, verb: str, pick: int, other: int, row: int) -> Change:
    reasons = [why for _, why in record.walk()]
    why, parent = reasons[pick % len(reasons)], reasons[other % len(reasons)]
    if verb == "move":
        return causes.move_branch(record, why, parent, row)
    if verb == "shift":
        return causes.shift(record, why, row)
    return SIMPLE[verb](record, why)


@given(EDITS)
def test_whatever_is_done_it_stays_one_tree_and_can_all_be_undone(
    edits: list[tuple[str, int, int, int]],
) -> None:
    session = Session(tree(), clock=FakeClock())
    for step in edits:
        try:
            change = edit(session.record, *step)
        except InvalidValue:
            continue
        session.edit(change)
        assert len(list(session.record.walk())) == len(session.record.all(Why))
    while session.undo():
        pass
    assert shape(session.record) == shape(tree())

"""Branches of the tree can be copied, and lists from elsewhere become reasons."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import InvalidValue
from pmdesk.model import Mark, Standing, Why
from pmdesk.record import Record
from pmdesk.whys import branches
from pmdesk.whys.branches import Line
from tests.examples import event, record, why, with_impact

words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12).map(
    lambda text: f"w{text}"
)
lists: st.SearchStrategy[Any] = st.recursive(
    words.map(lambda text: (text, [])),
    lambda below: st.tuples(words, st.lists(below, max_size=4)),
    max_leaves=20,
)


def outlined(base: Record, parent: str = "") -> list[tuple[int, str]]:
    return [(depth, reason.text) for depth, reason in base.walk(parent)]


def flat(lines: list[Line], depth: int = 0) -> list[tuple[int, str]]:
    return [entry for line in lines for entry in ((depth, line.text), *flat(line.below, depth + 1))]


def tree() -> Record:
    base = with_impact(record(event("14:20", "First refused payment")), "Down")
    shown = base.events[0].id
    for reason in (
        why("a", "impact", "A", Mark.PROXIMATE, standing=Standing.ASSUMED),
        why("b", "a", "B\nin two lines", Mark.ROOT, evidence=(shown,), all_needed=True),
        why("c", "impact", "C", stop_because="Nobody knows"),
    ):
        base = base.putting(reason)
    return base


def test_a_branch_is_written_with_a_dash_and_two_spaces_for_each_level() -> None:
    base = tree()
    written = branches.as_text(base, base.item(Why, "impact"))
    assert written == "- Down\n  - A\n    - B\n      in two lines\n  - C"


@pytest.mark.parametrize(
    "typed",
    [
        "A\n  B\n    C\n  D",
        "A\n\tB\n\t\tC\n\tD",
        "- A\n  - B\n    - C\n  - D",
        "* A\n    * B\n        * C\n    * D",
        "1. A\n   1. B\n      1. C\n   2. D",
        "• A\n\n   • B\n      • C\n   • D\n",
    ],
)
def test_lists_of_every_kind_are_understood(typed: str) -> None:
    expected = [(0, "A"), (1, "B"), (2, "C"), (1, "D")]
    assert flat(branches.read_text(typed)) == expected


def test_a_line_without_a_bullet_goes_on_with_the_one_before() -> None:
    (line,) = branches.read_text("- The pool was small\n  and nobody knew")
    assert line.text == "The pool was small\nand nobody knew"


@given(lists)
def test_a_list_that_is_pasted_comes_back_as_it_was(shape: Any) -> None:
    def lines(entry: Any, depth: int = 0) -> list[tuple[int, str]]:
        text, below = entry
        return [(depth, text), *(line for part in below for line in lines(part, depth + 1))]

    expected = lines(shape)
    text = "\n".join(f"{'  ' * depth}- {words}" for depth, words in expected)
    base = with_impact(record(), "Down")
    pasted = branches.paste_text(base, base.item(Why, "impact"), text).applied_to(base)
    assert outlined(pasted, "impact") == expected


def test_a_pasted_branch_keeps_everything_and_stands_behind_the_others() -> None:
    base = tree()
    dumped = branches.dump(base, base.item(Why, "a"))
    pasted = branches.paste(base, base.item(Why, "impact"), dumped).applied_to(base)
    assert outlined(pasted)[-2:] == [(1, "A"), (2, "B\nin two lines")]
    copy = pasted.reasons(pasted.reasons("impact")[-1].id)[0]
    known = base.item(Why, "b")
    assert copy.having(id="b", parent_id="a", rank=known.rank) == known


def test_a_branch_from_another_record_leaves_its_evidence_there() -> None:
    base, other = tree(), with_impact(record(), "Slow")
    dumped = branches.dump(base, base.item(Why, "impact"))
    pasted = branches.paste(other, other.item(Why, "impact"), dumped).applied_to(other)
    assert outlined(pasted)[1] == (1, "Down")
    assert all(not reason.evidence for reason in pasted.all(Why))
    assert {reason.record_id for reason in pasted.all(Why)} == {other.id}


@pytest.mark.parametrize("dumped", ["", "{", "[]", '[["insert","tick",{}]]', "[1]", "[[]]"])
def test_what_is_no_branch_is_refused(dumped: str) -> None:
    base = tree()
    with pytest.raises(InvalidValue, match="no branch"):
        branches.paste(base, base.item(Why, "impact"), dumped)


def test_a_list_that_is_far_too_long_is_refused() -> None:
    base = tree()
    with pytest.raises(InvalidValue, match="At most 2,000"):
        branches.paste_text(base, base.item(Why, "impact"), "- x\n" * 2001)

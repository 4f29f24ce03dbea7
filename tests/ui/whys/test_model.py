"""The tree model is at every moment what the record says, whatever was done to it."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from pmdesk.changes import Change, Place, insert, move, remove, set_fields
from pmdesk.errors import Conflict
from pmdesk.model import Why
from pmdesk.ranks import between
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeClock
from ui.document import MANY, Document
from ui.items import ITEM, Column
from ui.whys.model import WhyTree

COLUMNS = (
    Column[Why](
        "Reason",
        lambda _record, why: why.text,
        lambda _record, why, text: set_fields("Edit reason", why, text=text),
    ),
    Column[Why]("Mark", lambda _record, why: why.mark.label),
)


def shown(model: WhyTree) -> list[tuple[int, str, str]]:
    """Return what the model shows, from the top down, with depths."""
    return list(_below(model, QModelIndex(), 0))


def _below(model: WhyTree, parent: QModelIndex, depth: int) -> Iterator[tuple[int, str, str]]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        why = index.data(ITEM)
        yield depth, why.id, index.data()
        yield from _below(model, index, depth + 1)


def expected(record: Record) -> list[tuple[int, str, str]]:
    """Return what the record holds, from the top down, with depths."""
    return [(depth, why.id, why.text) for depth, why in record.walk()]


def why(record: Record, key: str, parent_id: str, rank: str) -> Why:
    return Why.checked(id=key, record_id=record.id, parent_id=parent_id, rank=rank, text=key)


pytestmark = pytest.mark.usefixtures("qapp")


def blank() -> Document:
    record = Record("pm")
    session = Session(record, clock=FakeClock())
    session.edit(insert("Create", why(record, "impact", "", between("", ""))))
    return Document(session, lambda _edit: None)


def test_a_reason_added_below_the_impact_is_a_row() -> None:
    document = blank()
    model = WhyTree(document, COLUMNS)
    document.edit(insert("Ask why", why(document.record, "a", "impact", "V")))
    assert shown(model) == [(0, "impact", "impact"), (1, "a", "a")]


def test_an_edited_cell_changes_the_record() -> None:
    document = blank()
    model = WhyTree(document, COLUMNS)
    assert model.setData(model.index_of("impact"), "No builds ran")
    assert document.record.item(Why, "impact").text == "No builds ran"
    assert not model.setData(model.index_of("impact", 1), "nonsense")


def test_a_text_that_is_too_long_is_refused_with_a_sentence(qapp: object, qtbot: object) -> None:
    document = blank()
    model = WhyTree(document, COLUMNS)
    heard: list[str] = []
    document.refused.connect(heard.append)
    assert not model.setData(model.index_of("impact"), "x" * 1_000_001)
    assert heard == ["Reason can have at most 1,000,000 characters."]


def test_an_index_kept_during_a_move_stays_on_its_reason() -> None:
    document = blank()
    record = document.record
    document.edit(insert("Add", *(why(record, key, "impact", key) for key in "abc")))
    model = WhyTree(document, COLUMNS)
    kept = QPersistentModelIndex(model.index_of("c"))
    document.edit(move("Move", document.record.item(Why, "c"), Place("a", "V")))
    assert kept.data() == "c"
    assert model.item(kept.parent()).id == "a"


def test_a_rebuilt_record_is_shown_anew() -> None:
    document = blank()
    model = WhyTree(document, COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    many = [why(document.record, f"n{n:04}", "impact", f"V{n:04}1") for n in range(MANY + 1)]
    document.edit(insert("Import", *many))
    assert shown(model) == expected(document.record)


BRANCH = {"above": "impact", "below": "above"}


@pytest.mark.parametrize("order", [("below", "above"), ("above", "below")])
def test_a_branch_can_come_and_go_in_any_order(order: tuple[str, str]) -> None:
    document = blank()
    model = WhyTree(document, COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    record = document.record
    branch = {
        "above": why(record, "above", "impact", "V"),
        "below": why(record, "below", "above", "V"),
    }
    document.edit(insert("Paste branch", *(branch[key] for key in order)))
    assert shown(model) == expected(document.record)
    document.edit(remove("Cut branch", *(branch[key] for key in order)))
    assert shown(model) == [(0, "impact", "impact")]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "remove", "move", "edit", "undo", "redo"]),
        st.integers(0, 11),
        st.integers(0, 11),
        st.integers(0, 11),
    ),
    max_size=25,
)


def step_change(record: Record, step: tuple[str, int, int, int], name: str) -> Change:
    """Return a change of some reason; it may orphan others or tie them into a ring."""
    act, which, where, row = step
    whys = record.all(Why)
    if not whys:
        return insert("Add", why(record, name, "", "V"))
    parents = ["", *(other.id for other in whys)]
    one, parent = whys[which % len(whys)], parents[where % len(parents)]
    if act == "insert":
        return insert("Add", why(record, name, parent, record.rank_at(record.reasons(parent), row)))
    if act == "remove":
        return remove("Delete", one)
    if act == "move":
        rank = record.rank_at(record.reasons(parent), row, moving=one.id)
        return move("Move", one, Place(parent, rank))
    return set_fields("Edit", one, text=f"text {which} {where}")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_any_edits_undos_and_redos_leave_the_tree_equal(
    steps: list[tuple[str, int, int, int]],
) -> None:
    document = blank()
    model = WhyTree(document, COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number, step in enumerate(steps):
        if step[0] in {"undo", "redo"}:
            document.undo() if step[0] == "undo" else document.redo()
        else:
            try:
                document.edit(step_change(document.record, step, f"why{number}"))
            except (Conflict, ValueError):  # two reasons may share a rank; nothing fits between
                continue
        assert shown(model) == expected(document.record)
    assert tester.model() is model
    model.index_of("impact").data(Qt.ItemDataRole.AccessibleTextRole)

"""What is on the timeline already is not imported again."""

import pytest
from PySide6.QtCore import Qt

from pmdesk.changes import insert
from pmdesk.record import Record
from tests import examples
from tests.ui.importing.conftest import LINES, Hands
from ui.importing.candidates import REMARK, TEXT, THERE


@pytest.fixture
def record(record: Record) -> Record:
    """The record of these tests, with one event on its timeline."""
    return insert("Add", examples.event("14:20", "cards are refused")).applied_to(record)


def test_what_is_there_already_is_marked_and_left_out(hands: Hands) -> None:
    hands.paste(LINES)
    assert [taken for taken, _, _ in hands.rows] == [False, True, True]
    assert hands.dialog.results.model.index(0, TEXT).data(REMARK) == THERE
    assert hands.dialog.foot.said.text() == "3 events · 1 Mar 2026 · 1 already there"


def test_a_row_says_in_words_whether_it_is_taken_and_why_not(hands: Hands) -> None:
    hands.paste(LINES)
    model = hands.dialog.results.model
    spoken = [
        model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)
    ]
    assert spoken == [
        "will not be imported", "Time: 14:20", f"What happened: cards are refused. {THERE}",
    ]  # fmt: skip

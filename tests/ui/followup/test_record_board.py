"""The board inside a record is the list seen another way: one document, one way to undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pmdesk.model import Action, ActionState
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.board.column import CardView
from ui.document import Document
from ui.followup.actions_view import ActionsView


@pytest.fixture
def view(
    qtbot: QtBot, sample_document: Document, ask: FakeAsk, clock: FakeClock
) -> Iterator[ActionsView]:
    """The actions of the sample record, as a board."""
    made = ActionsView(sample_document, ask, known, clock=clock)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    (button,) = (b for b in made.shown_as.findChildren(QPushButton) if b.text() == "Board")
    button.click()
    yield made
    made.close()


def states(view: ActionsView) -> dict[str, int]:
    return {column.key: len(column.view.table.cards) for column in view.board.columns}


def test_all_actions_are_on_the_board_and_the_keyboard_is_there(
    view: ActionsView, sample_document: Document
) -> None:
    assert sum(states(view).values()) == len(sample_document.record.actions)
    assert isinstance(QApplication.focusWidget(), CardView)
    assert not view.entry.isVisible()


def test_moving_a_card_is_a_step_of_the_record_that_undo_takes_back(
    view: ActionsView, sample_document: Document
) -> None:
    before = states(view)
    target = next(c.view for c in view.board.columns if c.key == ActionState.DONE.value)
    moved = next(c.view.table.cards[0].id for c in view.board.columns if c.view.table.cards)
    target.dropped.emit([moved])
    assert sample_document.record.item(Action, moved).state is ActionState.DONE
    assert sample_document.undo_label == "Finish action"
    assert states(view)["done"] == before["done"] + 1
    sample_document.undo()
    assert states(view) == before


def test_enter_opens_the_fields_of_the_action_in_the_list(view: ActionsView) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, CardView)
    card = focused.current()
    assert card is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert not view.board.isVisible()
    assert view.shown_as.value() is False
    assert view.cards[card.id].is_open()

"""The panel says what a reason is, takes its category, and works out where a fault lies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pmdesk import guidance
from pmdesk.changes import set_fields
from pmdesk.model import Category, Mark, Why
from pmdesk.whys import causes
from ui.causes.panel import CausePanel
from ui.causes.worded import ChoiceCard, TickCard
from ui.document import Document

DEPENDENCY = Category.DEPENDENCY


@pytest.fixture
def reason(document: Document) -> str:
    """A reason below the impact."""
    record = document.record
    change = causes.add_reason_below(record, record.reasons()[0], "The provider was down")
    document.edit(change)
    return change.operations[0].id


@pytest.fixture
def root(document: Document, reason: str) -> str:
    """The same, marked as a root cause."""
    document.edit(causes.set_mark(document.record.item(Why, reason), Mark.ROOT))
    return reason


def panel_of(qtbot: QtBot, document: Document, why_id: str) -> CausePanel:
    panel = CausePanel(document)
    panel.show_why(why_id)
    qtbot.addWidget(panel)
    panel.resize(300, 900)
    panel.show()
    return panel


def visible(panel: CausePanel, kind: type[QAbstractButton] = QAbstractButton) -> list[str]:
    """Return the names of the buttons of a kind that can be seen."""
    return [b.accessibleName() for b in panel.findChildren(kind) if b.isVisible()]


def click(panel: CausePanel, name: str) -> None:
    """Click on the visible button whose name begins so."""
    found = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
    button = next(b for b in found if b.accessibleName().startswith(name))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(panel: CausePanel) -> str:
    return "\n".join(text.text() for text in panel.findChildren(QLabel) if text.isVisible())


def test_the_impact_is_told_to_be_asked_why(qtbot: QtBot, document: Document) -> None:
    panel = panel_of(qtbot, document, document.record.reasons()[0].id)
    assert "Press Tab" in said(panel)
    assert visible(panel) == []


def test_a_reason_is_marked_where_marks_are_explained(
    qtbot: QtBot, document: Document, reason: str
) -> None:
    panel = panel_of(qtbot, document, reason)
    click(panel, "Contributing")
    assert document.record.item(Why, reason).mark is Mark.CONTRIBUTING
    click(panel, "Root cause")
    assert document.record.item(Why, reason).mark is Mark.ROOT
    assert len(visible(panel, ChoiceCard)) == len(guidance.categories())
    click(panel, "It is no root cause")
    assert document.record.item(Why, reason).mark is Mark.NONE
    assert "What is this reason?" in said(panel)


def test_a_chosen_category_shows_its_advice(qtbot: QtBot, document: Document, root: str) -> None:
    panel = panel_of(qtbot, document, root)
    card = next(c for c in panel.findChildren(ChoiceCard) if c.text() == "" and c.isVisible())
    before = card.height()
    click(panel, "Bug")
    assert document.record.item(Why, root).category is Category.BUG
    assert card.isChecked()
    assert card.height() > before
    document.undo()
    assert not card.isChecked()
    assert card.height() == before


def test_the_guide_writes_its_finding_and_the_ticked_actions_as_one_step(
    qtbot: QtBot, document: Document, root: str
) -> None:
    panel = panel_of(qtbot, document, root)
    click(panel, "Work out where the fault lies")
    assert "Question 1 of at most 4" in said(panel)
    click(panel, "Another team")
    click(panel, "Yes")
    click(panel, "No, it was breached")
    offered = visible(panel, TickCard)
    assert len(offered) == 2
    click(panel, offered[1])
    click(panel, "Write into the cause")
    cause = document.record.item(Why, root)
    assert cause.category is Category.DEPENDENCY
    assert "breached its SLO" in cause.dependency_finding
    assert [action.text for action in document.record.actions_for(cause)] == offered[:1]
    assert cause.dependency_finding in said(panel)
    document.undo()
    assert document.record.item(Why, root).dependency_finding == ""
    assert document.record.actions == ()


def test_the_guide_goes_back_and_can_be_left_without_a_trace(
    qtbot: QtBot, document: Document, root: str
) -> None:
    panel = panel_of(qtbot, document, root)
    before = document.undo_label
    click(panel, "Work out where the fault lies")
    click(panel, "A third party")
    assert "Question 2" in said(panel)
    click(panel, "Back")
    click(panel, "All categories")
    assert "Root cause category" in said(panel)
    assert document.undo_label == before


def test_the_guide_is_gone_through_with_the_keyboard_alone(
    qtbot: QtBot, document: Document, root: str
) -> None:
    panel = panel_of(qtbot, document, root)
    panel.activateWindow()
    found = panel.findChildren(QPushButton)
    ask = next(b for b in found if b.text().startswith("Work out where the fault lies"))
    document.edit(set_fields("Choose", document.record.item(Why, root), category=DEPENDENCY))
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Space)
    for answer in ("Another team", "Yes", "Yes, it was kept"):
        first = panel.focusWidget()
        assert isinstance(first, ChoiceCard)
        assert first.accessibleName() == visible(panel, ChoiceCard)[0]
        click(panel, answer)
    assert "Where the fault lies" in said(panel)
    assert isinstance(panel.focusWidget(), TickCard)


def test_another_reason_closes_the_guide(qtbot: QtBot, document: Document, root: str) -> None:
    panel = panel_of(qtbot, document, root)
    click(panel, "Work out where the fault lies")
    panel.show_why(document.record.reasons()[0].id)
    panel.show_why(root)
    assert "Root cause category" in said(panel)


def test_examples_tell_proximate_from_root(qtbot: QtBot, document: Document, reason: str) -> None:
    panel = panel_of(qtbot, document, reason)
    first = said(panel)
    click(panel, "Another example")
    assert said(panel) != first


def test_every_card_and_button_can_be_reached_and_has_a_name(
    qtbot: QtBot, document: Document, root: str
) -> None:
    panel = panel_of(qtbot, document, root)
    buttons = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
    assert all(b.accessibleName() for b in buttons)
    assert all(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in buttons)
    assert all(b.height() >= 24 for b in buttons)
    assert len(panel.findChildren(QPushButton)) > 0

"""The page of the root causes: a card for each, bound to it, in step with the record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pmdesk.changes import set_fields
from pmdesk.model import ActionKind, Category, Mark, SectionKey, Why
from pmdesk.whys import causes
from ui.causes.cause_card import CauseCard
from ui.causes.panel import CausePanel
from ui.causes.view import CausesView
from ui.causes.worded import ChoiceCard
from ui.document import Document
from ui.widgets.chip import Chip


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> CausesView:
    made = CausesView(document)
    qtbot.addWidget(made)
    made.resize(860, 900)
    made.show()
    made.activateWindow()
    return made


def add_root(document: Document, text: str) -> str:
    record = document.record
    change = causes.add_reason_below(record, record.reasons()[0], text)
    document.edit(change)
    key: str = change.operations[0].id
    document.edit(causes.set_mark(document.record.item(Why, key), Mark.ROOT))
    return key


def chips(card: CauseCard) -> list[str]:
    return [chip.text() for chip in card.findChildren(Chip)]


def button(view: CausesView, text: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.text() == text)


def test_without_a_root_cause_the_page_leads_to_the_tree(qtbot: QtBot, view: CausesView) -> None:
    view.focus_first()
    with qtbot.waitSignal(view.section_requested) as requested:
        QTest.keyClick(button(view, "Open Five whys"), Qt.Key.Key_Space)
    assert requested.args == [SectionKey.WHYS]


def test_a_root_cause_is_added_directly_and_written_at_once(
    view: CausesView, document: Document
) -> None:
    button(view, "Add a root cause directly").click()
    (card,) = view.cards.values()
    assert card.statement.hasFocus()
    QTest.keyClicks(card.statement, "No alert on failed builds")
    card.statement.flush()
    (cause,) = document.record.root_causes
    assert (cause.text, cause.parent_id) == (
        "No alert on failed builds",
        document.record.reasons()[0].id,
    )
    document.undo()
    document.undo()
    assert document.record.root_causes == ()


def test_every_field_writes_into_its_own_cause(view: CausesView, document: Document) -> None:
    first, second = add_root(document, "First"), add_root(document, "Second")
    card = view.cards[second]
    for editor, text in (
        (card.change, "Change it"),
        (card.proximate, "A wrong role"),
        (card.earlier, "HOT-1"),
    ):
        QTest.keyClicks(editor, text)
        editor.flush()
    cause = document.record.item(Why, second)
    assert (cause.lasting_change, cause.proximate_cause, cause.earlier) == (
        "Change it",
        "A wrong role",
        "HOT-1",
    )
    assert document.record.item(Why, first).lasting_change == ""


def test_a_change_elsewhere_shows_in_the_card(view: CausesView, document: Document) -> None:
    key = add_root(document, "Typo")
    document.edit(set_fields("Edit reason", document.record.item(Why, key), text="No typo"))
    assert view.cards[key].statement.text() == "No typo"


def test_an_action_is_added_for_a_cause(view: CausesView, document: Document) -> None:
    key = add_root(document, "No test")
    card = view.cards[key]
    assert chips(card) == ["No action fixes this yet"]
    QTest.keyClicks(card.fixes.entry, "Add a test")
    QTest.keyClick(card.fixes.entry, Qt.Key.Key_Return)
    (action,) = document.record.actions
    assert (action.text, action.kind, action.cause_id) == ("Add a test", ActionKind.PRIORITY, key)
    assert chips(card) == ["1 priority action", "Proposed"]
    assert card.fixes.entry.text() == ""


def test_the_finding_about_a_dependency_shows_with_its_category_only(
    view: CausesView, document: Document
) -> None:
    key = add_root(document, "The provider was down")
    card = view.cards[key]
    assert not card.finding.isVisible()
    cause = document.record.item(Why, key)
    document.edit(set_fields("Choose category", cause, category=Category.DEPENDENCY))
    assert card.finding.isVisible()
    assert card.category.value() is Category.DEPENDENCY


def test_a_mark_taken_away_takes_the_card_away(view: CausesView, document: Document) -> None:
    first, second = add_root(document, "First"), add_root(document, "Second")
    document.edit(causes.set_mark(document.record.item(Why, first), Mark.ROOT))
    assert list(view.cards) == [second]
    document.undo()
    assert set(view.cards) == {first, second}
    assert view.subtitle() == "2 root causes · 2 without a priority action"


def test_cards_stand_in_the_order_of_the_tree(view: CausesView, document: Document) -> None:
    first, second = add_root(document, "First"), add_root(document, "Second")
    document.edit(causes.shift(document.record, document.record.item(Why, second), -1))
    QApplication.processEvents()
    tops = {key: card.mapTo(view, card.rect().topLeft()).y() for key, card in view.cards.items()}
    assert tops[second] < tops[first]


def test_the_panel_is_about_the_card_with_the_focus(
    qtbot: QtBot, view: CausesView, document: Document
) -> None:
    add_root(document, "First")
    second = add_root(document, "Second")
    panel = view.side_panel()
    assert isinstance(panel, CausePanel)
    qtbot.addWidget(panel)
    panel.show()
    view.activateWindow()
    view.cards[second].change.setFocus()
    scale = next(
        c for c in panel.findChildren(ChoiceCard) if c.accessibleName().startswith("Scale")
    )
    scale.click()
    assert document.record.item(Why, second).category is Category.SCALE


def test_markup_in_a_cause_is_shown_as_it_was_typed(view: CausesView, document: Document) -> None:
    key = add_root(document, "<b>bold</b>")
    card = view.cards[key]
    QTest.keyClicks(card.fixes.entry, "<img src=x>")
    QTest.keyClick(card.fixes.entry, Qt.Key.Key_Return)
    assert card.statement.toPlainText() == "<b>bold</b>"
    shown = [text for text in card.findChildren(QLabel) if text.text() == "<img src=x>"]
    assert [text.textFormat() for text in shown] == [Qt.TextFormat.PlainText]

"""Actions are added, edited, ordered and taken through their life, by keyboard alone."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.actions import Commitment, commit, withdraw
from pmdesk.changes import remove, set_fields
from pmdesk.directory.known import Someone
from pmdesk.model import Action, ActionClass, ActionKind, ActionState, SectionKey
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.document import Document
from ui.followup.action_form import ActionForm
from ui.followup.actions_view import ActionsView
from ui.followup.dialogs import CommitDialog, DeclineDialog, IssueDialog
from ui.followup.later_dialog import LaterDialog

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(
    qtbot: QtBot, sample_document: Document, ask: FakeAsk, clock: FakeClock
) -> Iterator[ActionsView]:
    """The actions of the sample record, on the screen."""
    yield from shown(qtbot, ActionsView(sample_document, ask, known, clock=clock))


@pytest.fixture
def empty(
    qtbot: QtBot, document: Document, ask: FakeAsk, clock: FakeClock
) -> Iterator[ActionsView]:
    """The actions of a blank record, on the screen."""
    yield from shown(qtbot, ActionsView(document, ask, known, clock=clock))


def shown(qtbot: QtBot, made: ActionsView) -> Iterator[ActionsView]:
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def texts(document: Document) -> list[str]:
    return [action.text for action in document.record.actions]


def opened(view: ActionsView, action: Action) -> ActionForm:
    """Open an action and return its fields."""
    view.open(action.id)
    form = view.cards[action.id].form
    assert form is not None
    return form


def shown_text(dialog: QDialog) -> str:
    return " ".join(label.text().replace("\u200b", "") for label in dialog.findChildren(QLabel))


def press(qtbot: QtBot, page: QWidget, words: str) -> None:
    """Press the button with some words on it, once it is there."""

    def found() -> list[QPushButton]:
        buttons = page.findChildren(QPushButton)
        return [button for button in buttons if button.text() == words and button.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    found()[0].click()


def now(document: Document, action: Action) -> Action:
    return document.record.item(Action, action.id)


def proposed(document: Document, **fields: object) -> Action:
    """Return an action of the sample that nobody has committed to, or make it one."""
    action = document.record.actions[0]
    document.edit(withdraw(action))
    document.edit(set_fields("Edit", now(document, action), tracker_key="", **fields))
    return now(document, action)


def test_enter_adds_the_line_as_typed_and_makes_room_for_the_next(
    empty: ActionsView, document: Document
) -> None:
    QTest.keyClicks(empty.entry, "Add <b>alerts</b> & tests")
    QTest.keyClick(empty.entry, Qt.Key.Key_Return)
    (action,) = document.record.actions
    assert action.text == "Add <b>alerts</b> & tests"
    assert action.kind is ActionKind.IMPROVEMENT
    assert action.action_class is ActionClass.PREVENT
    assert empty.entry.text() == ""
    assert "Add <b>alerts</b> & tests" in empty.cards[action.id].accessibleName()


def test_a_new_action_is_in_sight_below_many_others(
    qtbot: QtBot, empty: ActionsView, document: Document
) -> None:
    empty.resize(600, 300)
    for number in range(12):
        QTest.keyClicks(empty.entry, f"Alert on queue {number} when it is full")
        QTest.keyClick(empty.entry, Qt.Key.Key_Return)
    last = empty.cards[document.record.actions[-1].id]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_several_pasted_lines_are_one_step(empty: ActionsView, document: Document) -> None:
    QGuiApplication.clipboard().setText("- Add an alert\n- Limit scale-down\n\n")
    QTest.keyClick(empty.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(document) == ["Add an alert", "Limit scale-down"]
    document.undo()
    assert texts(document) == []


def test_a_question_of_the_side_panel_chooses_the_class_of_the_next_action(
    qtbot: QtBot, empty: ActionsView, document: Document
) -> None:
    panel = empty.side_panel()
    qtbot.addWidget(panel)
    panel.show()
    press(qtbot, panel, "Detect")
    panel.close()
    QTest.keyClicks(empty.entry, "Alert on failed builds")
    QTest.keyClick(empty.entry, Qt.Key.Key_Return)
    assert document.record.actions[0].action_class is ActionClass.DETECT


def test_an_uncovered_cause_leads_to_an_action_that_fixes_it(
    qtbot: QtBot, view: ActionsView, sample_document: Document
) -> None:
    record = sample_document.record
    cause = record.root_causes[0]
    sample_document.edit(remove("Delete", *record.actions_for(cause)))
    assert "2 of 3 root causes have a priority action" in view.coverage.text()
    press(qtbot, view.coverage, "Add action")
    action = sample_document.record.actions[-1]
    assert (action.cause_id, action.kind) == (cause.id, ActionKind.PRIORITY)
    form = view.cards[action.id].form
    assert form is not None
    QTest.keyClicks(form.text, "Test the limit")
    form.flush()
    assert now(sample_document, action).text == "Test the limit"
    assert "3 of 3 root causes have a priority action" in view.coverage.text()


def test_a_cause_is_a_way_to_the_root_causes(qtbot: QtBot, view: ActionsView) -> None:
    with qtbot.waitSignal(view.section_requested) as asked:
        view.coverage.cause_requested.emit()
    assert asked.args == [SectionKey.CAUSES]


def test_keys_open_close_step_move_and_remove(view: ActionsView, sample_document: Document) -> None:
    before = texts(sample_document)
    first, second = sample_document.record.actions[:2]
    card = view.cards[first.id]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.is_open()
    assert card.form is not None
    QTest.keyClick(card.form.team, Qt.Key.Key_Escape)
    assert not card.is_open()
    assert card.hasFocus()
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert view.cards[second.id].hasFocus()
    QTest.keyClick(view.cards[second.id], Qt.Key.Key_Up, ALT)
    assert texts(sample_document) == [before[1], before[0], *before[2:]]
    QTest.keyClick(view.cards[second.id], Qt.Key.Key_Delete)
    assert texts(sample_document) == [before[0], *before[2:]]
    sample_document.undo()
    sample_document.undo()
    assert texts(sample_document) == before
    assert len(view.cards) == len(before)


def test_the_last_card_leads_to_the_line_for_more(
    view: ActionsView, sample_document: Document
) -> None:
    card = view.cards[sample_document.record.actions[-1].id]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert view.entry.hasFocus()


def test_only_one_action_is_open_and_typing_stays_with_the_one_it_was_meant_for(
    view: ActionsView, sample_document: Document
) -> None:
    first, second = sample_document.record.actions[:2]
    form = opened(view, first)
    form.team.setFocus()
    form.team.selectAll()
    QTest.keyClicks(form.team, "Storage ")
    opened(view, second)
    assert now(sample_document, first).team == "Storage"
    assert now(sample_document, second).team == second.team
    assert [key for key, card in view.cards.items() if card.is_open()] == [second.id]


def test_what_is_half_typed_is_not_disturbed_by_another_edit(
    view: ActionsView, sample_document: Document
) -> None:
    action = sample_document.record.actions[0]
    form = opened(view, action)
    form.team.selectAll()
    QTest.keyClicks(form.team, "Stor")
    form.kind.chosen.emit(ActionKind.IMPROVEMENT)
    assert now(sample_document, action).kind is ActionKind.IMPROVEMENT
    assert form.team.text() == "Stor"


def test_a_commitment_has_a_name_a_day_and_the_due_date_of_the_service(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    action = proposed(sample_document, kind=ActionKind.PRIORITY)

    def fill_in(dialog: CommitDialog) -> None:
        dialog.by.setText("Platform manager")
        dialog.on.setText("2 Mar 2026")

    ask.answers.append(fill_in)
    form = opened(view, action)
    press(qtbot, form, "Commit…")
    committed = now(sample_document, action)
    assert committed.state is ActionState.COMMITTED
    assert committed.committed_by == "Platform manager"
    assert committed.due == date(2026, 3, 30)
    assert form.due.text() == "30 Mar 2026"
    assert sample_document.undo_label == "Commit to action"


def test_a_commitment_without_a_name_is_refused_at_its_field(
    qtbot: QtBot, sample_document: Document
) -> None:
    action = proposed(sample_document)
    dialog = CommitDialog([action], [], date(2026, 3, 2), lambda _action: 4)
    qtbot.addWidget(dialog)
    dialog.by.setText("  ")
    dialog.accept()
    assert dialog.result() == 0
    assert "Say who commits" in dialog.error("committed_by")
    dialog.by.setText("M")
    assert dialog.error("committed_by") == ""
    dialog.on.setText("some day")
    dialog.by.setText("Manager")
    dialog.accept()
    assert "is not a day" in dialog.error("on")


def test_a_manager_whom_the_directory_knows_is_proposed_with_the_role(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    for person in sample_document.record.participants:
        sample_document.edit(set_fields("Edit", person, responsible_manager=False))
    action = proposed(sample_document, kind=ActionKind.PRIORITY, team="build engineering")
    ask.answers.append(True)
    press(qtbot, opened(view, action), "Commit…")
    committed = now(sample_document, action)
    assert (committed.committed_by, committed.committed_role) == ("Ada Park", "Head of Builds")


def test_a_later_day_than_the_weeks_is_committed_to_only_with_a_reason(
    qtbot: QtBot, sample_document: Document
) -> None:
    action = proposed(sample_document, kind=ActionKind.PRIORITY)
    dialog = CommitDialog([action], [Someone("Ada Park", "Head")], date(2026, 3, 2), lambda _a: 4)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.due.text() == "30 Mar 2026"
    assert not dialog.reason.isVisible()
    dialog.due.setFocus()
    dialog.due.selectAll()
    QTest.keyClicks(dialog.due, "1 may")
    dialog.due.flush()
    assert dialog.reason.isVisible()
    dialog.accept()
    assert "Say why that day was agreed" in dialog.error("due_reason")
    dialog.reason.set_text("The parts come in April")
    dialog.accept()
    assert dialog.result() == 1
    sample_document.edit(dialog.change())
    committed = now(sample_document, action)
    assert (committed.due, committed.due_reason) == (date(2026, 5, 1), "The parts come in April")


def test_a_later_date_asks_why_and_shows_the_answer(
    view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    action = proposed(sample_document, kind=ActionKind.PRIORITY)
    sample_document.edit(commit(action, Commitment("Manager", date(2026, 3, 2)), 4))
    form = opened(view, action)
    assert not form.due_reason.isVisible()
    ask.answers += [False, False]
    form.due.setFocus()
    form.due.selectAll()
    QTest.keyClicks(form.due, "1 may")
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    assert "Say why" in form.due.accessibleDescription()
    assert now(sample_document, action).due == date(2026, 3, 30)
    form.due.selectAll()
    QTest.keyClicks(form.due, "1 may")
    form.team.setFocus()
    assert ask.answers == [], "the same day, entered again, is asked about again"

    def give_reason(dialog: LaterDialog) -> None:
        dialog.accept()
        assert "Say why that day was agreed" in dialog.error("due_reason")
        assert dialog.result() == 0
        dialog.reason.set_text("The parts come in April")
        assert dialog.error("due_reason") == "", "the sentence goes with what it was about"
        assert action.text[:30] in shown_text(dialog)
        assert "The service allows until 30 Mar 2026." in shown_text(dialog)

    ask.answers.append(give_reason)
    form.due.setFocus()
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    assert now(sample_document, action).due == date(2026, 5, 1)
    assert form.due_reason.isVisible()
    assert form.due_reason.text() == "The parts come in April"
    form.team.setFocus()
    view.cards[action.id].set_open(is_open=False)
    assert "agreed because: The parts come in April" in view.cards[action.id].accessibleName()


def test_the_due_date_can_be_overridden_and_set_back(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    ask.answers.append(lambda dialog: dialog.reason.set_text("It was agreed so"))
    action = proposed(sample_document, kind=ActionKind.PRIORITY)
    sample_document.edit(commit(action, Commitment("Manager", date(2026, 3, 2)), 4))
    form = opened(view, action)
    form.due.setFocus()
    form.due.selectAll()
    QTest.keyClicks(form.due, "1 apr")
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    assert now(sample_document, action).due == date(2026, 4, 1)
    assert form.due.text() == "1 Apr 2026"
    press(qtbot, form, "Due 30 Mar 2026")
    back = now(sample_document, action)
    assert (back.due, back.due_reason) == (date(2026, 3, 30), "")


def test_a_day_that_is_none_is_refused_at_the_field_and_kept_there(
    view: ActionsView, sample_document: Document
) -> None:
    action = sample_document.record.actions[0]
    form = opened(view, action)
    form.due.selectAll()
    QTest.keyClicks(form.due, "soon")
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    assert "“soon” is not a day" in form.due.accessibleDescription()
    assert form.due.text() == "soon"
    assert now(sample_document, action).due == action.due


def test_a_committed_action_is_raised_done_and_opened_again(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    action = proposed(sample_document)
    sample_document.edit(commit(action, Commitment("Manager", date(2026, 3, 2)), 4))

    def fill_in(dialog: IssueDialog) -> None:
        dialog.key.setText("BUILD-812")
        dialog.url.setText("https://tracker.example/BUILD-812")

    ask.answers.append(fill_in)
    form = opened(view, action)
    press(qtbot, form, "Note its issue…")
    assert now(sample_document, action).state is ActionState.RAISED
    press(qtbot, form, "Done")
    assert now(sample_document, action).state is ActionState.DONE
    press(qtbot, form, "Reopen")
    assert now(sample_document, action).state is ActionState.RAISED


@pytest.mark.parametrize(
    ("key", "url", "field", "sentence"),
    [
        ("", "", "tracker_key", "Write the key"),
        ("B-1", "javascript:alert(1)", "tracker_url", "must start with http"),
    ],
)
def test_an_issue_needs_a_key_and_an_honest_link(
    qtbot: QtBot, sample_document: Document, key: str, url: str, field: str, sentence: str
) -> None:
    dialog = IssueDialog(sample_document.record.actions[0], "BUILD", date(2026, 3, 2))
    qtbot.addWidget(dialog)
    dialog.key.setText(key)
    dialog.url.setText(url)
    dialog.accept()
    assert sentence in dialog.error(field)


def test_declining_asks_for_the_reason(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    action = proposed(sample_document)
    dialog = DeclineDialog([action])
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "Say why" in dialog.error("declined_because")
    ask.answers.append(lambda dialog: dialog.reason.set_text("Bought instead"))
    press(qtbot, opened(view, action), "Decline…")
    declined = now(sample_document, action)
    assert (declined.state, declined.declined_because) == (ActionState.DECLINED, "Bought instead")


def test_a_question_that_is_called_off_changes_nothing(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    action = proposed(sample_document)
    ask.answers.append(False)
    press(qtbot, opened(view, action), "Commit…")
    assert now(sample_document, action) == action


def test_overdue_is_said_on_the_card_and_over_the_list(
    view: ActionsView, sample_document: Document
) -> None:
    action = proposed(sample_document, kind=ActionKind.PRIORITY)
    sample_document.edit(commit(action, Commitment("Manager", date(2026, 1, 5)), 4))
    assert "overdue" in view.cards[action.id].accessibleName()
    assert "overdue" in view.subtitle()


def test_actions_without_a_commitment_say_with_whom_to_follow_up(
    view: ActionsView, sample_document: Document
) -> None:
    managers = [p for p in sample_document.record.participants if p.responsible_manager]
    assert "for a commitment. Follow up with: " + managers[0].role in view.coverage.text()
    sample_document.edit(remove("Delete participants", *managers))
    assert "Mark the responsible managers" in view.coverage.text()


def test_everything_that_takes_the_keyboard_has_a_name(
    view: ActionsView, sample_document: Document
) -> None:
    opened(view, sample_document.record.actions[0])
    nameless = [
        type(widget).__name__
        for page in (view, view.side_panel())
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_in_a_low_window_the_coverage_gives_its_room_to_the_actions(
    qtbot: QtBot, view: ActionsView
) -> None:
    tall = view.coverage.height()
    view.resize(900, 300)
    qtbot.waitUntil(lambda: view.coverage.height() < tall / 2)
    assert "3 of 3 root causes" in view.coverage.text()
    view.resize(900, 700)
    qtbot.waitUntil(lambda: view.coverage.height() == tall)


def test_the_fields_say_what_the_wording_lacks_until_it_is_said(
    view: ActionsView, sample_document: Document
) -> None:
    action = sample_document.record.actions[0]
    form = opened(view, action)
    assert form.wording.isHidden() or "Not yet" not in said(form.wording)
    form.text.selectAll()
    QTest.keyClicks(form.text, "Investigate monitoring for this scenario")
    form.flush()
    assert "Not yet actionable" in said(form.wording)
    assert "From" in said(form.wording)
    form.text.selectAll()
    QTest.keyClicks(form.text, "Add an alert when checkout fails for more than 1 % of requests")
    form.flush()
    assert "Not yet" not in said(form.wording)
    assert "It reads like “Detect future incidents”." in said(form.wording)
    QApplication.processEvents()
    ways = form.wording.findChildren(QPushButton)
    take = next(way for way in ways if way.text() == "Make it that" and way.isVisible())
    take.click()
    after = sample_document.record.item(Action, action.id)
    assert after.action_class is ActionClass.DETECT
    assert form.wording.isHidden()
    sample_document.undo()
    assert sample_document.record.item(Action, action.id).action_class is action.action_class


def said(widget: QWidget) -> list[str]:
    """Return every text that a widget shows."""
    return [shown.text() for shown in widget.findChildren(QLabel) if not shown.isHidden()]


def test_a_dialog_grows_with_what_it_says_and_names_its_action(
    qtbot: QtBot, sample_document: Document
) -> None:
    action = proposed(sample_document, kind=ActionKind.PRIORITY)
    dialog = CommitDialog([action], [], date(2026, 3, 2), lambda _action: 4)
    qtbot.addWidget(dialog)
    dialog.show()
    assert action.text[:30] in shown_text(dialog)
    before = dialog.height()
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.height() > before)
    for said in dialog.findChildren(QLabel):
        if said.isVisible():
            assert said.height() >= said.heightForWidth(said.width()), said.text()


def test_several_actions_are_committed_to_in_words_for_several(
    qtbot: QtBot, sample_document: Document
) -> None:
    chosen = sample_document.record.actions[:3]
    dialog = CommitDialog(chosen, [], date(2026, 3, 2), lambda _action: 4)
    qtbot.addWidget(dialog)
    assert "agrees to these 3 actions and their dates" in shown_text(dialog)
    assert chosen[1].text[:30] in shown_text(dialog)
    assert "and 1 more" in shown_text(dialog)


def test_a_due_date_in_the_past_is_taken_and_said_quietly(
    view: ActionsView, sample_document: Document
) -> None:
    action = proposed(sample_document)
    form = opened(view, action)
    form.due.setFocus()
    form.due.selectAll()
    QTest.keyClicks(form.due, "2 Feb 2026")
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    assert now(sample_document, action).due == date(2026, 2, 2)
    assert "2 Feb 2026 is in the past." in form.due.accessibleDescription()


def test_noting_an_issue_by_hand_leads_to_raising_issues(
    qtbot: QtBot, view: ActionsView, sample_document: Document, ask: FakeAsk
) -> None:
    action = proposed(sample_document)

    def lead(dialog: IssueDialog) -> bool:
        dialog.lead.click()
        return False

    ask.answers.append(lead)
    with qtbot.waitSignal(view.action_requested) as asked:
        press(qtbot, opened(view, action), "Note its issue…")
    assert asked.args == ["raise_issues"]
    assert now(sample_document, action).tracker_key == ""

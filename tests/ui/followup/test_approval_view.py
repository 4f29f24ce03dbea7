"""Approval: what is missing is said, decisions count, and a change of content voids them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import process
from pmdesk.approval import review
from pmdesk.changes import remove, set_fields
from pmdesk.model import Approval, Decision, Postmortem, SectionKey, State
from tests.examples import CREATED
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.document import Document
from ui.followup.approval_view import ApprovalView
from ui.followup.approver_row import ApproverRow, DecisionDialog
from ui.language.wording import Wording

# The offscreen platform says this of the list that completes what is typed; a real one never does.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def view(
    qtbot: QtBot, sample_document: Document, ask: FakeAsk, clock: FakeClock
) -> Iterator[ApprovalView]:
    """The approval of the sample record, on the screen."""
    yield from shown(qtbot, ApprovalView(sample_document, ask, known, clock=clock))


@pytest.fixture
def empty(
    qtbot: QtBot, document: Document, ask: FakeAsk, clock: FakeClock
) -> Iterator[ApprovalView]:
    """The approval of a blank record, on the screen."""
    yield from shown(qtbot, ApprovalView(document, ask, known, clock=clock))


def shown(qtbot: QtBot, made: ApprovalView) -> Iterator[ApprovalView]:
    qtbot.addWidget(made)
    made.resize(900, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def button(page: QWidget, words: str) -> QAbstractButton:
    """Return the newest button with some words on it, or with that spoken name."""
    found = [
        made
        for made in page.findChildren(QAbstractButton)
        if words in {made.text(), made.accessibleName()}
    ]
    assert found, [made.accessibleName() for made in page.findChildren(QAbstractButton)]
    return found[-1]


def state(document: Document) -> State:
    return document.record.postmortem.state


def rows(view: ApprovalView) -> list[ApproverRow]:
    return [view.approvers.rows[a.id] for a in view.approvers.document.record.approvals]


def approve(view: ApprovalView, ask: FakeAsk, row: ApproverRow) -> None:
    ask.answers.append(True)
    row.approve.click()


def approve_all(view: ApprovalView, document: Document, ask: FakeAsk) -> None:
    """Request approval and have all mandatory approvers approve."""
    document.edit(review.request_approval(document.record, CREATED))
    for row in rows(view):
        if row.mandatory.isChecked():
            approve(view, ask, row)


def test_the_way_to_the_first_language_finding_is_shown(
    qtbot: QtBot, view: ApprovalView, sample_document: Document
) -> None:
    section = sample_document.record.section(SectionKey.RESPONSE)
    sample_document.edit(set_fields("Type", section, text="It was human error."))
    Wording.of(sample_document).finish()
    with qtbot.waitSignal(view.place_requested) as asked:
        button(view.missing, "Go to Response: 1 language finding to look at.").click()
    assert asked.args == [SectionKey.RESPONSE, section.id]
    sample_document.undo()
    Wording.of(sample_document).finish()
    assert "language" not in "".join(
        made.accessibleName()
        for made in view.missing.findChildren(QAbstractButton)
        if made.isVisible()
    )


def test_each_thing_that_is_missing_leads_to_its_place(
    qtbot: QtBot, empty: ApprovalView, document: Document
) -> None:
    missing = process.missing_for_approval(document.record)
    assert len(missing) > 10
    for thing in missing:
        with qtbot.waitSignal(empty.place_requested) as asked:
            button(empty.missing, f"Go to {thing.section.label}: {thing.sentence}").click()
        assert asked.args == [thing.section, thing.item_id]
    sentence = button(empty.missing, f"Go to {missing[0].section.label}: {missing[0].sentence}")
    line = sentence.parentWidget()
    assert line is not None
    assert sentence.width() > line.width() * 0.9
    request = button(empty.state, "Request approval…")
    assert request.accessibleDescription() == f"{len(missing)} things are still missing"


def test_asking_and_asking_once_more_are_left_to_the_dialog(
    qtbot: QtBot, view: ApprovalView, sample_document: Document
) -> None:
    with qtbot.waitSignal(view.action_requested) as asked:
        button(view.state, "Request approval…").click()
    assert asked.args == ["request_approval"]
    sample_document.edit(review.request_approval(sample_document.record, CREATED))
    with qtbot.waitSignal(view.action_requested) as asked:
        button(view.state, "Packet and messages…").click()
    assert asked.args == ["request_approval"]


def test_approvers_come_from_the_directory_by_one_click(
    empty: ApprovalView, document: Document
) -> None:
    root = document.record.postmortem
    document.edit(set_fields("Edit", root, service="Build scheduler"))
    empty.approvers.from_service.click()
    named = [(approval.name, approval.mandatory) for approval in document.record.approvals]
    assert named == [
        ("Head of Developer platform", True), ("Reliability lead", True), ("Support lead", False),
    ]  # fmt: skip
    assert empty.approvers.from_service.isHidden()


def test_an_approver_is_typed_with_a_role_moved_and_removed(
    empty: ApprovalView, document: Document
) -> None:
    entry = empty.approvers.entry
    for line in ("Director, R&D <b>", "Support lead"):
        QTest.keyClicks(entry, line)
        QTest.keyClick(entry, Qt.Key.Key_Return)
    first, second = document.record.approvals
    assert (first.name, first.role, first.mandatory) == ("Director", "R&D <b>", True)
    row = empty.approvers.rows[second.id]
    row.name.setFocus()
    QTest.keyClick(row.name, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [approval.id for approval in document.record.approvals] == [second.id, first.id]
    row.remove.click()
    assert [approval.id for approval in document.record.approvals] == [first.id]
    document.undo()
    assert len(empty.approvers.rows) == 2


def test_an_approver_whom_the_directory_knows_comes_with_role_and_address(
    view: ApprovalView, sample_document: Document
) -> None:
    QTest.keyClicks(view.approvers.entry, "Ada Park")
    QTest.keyClick(view.approvers.entry, Qt.Key.Key_Return)
    added = sample_document.record.approvals[-1]
    assert (added.name, added.role, added.contact) == ("Ada Park", "Head of Builds", "@ada")


def test_an_address_is_typed_after_the_role_and_shown(
    empty: ApprovalView, document: Document
) -> None:
    QTest.keyClicks(empty.approvers.entry, "Ada Park, CTO, ada@x.example")
    QTest.keyClick(empty.approvers.entry, Qt.Key.Key_Return)
    (made,) = document.record.approvals
    assert (made.name, made.role, made.contact) == ("Ada Park", "CTO", "ada@x.example")
    row = empty.approvers.rows[made.id]
    shown = [text.text().replace("\u200b", "") for text in row.findChildren(QLabel)]
    assert "ada@x.example" in shown


def test_a_name_that_is_emptied_is_refused_and_stays_in_the_record(
    qtbot: QtBot, view: ApprovalView, sample_document: Document
) -> None:
    approval = sample_document.record.approvals[0]
    row = view.approvers.rows[approval.id]
    row.name.setFocus()
    row.name.selectAll()
    QTest.keyClick(row.name, Qt.Key.Key_Delete)
    row.name.flush()
    assert row.error() == "Approver cannot be empty."
    assert sample_document.record.item(Approval, approval.id).name == approval.name


def test_all_mandatory_approvers_make_it_approved(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    approve_all(view, sample_document, ask)
    assert state(sample_document) is State.APPROVED
    optional = [a for a in sample_document.record.approvals if not a.mandatory]
    assert optional
    assert all(a.decision is Decision.PENDING for a in optional)
    asked: list[str] = []
    view.action_requested.connect(asked.append)
    button(view.state, "Publish…").click()
    assert asked == ["publish"]


def test_the_view_says_until_when_whom_it_waits_for_and_how_late_they_are(
    view: ApprovalView, sample_document: Document, ask: FakeAsk, clock: FakeClock
) -> None:
    wanted = clock().date() + timedelta(days=7)
    change = review.request_approval(sample_document.record, clock(), wanted)
    sample_document.edit(change)
    said = "\n".join(shown.text() for shown in view.state.findChildren(QLabel) if shown.isVisible())
    assert (
        "Wanted by 9 Mar 2026. Waiting for: Head of Developer platform, Reliability lead." in said
    )
    clock.advance(days=9)
    approve(view, ask, rows(view)[0])
    assert "Wanted by 9 Mar 2026, 2 days ago. Waiting for: Reliability lead." in _said(view)


def _said(view: ApprovalView) -> str:
    """Return all that the card about the state says."""
    labels = (shown for shown in view.state.findChildren(QLabel) if shown.isVisible())
    return "\n".join(shown.text().replace("\u200b", "") for shown in labels)


def test_decisions_wait_until_approval_is_requested(view: ApprovalView) -> None:
    assert not any(row.approve.isEnabled() for row in rows(view))


def test_one_mandatory_approver_is_not_enough(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    sample_document.edit(review.request_approval(sample_document.record, CREATED))
    approve(view, ask, rows(view)[0])
    assert state(sample_document) is State.IN_REVIEW
    assert "1 of 2 mandatory approvals" in view.subtitle()


def test_asking_for_changes_takes_a_comment_and_sends_the_record_back(
    qtbot: QtBot, view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    sample_document.edit(review.request_approval(sample_document.record, CREATED))
    record = sample_document.record
    when = datetime(2026, 3, 2, tzinfo=UTC)
    dialog = DecisionDialog(record, record.approvals[0], Decision.CHANGES_REQUESTED, when)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "Say what has to change" in dialog.error("comment")
    ask.answers.append(lambda dialog: dialog.comment.set_text("The log action needs a team."))
    rows(view)[0].ask_changes.click()
    assert state(sample_document) is State.CHANGES_REQUESTED
    assert sample_document.record.approvals[0].comment == "The log action needs a team."


def test_removing_whom_all_wait_for_approves(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    add = review.request_approval(
        sample_document.record,
        CREATED,
        added=[Approval.checked(record_id="pm", name="Bo", rank="zz")],
    )
    sample_document.edit(add)
    *others, last = [row for row in rows(view) if row.mandatory.isChecked()]
    for row in others:
        approve(view, ask, row)
    assert state(sample_document) is State.IN_REVIEW
    last.remove.click()
    assert state(sample_document) is State.APPROVED


def test_an_optional_approver_is_told_that_the_approval_stands(
    qtbot: QtBot, sample_document: Document
) -> None:
    record = sample_document.record
    approved = record.putting(record.postmortem.having(state=State.APPROVED))
    for mandatory, says in ((True, "goes back to its owner"), (False, "The approval stands")):
        asked = approved.approvals[0].having(mandatory=mandatory)
        dialog = DecisionDialog(approved, asked, Decision.CHANGES_REQUESTED, CREATED)
        qtbot.addWidget(dialog)
        assert any(says in shown.text() for shown in dialog.findChildren(QLabel))


def test_a_decision_can_be_taken_back(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    sample_document.edit(review.request_approval(sample_document.record, CREATED))
    row = rows(view)[0]
    approve(view, ask, row)
    row.take_back.click()
    assert sample_document.record.approvals[0].decision is Decision.PENDING


def test_a_changed_root_cause_voids_approval_and_the_view_says_what_changed(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    assert view.voided.text() == ""
    approve_all(view, sample_document, ask)
    cause = sample_document.record.root_causes[0]
    sample_document.edit(set_fields("Edit reason", cause, text="Nothing tests <i>any</i> limit"))
    assert state(sample_document) is State.DRAFT
    assert "“Edit reason” by Owner" in view.voided.text()
    assert "by Owner, 2 Mar 2026, 09:00" in view.voided.changes.toPlainText()
    assert "<i>any</i>" in view.voided.changes.toPlainText()
    sample_document.edit(remove("Delete action", sample_document.record.actions[0]))
    assert re.search("Action “.*” removed", view.voided.text())
    sample_document.undo()
    sample_document.undo()
    assert state(sample_document) is State.APPROVED
    assert view.voided.text() == ""


def test_other_changes_leave_an_approval_alone(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    approve_all(view, sample_document, ask)
    section = sample_document.record.section(SectionKey.SUMMARY)
    sample_document.edit(set_fields("Edit Summary", section, text="Another text."))
    assert state(sample_document) is State.APPROVED
    assert view.voided.text() == ""
    assert "Changed since approval: 1 harmless change\n" in view.harmless.text()
    assert "Summary · Text  ·  by Owner" in view.harmless.text()
    sample_document.undo()
    assert view.harmless.text() == ""


def test_an_undone_approval_is_not_called_voided(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    approve_all(view, sample_document, ask)
    sample_document.undo()
    assert state(sample_document) is State.IN_REVIEW
    assert view.voided.text() == ""


def test_a_new_approval_ends_the_talk_of_the_voided_one(
    view: ApprovalView, sample_document: Document, ask: FakeAsk
) -> None:
    approve_all(view, sample_document, ask)
    cause = sample_document.record.root_causes[0]
    sample_document.edit(set_fields("Edit reason", cause, text="Another cause of this kind"))
    assert view.voided.text()
    approve_all(view, sample_document, ask)
    assert state(sample_document) is State.APPROVED
    assert view.voided.text() == ""


def test_steps_are_ticked_by_hand_where_the_app_cannot_tell(
    empty: ApprovalView, document: Document
) -> None:
    box = empty.steps.lines["schedule"]
    assert isinstance(box, QCheckBox)
    box.click()
    assert document.record.ticked("step.schedule") is not None
    document.undo()
    assert not box.isChecked()


def test_steps_tick_themselves_where_the_app_can_tell(
    empty: ApprovalView, document: Document
) -> None:
    line = empty.steps.lines["create"]
    assert line.accessibleName().endswith("not done")
    document.edit(set_fields("Edit", document.record.postmortem, incident_key="HOT-1"))
    assert line.accessibleName().endswith(": done")


@pytest.mark.parametrize(("severity", "questions"), [(2, 1), (3, 0)])
def test_doing_without_asks_only_where_a_postmortem_is_required(
    empty: ApprovalView, document: Document, ask: FakeAsk, severity: int, questions: int
) -> None:
    document.edit(set_fields("Edit", document.record.item(Postmortem, "pm"), severity=severity))
    ask.answers += [True] * questions
    button(empty.state, "Not required").click()
    assert state(document) is State.NOT_REQUIRED
    assert len(ask.asked) == questions
    button(empty.state, "Write it after all").click()
    assert state(document) is State.DRAFT


def test_the_keyboard_stays_with_the_buttons_when_they_change(
    view: ApprovalView, sample_document: Document
) -> None:
    sample_document.edit(review.request_approval(sample_document.record, CREATED))
    back = button(view.state, "Back to draft")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert state(sample_document) is State.DRAFT
    assert button(view.state, "Request approval…").hasFocus()


def test_everything_that_takes_the_keyboard_has_a_name(view: ApprovalView) -> None:
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []

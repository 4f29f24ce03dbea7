"""Publishing asks for whom it is, says what stays behind, writes, tells, and marks it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from pmdesk.changes import insert, set_fields
from pmdesk.model import Approval, SectionKey, State
from tests.ui.room import Room
from ui.publishing.dialog import PublishDialog


@pytest.fixture
def dialog(room: Room) -> PublishDialog:
    """The dialog over the sample record, which is approved."""
    desk = room.open()
    document = room.page.document
    document.edit(set_fields("Approve", document.record.postmortem, state=State.APPROVED))
    named = Approval.checked(record_id=document.record.id, name="Grace Hopper", role="Head")
    document.edit(insert("Add", named))
    made = desk.dialogs.about_record()["publish"]()
    assert isinstance(made, PublishDialog)
    return made


def choose_outside(dialog: PublishDialog) -> None:
    dialog.choices.readers.set_value("outside")
    dialog.choices.readers.chosen.emit("outside")


def write(dialog: PublishDialog, room: Room, target: Path) -> str:
    room.ask.answers.append(target)
    with room.qtbot.waitSignal(room.desk.exporter.written):
        dialog.write.click()
    return target.read_text(encoding="utf-8")


def test_what_stays_behind_is_said_for_both_kinds_of_readers(
    dialog: PublishDialog, room: Room
) -> None:
    assert dialog.left_out.text() == "• Names of participants: texts speak of their roles"
    dialog.choices.sections[SectionKey.BACKLOG].click()
    assert dialog.left_out.text().startswith("• Sections: Backlog check")
    choose_outside(dialog)
    said = dialog.left_out.text()
    assert "• Sections: Approval" in said
    assert "approvers with their decisions" in said
    assert "• 3 keys of issues in texts" in said
    assert dialog.stays.isHidden()
    summary = room.page.document.record.section(SectionKey.SUMMARY)
    room.page.document.edit(set_fields("Edit", summary, text="It was not UTF-8."))
    assert dialog.stays.text().endswith("the key of an issue: UTF-8")
    assert not dialog.stays.isHidden()
    assert not dialog.choices.sections[SectionKey.APPROVAL].isChecked()
    assert dialog.choices.sections[SectionKey.BACKLOG].isChecked()


def test_the_file_is_written_with_what_was_chosen(
    dialog: PublishDialog, room: Room, tmp_path: Path
) -> None:
    choose_outside(dialog)
    dialog.choices.title.setText("What happened to builds")
    for key in (SectionKey.LEAD_UP, SectionKey.FAULT):
        dialog.choices.sections[key].click()
    text = write(dialog, room, tmp_path / "out.html")
    assert "What happened to builds</h1>" in text
    assert ">Lead-up</h3>" not in text
    assert ">Impact</h3>" in text
    assert "HOT-" not in text
    assert "PM-1" not in text
    assert "(issues left out) have the same root cause" in text
    assert "Grace Hopper" not in text
    assert dialog.said.text() == "Written: out.html"
    assert room.page.document.record.postmortem.title != "What happened to builds"


@pytest.mark.parametrize(
    ("key", "suffix"), [("markdown", ".md"), ("confluence", ".xml"), ("pdf", ".pdf")]
)
def test_every_document_format_can_be_chosen(
    dialog: PublishDialog, room: Room, tmp_path: Path, key: str, suffix: str
) -> None:
    dialog.choices.format.set_value(key)
    target = tmp_path / f"out{suffix}"
    room.ask.answers.append(target)
    with room.qtbot.waitSignal(room.desk.exporter.written):
        dialog.write.click()
    assert target.stat().st_size > 1000


def test_a_title_must_be_there(dialog: PublishDialog, room: Room) -> None:
    dialog.choices.title.setText("")
    dialog.write.click()
    assert dialog.choices.title_problem() == "Title cannot be empty."
    assert room.ask.asked == []


def test_it_is_marked_as_published_with_its_link_in_one_step(
    dialog: PublishDialog, room: Room
) -> None:
    dialog.link.setText("wiki")
    dialog.mark.click()
    document = room.page.document
    assert document.record.postmortem.state is State.APPROVED
    assert "must start with" in dialog.link_problem()
    dialog.link.setText("https://wiki.example/pm-1")
    dialog.day.setText("4 Mar 2026")
    dialog.mark.click()
    root = document.record.postmortem
    assert (root.state, root.published_url) == (State.PUBLISHED, "https://wiki.example/pm-1")
    assert f"{root.published_on}" == "2026-03-04"
    document.undo()
    assert document.record.postmortem.state is State.APPROVED
    assert document.record.postmortem.published_on is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1 Jan 2200", "“1 Jan 2200” is out of range. The year must be from 1900 to 2199."),
        ("soon", "“soon” is not a day. Write it like 30 Mar 2026, 2026-03-30 or +2w."),
    ],
)
def test_a_day_that_does_not_fit_says_why_at_its_field(
    dialog: PublishDialog, room: Room, typed: str, sentence: str
) -> None:
    dialog.day.setText(typed)
    dialog.mark.click()
    assert sentence in dialog.day.accessibleDescription()
    assert dialog.link_problem() == ""
    assert room.page.document.record.postmortem.state is State.APPROVED


def test_a_draft_can_be_written_but_not_marked(dialog: PublishDialog, room: Room) -> None:
    document = room.page.document
    document.edit(set_fields("Back", document.record.postmortem, state=State.DRAFT))
    assert not dialog.mark.isEnabled()
    assert dialog.write.isEnabled()


def test_the_message_says_where_it_is(dialog: PublishDialog) -> None:
    dialog.link.setText("https://wiki.example/pm-1")
    dialog.copy()
    text = QGuiApplication.clipboard().text()
    assert "is published: https://wiki.example/pm-1" in text
    choose_outside(dialog)
    assert "HOT-20871" not in dialog.message


def test_the_card_of_the_state_leads_to_it(dialog: PublishDialog, room: Room) -> None:
    room.page.open_section(SectionKey.APPROVAL)
    opened: list[str] = []
    room.ask.answers.append(lambda made: opened.append(made.windowTitle()))
    room.page.view(SectionKey.APPROVAL).action_requested.emit("publish")
    assert opened == ["Publish — pmdesk"]

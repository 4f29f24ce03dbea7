"""Scheduling: a time, a length, an agenda, and an invitation that follows until it is edited."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from pmdesk.meeting.agenda import agenda, plan_of
from pmdesk.model import Meeting, Template
from tests.fakes import FakeAsk, FakeClock
from ui.document import Document
from ui.meeting.schedule import ScheduleDialog
from ui.texts.dialog import TextsDialog


class KeptTexts:
    """The templates of a team, in memory."""

    def __init__(self) -> None:
        self.templates: tuple[Template, ...] = ()

    def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
        self.templates = (Template.checked(record_id="directory", key=key, text=text),)
        done()


@pytest.fixture
def dialog(
    qtbot: QtBot, document: Document, ask: FakeAsk, clock: FakeClock
) -> Iterator[ScheduleDialog]:
    made = ScheduleDialog(document, ask, clock, KeptTexts(), lambda: 3)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def enter(dialog: ScheduleDialog, text: str) -> None:
    dialog.when.setFocus()
    dialog.when.selectAll()
    QTest.keyClicks(dialog.when, text)
    QTest.keyClick(dialog.when, Qt.Key.Key_Return)


def test_a_typed_time_is_kept_and_stands_in_the_invitation(
    dialog: ScheduleDialog, document: Document
) -> None:
    enter(dialog, "5 Mar 2026, 14:00")
    meeting = document.record.meeting
    assert meeting.scheduled_for == datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
    assert "5 Mar 2026, 14:00 UTC" in dialog.text.text()


def test_what_is_no_time_is_refused_at_its_field_and_stays_there(
    dialog: ScheduleDialog, document: Document
) -> None:
    enter(dialog, "soon")
    assert document.record.meeting.scheduled_for is None
    assert dialog.when.text() == "soon"


def test_length_and_agenda_change_the_plan(dialog: ScheduleDialog, document: Document) -> None:
    dialog.lengths.chosen.emit(30)
    dialog.agenda.chosen.emit("learning")
    meeting = document.record.meeting
    assert (meeting.minutes, meeting.preset) == (30, "learning")
    assert "Agenda (30 minutes)" in dialog.text.text()
    assert dialog.minutes.text() == "30"


def test_an_edited_invitation_is_not_overwritten(dialog: ScheduleDialog) -> None:
    dialog.text.setPlainText("Come to room 5.")
    dialog.lengths.chosen.emit(90)
    assert dialog.text.text() == "Come to room 5."
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "Come to room 5."


def test_the_calendar_file_is_written_once_there_is_a_time(
    dialog: ScheduleDialog, ask: FakeAsk, tmp_path: Path
) -> None:
    dialog.save()
    assert "no time yet" in dialog.said.text()
    enter(dialog, "5 Mar 2026, 14:00")
    ask.answers.append(tmp_path / "meeting.ics")
    dialog.save()
    assert b"DTSTART:20260305T140000Z" in (tmp_path / "meeting.ics").read_bytes()


def test_the_minutes_of_past_meetings_are_offered_once_there_are_any(
    dialog: ScheduleDialog, document: Document, clock: FakeClock
) -> None:
    dialog.know_past([])
    assert "Use what past" not in visible_buttons(dialog)
    past = Meeting.checked(record_id="x", spent=("timeline 3600",), ended_at=clock())
    dialog.know_past([past])
    (usual,) = [b for b in buttons(dialog) if b.text().startswith("Use what past")]
    usual.click()
    minutes = {each.step.key: each.minutes for each in plan_of(document.record.meeting)}
    assert minutes["timeline"] > 18
    dialog.lengths.chosen.emit(30)
    assert plan_of(document.record.meeting) == agenda(30), "another length plans anew"
    document.undo()
    assert document.record.meeting.minutes == 60


def buttons(dialog: ScheduleDialog) -> list[QPushButton]:
    return dialog.findChildren(QPushButton)


def visible_buttons(dialog: ScheduleDialog) -> str:
    return " ".join(button.text() for button in buttons(dialog) if button.isVisible())


def test_the_invitation_follows_the_template_that_is_edited(
    dialog: ScheduleDialog, ask: FakeAsk
) -> None:
    def edit(editor: object) -> None:
        assert isinstance(editor, TextsDialog)
        editor.text.setPlainText("Talk about $title.")
        editor.accept()

    ask.answers.append(edit)
    dialog.template.click()
    assert dialog.text.text() == "Talk about Checkout refused cards.\n"


def test_what_arrives_once_the_dialog_is_gone_is_left_alone(
    document: Document, ask: FakeAsk, clock: FakeClock
) -> None:
    told: list[Callable[[], object]] = []

    class SlowTexts(KeptTexts):
        def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
            told.append(done)

    def edit(editor: object) -> None:
        assert isinstance(editor, TextsDialog)
        editor.text.setPlainText("Come.")
        editor.accept()

    ask.answers.append(edit)
    dialog = ScheduleDialog(document, ask, clock, SlowTexts(), lambda: 0)
    dialog.template.click()
    delete(dialog)
    told[0]()
    dialog.know_past([document.record.meeting])


def test_the_owner_is_told_of_wording_and_of_what_does_not_fit(
    dialog: ScheduleDialog, document: Document
) -> None:
    said = " ".join(words.text() for words in dialog.findChildren(QLabel))
    assert "turns towards persons in 3 places" in said
    assert "Nobody is listed as having taken part." in said

"""Asking for approval in one dialog: what is missing, who, until when, packet and messages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import process
from pmdesk.approval import form, message, review
from pmdesk.changes import insert, remove, set_fields
from pmdesk.creation import DIRECTORY_ID
from pmdesk.directory.known import Known
from pmdesk.errors import ExportFailed
from pmdesk.model import Approval, Contact, Decision, Service, State, Template
from pmdesk.record import Record
from pmdesk.texts import templates
from tests.fakes import FakeAsk, FakeClock
from ui.approval.courier import Done, Failed, Parcel, write
from ui.approval.request_dialog import Around, RequestDialog
from ui.background import Job, Lane
from ui.document import Document
from ui.texts.dialog import TextsDialog
from ui.theme import Theme

DIRECTORY = insert(
    "",
    Service.checked(
        record_id=DIRECTORY_ID, name="Build scheduler",
        mandatory_approvers=("Ada Park", "Reliability lead"), optional_approvers=("Support lead",),
    ),
    Contact.checked(
        record_id=DIRECTORY_ID, name="Ada Park", role="Head of Builds", handle="ada@x.example"
    ),
    Contact.checked(record_id=DIRECTORY_ID, name="Bo Quist", role="Support lead", handle="#bo"),
).applied_to(Record(DIRECTORY_ID))  # fmt: skip


@dataclass
class Texts:
    """A directory in memory."""

    known: Known = field(default_factory=lambda: Known(DIRECTORY))
    templates: tuple[Template, ...] = ()

    def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
        self.templates = (Template.checked(record_id=DIRECTORY_ID, key=key, text=text),)
        done()


class Work:
    """Writes in a lane of its own, as the window does, or fails as a full disk does."""

    def __init__(self) -> None:
        self.lane = Lane("work")
        self.fails = False
        self.jobs: list[Job] = []

    def send(self, parcel: Parcel, job: Job, done: Done, failed: Failed) -> None:
        self.jobs.append(job)
        self.lane.run(lambda: self._write(parcel, job), done, failed)

    def _write(self, parcel: Parcel, job: Job) -> tuple[Path, ...]:
        if self.fails:
            message = "The disk is full. Make room or choose another place."
            raise ExportFailed(message)
        return write(parcel, {}, job)


@pytest.fixture
def work() -> Iterator[Work]:
    """A real lane."""
    made = Work()
    yield made
    made.lane.close()


@pytest.fixture
def opened() -> list[QUrl]:
    """What was handed to other programs."""
    return []


@pytest.fixture
def around(
    ask: FakeAsk, clock: FakeClock, work: Work, opened: list[QUrl], tmp_path: Path
) -> Around:
    """What the dialog needs beside a record."""

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    return Around(ask, clock, Texts(), work, tmp_path, "A4", open_url)


@pytest.fixture
def dialog(qtbot: QtBot, sample_document: Document, around: Around) -> Iterator[RequestDialog]:
    """The dialog about the sample."""
    yield from shown(qtbot, RequestDialog(sample_document, around))


@pytest.fixture
def empty(qtbot: QtBot, document: Document, around: Around) -> Iterator[RequestDialog]:
    """The dialog about a blank record."""
    yield from shown(qtbot, RequestDialog(document, around))


def shown(qtbot: QtBot, made: RequestDialog) -> Iterator[RequestDialog]:
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def state(document: Document) -> State:
    return document.record.postmortem.state


def request(qtbot: QtBot, dialog: RequestDialog, document: Document) -> None:
    dialog.request.click()
    qtbot.waitUntil(lambda: bool(dialog.said.text()), timeout=30_000)


def test_one_click_writes_the_files_and_puts_the_record_in_review_as_one_step(
    qtbot: QtBot, dialog: RequestDialog, sample_document: Document, tmp_path: Path
) -> None:
    before = sample_document.record
    dialog.people.add.click()
    request(qtbot, dialog, sample_document)
    assert state(sample_document) is State.IN_REVIEW
    record = sample_document.record
    assert record.postmortem.approval_due == date(2026, 3, 9)
    assert all(approval.requested_at for approval in record.approvals)
    assert [approval.name for approval in record.approvals[-2:]] == ["Ada Park", "Support lead"]
    endings = sorted(path.suffix for path in tmp_path.iterdir() if path.is_file())
    assert endings == [".pdf", ".pmdecision", ".pmpacket"]
    given = form.read("a", next(tmp_path.glob("*.pmdecision")).read_bytes())
    assert [seat.id for seat in given.seats] == [approval.id for approval in record.approvals]
    assert sample_document.log[-1].label == "Request approval"
    sample_document.undo()
    assert sample_document.record == before


def test_approvers_come_with_role_and_address_and_can_be_taken_off_again(
    dialog: RequestDialog, sample_document: Document
) -> None:
    dialog.people.add.click()
    ada, support = dialog.people.added
    assert (ada.role, ada.contact, ada.mandatory) == ("Head of Builds", "ada@x.example", True)
    assert (support.contact, support.mandatory) == ("#bo", False)
    dialog.people.add.click()
    assert dialog.people.added == ()
    assert len(sample_document.record.approvals) == 3


def test_what_is_missing_and_the_button_follow_the_approvers_that_are_added(
    qtbot: QtBot, sample_document: Document, around: Around
) -> None:
    sample_document.edit(remove("Remove", *sample_document.record.approvals))
    made = RequestDialog(sample_document, around)
    qtbot.addWidget(made)
    made.show()
    words = "Go to Approval: No mandatory approver is named."

    def links() -> list[str]:
        QApplication.processEvents()
        found = made.findChildren(QAbstractButton)
        return [link.accessibleName() for link in found if link.isVisible()]

    assert words in links()
    assert made.request.text() == "Request approval anyway"
    made.people.add.click()
    assert words not in links()
    assert "Nothing is missing" in [text.text() for text in made.findChildren(QLabel)]
    assert (made.request.text(), made.request.accessibleName()) == ("Request approval",) * 2
    made.people.add.click()
    assert words in links()
    assert made.request.text() == "Request approval anyway"


def test_each_thing_missing_leads_to_its_place_and_closes_the_dialog(
    qtbot: QtBot, empty: RequestDialog, document: Document
) -> None:
    missing = process.missing_for_approval(document.record)
    assert len(missing) > 10
    thing = missing[0]
    words = f"Go to {thing.section.label}: {thing.sentence}"
    (link,) = [b for b in empty.findChildren(QAbstractButton) if b.accessibleName() == words]
    with qtbot.waitSignal(empty.place_requested) as asked:
        link.click()
    assert asked.args == [thing.section, thing.item_id]
    assert not empty.isVisible()


def test_nobody_can_be_asked_where_nobody_is_named(
    empty: RequestDialog, document: Document, work: Work
) -> None:
    empty.request.click()
    assert "Nobody is named" in empty.said.text()
    assert state(document) is State.DRAFT
    assert work.jobs == []


def test_what_cannot_be_written_changes_nothing_and_is_said(
    qtbot: QtBot, dialog: RequestDialog, sample_document: Document, work: Work
) -> None:
    work.fails = True
    request(qtbot, dialog, sample_document)
    assert dialog.said.text().startswith("The disk is full.")
    assert state(sample_document) is State.DRAFT
    assert dialog.request.isEnabled()


def test_writing_can_be_called_off(
    qtbot: QtBot, dialog: RequestDialog, sample_document: Document, tmp_path: Path
) -> None:
    dialog.request.click()
    dialog.reject()
    qtbot.waitUntil(lambda: bool(dialog.said.text()), timeout=30_000)
    assert dialog.said.text().startswith("Called off")
    assert state(sample_document) is State.DRAFT
    assert not list(tmp_path.glob("*.pdf"))
    assert dialog.isVisible()


def test_a_day_and_a_folder_that_are_none_are_pointed_at(
    dialog: RequestDialog, sample_document: Document, tmp_path: Path, work: Work
) -> None:
    dialog.wanted.setText("soon")
    dialog.request.click()
    assert "not a day" in dialog.wanted.accessibleDescription()
    dialog.wanted.setText("+2w")
    dialog.wanted.flush()
    assert "working week" in dialog.wanted.accessibleDescription()
    dialog.wanted.setText("1 Jan 2001")
    dialog.request.click()
    assert "1 Jan 2001 is over" in dialog.wanted.accessibleDescription()
    dialog.wanted.setText("+2w")
    dialog.wanted.flush()
    dialog.folder.setText(str(tmp_path / "none"))
    dialog.request.click()
    assert "There is no folder" in dialog.folder.accessibleDescription()
    assert work.jobs == []
    assert state(sample_document) is State.DRAFT


def test_the_message_speaks_to_each_approver_and_keeps_what_was_typed(
    dialog: RequestDialog, sample_document: Document
) -> None:
    first, second, _ = sample_document.record.approvals
    text = dialog.messages.text.text()
    assert f"Hello {first.name}," in text
    assert "please by 9 Mar 2026" in text
    for said in (sample_document.record.root_causes[0].text, "Attached are three files"):
        assert said in text
    assert "$" not in text
    dialog.messages.text.set_text("")
    QTest.keyClicks(dialog.messages.text, "Please look at it.")
    dialog.messages.who.set_value(second.id)
    dialog.messages.who.chosen.emit(second.id)
    assert f"Hello {second.name}," in dialog.messages.text.text()
    dialog.messages.who.set_value(first.id)
    dialog.messages.who.chosen.emit(first.id)
    assert dialog.messages.text.text() == "Please look at it."


def test_the_message_is_copied_or_opened_in_the_mail_program(
    dialog: RequestDialog, sample_document: Document, opened: list[QUrl]
) -> None:
    dialog.messages.copy.click()
    assert QApplication.clipboard().text() == dialog.messages.text.text()
    assert not dialog.messages.mail.isEnabled()
    dialog.people.add.click()
    ada = dialog.people.added[0]
    dialog.messages.who.set_value(ada.id)
    dialog.messages.who.chosen.emit(ada.id)
    dialog.messages.mail.click()
    (url,) = opened
    assert url.toString().startswith("mailto:ada@x.example?subject=")
    assert "Hello Ada Park," in QApplication.clipboard().text()


def test_the_team_edits_the_template_of_all_requests(dialog: RequestDialog, ask: FakeAsk) -> None:
    def edit(made: QDialog) -> None:
        assert isinstance(made, TextsDialog)
        assert made.text.text() == templates.default(message.KEY)
        made.text.set_text("Subject: Look\n\nDear $approver, by $wanted, $nonsense.")
        made.done(0)

    ask.answers.append(edit)
    assert not dialog.messages.slips.isVisible()
    dialog.messages.template.click()
    assert dialog.messages.slips.text() == "$nonsense is not known; it stays as it is."
    assert dialog.messages.slips.isVisible()
    assert (
        "Dear Head of Developer platform, by 9 Mar 2026, $nonsense." in dialog.messages.text.text()
    )


def test_a_reminder_is_a_day_and_a_task_with_identities_that_stay(
    dialog: RequestDialog, ask: FakeAsk, sample_document: Document, tmp_path: Path
) -> None:
    target = tmp_path / "r.ics"
    ask.answers += [target, target]
    dialog.remind.click()
    first = Calendar.from_ical(target.read_bytes())
    day, task = first.events[0], first.todos[0]
    assert day.decoded("dtstart") == date(2026, 3, 9)
    assert task.decoded("due") == date(2026, 3, 9)
    dialog.remind.click()
    again = Calendar.from_ical(target.read_bytes())
    assert (again.events[0]["uid"], again.todos[0]["uid"]) == (day["uid"], task["uid"])


@pytest.mark.parametrize("names", [False, True])
def test_a_reminder_names_people_only_where_the_packet_does(
    dialog: RequestDialog, ask: FakeAsk, sample_document: Document, tmp_path: Path, *, names: bool
) -> None:
    root = sample_document.record.postmortem
    someone = Approval.checked(record_id=root.record_id, name="Zyrelda Quoxley", rank="z")
    sample_document.edit(insert("Add", someone))
    sample_document.edit(set_fields("Change title", root, title="Outage that Quoxley found"))
    dialog.roles.setChecked(not names)
    ask.answers.append(tmp_path / "r.ics")
    dialog.remind.click()
    assert ("Quoxley" in (tmp_path / "r.ics").read_text("utf-8")) is names


def test_the_dialog_says_before_and_after_that_everyone_agrees_already(
    qtbot: QtBot, sample_document: Document, around: Around
) -> None:
    document = sample_document
    document.edit(review.request_approval(document.record, around.clock()))
    must = [one for one in document.record.approvals if one.mandatory]
    for one in must:
        agreed = review.Verdict(Decision.APPROVED, "", around.clock())
        document.edit(review.decide(document.record, one, agreed))
    document.edit(review.back_to_draft(document.record))
    for made in shown(qtbot, RequestDialog(document, around)):
        assert "approved at once" in made.said.text()
        made.request.click()
        qtbot.waitUntil(lambda: state(document) is State.APPROVED, timeout=30_000)
        assert made.said.text().startswith("Approved.")


def test_a_record_in_review_can_be_packed_again(
    qtbot: QtBot, sample_document: Document, around: Around, clock: FakeClock
) -> None:
    asked = review.request_approval(sample_document.record, clock(), date(2026, 3, 12))
    sample_document.edit(asked)
    made = RequestDialog(sample_document, around)
    qtbot.addWidget(made)
    assert made.request.text() == "Write the packet again"
    assert made.wanted.text() == "12 Mar 2026"
    made.show()
    request(qtbot, made, sample_document)
    assert state(sample_document) is State.IN_REVIEW


def test_a_day_that_is_over_is_not_asked_for_again(
    qtbot: QtBot, sample_document: Document, around: Around, clock: FakeClock
) -> None:
    sample_document.edit(review.request_approval(sample_document.record, clock(), date(2026, 1, 2)))
    made = RequestDialog(sample_document, around)
    qtbot.addWidget(made)
    assert made.wanted.text() == "9 Mar 2026"


def test_the_messages_are_in_view_once_they_are_to_be_sent(
    qtbot: QtBot, dialog: RequestDialog, sample_document: Document, dressed: Theme
) -> None:
    dressed.set_zoom(200)
    dialog.resize(600, 900)
    qtbot.waitUntil(lambda: dialog.messages.visibleRegion().isEmpty())
    request(qtbot, dialog, sample_document)
    for widget in (dialog.messages.who, dialog.messages.copy, dialog.messages.text):
        assert not widget.visibleRegion().isEmpty()


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_can_be_reached_and_named(
    dialog: RequestDialog, dressed: Theme, zoom: int
) -> None:
    dressed.set_zoom(zoom)
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []

"""From the owner's packet to the approver's decision and back, in real windows on real files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QDialog

from pmdesk import process
from pmdesk.changes import set_fields
from pmdesk.model import Decision, SectionKey, State
from tests.fakes import FakeAsk
from tests.ui.room import Room
from ui.approval.answer_dialog import AnswerDialog
from ui.approval.opened import open_packet
from ui.approval.packet_window import PacketWindow
from ui.approval.request_dialog import RequestDialog
from ui.followup.approval_view import ApprovalView


def _requested(room: Room, folder: Path) -> Path:
    """Put the sample before its approvers as its owner does; return the packet."""
    folder.mkdir()
    room.open()
    _ = room.page

    def request(dialog: QDialog) -> None:
        assert isinstance(dialog, RequestDialog)
        dialog.folder.set_text(str(folder))
        dialog.request.click()
        room.wait(lambda: dialog.said.text().startswith("In review"))

    room.ask.answers += [True, request]
    room.desk.actions["request_approval"].trigger()
    assert room.ask.asked == ["Blameless checklist", "Request approval"]
    room.ask.asked.clear()
    return next(folder.glob("*.pmpacket"))


def _decide(room: Room, packet: Path, place: int, decision: Decision, comment: str = "") -> Path:
    """Decide on a packet as an approver on another machine does; return the file to send back."""
    ask = FakeAsk()
    window = PacketWindow(open_packet(packet), ask, room.clock)
    room.qtbot.addWidget(window)
    target = packet.parent / f"{place}.pmdecision"
    ask.answers.append(target)
    window.who.set_value(open_packet(packet).packet.form.seats[place].id)
    window.comment.set_text(comment)
    (window.approve if decision is Decision.APPROVED else window.ask_changes).click()
    return target


def _drop(room: Room, *paths: Path) -> ApprovalView:
    room.page.open_section(SectionKey.APPROVAL)
    view = room.page.view(SectionKey.APPROVAL)
    assert isinstance(view, ApprovalView)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    view.dropEvent(drop)
    return view


def _state(room: Room) -> State:
    return room.page.document.record.postmortem.state


def test_decisions_that_come_back_approve_the_record_and_an_edit_voids_it(
    room: Room, tmp_path: Path, home: Path
) -> None:
    packet = _requested(room, tmp_path / "mail")
    files = [_decide(room, packet, place, Decision.APPROVED, "Agreed.") for place in (0, 1)]
    assert not list(home.rglob("*.pmdesk")), "an approver needs no library"
    room.ask.answers += [True, True]
    view = _drop(room, *files)
    room.wait(lambda: _state(room) is State.APPROVED)
    assert room.ask.asked == ["Decision from a file"] * 2
    document = room.page.document
    first = document.record.approvals[0]
    assert (first.source, first.comment) == ("By decision file", "Agreed.")
    document.edit(set_fields("Edit reason", document.record.root_causes[0], text="Another cause"))
    assert _state(room) is State.DRAFT
    view.voided.follow()
    assert "Another cause" in view.voided.text()
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, AnswerDialog)
        seen.extend(card.sentence for card in dialog.answers)
        return False

    room.ask.answers.append(look)
    room.desk.dialogs.approval.take_decisions([str(files[0])])
    room.wait(lambda: bool(seen))
    assert "is recorded already" in seen[0]


def test_a_request_for_changes_comes_back_with_its_words(room: Room, tmp_path: Path) -> None:
    packet = _requested(room, tmp_path / "mail")
    given = _decide(room, packet, 0, Decision.CHANGES_REQUESTED, "Name a team.")
    room.ask.answers += [given, True]
    room.desk.actions["take_decision"].trigger()
    room.wait(lambda: _state(room) is State.CHANGES_REQUESTED)
    assert room.page.document.record.approvals[0].comment == "Name a team."
    assert "asked for changes" in room.desk.toast.text()


def test_a_decision_on_an_earlier_version_shows_what_has_changed(
    room: Room, tmp_path: Path
) -> None:
    packet = _requested(room, tmp_path / "mail")
    given = _decide(room, packet, 0, Decision.APPROVED)
    document = room.page.document
    document.edit(set_fields("Edit reason", document.record.root_causes[0], text="Another cause"))
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, AnswerDialog)
        seen.extend(changes.toPlainText() for changes in dialog.changes)
        return True

    room.ask.answers.append(look)
    _drop(room, given)
    room.wait(lambda: bool(document.record.approvals[0].digest))
    assert "Another cause" in seen[0]
    assert document.record.approvals[0].decision is Decision.PENDING
    assert _state(room) is State.IN_REVIEW


@pytest.mark.parametrize("while_shown", [False, True])
def test_what_is_written_while_a_decision_is_read_is_not_approved_by_it(
    room: Room, tmp_path: Path, *, while_shown: bool
) -> None:
    packet = _requested(room, tmp_path / "mail")
    given = _decide(room, packet, 0, Decision.APPROVED)
    document = room.page.document
    seen: list[str] = []

    def write(_dialog: object = None) -> None:
        cause = document.record.root_causes[0]
        document.edit(set_fields("Edit reason", cause, text="Another cause"))

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, AnswerDialog)
        seen.extend(answer.sentence for answer in dialog.answers)
        return True

    room.ask.answers += [write, look] if while_shown else [look]
    _drop(room, given)
    if not while_shown:
        write()
    room.wait(lambda: bool(document.record.approvals[0].digest))
    assert "about an earlier version" in seen[0]
    assert document.record.approvals[0].decision is Decision.PENDING


def test_a_file_that_is_none_is_told_in_the_window(room: Room, tmp_path: Path) -> None:
    room.open()
    _ = room.page
    broken = tmp_path / "broken.pmdecision"
    broken.write_text("{", encoding="utf-8")
    _drop(room, broken)
    room.wait(lambda: "broken JSON" in room.desk.banner.text())


def test_a_packet_opens_from_the_menu(room: Room, tmp_path: Path) -> None:
    packet = _requested(room, tmp_path / "mail")
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, PacketWindow)
        seen.append(dialog.report.toPlainText())
        return True

    room.ask.answers += [packet, look]
    room.desk.actions["open_packet"].trigger()
    room.wait(lambda: bool(seen))
    assert "SUMMARY FOR APPROVAL" in seen[0]


def test_what_is_missing_leads_from_the_dialog_to_its_place(room: Room) -> None:
    room.open()
    document = room.page.document
    section = document.record.section(SectionKey.FAULT)
    document.edit(set_fields("Edit", section, text=""))

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, RequestDialog)
        (thing,) = process.missing_for_approval(document.record)
        words = f"Go to {thing.section.label}: {thing.sentence}"
        links = dialog.findChildren(QAbstractButton)
        next(link for link in links if link.accessibleName() == words).click()

    room.ask.answers += [True, go]
    room.desk.actions["request_approval"].trigger()
    assert room.page.key is SectionKey.FAULT
    assert _state(room) is State.DRAFT


def test_nobody_is_asked_about_what_is_approved(room: Room, tmp_path: Path) -> None:
    room.open()
    document = room.page.document
    root = document.record.postmortem
    document.edit(set_fields("Approve", root, state=State.APPROVED))
    room.desk.actions["request_approval"].trigger()
    assert "is approved: nobody has to be asked" in room.desk.banner.text()

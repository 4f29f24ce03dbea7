"""The approver's window: to be read and answered, never to be changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exports import packet as packets
from exports.options import Options
from pmdesk.approval import form, review, since
from pmdesk.changes import insert, set_fields
from pmdesk.errors import ImportFailed
from pmdesk.model import Attachment, Decision, SectionKey
from pmdesk.record import Record
from tests import examples
from tests.fakes import FakeAsk, FakeClock
from tests.ui.prose.conftest import as_file, picture
from ui.approval.opened import open_packet
from ui.approval.packet_window import PacketWindow
from ui.theme import Theme

CLOCK = FakeClock()
RECORD = examples.sample_like_record()


def packet_in(folder: Path, record: Record = RECORD, decided: Record | None = None) -> Path:
    asked = review.request_approval(record, CLOCK()).applied_to(record)
    request = packets.Request(asked, decided, options=Options(generated="2026-03-02"))
    return packets.save(request, folder)[2]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[PacketWindow]:
    """The window on a packet of the example."""
    made = PacketWindow(open_packet(packet_in(tmp_path)), ask, CLOCK)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def test_summary_and_report_can_be_read_and_not_be_changed(window: PacketWindow) -> None:
    text = window.report.toPlainText()
    for said in (
        "SUMMARY FOR APPROVAL · PM-7", "No setting reaches production without a load test.",
        "First refused payment", "The rollback had been rehearsed.",
        "Nobody has decided yet",
    ):  # fmt: skip
        assert said in text
    assert "Robin Doe" not in text
    QTest.keyClicks(window.report, "x")
    assert window.report.toPlainText() == text


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_word_is_broken_in_the_middle(window: PacketWindow, dressed: Theme, zoom: int) -> None:
    dressed.set_zoom(zoom)
    window.resize(700, 700)
    window.report.document().documentLayout().documentSize()
    block, broken = window.report.document().begin(), []
    while block.isValid():
        for number in range(1, block.layout().lineCount()):
            start = block.layout().lineAt(number).textStart()
            if block.text()[start - 1 : start + 1].isalnum():
                broken.append(block.text()[start - 9 : start + 9])
        block = block.next()
    assert broken == []


def test_what_turns_the_direction_is_shown_and_endless_words_are_copied_whole(
    qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    address = "https://wiki.example/" + "a" * 60
    record = examples.written(RECORD, {SectionKey.SUMMARY: f"It is \u202elive. {address}"})
    made = PacketWindow(open_packet(packet_in(tmp_path, record)), ask, CLOCK)
    qtbot.addWidget(made)
    assert "It is [U+202E]live." in made.report.toPlainText()
    made.report.selectAll()
    made.report.copy()
    assert address in QApplication.clipboard().text()


def test_an_approval_is_written_into_a_file_to_send_back(
    window: PacketWindow, ask: FakeAsk, tmp_path: Path
) -> None:
    window.who.set_value(RECORD.approvals[0].id)
    window.comment.set_text("Well told.")
    target = tmp_path / "mine.pmdecision"
    ask.answers.append(target)
    window.approve.click()
    (seat,) = form.read("a", target.read_bytes()).seats
    assert (seat.id, seat.decision, seat.comment, seat.decided_at) == (
        RECORD.approvals[0].id, Decision.APPROVED, "Well told.", CLOCK(),
    )  # fmt: skip
    assert "Send “mine.pmdecision” back" in window.said.text()
    assert window.show_folder.isVisible()


def test_who_decides_is_asked_and_a_request_for_changes_takes_a_comment(
    window: PacketWindow, ask: FakeAsk, tmp_path: Path
) -> None:
    window.approve.click()
    assert window.who.accessibleDescription() == "Choose which approver you are."
    window.who.set_value(RECORD.approvals[1].id)
    window.ask_changes.click()
    assert "Say what has to change" in window.comment.accessibleDescription()
    assert ask.asked == []
    window.comment.set_text("Name a team.")
    ask.answers.append(tmp_path / "b.pmdecision")
    window.ask_changes.click()
    assert window.comment.accessibleDescription().startswith("Needed")
    assert form.read("b", (tmp_path / "b.pmdecision").read_bytes()).decided[0].comment


def test_thinking_better_of_it_writes_nothing(
    window: PacketWindow, ask: FakeAsk, tmp_path: Path
) -> None:
    window.who.set_value(RECORD.approvals[0].id)
    ask.answers.append(None)
    window.approve.click()
    assert window.said.text() == ""
    assert not list(tmp_path.glob("*decision of*"))


def test_a_comment_is_not_lost_by_closing_unasked(window: PacketWindow, ask: FakeAsk) -> None:
    window.comment.set_text("Name a team.")
    ask.answers += [False, True]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert "not in any file yet" in ask.asked[0]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_what_has_changed_since_the_last_decision_is_told(tmp_path: Path) -> None:
    cause = RECORD.root_causes[0]
    now = set_fields("", cause, text="Settings go out untested").applied_to(RECORD)
    opened = open_packet(packet_in(tmp_path, now, RECORD))
    assert opened.packet.changes is not None
    assert opened.packet.changes.content == since.changes(RECORD, now).content


def test_pictures_are_shown_and_broken_ones_are_told_by_their_caption(
    qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    good, bad = as_file(picture()), b"not a picture"
    shown = [
        Attachment.checked(
            record_id="pm", section=SectionKey.FAULT, name="a.png", caption=caption, width=9,
            height=9, rank=caption, sha256=hashlib.sha256(data).hexdigest(),
        )
        for caption, data in (("Graph of refusals", good), ("Lost graph", bad))
    ]  # fmt: skip
    record = insert("", *shown).applied_to(RECORD)
    made = packets.files(packets.Request(record, images={shown[0].sha256: good}))
    path = tmp_path / "a.pmpacket"
    path.write_bytes(made[packets.PACKET])
    window = PacketWindow(open_packet(path), ask, CLOCK)
    qtbot.addWidget(window)
    text = window.report.toPlainText()
    assert "\ufffcGraph of refusals" in text.replace("\n", "")
    assert "Lost graph" in text


def test_a_timeline_without_end_is_shown_in_part_and_leads_to_the_pdf(
    qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    record = insert("", *RECORD.approvals).applied_to(examples.long_record(700))
    window = PacketWindow(open_packet(packet_in(tmp_path, record)), ask, CLOCK)
    qtbot.addWidget(window)
    text = window.report.toPlainText()
    assert "and 200 more: see the PDF" in text
    assert text.count("Support counts") < 140


def test_a_file_that_is_no_packet_is_refused(tmp_path: Path) -> None:
    files = (
        ("a.pmpacket", b"PK\x03\x04", "damaged"),
        ("b.pmpacket", b"", "is not an approval packet"),
        ("c", b"{}", "is not an approval packet"),
    )
    for name, content, says in files:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ImportFailed, match=says):
            open_packet(tmp_path / name)
    with pytest.raises(ImportFailed, match="cannot be read"):
        open_packet(tmp_path / "none")


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_has_a_name_and_can_be_reached(
    window: PacketWindow, dressed: Theme, zoom: int
) -> None:
    dressed.set_zoom(zoom)
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []

"""Records come and go in one window, and nothing typed is lost on the way."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from pmdesk.approval import review
from pmdesk.approval.review import Verdict
from pmdesk.changes import insert, set_fields
from pmdesk.deadlines import due_from
from pmdesk.errors import StorageFailed
from pmdesk.model import Action, Approval, Decision, SectionKey, State
from pmdesk.settings import Settings
from pmdesk.store.library import Library
from tests.ui.room import Room
from ui.clock import now
from ui.document import Document
from ui.followup.approval_view import ApprovalView
from ui.prose.view import ProseView
from ui.record.page import RecordPage
from ui.theme import theme


def test_a_record_asked_for_twice_is_opened_once(room: Room) -> None:
    desk = room.open()
    record_id = room.page.document.record.id
    desk.record.open(record_id)
    desk.record.open(record_id)
    desk.errands.duplicate(record_id)
    room.wait(lambda: desk.record_page is not None and room.page.document.record.id != record_id)
    pages = [desk.frame.pages.widget(place) for place in range(desk.frame.pages.count())]
    assert [page for page in pages if isinstance(page, RecordPage)] == [room.page]


def test_a_window_that_is_closed_at_once_leaves_the_library_closed(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    room.close()
    left = [path.name for path in (tmp_path / "data").iterdir()]
    assert left == ["library.pmdesk"]


def test_the_list_stays_when_it_was_asked_for_while_a_record_was_opening(room: Room) -> None:
    desk = room.open()
    desk.record.open(room.page.document.record.id)
    desk.overviews.show_library()
    with room.qtbot.waitSignal(desk.care.said):  # comes after the record, in the same lane
        desk.care.check()
    assert desk.record_page is None


def test_what_was_written_is_said_of_the_open_record_alone(room: Room, tmp_path: Path) -> None:
    desk = room.open()
    _type(room.page.document, "Something")
    desk.exporter.written.emit([tmp_path / "x.md"])
    assert desk.banner.text() == "Written: x.md"
    desk.overviews.show_library()
    assert desk.record.page is None
    assert desk.banner.text() == ""


def test_what_fails_after_its_record_was_left_holds_the_next_one_up_and_is_rescued(
    room: Room, tmp_path: Path
) -> None:
    desk = room.open()
    record_id = room.page.document.record.id
    room.wait(lambda: desk.saver.waiting == 0)
    room.limit_disk(1)
    _type(room.page.document, "x" * 100_000)
    desk.overviews.show_library()
    assert desk.record_page is None, "nothing had failed yet"
    room.wait(lambda: desk.saver.has_failed)
    desk.record.open(record_id)
    assert "not on disk yet" in desk.banner.text()
    desk.exporter.started.emit("Writing report.pdf…")
    desk.exporter.called_off.emit()
    assert "not on disk yet" in desk.banner.text()
    target = tmp_path / "rescued.pmdesk"
    room.ask.answers.append(target)
    with room.qtbot.waitSignal(desk.closing.said):
        desk.closing.save_elsewhere()
    with Library.open(target) as rescued:
        assert rescued.load(record_id)[0].prose(SectionKey.FAULT) == "x" * 100_000
    room.limit_disk(1_000_000)
    desk.saver.send()
    room.wait(lambda: desk.saver.waiting == 0)
    assert desk.banner.text() == ""


def test_what_arrives_for_a_record_that_was_closed_is_refused_with_a_sentence(room: Room) -> None:
    desk = room.open()
    document = room.page.document
    log = document.log
    view = room.page.view(SectionKey.FAULT)
    assert isinstance(view, ProseView)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    data = QMimeData()
    data.setImageData(picture)
    view.editor.images_offered.emit(data)
    desk.overviews.show_library()
    room.wait(lambda: "was closed" in desk.banner.text())
    assert document.log == log


def test_settings_that_cannot_be_kept_stop_nothing(room: Room) -> None:
    def refuse(_settings: Settings) -> None:
        raise StorageFailed("Your settings could not be kept.")

    room.remember = refuse
    desk = room.open()
    assert room.page.isVisible()
    desk.look.zoom_to(150)
    assert theme.zoom == 150
    assert desk.banner.text() == "Your settings could not be kept."


def test_columns_keep_the_widths_that_they_were_given(room: Room) -> None:
    desk = room.open()
    desk.frame.resize(1400, 800)
    before = room.page.columns.sizes()
    room.page.columns.moveSplitter(before[0] + 60, 1)
    given = room.page.columns.sizes()
    assert given[0] == before[0] + 60
    room.close()
    room.open().frame.resize(1400, 800)
    assert abs(room.page.columns.sizes()[0] - given[0]) <= 1


def test_the_keyboard_stays_where_one_types_when_what_was_typed_is_handed_over(room: Room) -> None:
    room.open()
    room.page.open_section(SectionKey.FAULT)
    view = room.page.view(SectionKey.FAULT)
    assert isinstance(view, ProseView)
    view.focus_first()
    room.type("one")
    room.page.flush()
    assert room.page.document.record.prose(SectionKey.FAULT).endswith("one")
    assert view.editor.hasFocus()


def test_that_an_approval_was_voided_is_taken_back_with_the_edit_that_voided_it(
    room: Room,
) -> None:
    desk = room.open()
    document = room.page.document
    agreed = Verdict(Decision.APPROVED, "", now())
    for approver in document.record.approvals:
        document.edit(review.decide(document.record, approver, agreed))
    assert document.record.postmortem.state is State.APPROVED
    action = next(action for action in document.record.actions if action.fixes)
    document.edit(set_fields("Reword", action, text="Something else"))
    assert "was voided" in desk.banner.text()
    desk.actions["undo"].trigger()
    assert document.record.postmortem.state is State.APPROVED
    assert "voided" not in desk.banner.text()


def test_unticking_the_last_pending_approver_dates_the_actions_by_the_weeks_of_the_service(
    room: Room,
) -> None:
    room.open()
    room.page.open_section(SectionKey.APPROVAL)
    view, document = room.page.view(SectionKey.APPROVAL), room.page.document
    assert isinstance(view, ApprovalView)
    *decided, pending = [one for one in document.record.approvals if one.mandatory]
    fix = next(action for action in document.record.actions if action.fixes)
    document.edit(set_fields("Edit", fix, due=None))
    document.edit(review.request_approval(document.record, now()))
    for approver in decided:
        agreed = Verdict(Decision.APPROVED, "", now())
        document.edit(review.decide(document.record, approver, agreed))
    view.approvers.rows[pending.id].mandatory.click()
    root = document.record.postmortem
    assert root.state is State.APPROVED
    assert root.approved_at is not None
    assert document.record.item(Action, fix.id).due == due_from(root.approved_at.date(), 4)


def test_approvals_given_so_far_are_told_where_an_edit_takes_them_back(room: Room) -> None:
    desk = room.open()
    document = room.page.document
    document.edit(review.request_approval(document.record, now()))
    new = Approval.checked(record_id=document.record.id, name="Ann Aa", rank="zz")
    document.edit(insert("Add", new))
    agreed = Verdict(Decision.APPROVED, "", now())
    document.edit(review.decide(document.record, new, agreed))
    action = next(action for action in document.record.actions if action.fixes)
    document.edit(set_fields("Reword", action, text="Something else"))
    assert "by Ann Aa was voided" in desk.banner.text()
    desk.actions["undo"].trigger()
    assert "voided" not in desk.banner.text()


def test_an_approver_who_is_added_later_is_not_called_a_change_of_content(room: Room) -> None:
    desk = room.open()
    document = room.page.document
    agreed = Verdict(Decision.APPROVED, "", now())
    for approver in document.record.approvals:
        document.edit(review.decide(document.record, approver, agreed))
    new = Approval.checked(record_id=document.record.id, name="Ann Aa", rank="zz")
    document.edit(insert("Add", new))
    assert document.record.postmortem.state is State.IN_REVIEW
    assert "voided" not in desk.banner.text()


def _type(document: Document, text: str) -> None:
    document.edit(set_fields("Type", document.record.section(SectionKey.FAULT), text=text))

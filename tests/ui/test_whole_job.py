"""The main job in a real window on a real library: from a first start to a PDF and a list."""

import csv
from datetime import UTC, datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QRadioButton, QWidget

from pmdesk.model import SectionKey
from tests.ui.room import Room
from ui.library.new_dialog import NewDialog


def _go_to(room: Room, key: SectionKey) -> QWidget:
    room.page.open_section(key)
    view = room.page.view(key)
    view.focus_first()
    return view


def test_a_first_start_shows_the_sample_at_its_timeline(room: Room) -> None:
    room.open()
    assert room.page.key is SectionKey.TIMELINE
    assert len(room.page.document.record.events) == 14
    assert "This is a sample" in room.desk.banner.text()
    assert "Build agents starved" in room.desk.frame.windowTitle()


def test_a_postmortem_goes_from_the_first_word_to_a_pdf_and_a_list(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    _begin(room, "Checkout refused cards")
    _go_to(room, SectionKey.SUMMARY)
    room.type("Card payments were refused for 40 minutes; a <b>pool</b> was empty, =1+1.")
    _go_to(room, SectionKey.TIMELINE)
    today = datetime.now(UTC)
    for line in ("14:02 pool limit lowered #change", "14:20 cards refused #impact_starts"):
        room.type(f"{today:%Y-%m-%d} {line}", Qt.Key.Key_Return)
    room.type("+7m alert fired #detected", Qt.Key.Key_Return)
    _go_to(room, SectionKey.WHYS)
    _build_tree(room)
    _go_to(room, SectionKey.ACTIONS)
    room.type("Alert when the pool is 80 % full", Qt.Key.Key_Return)
    room.page.flush()
    room.wait(lambda: room.desk.saver.waiting == 0)
    record = room.page.document.record
    assert [event.text for event in record.events] == [
        "pool limit lowered",
        "cards refused",
        "alert fired",
    ]
    assert [cause.text for cause in record.root_causes] == ["nothing watches the pool"]
    _export(room, tmp_path / "report.pdf", "The whole record")
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    for said in ("<b>pool</b>", "=1+1", "cards refused", "nothing watches the pool"):
        assert said in text
    _export(room, tmp_path / "actions.csv", "Actions for a tracker")
    with (tmp_path / "actions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][0] == "Alert when the pool is 80 % full"


def test_everything_typed_is_there_after_closing_and_undo_still_works(room: Room) -> None:
    room.open()
    _begin(room, "Search was slow")
    _go_to(room, SectionKey.FAULT)
    room.type("The index was rebuilt at noon.")
    room.close()
    room.open()
    assert room.page.key is SectionKey.FAULT, "the window comes back to where it was"
    document = room.page.document
    assert document.record.prose(SectionKey.FAULT) == "The index was rebuilt at noon."
    document.undo()
    assert document.record.prose(SectionKey.FAULT) == ""


def test_a_window_closed_at_the_library_opens_at_the_library(room: Room) -> None:
    room.open()
    _ = room.page
    room.desk.overviews.show_library()
    room.close()
    desk = room.open()
    room.wait(lambda: desk.frame.pages.currentWidget() is desk.library_page)
    QApplication.processEvents()
    assert desk.record_page is None


def test_a_deleted_postmortem_comes_back_with_undo(room: Room) -> None:
    room.open()
    _ = room.page
    room.desk.overviews.show_library()
    row = room.desk.library_page.table.rows[0]
    room.desk.errands.delete(row.record_id)
    room.wait(lambda: room.desk.library_page.table.rows[0].deleted)
    assert "Deleted PM-" in room.desk.toast.text()
    room.desk.errands.bring_back(row.record_id)
    room.wait(lambda: not room.desk.library_page.table.rows[0].deleted)


def test_typing_goes_to_the_section_that_was_open_when_it_was_typed(room: Room) -> None:
    room.open()
    _begin(room, "Two sections")
    for key, text in ((SectionKey.LEAD_UP, "before"), (SectionKey.FAULT, "broken")) * 2:
        _go_to(room, key)
        room.type(text)
    room.page.flush()
    record = room.page.document.record
    assert record.prose(SectionKey.LEAD_UP) == "beforebefore"
    assert record.prose(SectionKey.FAULT) == "brokenbroken"


def test_the_history_says_in_whose_role_a_thing_was_done(room: Room) -> None:
    room.open()
    room.desk.look.prefer(role="Facilitator")
    _begin(room, "Roles")
    _go_to(room, SectionKey.SUMMARY)
    room.type("Words.")
    room.page.flush()
    assert room.page.document.log[-1].role == "Facilitator"


def _begin(room: Room, title: str) -> None:
    before = room.page

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewDialog)
        dialog.title.setText(title)

    room.ask.answers.append(fill)
    room.desk.new_record()
    room.wait(lambda: room.desk.record_page not in {None, before})
    assert room.page.document.record.postmortem.title == title


def _build_tree(room: Room) -> None:
    """Build a chain by keyboard: impact, a reason, and the root cause below it."""
    room.type("", Qt.Key.Key_F2)
    room.type("cards were refused", Qt.Key.Key_Tab)
    room.type("the pool was empty", Qt.Key.Key_Tab)
    room.type("nothing watches the pool", Qt.Key.Key_Escape, Qt.Key.Key_R)


def _export(room: Room, target: Path, purpose: str) -> None:
    def choose(dialog: QDialog) -> None:
        options = dialog.findChildren(QRadioButton)
        option = next(each for each in options if each.text() == purpose)
        QTest.keyClick(option, Qt.Key.Key_Space)

    room.ask.answers += [choose, target]
    with room.qtbot.waitSignal(room.desk.exporter.written):
        room.desk.actions["export"].trigger()
    assert target.exists()
    room.wait(lambda: not room.desk.banner.text().startswith("Writing"))
    assert room.desk.banner.text().startswith(f"Written: {target.name}")


class _Shown(QObject):
    """Notes every window that appears, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_window_but_the_frame_flashes_up_while_sections_open(room: Room) -> None:
    shown = _Shown()
    QApplication.instance().installEventFilter(shown)  # type: ignore[union-attr]
    room.open()
    for key in SectionKey:
        room.page.open_section(key)
        QApplication.processEvents()
    room.desk.overviews.show_library()
    assert shown.windows == ["Frame"]


def test_a_new_postmortem_is_ready_to_be_written(room: Room) -> None:
    room.open()
    _begin(room, "Ready to write")
    room.type("Words at once.")
    room.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    room.type("And in the next section.")
    room.page.flush()
    record = room.page.document.record
    assert record.prose(SectionKey.SUMMARY) == "Words at once."
    assert record.prose(SectionKey.LEAD_UP) == "And in the next section."


def test_tab_goes_from_the_list_into_the_section_before_the_coach(room: Room) -> None:
    room.open()
    _begin(room, "Tabs")
    room.page.nav.setFocus()
    room.type("", Qt.Key.Key_Tab)
    room.type("Typed after Tab.")
    room.page.flush()
    assert room.page.document.record.prose(SectionKey.SUMMARY) == "Typed after Tab."


def test_undoing_what_does_not_show_is_said(room: Room) -> None:
    room.open()
    _begin(room, "Said")
    room.type("Words.")
    room.page.open_section(SectionKey.WHYS)
    room.desk.actions["undo"].trigger()
    assert room.desk.toast.text() == "Undid: Edit Summary"
    assert room.page.document.record.prose(SectionKey.SUMMARY) == ""


def test_deleting_a_postmortem_is_undone_like_any_edit(room: Room) -> None:
    room.open()
    _ = room.page
    room.desk.overviews.show_library()
    row = room.desk.library_page.table.rows[0]
    room.desk.errands.delete(row.record_id)
    room.wait(lambda: room.desk.library_page.table.rows[0].deleted)
    room.desk.actions["undo"].trigger()
    room.wait(lambda: not room.desk.library_page.table.rows[0].deleted)


def test_undo_in_the_tree_leaves_the_keyboard_on_the_tree(room: Room) -> None:
    room.open()
    _go_to(room, SectionKey.WHYS)
    room.type("", Qt.Key.Key_Down, Qt.Key.Key_Tab)
    room.type("abc", Qt.Key.Key_Return)
    for _ in range(3):
        room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert room.page.view(SectionKey.WHYS).isAncestorOf(focused)

"""From a paste in the window to events on the timeline, and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from pmdesk.changes import set_fields
from pmdesk.model import SectionKey, TimelineEvent
from tests.ui.importing.conftest import LINES, SHIFT
from tests.ui.room import Room
from ui.importing.dialog import ImportDialog
from ui.timeline.view import TimelineView

CTRL = Qt.KeyboardModifier.ControlModifier


def using(room: Room, act: Callable[[ImportDialog], object]) -> Callable[[QDialog], bool]:
    """Answer for the user: show the import, use it, and tell whether it was accepted."""

    def run(dialog: QDialog) -> bool:
        assert isinstance(dialog, ImportDialog)
        dialog.show()
        dialog.activateWindow()
        room.wait(dialog.isActiveWindow)
        room.wait(lambda: not (dialog.reader.is_busy or dialog.opener.is_busy))
        act(dialog)
        room.wait(lambda: not dialog.isVisible())
        room.desk.frame.activateWindow()
        room.wait(room.desk.frame.isActiveWindow)
        return dialog.result() == QDialog.DialogCode.Accepted

    return run


def press(key: Qt.Key) -> Callable[[ImportDialog], object]:
    """Return what presses a key wherever the keyboard is."""
    return lambda dialog: QTest.keyClick(QApplication.focusWidget() or dialog, key)


def timeline(room: Room) -> TimelineView:
    view = room.page.view(SectionKey.TIMELINE)
    assert isinstance(view, TimelineView)
    return view


def events(room: Room) -> tuple[TimelineEvent, ...]:
    return tuple(room.page.document.record.events)


def test_lines_pasted_in_the_meeting_are_read_in_too(room: Room) -> None:
    room.open()
    before = events(room)
    room.page.run_meeting()
    meeting = room.page.meeting
    assert meeting is not None
    meeting.go_on()
    meeting.go_to([timed.step.key for timed in meeting.progress.steps].index("timeline"))
    QGuiApplication.clipboard().setText(LINES)
    room.ask.answers.append(using(room, press(Qt.Key.Key_Return)))
    room.press(Qt.Key.Key_V, CTRL)
    room.wait(lambda: not room.ask.answers)
    assert len(events(room)) > len(before)


def test_a_paste_goes_onto_the_timeline_and_one_step_takes_it_back(room: Room) -> None:
    room.open()
    before = events(room)
    room.page.go_to(SectionKey.SUMMARY)
    QGuiApplication.clipboard().setText(LINES)
    room.ask.answers.append(using(room, press(Qt.Key.Key_Return)))
    room.press(Qt.Key.Key_V, CTRL | SHIFT)
    assert len(events(room)) == len(before) + 3
    view = timeline(room)
    assert room.page.key is SectionKey.TIMELINE
    assert [event.text for event in view.table.chosen][:2] == [
        "cards are refused", "the on-call engineer looks",
    ]  # fmt: skip
    row = view.table.visualRect(view.table.currentIndex())
    assert view.table.viewport().rect().intersects(row)
    assert room.desk.toast.text() == "3 events imported"
    room.press(Qt.Key.Key_Z, CTRL)
    assert events(room) == before


def test_a_text_that_was_not_imported_is_there_the_next_time(room: Room) -> None:
    room.open()
    room.page.go_to(SectionKey.TIMELINE)
    QGuiApplication.clipboard().setText(LINES)
    room.ask.answers.append(using(room, press(Qt.Key.Key_Escape)))
    room.press(Qt.Key.Key_V, CTRL)
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog.draft)
        dialog.reject()

    room.ask.answers.append(using(room, look))
    timeline(room).entry.more.click()
    assert seen == [LINES]


def test_a_text_that_was_not_imported_outlasts_the_import_of_another(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    room.page.go_to(SectionKey.TIMELINE)
    QGuiApplication.clipboard().setText(LINES)
    room.ask.answers.append(using(room, press(Qt.Key.Key_Escape)))
    room.press(Qt.Key.Key_V, CTRL)
    table = tmp_path / "log.csv"
    table.write_text("Time,Event\n14:20,disk full\n")
    room.ask.answers.append(using(room, press(Qt.Key.Key_Return)))
    before = len(events(room))
    drop(timeline(room), table)
    room.wait(lambda: len(events(room)) == before + 1)
    assert drafts(room) == [LINES]
    assert drafts(room) == [LINES], "it was looked at, not imported"


def test_a_text_whose_import_is_refused_is_there_the_next_time(room: Room) -> None:
    room.open()
    room.page.go_to(SectionKey.TIMELINE)
    QGuiApplication.clipboard().setText(LINES)
    document = room.page.document

    def import_too_late(dialog: ImportDialog) -> None:
        document.close()
        dialog.accept()

    room.ask.answers.append(using(room, import_too_late))
    room.press(Qt.Key.Key_V, CTRL)
    assert drafts(room) == [LINES]


def drafts(room: Room) -> list[str]:
    """Open the import, and return the text that it begins with."""
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog.given.text.toPlainText())
        dialog.reject()

    room.ask.answers.append(using(room, look))
    timeline(room).entry.more.click()
    return seen


def test_a_dropped_file_is_read_and_a_picture_is_left_to_others(room: Room, tmp_path: Path) -> None:
    room.open()
    room.page.go_to(SectionKey.TIMELINE)
    before = len(events(room))
    table = tmp_path / "log.csv"
    table.write_text("Time,Event\n14:20,disk full\n14:30,failed over\n")
    room.ask.answers.append(using(room, press(Qt.Key.Key_Return)))
    drop(timeline(room), table, tmp_path / "graph.png")
    room.wait(lambda: len(events(room)) == before + 2)
    assert room.desk.toast.text() == "2 events imported"


def drop(view: TimelineView, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nothing = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    view.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, nothing))


def test_what_was_imported_is_told_above_the_line_that_is_typed_in(room: Room) -> None:
    room.open()
    room.page.go_to(SectionKey.TIMELINE)
    line = timeline(room).entry.line
    line.setFocus()
    toast = room.desk.toast
    toast.show_message("A sentence as long as the ones that are shown here are, with Undo")

    room.wait(lambda: not toast.isHidden())
    shown = QRect(toast.mapToGlobal(QPoint()), toast.size())
    typed = QRect(line.mapToGlobal(QPoint()), line.size())
    assert not shown.intersects(typed)


def test_why_something_was_refused_goes_with_the_next_edit(room: Room) -> None:
    room.open()
    document = room.page.document
    document.refused.emit("There is one short sentence here.")
    assert room.desk.banner.text() == "There is one short sentence here."
    document.edit(set_fields("Edit", document.record.postmortem, title="Other"))
    assert "one short sentence" not in room.desk.banner.text()

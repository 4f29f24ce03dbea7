"""Whole rows are shifted, split, merged, marked and shown by evidence, by key and from the menu."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.changes import set_fields
from pmdesk.model import Attachment, SectionKey
from tests.examples import at
from tests.fakes import FakeAsk
from tests.ui.timeline.conftest import Keys, fill, settle
from ui.commands.targets import actions_in
from ui.document import Document
from ui.timeline import cells
from ui.timeline.columns import TEXT
from ui.timeline.evidence import NO_PICTURE, EvidenceDialog
from ui.timeline.view import TimelineView

ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def three(view: TimelineView, document: Document, *chosen: int) -> None:
    """Put three events there, and choose some."""
    fill(document, ("14:20", "builds fail"), ("14:27", "engineer looks"), ("14:42", "cordoned"))
    view.show_events([document.record.events[row].id for row in chosen])
    view.table.setFocus()


def times(document: Document) -> list[str]:
    return [f"{event.start:%H:%M}" for event in document.record.events]


def picture() -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.darkGreen)
    return made


def drop(target: QWidget, data: QMimeData, place: QPointF) -> None:
    """Drag data over a widget and let it go there."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(target, kind(place, copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(place, copy, data, left, none))


def test_keys_shift_the_chosen_rows_by_one_and_by_ten_minutes(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(view, document, 0, 1)
    keys(Qt.Key.Key_Right, ALT)
    keys(Qt.Key.Key_Right, ALT, SHIFT)
    keys(Qt.Key.Key_Left, ALT)
    assert times(document) == ["14:30", "14:37", "14:42"]
    keys(Qt.Key.Key_Right, ALT, SHIFT)
    assert times(document) == ["14:40", "14:42", "14:47"]
    assert [event.text for event in view.table.chosen] == ["builds fail", "engineer looks"]
    assert document.undo_label == "Shift 2 events by +10 min"
    document.undo()
    assert times(document) == ["14:30", "14:37", "14:42"]


def test_a_distance_is_asked_for_and_one_that_is_none_is_refused(
    view: TimelineView, document: Document, ask: FakeAsk, keys: Keys
) -> None:
    three(view, document, 2)
    refused: list[str] = []
    document.refused.connect(refused.append)
    ask.answers += ["a while", "-1h30"]
    keys("s")
    assert refused[0].startswith("“a while” is not a distance.")
    keys("s")
    assert times(document) == ["13:12", "14:20", "14:27"]


def test_times_of_another_zone_are_read_anew_and_doubts_are_told(
    view: TimelineView, document: Document, ask: FakeAsk, keys: Keys
) -> None:
    three(view, document, 0, 1)
    ask.answers.append("UTC+2")
    keys("z")
    assert times(document) == ["12:20", "12:27", "14:42"]
    assert document.undo_label == "Read 2 events as UTC+02:00"


def test_an_event_is_split_and_its_parts_are_merged_again(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(view, document, 1)
    one = document.record.events[1]
    document.edit(set_fields("Text", one, text="engineer looks\n14:31 node is full"))
    keys("b")
    assert [event.text for event in view.table.chosen] == ["engineer looks", "node is full"]
    assert times(document) == ["14:20", "14:27", "14:31", "14:42"]
    keys("m")
    (chosen,) = view.table.chosen
    assert (chosen.text, chosen.end) == (
        "engineer looks\n14:31 node is full",
        at("14:31", f"{one.start:%Y-%m-%d}"),
    )
    assert document.undo_label == "Merge 2 events"


def test_merging_needs_two_events(view: TimelineView, document: Document) -> None:
    three(view, document, 1)
    assert not view.commands["merge"].isEnabled()
    view.table.selectAll()
    assert view.commands["merge"].isEnabled()


def test_one_key_confirms_and_goes_on_to_the_next_that_is_not_confirmed(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(view, document, 1)
    for _ in range(3):
        keys("n")
    assert all(event.confirmed for event in document.record.events)
    assert [event.text for event in view.table.chosen] == ["builds fail"]


def test_confirming_goes_on_while_only_unconfirmed_events_are_shown(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(view, document, 0)
    view.notes.filter.setText("is:unconfirmed")
    view.table.setFocus()
    keys("n")
    assert [event.text for event in view.table.chosen] == ["engineer looks"]
    assert len(view.model.rows) == 2
    keys("n")
    keys("n")
    assert not view.model.rows


def test_marks_are_set_by_keys_and_said_in_words(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(view, document, 0)
    keys("k")
    keys("l")
    event = document.record.events[0]
    assert event.key_moment
    assert event.learned_later
    index = view.model.index(0, TEXT)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "What happened: builds fail. Key moment. Learned later"
    keys("l")
    assert not document.record.events[0].learned_later


def test_a_picture_file_dropped_on_a_row_becomes_its_evidence(
    view: TimelineView, document: Document, tmp_path: Path
) -> None:
    three(view, document)
    path = tmp_path / "graph.png"
    assert picture().save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    cell = view.table.visualRect(view.model.index(1, TEXT))
    drop(view.table.viewport(), data, QPointF(cell.center()))
    (kept,) = document.record.all(Attachment)
    assert (kept.event_id, kept.section) == (document.record.events[1].id, SectionKey.TIMELINE)
    assert kept.name == "graph.png"
    assert [mark.key for mark in view.model.marks(document.record.events[1])] == ["pictures"]
    view.show_events([kept.event_id])
    view.edits.delete()
    assert not document.record.all(Attachment)
    document.undo()
    assert document.record.all(Attachment) == (kept,)


def test_a_copied_picture_is_pasted_onto_the_chosen_row(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(view, document, 0)
    refused: list[str] = []
    document.refused.connect(refused.append)
    QGuiApplication.clipboard().setText("no picture")
    keys(Qt.Key.Key_V, CTRL)
    assert refused == [NO_PICTURE]
    QGuiApplication.clipboard().setImage(picture())
    keys(Qt.Key.Key_V, CTRL)
    assert [p.event_id for p in document.record.all(Attachment)] == [document.record.events[0].id]


def test_a_click_on_a_mark_shows_what_it_stands_for(
    view: TimelineView, document: Document, ask: FakeAsk
) -> None:
    three(view, document, 0)
    QGuiApplication.clipboard().setImage(picture())
    view.commands["paste_picture"].trigger()
    settle()
    index = view.model.index(0, TEXT)
    cell = view.table.visualRect(index)
    spot = next(
        QPoint(x, cell.top() + 14)
        for x in range(cell.right(), cell.left(), -1)
        if cells.mark_at(index, cell, view.table.font(), QPoint(x, cell.top() + 14))
    )
    shown: list[EvidenceDialog] = []
    ask.answers.append(shown.append)
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=spot - QPoint(8, 0))
    assert [dialog.pictures.count() for dialog in shown] == [1]


def test_the_link_of_an_event_is_attached_in_its_dialog(
    view: TimelineView, document: Document, ask: FakeAsk, keys: Keys
) -> None:
    three(view, document, 2)

    def attach(dialog: EvidenceDialog) -> None:
        dialog.show()
        dialog.activateWindow()
        settle()
        dialog.link.setFocus()
        QTest.keyClicks(dialog.link, "ci.example/812")
        QTest.keyClick(dialog.link, Qt.Key.Key_Return)
        dialog.close()

    ask.answers.append(attach)
    keys("e")
    assert document.record.events[2].link == "https://ci.example/812"
    assert [mark.key for mark in view.model.marks(document.record.events[2])] == ["link"]


def test_a_picture_is_pasted_in_the_dialog_wherever_the_keyboard_is(
    view: TimelineView, document: Document, ask: FakeAsk, keys: Keys
) -> None:
    three(view, document, 2)
    QGuiApplication.clipboard().setImage(picture())

    def paste(dialog: EvidenceDialog) -> None:
        QTest.keyClick(dialog.link, Qt.Key.Key_V, CTRL)
        assert dialog.pictures.count() == 1

    ask.answers.append(paste)
    keys("e")
    (kept,) = document.record.all(Attachment)
    view.table.clearSelection()
    view.show_item(kept.id)
    assert [event.text for event in view.table.chosen] == ["cordoned"]


def test_everything_is_in_the_menu_and_told_to_the_palette(
    view: TimelineView, document: Document
) -> None:
    three(view, document, 0)
    told = {action.objectName() for _, action in view.verbs()}
    assert told >= {f"timeline.{key}" for key in view.commands}
    listed = {action.text() for _, action in actions_in(view.menu())}
    hidden = {"Add an event", "Filter events"}
    assert {action.text() for action in view.commands.values()} - listed == hidden


@pytest.mark.parametrize("minutes", [1, -10])
def test_shifting_all_of_a_long_timeline_keeps_the_rows_chosen(
    view: TimelineView, document: Document, minutes: int
) -> None:
    fill(document, *((f"{hour:02}:{minute:02}", "x") for hour in range(7) for minute in range(60)))
    view.table.selectAll()
    before = document.record.events
    resets: list[bool] = []
    view.model.modelReset.connect(lambda: resets.append(True))
    view.edits.shift_by(minutes)
    assert len(view.table.chosen) == len(before) == 420
    assert document.record.events[0].start - before[0].start == timedelta(minutes=minutes)
    assert not resets

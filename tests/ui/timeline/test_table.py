"""Working in the table: editing cells, confirming, deleting, moving about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert
from pmdesk.model import Moment
from tests.examples import event
from tests.ui.timeline.conftest import Keys, fill
from ui.commands.targets import actions_in
from ui.document import Document
from ui.timeline.columns import CONFIRMED, MOMENT, SOURCE, TEXT, TIME
from ui.timeline.problem import Problem
from ui.timeline.view import TimelineView
from ui.widgets.combo import ChoiceBox

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def three(document: Document) -> None:
    fill(document, ("14:20", "builds fail"), ("14:27", "engineer looks"), ("14:42", "cordoned"))


def go_to(view: TimelineView, row: int, column: int) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(row, column))


def edit(view: TimelineView, keys: Keys, row: int, column: int) -> QWidget:
    """Open the editor of a cell by F2 and return it."""
    go_to(view, row, column)
    keys(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not view.table
    return editor


def retype(keys: Keys, text: str) -> None:
    keys(Qt.Key.Key_A, CTRL)
    keys(text)


def test_a_text_is_edited_in_its_cell(view: TimelineView, document: Document, keys: Keys) -> None:
    three(document)
    edit(view, keys, 1, TEXT)
    retype(keys, "duty engineer looks")
    keys(ENTER)
    assert document.record.events[1].text == "duty engineer looks"
    assert QApplication.focusWidget() is view.table
    assert document.undo_label == "Change text of event"


def test_a_row_grows_while_its_text_is_typed(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    before = view.table.rowHeight(1)
    edit(view, keys, 1, TEXT)
    keys(ENTER, SHIFT)
    keys("second line")
    keys(ENTER, SHIFT)
    keys("third line")
    assert view.table.rowHeight(1) > before
    keys(ENTER)
    assert document.record.events[1].text == "engineer looks\nsecond line\nthird line"


def test_a_changed_time_sorts_the_row_in_again(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    edit(view, keys, 0, TIME)
    retype(keys, "~14:30-14:35")
    keys(ENTER)
    moved = document.record.events[1]
    assert (moved.text, moved.approximate) == ("builds fail", True)
    assert view.model.index(1, TIME).data() == "~14:30–14:35"
    assert view.table.current == moved.id


def test_a_time_that_is_none_keeps_its_text_and_says_why(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    editor = edit(view, keys, 1, TIME)
    retype(keys, "26:61")
    keys(ENTER)
    problem = view.table.findChild(Problem)
    assert problem is not None
    assert "26:61" in problem.text()
    assert editor.accessibleDescription() == problem.text()
    view.entry.line.setFocus()
    assert editor.isVisible()
    assert editor.property("text") == "26:61"
    assert document.record.events[1].start.minute == 27
    editor.setFocus()
    retype(keys, "14:28")
    keys(ENTER)
    assert document.record.events[1].start.minute == 28
    assert problem.text() == ""


def test_another_row_does_not_throw_away_what_was_not_understood(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    editor = edit(view, keys, 1, TIME)
    retype(keys, "noonish")
    view.table.setCurrentIndex(view.model.index(2, TEXT))
    assert editor.isVisible()
    editor.setFocus()
    keys(ESCAPE)
    assert document.record.events[1].start.minute == 27


def test_escape_takes_an_edit_back(view: TimelineView, document: Document, keys: Keys) -> None:
    three(document)
    editor = edit(view, keys, 1, TEXT)
    keys(" closely")
    view.table.commitData(editor)
    assert document.record.events[1].text == "engineer looks closely"
    keys(ESCAPE)
    assert document.record.events[1].text == "engineer looks"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_tab_goes_on_to_the_next_cell(view: TimelineView, document: Document, keys: Keys) -> None:
    three(document)
    edit(view, keys, 0, TIME)
    keys(Qt.Key.Key_Tab)
    assert view.table.currentIndex().column() == TEXT
    keys("!")
    keys(Qt.Key.Key_Tab)
    assert document.record.events[0].text == "builds fail!"
    assert view.table.currentIndex().column() == MOMENT


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_moment_is_chosen_from_a_list(
    view: TimelineView, document: Document, keys: Keys, qtbot: QtBot
) -> None:
    three(document)
    box = edit(view, keys, 1, MOMENT)
    assert isinstance(box, ChoiceBox)
    qtbot.waitUntil(lambda: box.view().isVisible())
    moment = list(Moment).index(Moment.DETECTED)
    box.view().setCurrentIndex(box.model().index(moment, 0))
    QTest.keyClick(box.view(), ENTER)
    assert document.record.events[1].moment is Moment.DETECTED


def test_an_address_in_the_source_becomes_the_link(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    edit(view, keys, 0, SOURCE)
    keys("deploy log https://deploy.example/7")
    keys(ENTER)
    event = document.record.events[0]
    assert (event.source, event.link) == ("deploy log", "https://deploy.example/7")


def test_one_key_confirms_all_chosen_rows_and_takes_it_back(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    go_to(view, 0, TEXT)
    view.table.selectAll()
    keys("c")
    assert all(event.confirmed for event in document.record.events)
    assert document.undo_label == "Confirm 3 events"
    keys(Qt.Key.Key_Space)
    assert not any(event.confirmed for event in document.record.events)
    assert len(view.table.chosen) == 3


def test_a_click_on_the_tick_confirms_one_event(
    view: TimelineView, document: Document, qtbot: QtBot
) -> None:
    three(document)
    place = view.table.visualRect(view.model.index(2, CONFIRMED)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [event.confirmed for event in document.record.events] == [False, False, True]


def test_delete_removes_the_chosen_rows_and_undo_brings_them_back(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    view.show_events([event.id for event in document.record.events[:2]])
    view.table.setFocus()
    keys(Qt.Key.Key_Delete)
    assert [event.text for event in document.record.events] == ["cordoned"]
    assert [event.text for event in view.table.chosen] == ["cordoned"]
    document.undo()
    assert [event.text for event in view.model.rows] == [
        "builds fail",
        "engineer looks",
        "cordoned",
    ]


def test_rows_are_copied_as_lines(view: TimelineView, document: Document, keys: Keys) -> None:
    three(document)
    view.show_events([event.id for event in document.record.events[:2]])
    view.table.setFocus()
    keys(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "14:20\tbuilds fail\n14:27\tengineer looks"


def test_the_menu_marks_chosen_events(view: TimelineView, document: Document) -> None:
    three(document)
    view.show_events([document.record.events[1].id])
    (mark,) = (a for _, a in actions_in(view.menu()) if a.text() == "Detected")
    mark.trigger()
    assert document.record.events[1].moment is Moment.DETECTED


def test_the_filter_keeps_what_has_all_words(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    go_to(view, 0, TEXT)
    keys("/")
    assert QApplication.focusWidget() is view.notes.filter
    keys("ENGINEER look")
    assert [event.text for event in view.model.rows] == ["engineer looks"]
    assert view.notes.count.text() == "1 of 3"
    keys(ESCAPE)
    assert len(view.model.rows) == 3
    assert QApplication.focusWidget() is view.table


def test_strip_and_table_show_one_selection(
    view: TimelineView, document: Document, keys: Keys, qtbot: QtBot
) -> None:
    three(document)
    qtbot.waitUntil(lambda: len(view.strip.sight.plan.dots) == 3)
    view.strip.setFocus()
    for _ in range(2):
        keys(Qt.Key.Key_Right)
    assert [event.text for event in view.table.chosen] == ["engineer looks"]
    keys(Qt.Key.Key_End)
    assert [event.text for event in view.table.chosen] == ["cordoned"]
    assert view.strip.accessibleDescription().startswith("1 Mar 2026, 14:42 cordoned")
    keys(ENTER)
    assert QApplication.focusWidget() is view.table


def test_undo_while_typing_shows_in_the_open_editor(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    three(document)
    editor = edit(view, keys, 0, TEXT)
    keys("!")
    view.table.commitData(editor)
    document.undo()
    assert editor.property("plainText") == "builds fail"


def test_a_filter_that_nothing_passes_says_so_in_place_of_rows(
    view: TimelineView, document: Document
) -> None:
    fill(document, ("14:20", "builds fail"))
    view.notes.filter.setText("is:foo")
    assert "No event matches. Esc shows all." in view.nothing.text()
    assert view.nothing.isVisible()
    view.notes.clear_filter()
    assert not view.nothing.isVisible()


def test_a_range_with_seconds_stands_in_one_line(view: TimelineView, document: Document) -> None:
    long = event("13:05:30", "short", end="13:06:10")
    document.edit(insert("Add", long, event("13:07", "one line")))
    view.table.fit_columns()
    assert view.table.rowHeight(0) == view.table.rowHeight(1)

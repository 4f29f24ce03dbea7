"""The history of a record, as a dialog."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, set_fields
from pmdesk.history import Entry
from pmdesk.model import SectionKey
from tests import examples
from tests.fakes import FakeClock
from ui.document import Document
from ui.history.dialog import HistoryDialog
from ui.history.entries import BATCH, ROW, EntryList


@pytest.fixture
def edited(document: Document, clock: FakeClock) -> Document:
    """A record with its creation, and on the next day two edits and an undo."""
    clock.advance(days=1, minutes=5)
    document.edit(insert("Add event", examples.event("14:20", "Cards are refused")))
    clock.advance(minutes=5)
    section = document.record.section(SectionKey.FAULT)
    document.edit(set_fields("Edit Fault", section, text="The pool was <b>full</b>."))
    document.undo()
    return document


def opened(qtbot: QtBot, document: Document, section: SectionKey | None = None) -> HistoryDialog:
    made = HistoryDialog(document, section)
    qtbot.addWidget(made)
    return made


def rows(entries: EntryList) -> list[str]:
    return [entries.index(row).data() for row in range(entries.rowCount())]


def choose(dialog: HistoryDialog, title: str) -> None:
    place = rows(dialog.entries).index(title)
    dialog.list.setCurrentIndex(dialog.entries.index(place))


def test_steps_are_listed_newest_first_below_their_days(qtbot: QtBot, edited: Document) -> None:
    assert rows(opened(qtbot, edited).entries) == [
        "3 Mar 2026", "Undid: Edit Fault", "Edit Fault", "Add event",
        "2 Mar 2026", "Create postmortem",
    ]  # fmt: skip


def test_a_step_is_spoken_with_its_time_and_role(qtbot: QtBot, edited: Document) -> None:
    entries = opened(qtbot, edited).entries
    spoken = entries.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Add event, 09:05, Owner"


def test_days_cannot_be_chosen(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited)
    assert dialog.list.currentIndex().row() == 1
    choose(dialog, "Add event")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().data() == "Create postmortem"


def test_the_list_can_be_narrowed_to_a_section(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited, SectionKey.TIMELINE)
    assert rows(dialog.entries) == ["3 Mar 2026", "Add event"]
    dialog.filter.chosen.emit(SectionKey.ACTIONS)
    assert rows(dialog.entries) == []
    assert not dialog.restore.isEnabled()


def test_what_a_step_changed_is_shown_as_it_was_typed(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited)
    choose(dialog, "Edit Fault")
    assert dialog.differences.toPlainText() == "Fault · Text\nThe pool was <b>full</b>."
    choose(dialog, "Add event")
    assert "What happened: Cards are refused" in dialog.differences.toPlainText()


def test_a_section_is_restored_and_that_can_be_undone(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited, SectionKey.TIMELINE)
    assert dialog.restore.text() == "Restore Timeline as before this"
    with qtbot.waitSignal(dialog.accepted):
        dialog.restore.click()
    assert edited.record.events == ()
    edited.undo()
    assert len(edited.record.events) == 1


def test_everything_is_restored_where_no_section_is_chosen(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited)
    choose(dialog, "Undid: Edit Fault")
    dialog.restore.click()
    assert edited.record.prose(SectionKey.FAULT) == "The pool was <b>full</b>."
    assert len(edited.record.events) == 1


def test_one_cannot_go_back_to_where_one_is(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited)
    choose(dialog, "Edit Fault")
    assert not dialog.restore.isEnabled()
    assert dialog.restore.toolTip() == "This is how it is now."


def test_one_cannot_go_back_to_before_the_beginning(qtbot: QtBot, edited: Document) -> None:
    dialog = opened(qtbot, edited)
    choose(dialog, "Create postmortem")
    assert not dialog.restore.isEnabled()
    assert "no record yet" in dialog.restore.toolTip()


def test_a_long_history_is_read_as_one_scrolls_and_walked_in_parts(
    qtbot: QtBot, document: Document, clock: FakeClock
) -> None:
    for number in range(BATCH + 50):
        clock.advance(minutes=1)
        document.edit(insert(f"Add {number}", examples.event("14:20", f"event {number}")))
    dialog = opened(qtbot, document)
    entries = dialog.entries
    first = entries.rowCount()
    assert first == BATCH + 1
    assert entries.canFetchMore()
    entries.fetchMore()
    assert not entries.canFetchMore()
    choose(dialog, "Add 0")
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert "event 0" in dialog.differences.toPlainText()
    dialog.restore.click()
    assert document.record.events == ()


def test_closing_stops_the_walk(qtbot: QtBot, document: Document, clock: FakeClock) -> None:
    for number in range(BATCH):
        document.edit(insert(f"Add {number}", examples.event("14:20", f"event {number}")))
    dialog = opened(qtbot, document)
    dialog.list.setCurrentIndex(dialog.entries.index(BATCH - 1))
    assert dialog.is_walking
    dialog.reject()
    assert not dialog.is_walking


def test_what_an_entry_did_is_not_read_before_it_is_shown(qtbot: QtBot, edited: Document) -> None:
    for entry in edited.log:
        entry.__dict__.pop("change", None)
    entries = EntryList(edited)
    entries.show_section(None)
    assert not any("change" in entry.__dict__ for entry in edited.log)


def test_the_list_is_a_sound_model(qtbot: QtBot, edited: Document) -> None:
    entries = EntryList(edited)
    QAbstractItemModelTester(entries, QAbstractItemModelTester.FailureReportingMode.Fatal, entries)
    entries.show_section(None)
    entries.show_section(SectionKey.FAULT)
    kinds = [type(entries.index(row).data(ROW)) for row in range(entries.rowCount())]
    assert kinds == [date, Entry, Entry, date, Entry]
    assert entries.entry(QModelIndex()) is None


def test_the_differences_follow_the_theme(qtbot: QtBot, edited: Document) -> None:
    from ui.theme import theme

    dialog = opened(qtbot, edited)
    choose(dialog, "Edit Fault")
    theme.set_name("dark")
    cursor = dialog.differences.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    assert cursor.charFormat().foreground().color() == theme.color("ok")

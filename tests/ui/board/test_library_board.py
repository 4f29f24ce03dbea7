"""The board of the library edits records that no window has open, and takes it back."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import delete

from pmdesk import actions
from pmdesk.approval import review
from pmdesk.approval.review import Verdict
from pmdesk.board import Card, Grouping
from pmdesk.board.edits import Edit
from pmdesk.changes import insert, set_fields
from pmdesk.model import Action, Approval, Decision, Participant, SectionKey
from pmdesk.store import shelf
from pmdesk.store.library import Library
from tests.ui.room import Room
from ui.board.column import CardView
from ui.board.page import BoardPage
from ui.commands.palette import Palette
from ui.followup.actions_view import ActionsView


def now() -> datetime:
    return datetime.now(UTC)


def filled(path: Path, *titles: str) -> None:
    """Make a library with records that have one late action each."""
    with Library.open(path) as library:
        for title in titles:
            record_id = shelf.begin(library, {"title": title}, now, "Owner")
            late = now().date() - timedelta(days=2)
            action = Action.checked(record_id=record_id, text=f"Fix {title}", due=late)
            change = insert("Add action", action)
            shelf.edit(library, record_id, lambda _r, it=change: it, now, "Owner")  # type: ignore[misc]


def board(room: Room) -> BoardPage:
    page = room.desk.frame.pages.currentWidget()
    assert isinstance(page, BoardPage)
    return page


def shown(room: Room) -> dict[str, list[str]]:
    return {
        column.key: sorted(card.title for card in column.view.table.cards)
        for column in board(room).board.columns
    }


def start(room: Room, tmp_path: Path, *titles: str) -> None:
    filled(tmp_path / "data" / "library.pmdesk", *titles)
    room.open()
    room.wait(lambda: len(room.desk.library_page.table.rows) == len(titles))


def open_board(room: Room) -> None:
    room.press(
        Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    room.wait(lambda: isinstance(room.desk.frame.pages.currentWidget(), BoardPage))
    room.wait(lambda: isinstance(QApplication.focusWidget(), CardView))


def test_late_actions_are_counted_quietly_and_lead_to_the_board(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One", "Two")
    room.wait(lambda: room.desk.status.due_text() == "2 overdue")
    assert room.ask.asked == [], "no dialog stops the start"
    (chip,) = (b for b in room.desk.status.findChildren(QPushButton) if b.text() == "2 overdue")
    chip.click()
    room.wait(lambda: shown(room).get("overdue") == ["One", "Two"])
    assert board(room).board.grouping.value() is Grouping.DUE
    assert board(room).board.words.text() == "soon"


def test_the_board_goes_back_and_forth_as_many_steps_as_were_done(
    room: Room, tmp_path: Path
) -> None:
    start(room, tmp_path, "One")
    open_board(room)
    room.wait(lambda: shown(room)["proposed"] == ["One"])

    def card() -> Card:
        (found,) = (c for column in board(room).board.columns for c in column.view.table.cards)
        return found

    def wait_for(team: str) -> None:
        room.wait(lambda: card().action.team == team)

    def give(team: str) -> None:
        verb = partial(set_fields, "Give", team=team)
        room.desk.board.edit(Edit.of("Gave", [card()], lambda _record, it: verb(it)))
        wait_for(team)

    give("Payments")
    give("Search")
    undo, redo = room.desk.actions["undo"], room.desk.actions["redo"]
    enabled = []
    for step, team in ((undo, "Payments"), (undo, ""), (redo, "Payments"), (redo, "Search")):
        step.trigger()
        wait_for(team)
        enabled.append((undo.isEnabled(), redo.isEnabled()))
    assert enabled == [(True, True), (False, True), (True, True), (True, False)]


def test_taking_a_deletion_back_leads_to_the_step_before_it(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One", "Two")
    desk = room.desk
    rows = {row.title: row.record_id for row in desk.library_page.table.rows}

    def wait_for_gone(count: int) -> None:
        table = desk.library_page.table
        room.wait(lambda: sum(row.deleted for row in table.rows) == count)

    for count, title in enumerate(rows, start=1):
        desk.errands.delete(rows[title])
        wait_for_gone(count)
    for action, counts in (("undo", (1, 0)), ("redo", (1, 2))):
        for count in counts:
            desk.actions[action].trigger()
            wait_for_gone(count)
        assert not desk.actions[action].isEnabled()


def test_actions_of_many_records_are_finished_and_brought_back_together(
    room: Room, tmp_path: Path
) -> None:
    start(room, tmp_path, "One", "Two", "Three")
    open_board(room)
    room.wait(lambda: shown(room)["proposed"] == ["One", "Three", "Two"])
    for _ in range(2):
        room.type("", Qt.Key.Key_Space, Qt.Key.Key_Down)
    (done,) = (b for b in board(room).findChildren(QPushButton) if b.text() == "Done")
    done.click()
    room.wait(lambda: len(shown(room)["done"]) == 2)
    room.wait(lambda: room.desk.toast.text() == "Finished 2 actions in 2 postmortems")
    room.wait(lambda: room.desk.status.due_text() == "1 overdue")
    open_priority = {row.title: row.open_priority for row in room.desk.library_page.table.rows}
    assert sorted(open_priority.values()) == [0, 0, 1]
    room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.wait(lambda: shown(room)["done"] == [])
    room.wait(lambda: room.desk.status.due_text() == "3 overdue")
    assert room.desk.actions["redo"].text() == "Redo “Finished 2 actions in 2 postmortems”"
    room.press(
        Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    room.wait(lambda: len(shown(room)["done"]) == 2)
    room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.wait(lambda: shown(room)["done"] == [])
    board(room).board.words.setFocus()
    room.type("fix two")
    room.wait(lambda: shown(room)["proposed"] == ["Two"])
    assert board(room).board.words.hasFocus(), "who filters goes on typing"


def test_who_begins_to_filter_right_after_an_edit_goes_on_typing(
    room: Room, tmp_path: Path
) -> None:
    start(room, tmp_path, "One", "Two")
    open_board(room)
    room.wait(lambda: shown(room)["proposed"] == ["One", "Two"])
    room.type("", Qt.Key.Key_Space)
    (done,) = (b for b in board(room).findChildren(QPushButton) if b.text() == "Done")
    done.click()
    board(room).board.words.setFocus()
    room.wait(lambda: len(shown(room)["done"]) == 1)
    QApplication.processEvents()
    assert board(room).board.words.hasFocus()


def test_an_approval_that_the_board_voids_is_told(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.pmdesk"
    filled(path, "One")
    agreed = Verdict(Decision.APPROVED, "", now())
    with Library.open(path) as library:
        record_id = library.find("PM-1")
        made = insert("Add", Approval.checked(record_id=record_id, name="Head of Payments"))
        shelf.edit(library, record_id, lambda _r: made, now, "Owner")
        shelf.edit(
            library, record_id, lambda r: review.decide(r, r.approvals[0], agreed), now, "Owner"
        )
    room.open()
    room.wait(lambda: len(room.desk.library_page.table.rows) == 1)
    open_board(room)
    room.type("", Qt.Key.Key_Space)
    room.ask.answers.append(lambda dialog: dialog.team.setText("Payments"))
    (team,) = (b for b in board(room).findChildren(QPushButton) if b.text() == "Team…")
    team.click()
    room.wait(lambda: "The approval of PM-1 was voided" in room.desk.banner.text())


def test_enter_opens_the_record_at_the_action(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One")
    open_board(room)
    room.type("", Qt.Key.Key_Return)
    assert room.page.key is SectionKey.ACTIONS
    view = room.page.view(SectionKey.ACTIONS)
    assert isinstance(view, ActionsView)
    (card,) = view.cards.values()
    assert card.is_open()
    open_board(room)
    assert room.desk.record_page is None, "the board is about all records, and edits none twice"


def test_what_was_typed_in_a_record_is_on_the_board(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One")
    room.desk.library_page.view.setFocus()
    room.type("", Qt.Key.Key_Return)
    room.page.go_to(SectionKey.ACTIONS)
    room.type("Watch it", Qt.Key.Key_Return)
    open_board(room)
    room.wait(lambda: shown(room)["proposed"] == ["One", "One"])


def test_the_palette_and_a_button_lead_to_the_board(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One")
    (button,) = (
        b for b in room.desk.library_page.findChildren(QPushButton) if b.text() == "Board"
    )  # fmt: skip
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    room.wait(lambda: isinstance(room.desk.frame.pages.currentWidget(), BoardPage))
    (back,) = (b for b in board(room).findChildren(QPushButton) if b.text() == "Library")
    back.click()
    assert room.desk.frame.pages.currentWidget() is room.desk.library_page
    assert room.desk.actions["board"].isEnabled()


def test_without_actions_the_board_says_where_they_come_from(room: Room, tmp_path: Path) -> None:
    with Library.open(tmp_path / "data" / "library.pmdesk") as library:
        shelf.begin(library, {"title": "Empty"}, now, "Owner")
    room.open()
    room.wait(lambda: len(room.desk.library_page.table.rows) == 1)
    room.desk.overviews.show_board()
    room.wait(lambda: not board(room).board.isVisible())
    assert room.desk.status.due_text() == ""


def test_what_is_counted_once_the_window_is_gone_is_for_nobody(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One")
    held, desk = Event(), room.desk
    desk.parts.lane.run(held.wait)
    desk.board.look()
    board_gone = desk.board
    board_gone.setParent(None)
    delete(board_gone)
    desk.parts.lane.run(lambda: None, lambda _none: held.clear())
    held.set()
    room.wait(lambda: not held.is_set())


def test_the_count_of_late_actions_follows_the_open_record(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One", "Two")
    room.wait(lambda: room.desk.status.due_text() == "2 overdue")
    room.desk.library_page.view.setFocus()
    room.type("", Qt.Key.Key_Return)
    document = room.page.document
    (action,) = document.record.actions
    document.edit(actions.finish(action, now().date()))
    assert room.desk.status.due_text() == "1 overdue"
    document.undo()
    assert room.desk.status.due_text() == "2 overdue"
    document.edit(set_fields("Set due date", action, due=now().date() + timedelta(days=3)))
    assert room.desk.status.due_text() == "1 overdue · 1 due within 7 days"
    room.desk.overviews.show_library()
    room.desk.board.look()
    assert room.desk.status.due_text() == "1 overdue · 1 due within 7 days"


def test_the_board_proposes_the_same_manager_as_the_record(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.pmdesk"
    filled(path, "One")
    with Library.open(path) as library:
        record_id = library.find("PM-1")
        boss = Participant.checked(
            record_id=record_id, name="Priyanka Dasgupta", role="Kubernetes platform manager",
            responsible_manager=True,
        )  # fmt: skip
        made = insert("Add", boss)
        shelf.edit(library, record_id, lambda _r: made, now, "Owner")
    room.open()
    room.wait(lambda: len(room.desk.library_page.table.rows) == 1)
    open_board(room)
    room.type("", Qt.Key.Key_Space)
    room.ask.answers.append(True)
    (commit,) = (b for b in board(room).findChildren(QPushButton) if b.text() == "Commit…")
    commit.click()
    room.wait(lambda: len(shown(room)["committed"]) == 1)
    (card,) = (c for column in board(room).board.columns for c in column.view.table.cards)
    said = (card.action.committed_by, card.action.committed_role)
    assert said == ("Priyanka Dasgupta", "Kubernetes platform manager")


def test_the_palette_finds_an_action_by_its_words_and_opens_it(room: Room, tmp_path: Path) -> None:
    start(room, tmp_path, "One", "Two")
    room.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = room.desk.frame.findChild(Palette)
    assert palette is not None
    room.type("fix two")
    room.wait(lambda: palette.lines.rowCount() == 1)
    room.type("", Qt.Key.Key_Return)
    room.wait(lambda: room.desk.record_page is not None)
    assert room.page.document.record.postmortem.title == "Two"
    view = room.page.view(SectionKey.ACTIONS)
    assert isinstance(view, ActionsView)
    (card,) = view.cards.values()
    assert card.is_open()

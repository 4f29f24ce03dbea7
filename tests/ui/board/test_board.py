"""Cards move on the board by keys and mouse alike, and what a move needs is asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.board import Card, Grouping, cards_of
from pmdesk.board.edits import Edit
from pmdesk.changes import Change
from pmdesk.model import Action, ActionKind, ActionState, Participant
from pmdesk.record import Record
from tests import examples
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.board.card_list import CARD
from ui.board.column import MIME, CardView, carried
from ui.board.moves import Moves
from ui.board.view import Board
from ui.followup.dialogs import CommitDialog, DeclineDialog, DueDialog, TeamDialog

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 3, 2)  # a Monday
COMMITTED = {"committed_by": "Ada Park", "committed_on": TODAY, "state": ActionState.COMMITTED}


@dataclass
class Desk:
    """A board on one record that makes the edits which are wanted."""

    board: Board
    record: Record
    ask: FakeAsk
    edits: list[Edit] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    opened: list[Card] = field(default_factory=list)

    def make(self, edit: Edit) -> None:
        self.edits.append(edit)
        change: Change = edit.change(self.record)
        self.record = change.applied_to(self.record)
        self.board.put(self.record.id, cards_of(self.record))

    def action(self, key: str) -> Action:
        return self.record.item(Action, key)

    def view(self, title: str) -> CardView:
        """Return the cards of a column, by how its spoken name begins."""
        (found,) = (c.view for c in self.board.columns if c.view.accessibleName().startswith(title))
        return found

    def ids(self, title: str) -> str:
        return " ".join(card.id for card in self.view(title).table.cards)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        widget = QApplication.focusWidget()
        assert isinstance(widget, CardView)
        QTest.keyClick(widget, key, modifier)
        QApplication.processEvents()

    def on(self) -> str:
        """Return the card that has the keyboard."""
        widget = QApplication.focusWidget()
        assert isinstance(widget, CardView)
        card = widget.current()
        return card.id if card else ""


Make = Callable[..., Desk]


@pytest.fixture
def make(qtbot: QtBot, ask: FakeAsk, clock: FakeClock) -> Iterator[Make]:
    """Show a board with some actions."""
    made: list[Desk] = []

    def show(*actions: Action) -> Desk:
        record = examples.record(*actions, service="Build scheduler")
        window = QWidget()
        qtbot.addWidget(window)
        board = Board(Moves(ask, known, clock, window))
        qtbot.addWidget(board)
        desk = Desk(board, record, ask)
        board.wanted.connect(desk.make)
        board.refused.connect(desk.refused.append)
        board.opened.connect(desk.opened.append)
        board.resize(1200, 700)
        with qtbot.waitExposed(board):
            board.show()
        board.activateWindow()
        board.show_cards(cards_of(record))
        board.focus_first()
        made.append(desk)
        return desk

    yield show
    for desk in made:
        desk.board.close()


def act(key: str, **more: object) -> Action:
    return examples.action(key, f"Action {key}", **more)


def button(desk: Desk, text: str) -> QPushButton:
    (found,) = (b for b in desk.board.findChildren(QPushButton) if b.text() == text)
    return found


def test_arrows_go_through_cards_and_past_empty_columns(make: Make) -> None:
    desk = make(act("1"), act("2"), act("3", state=ActionState.DONE), act("4", **COMMITTED))
    assert desk.on() == "1"
    desk.press(Qt.Key.Key_Down)
    assert desk.on() == "2"
    desk.press(Qt.Key.Key_Right)
    assert desk.on() == "4"
    desk.press(Qt.Key.Key_Right)
    assert desk.on() == "3", "nothing is raised"
    desk.press(Qt.Key.Key_Right)
    assert desk.on() == "3", "there is nothing beyond"
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Left)
    assert desk.on() == "1"


@pytest.mark.parametrize("modifier", [SHIFT, CONTROL])
def test_a_card_moves_with_the_keyboard_and_keeps_it(
    qtbot: QtBot, make: Make, modifier: Qt.KeyboardModifier
) -> None:
    desk = make(act("1"), act("2", **COMMITTED, tracker_key="P-1").having(state=ActionState.RAISED))
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right, modifier)
    assert (desk.action("2").state, desk.action("2").done_on) == (ActionState.DONE, TODAY)
    qtbot.waitUntil(lambda: desk.on() == "2")
    desk.press(Qt.Key.Key_Left, modifier)
    assert (desk.action("2").state, desk.action("2").done_on) == (ActionState.RAISED, None)


def test_a_commitment_is_asked_for_with_whom_the_directory_proposes(make: Make) -> None:
    desk = make(act("1", team="Build Engineering"))
    desk.ask.answers.append(True)
    desk.press(Qt.Key.Key_Right, SHIFT)
    action = desk.action("1")
    assert (action.state, action.committed_by, action.committed_role) == (
        ActionState.COMMITTED, "Ada Park", "Head of Builds",
    )  # fmt: skip
    assert action.due == date(2026, 3, 30), "four weeks, as the service asks"


def test_what_nobody_answers_changes_nothing(make: Make) -> None:
    desk = make(act("1"))
    desk.ask.answers.append(False)
    desk.press(Qt.Key.Key_Right, SHIFT)
    assert desk.edits == []
    assert desk.on() == "1"


def test_space_chooses_many_which_are_declined_for_one_reason(make: Make) -> None:
    desk = make(act("1"), act("2"), act("3"))
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    assert [card.id for card in desk.board.marked()] == ["1", "2"]

    def fill_in(dialog: DeclineDialog) -> None:
        assert dialog.windowTitle() == "Decline 2 actions"
        dialog.reason.set_text("Bought instead")

    desk.ask.answers.append(fill_in)
    button(desk, "Decline…").click()
    assert [desk.action(key).state.value for key in "123"] == ["declined", "declined", "proposed"]
    assert desk.action("2").declined_because == "Bought instead"
    assert [edit.said for edit in desk.edits] == ["Declined 2 actions"]
    assert desk.board.marked() == []


def test_chosen_cards_move_together(make: Make) -> None:
    desk = make(act("1", **COMMITTED), act("2", **COMMITTED), act("3", **COMMITTED))
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Left, SHIFT)
    assert (desk.ids("Proposed"), desk.ids("Committed")) == ("1 2", "3")


def test_escape_takes_the_choice_back_and_then_the_filter(make: Make) -> None:
    desk = make(act("1"), act("2"))
    desk.board.words.setText("action")
    desk.board.focus_first()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Escape)
    assert desk.board.marked() == []
    assert desk.board.words.text() == "action"
    desk.press(Qt.Key.Key_Escape)
    assert desk.board.words.text() == ""


def test_dropping_cards_is_moving_them(make: Make) -> None:
    desk = make(act("1", **COMMITTED), act("2"))
    target = desk.view("Done")
    place = QPointF(target.viewport().rect().center())
    cards = carried(["1"])
    event = QDropEvent(place, Qt.DropAction.MoveAction, cards, Qt.MouseButton.LeftButton, NONE)
    target.dropEvent(event)
    assert event.isAccepted()
    assert desk.ids("Done") == "1"
    target = desk.view("Done")
    target.dropEvent(event)
    assert len(desk.edits) == 1, "what stands there already stays as it is"


def test_the_mouse_takes_a_card_along_with_those_that_are_chosen(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    class Drag(QDrag):
        """The offscreen platform has no drags of its own."""

        def exec(self, *_actions: object) -> Qt.DropAction:
            taken.append(bytes(self.mimeData().data(MIME).data()).decode())
            return Qt.DropAction.MoveAction

    monkeypatch.setattr("ui.board.column.QDrag", Drag)
    desk = make(act("1"), act("2"), act("3"))
    view = desk.view("Proposed")

    def drag(row: int) -> None:
        start = view.visualRect(view.table.index(row)).center()
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, start)
        for far in (1, 60):
            point = QPointF(start + QPoint(far, 0))
            left = Qt.MouseButton.LeftButton
            event = QMouseEvent(QEvent.Type.MouseMove, point, point, left, left, NONE)
            QApplication.sendEvent(view.viewport(), event)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, start)

    drag(0)
    for key in "13":
        view.marked.emit(key)
    drag(2)
    drag(1)
    assert taken == ['["1"]', '["1", "3"]', '["2"]']


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")
def test_a_column_shows_that_cards_are_held_over_it(make: Make) -> None:
    desk = make(act("1"))
    column = desk.board.columns[3]
    cards, words = carried(["1"]), QMimeData()
    words.setText("something else")
    for data, expected in ((words, "plain"), (cards, "target")):
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NONE
        )
        column.view.dragEnterEvent(event)
        assert event.isAccepted() == (expected == "target")
        assert column.property("lane") == expected
    column.view.dragLeaveEvent(QDragLeaveEvent())
    assert column.property("lane") == "plain"


def test_a_click_on_the_tick_or_with_ctrl_chooses_and_enter_opens(make: Make) -> None:
    desk = make(act("1"), act("2"))
    view = desk.view("Proposed")
    area = view.visualRect(view.table.index(1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, area.center())
    assert [card.id for card in desk.board.marked()] == ["2"]
    corner = area.topRight()
    corner.setX(corner.x() - 14)
    corner.setY(corner.y() + 14)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, corner)
    assert desk.board.marked() == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, area.center())
    assert (desk.on(), desk.board.marked()) == ("2", [])
    desk.press(Qt.Key.Key_Return)
    assert [card.id for card in desk.opened] == ["2"]


@pytest.mark.parametrize(
    ("action", "steps", "sentence"),
    [
        (act("1"), 2, "an issue alone commits nobody"),
        (act("1", **COMMITTED, tracker_key="P-1").having(state="raised"), -1, "stays raised"),
    ],
)
def test_a_move_that_cannot_be_is_refused_with_a_sentence(
    make: Make, action: Action, steps: int, sentence: str
) -> None:
    desk = make(action)
    place = [c.view is QApplication.focusWidget() for c in desk.board.columns].index(True)
    target = desk.board.columns[place + steps].view
    target.dropped.emit(["1"])
    assert desk.edits == []
    assert sentence in desk.refused[0]


def test_two_actions_do_not_share_an_issue(make: Make) -> None:
    desk = make(act("1", **COMMITTED), act("2", **COMMITTED))
    desk.view("Raised").dropped.emit(["1", "2"])
    assert desk.refused == ["An issue belongs to one action. Move them one by one."]
    desk.ask.answers.append(lambda dialog: dialog.key.setText("P-7"))
    desk.view("Raised").dropped.emit(["1"])
    raised = desk.action("1")
    assert (raised.state, raised.tracker_key, raised.raised_on) == (
        ActionState.RAISED, "P-7", TODAY,
    )  # fmt: skip


def test_a_column_of_dates_proposes_its_friday_and_wants_a_reason_after_the_weeks(
    make: Make,
) -> None:
    desk = make(act("1", **COMMITTED, due=TODAY))
    desk.board.group_by(Grouping.DUE)

    def later(dialog: DueDialog) -> None:
        assert dialog.due.text() == "20 Mar 2026"
        dialog.due.setText("1 May 2026")
        dialog.accept()
        assert "Say why that day was agreed" in dialog.error("due_reason")
        dialog.reason.set_text("The parts come in April")

    desk.ask.answers.append(later)
    desk.view("Next two weeks").dropped.emit(["1"])
    action = desk.action("1")
    assert (action.due, action.due_reason) == (date(2026, 5, 1), "The parts come in April")
    desk.view("No date").dropped.emit(["1"])
    assert (desk.action("1").due, desk.action("1").due_reason) == (None, "")
    desk.view("Overdue").dropped.emit(["1"])
    assert desk.refused == ["Nothing can be planned for a day that has passed."]


def test_a_column_of_a_team_gives_the_action_to_it(make: Make) -> None:
    desk = make(act("1"), act("2", team="Payments"))
    desk.board.group_by(Grouping.TEAM)
    desk.board.focus_first()
    desk.press(Qt.Key.Key_Right, SHIFT)
    assert desk.action("1").team == "Payments"
    assert desk.ids("Payments") == "1 2"


def test_dates_and_teams_of_many_are_set_at_once(make: Make) -> None:
    desk = make(act("1"), act("2", kind=ActionKind.IMPROVEMENT))
    day = TODAY + timedelta(days=3)

    def mark() -> None:
        for key in "12":
            desk.view("Proposed").marked.emit(key)

    mark()
    desk.ask.answers.append(lambda dialog: dialog.due.setText("5 Mar 2026"))
    button(desk, "Due date…").click()
    mark()

    def give(dialog: TeamDialog) -> None:
        completer = dialog.team.completer()
        assert completer is not None
        assert completer.model().index(0, 0).data() == "Build Engineering"
        dialog.team.setText("Payments")

    desk.ask.answers.append(give)
    button(desk, "Team…").click()
    for key in "12":
        assert (desk.action(key).due, desk.action(key).team) == (day, "Payments")
    assert len(desk.edits) == 2


def test_many_are_committed_to_by_one_person_each_by_its_own_weeks(make: Make) -> None:
    desk = make(act("1"), act("2", kind=ActionKind.IMPROVEMENT, due=TODAY))
    for key in "12":
        desk.view("Proposed").marked.emit(key)

    def fill_in(dialog: CommitDialog) -> None:
        assert dialog.due.text() == "", "the dates differ"
        dialog.by.setText("Manager")

    desk.ask.answers.append(fill_in)
    button(desk, "Commit…").click()
    assert [desk.action(key).due for key in "12"] == [date(2026, 3, 30), TODAY]
    assert {desk.action(key).committed_by for key in "12"} == {"Manager"}


def test_the_keyboard_stays_with_its_card_through_an_edit_and_back(make: Make) -> None:
    desk = make(act("1"), act("2"), act("3"))
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    before = desk.record
    button(desk, "Done").click()
    QApplication.processEvents()
    assert (desk.on(), desk.ids("Done")) == ("2", "2")
    desk.board.put(before.id, cards_of(before))
    QApplication.processEvents()
    assert (desk.on(), desk.ids("Proposed")) == ("2", "1 2 3")


def test_the_filter_leaves_what_fits_and_forgets_the_choice_of_the_rest(make: Make) -> None:
    desk = make(act("1", due=TODAY - timedelta(days=1)), act("2", team="Payments"))
    for key in "12":
        desk.view("Proposed").marked.emit(key)
    desk.board.words.setText("overdue")
    assert desk.ids("Proposed") == "1"
    assert [card.id for card in desk.board.marked()] == ["1"]
    desk.board.words.setText("team:pay")
    assert desk.ids("Proposed") == "2"


def test_cards_are_spoken_with_all_that_they_show(make: Make) -> None:
    desk = make(act("1", due=TODAY - timedelta(days=1), team="Payments", tracker_key="P-1"))
    view = desk.view("Proposed")
    spoken = view.table.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Action 1, PM-7 Checkout refused cards, severity 2, Priority action, Proposed, Payments, "
        "P-1, Overdue 1 Mar 2026"
    )
    desk.press(Qt.Key.Key_Space)
    assert view.table.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("chosen, ")
    assert view.table.index(0).data(CARD).id == "1"


def test_the_model_of_a_column_is_sound(make: Make) -> None:
    desk = make(*(act(str(n)) for n in range(12)))
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(c.view.table, fatal) for c in desk.board.columns]
    desk.view("Done").dropped.emit(["3", "5"])
    desk.board.words.setText("nothing like it")
    desk.board.words.clear()
    assert len(testers) == 5
    assert desk.ids("Done") == "3 5"


def test_everything_that_takes_the_keyboard_has_a_name(make: Make) -> None:
    desk = make(act("1"))
    desk.press(Qt.Key.Key_Space)
    nameless = [
        type(widget).__name__
        for widget in desk.board.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_who_took_part_is_proposed_first(ask: FakeAsk, clock: FakeClock, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    boss = Participant.checked(
        record_id=examples.RECORD_ID, name="Robin Doe", role="Director", responsible_manager=True
    )
    moves = Moves(ask, known, clock, window, lambda _record_id: [boss])
    record = examples.record(act("1", team="Build Engineering"))
    ask.answers.append(True)
    edit = moves.commit(cards_of(record))
    assert edit is not None
    committed = edit.change(record).applied_to(record).actions[0]
    assert (committed.committed_by, committed.committed_role) == ("Robin Doe", "Director")

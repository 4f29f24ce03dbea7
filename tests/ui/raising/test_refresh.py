"""What trackers say of issues is noted and listed; a person says what is done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel

from pmdesk.changes import remove
from pmdesk.model import ActionState
from tests.ui.raising.conftest import Office
from ui.raising.refresh_dialog import AnswerLine, RefreshDialog


def refreshing(
    office: Office, use: Callable[[RefreshDialog], object], command: str = "refresh_issues"
) -> None:
    """Open the dialog from the menu, wait for the trackers and use it."""

    def look(dialog: QDialog) -> object:
        assert isinstance(dialog, RefreshDialog)
        dialog.show()
        office.room.wait(lambda: not dialog.refresh.is_busy)
        use(dialog)
        dialog.hide()
        return False

    office.room.ask.answers = [look]
    office.room.desk.actions[command].trigger()
    office.room.wait(lambda: not office.room.ask.answers)


def shown(line: AnswerLine) -> list[str]:
    return [text.text() for text in line.findChildren(QLabel)]


def line_of(dialog: RefreshDialog, text: str) -> AnswerLine:
    return next(line for line in dialog.lines if line.answer.card.action.text == text)


def close(office: Office, *numbers: int) -> None:
    """Close issues in the tracker."""
    for number in numbers:
        office.server.issues[number].is_done = True


def test_states_are_noted_and_nothing_else_changes(office: Office) -> None:
    office.raising(office.raise_all)
    before = office.document.undo_label
    office.clock.advance(days=3)
    close(office, 0)

    def look(dialog: RefreshDialog) -> None:
        assert dialog.about() == "3 of 3 issues asked for, 3 with a state that is new here."
        assert line_of(dialog, "Add a load test").says.text() == "Is “Closed”."
        assert dialog.lines[0].answer.card.action.text == "Add a load test", "to do comes first"

    refreshing(office, look)
    action = office.action("a")
    assert (action.tracker_state, action.tracker_seen_at) == ("Closed", office.clock())
    assert action.state is ActionState.PROPOSED
    assert office.document.undo_label == before


def test_one_action_is_marked_as_done_and_that_can_be_undone(office: Office) -> None:
    office.raising(office.raise_all)
    close(office, 0)
    refreshing(office, lambda dialog: line_of(dialog, "Add a load test").go.click())
    assert office.action("a").state is ActionState.DONE
    assert office.action("b").state is ActionState.PROPOSED
    office.document.undo()
    assert office.action("a").state is ActionState.PROPOSED
    assert office.action("a").tracker_state == "Closed", "what was seen stays"


def test_all_that_are_closed_are_done_in_one_step(office: Office) -> None:
    office.raising(office.raise_all)
    close(office, 0, 2)

    def use(dialog: RefreshDialog) -> None:
        assert dialog.all.text() == "Mark 2 as done"
        dialog.all.click()
        assert not dialog.all.isVisible()

    refreshing(office, use)
    assert [office.action(key).state for key in "abc"] == [
        ActionState.DONE, ActionState.PROPOSED, ActionState.DONE,
    ]  # fmt: skip
    office.document.undo()
    assert all(office.action(key).is_open for key in "abc")


def test_an_action_that_cannot_be_finished_is_not_shown_as_done(office: Office) -> None:
    office.raising(office.raise_all)
    close(office, 0, 1)

    def use(dialog: RefreshDialog) -> None:
        gone, there = line_of(dialog, "Add a load test"), line_of(dialog, "Alert on refusals")
        office.document.edit(remove("Remove", office.action("a")))
        gone.go.click()
        assert gone.is_open
        assert "Done" not in shown(gone)
        there.go.click()
        assert not there.is_open
        assert "Done" in shown(there)

    refreshing(office, use)


def test_what_cannot_be_asked_says_why(office: Office) -> None:
    office.raising(office.raise_all)
    office.forget_token()

    def look(dialog: RefreshDialog) -> None:
        assert "3 without an answer" in dialog.about()
        assert "There is no token for Redmine" in dialog.lines[0].says.text()

    refreshing(office, look)


def test_without_issues_nothing_is_asked(office: Office) -> None:
    seen: list[str] = []
    refreshing(office, lambda dialog: seen.append(dialog.about()))
    assert seen == ["There is nothing to ask for."]
    assert office.wire.arrived == []


def test_the_whole_library_is_refreshed_from_its_board(office: Office) -> None:
    office.raising(office.raise_all)
    office.set_token()
    close(office, 1)

    def use(dialog: RefreshDialog) -> None:
        line = line_of(dialog, "Alert on refusals")
        line.go.click()
        office.room.wait(lambda: office.room.desk.toast.text() != "")

    refreshing(office, use, "refresh_library")
    office.open()
    assert office.action("b").state is ActionState.DONE
    assert office.action("b").tracker_state == "Closed"

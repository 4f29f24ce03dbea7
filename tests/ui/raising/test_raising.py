"""Actions are raised from the window: seen first, followed, stored, and never made twice."""

from PySide6.QtWidgets import QApplication

from pmdesk.model import ActionState
from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import said
from tests.ui.raising.conftest import Office
from ui.raising.dialog import RaisingDialog
from ui.raising.run import Phase


def test_nothing_is_sent_before_it_is_asked_for(office: Office) -> None:
    def look(dialog: RaisingDialog) -> None:
        assert dialog.go.text() == "Raise 3 issues"
        assert "Add a load test" in dialog.lines["a"].said()
        assert "Redmine has no labels" in dialog.lines["a"].said()
        QApplication.processEvents()

    office.raising(look)
    assert office.wire.arrived == []
    assert office.action("a").sent_at is None


def test_every_action_gets_its_issue_and_the_record_its_keys(office: Office) -> None:
    office.raising(office.raise_all)
    assert office.raised() == ["Add a load test", "Alert on refusals", "Write the runbook"]
    first = office.action("a")
    assert first.tracker_key == "#41"
    assert first.tracker_url == f"{office.wire.address}/issues/41"
    assert first.tracker_id == "red"
    assert first.sent_at is None
    assert first.state is ActionState.PROPOSED, "an issue alone commits nobody"


def test_raising_is_no_step_that_undo_takes_back(office: Office) -> None:
    before = office.document.undo_label
    office.raising(office.raise_all)
    assert office.document.undo_label == before


def test_only_what_is_ticked_is_raised(office: Office) -> None:
    def use(dialog: RaisingDialog) -> None:
        dialog.lines["b"].tick.click()
        assert dialog.go.text() == "Raise 2 issues"
        office.raise_all(dialog)

    office.raising(use)
    assert office.raised() == ["Add a load test", "Write the runbook"]


def test_a_check_shows_what_the_tracker_says_and_makes_nothing(office: Office) -> None:
    mapping = office.room.desk.services.known.directory
    assert mapping is not None

    def use(dialog: RaisingDialog) -> None:
        assert dialog.check.text() == "Check with Redmine"
        dialog.check.click()
        office.room.wait(lambda: dialog.run.phase is Phase.PREVIEW and not dialog.run.is_busy)
        assert dialog.says() == ""

    office.raising(use)
    assert office.creations() == 0


def test_what_the_tracker_refuses_is_said_and_can_be_tried_again(office: Office) -> None:
    answers = [said(422, {"errors": ["Subject is odd"]})]

    def answer(request: Request) -> Response:
        if request.method == "POST" and answers:
            return answers.pop()
        return office.server(request)

    office.wire.answer = answer

    def use(dialog: RaisingDialog) -> None:
        office.raise_all(dialog)
        line = dialog.lines["a"]
        assert "Subject is odd" in line.said()
        assert "Not raised" in line.said()
        assert line.again.isVisible()
        assert "#41" in dialog.lines["b"].said() or office.action("b").tracker_key == "#41"
        line.again.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert "Created" in line.said()

    office.raising(use)
    assert len(office.server.issues) == 3

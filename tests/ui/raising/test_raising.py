"""Actions are raised from the window: seen first, followed, stored, and never made twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pmdesk.actions import Commitment, commit
from pmdesk.changes import insert, set_fields
from pmdesk.creation import DIRECTORY_ID
from pmdesk.model import ActionState, Participant, ProjectMapping, SectionKey, Tracker, TrackerKind
from pmdesk.trackers.exchange import Request, Response
from pmdesk.trackers.own_issue import SENT
from pmdesk.trackers.places import Place
from tests.pmdesk.trackers.servers.memory import said
from tests.ui.raising.conftest import TOKEN, Office, settled
from ui.raising.dialog import RaisingDialog
from ui.raising.run import Phase
from ui.widgets.elided_link import ElidedLink


def is_making(request: Request) -> bool:
    return request.method == "POST" and request.path == "/issues.json"


def of_epics(office: Office) -> Place:
    """Tell the directory a project whose issues are of a kind that its tracker does not have."""
    typed = ProjectMapping.checked(
        record_id=DIRECTORY_ID, id="typed", tracker_id="red", project="typed", issue_type="Epic"
    )
    office.tell_directory(typed)
    office.wire.answer = lambda request: office.server(
        replace(request, path=request.path.replace("/typed", "/ops"))
    )
    directory = office.room.desk.services.known.directory
    return Place(directory.item(Tracker, "red"), directory.item(ProjectMapping, "typed"))


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


def test_the_day_of_raising_is_that_of_the_record_s_zone(office: Office) -> None:
    office.document.edit(
        set_fields("Set zone", office.document.record.postmortem, zone="Pacific/Auckland")
    )
    office.clock.advance(hours=3)
    office.raising(office.raise_all)
    assert office.clock().date() == date(2026, 3, 2)
    assert office.action("a").raised_on == date(2026, 3, 3)
    assert office.action("a").tracker_seen_at == office.clock()


def test_only_what_is_ticked_is_raised(office: Office) -> None:
    def use(dialog: RaisingDialog) -> None:
        dialog.lines["b"].tick.click()
        assert dialog.go.text() == "Raise 2 issues"
        office.raise_all(dialog)

    office.raising(use)
    assert office.raised() == ["Add a load test", "Write the runbook"]


def test_a_check_shows_what_the_tracker_says_and_makes_nothing(office: Office) -> None:
    place = of_epics(office)

    def use(dialog: RaisingDialog) -> None:
        dialog.choose("a", place)
        assert dialog.check.text() == "Check with Redmine"
        dialog.check.click()
        office.room.wait(lambda: dialog.run.phase is Phase.PREVIEW and not dialog.run.is_busy)
        assert dialog.says() == ""
        assert "no tracker “Epic”: its usual one is used" in dialog.lines["a"].said()

    office.raising(use)
    assert office.wire.arrived
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
        links = [link.accessibleName() for link in dialog.lines["b"].findChildren(ElidedLink)]
        assert links == ["#41 – open in the browser"]
        line.again.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert "Created" in line.said()

    office.raising(use)
    assert len(office.server.issues) == 3


def test_calling_off_stops_before_the_next_issue_and_nothing_is_lost(office: Office) -> None:
    shown: list[RaisingDialog] = []

    def answer(request: Request) -> Response:
        if office.server.issues and shown:
            shown[0].run.cancel()
        return office.server(request)

    office.wire.answer = answer

    def use(dialog: RaisingDialog) -> None:
        shown.append(dialog)
        office.raise_all(dialog)
        assert "Called off" in dialog.lines["c"].said()
        shown.clear()
        office.clock.advance(seconds=61)
        for key in ("b", "c"):
            dialog.lines[key].again.click()
            office.room.wait(lambda: not dialog.run.is_busy)

    office.raising(use)
    assert office.action("a").tracker_key == "#41"
    assert sorted(office.raised()) == ["Add a load test", "Alert on refusals", "Write the runbook"]


def test_a_token_that_is_not_accepted_is_said_in_one_sentence(office: Office) -> None:
    office.wire.answer = lambda _request: Response(401)

    def use(dialog: RaisingDialog) -> None:
        office.raise_all(dialog)
        assert "Redmine does not accept the token" in dialog.says() + dialog.lines["a"].said()

    office.raising(use)
    assert office.action("a").sent_at is None


def test_without_a_token_it_is_said_where_one_is_set(office: Office) -> None:
    office.forget_token()

    def use(dialog: RaisingDialog) -> None:
        office.raise_all(dialog)
        assert "There is no token for Redmine" in dialog.says()
        assert dialog.run.phase is Phase.PREVIEW

    office.raising(use)
    assert office.wire.arrived == []


def test_an_issue_whose_answer_was_lost_is_found_and_not_made_twice(office: Office) -> None:
    def answer(request: Request) -> Response:
        """Lose the answer to the request that makes the first issue."""
        office.wire.half = is_making(request) and not office.server.issues
        return office.server(request)

    office.wire.answer = answer

    def use(dialog: RaisingDialog) -> None:
        office.raise_all(dialog)
        assert "Not raised" in dialog.lines["a"].said()
        assert office.action("a").sent_at is not None, "it may be there"
        office.clock.advance(seconds=61)
        dialog.lines["a"].again.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert "Found again, not made twice" in dialog.lines["a"].said()

    office.raising(use)
    assert office.raised().count("Add a load test") == 1
    assert office.action("a").tracker_key == "#41"


def test_the_record_may_be_left_while_its_actions_are_raised(office: Office) -> None:
    def leave(dialog: RaisingDialog) -> None:
        dialog.go.click()

    office.raising(leave)
    office.room.desk.overviews.show_library()
    office.room.wait(lambda: "3 actions have their issues." in office.room.desk.banner.text())
    office.open()
    assert [office.action(key).tracker_key for key in "abc"] == ["#41", "#42", "#43"]


def test_a_crash_between_two_issues_makes_none_twice(office: Office) -> None:
    def answer(request: Request) -> Response:
        """Leave the request that makes the second issue without an answer."""
        office.wire.hangs = is_making(request) and len(office.server.issues) == 1
        return office.server(request)

    office.wire.answer = answer
    office.raising(lambda dialog: dialog.go.click())
    office.room.wait(lambda: len(office.server.issues) == 2)
    office.wire.released.set()
    office.room.crash()
    office.wire.answer, office.wire.hangs = office.server, False
    office.clock.advance(seconds=61)
    office.room.open()
    office.room.wait(lambda: office.room.desk.record_page is not None)
    office.open()
    office.set_token()
    office.raising(office.raise_all)
    assert sorted(office.raised()) == ["Add a load test", "Alert on refusals", "Write the runbook"]
    assert [office.action(key).tracker_key for key in "abc"] == ["#41", "#42", "#43"]


def test_the_token_is_nowhere_on_the_disk(office: Office, tmp_path: Path) -> None:
    office.raising(office.raise_all)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(TOKEN.encode() in path.read_bytes() for path in files)


def test_the_section_of_actions_has_a_button_for_it(office: Office) -> None:
    seen: list[str] = []
    office.room.page.open_section(SectionKey.ACTIONS)
    office.room.ask.answers = [lambda dialog: seen.append(dialog.windowTitle())]
    buttons = office.room.page.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Raise issues…").click()
    assert seen == ["Raise issues"]


def test_the_button_works_in_the_meeting_too(office: Office) -> None:
    seen: list[str] = []
    office.room.page.run_meeting()
    meeting = office.room.page.meeting
    assert meeting is not None
    meeting.go_on()
    steps = [timed.step.key for timed in meeting.progress.steps]
    meeting.go_to(steps.index("actions"))
    office.room.ask.answers = [lambda dialog: seen.append(dialog.windowTitle())]
    buttons = meeting.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Raise issues…").click()
    assert seen == ["Raise issues"]


def test_everything_that_takes_the_keyboard_has_a_name(office: Office) -> None:
    def look(dialog: RaisingDialog) -> None:
        QApplication.processEvents()
        nameless = [
            type(widget).__name__
            for widget in dialog.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not widget.accessibleName()
            and widget.focusProxy() is None
        ]
        assert nameless == []

    office.raising(look)


def test_what_a_check_found_is_shown_and_then_raised_without_another_word(office: Office) -> None:
    place = of_epics(office)

    def use(dialog: RaisingDialog) -> None:
        for key in dialog.lines:
            dialog.choose(key, place)
        office.raise_all(dialog)
        assert dialog.run.phase is Phase.PREVIEW, "what was not shown is not sent"
        assert "Nothing was sent: look, and raise again" in dialog.says()
        assert "no tracker “Epic”: its usual one is used" in dialog.lines["a"].said()
        assert office.creations() == 0
        office.raise_all(dialog)
        assert settled(dialog)

    office.raising(use)
    assert len(office.server.issues) == 3


def test_names_turn_into_roles_unless_that_is_not_wanted(office: Office) -> None:
    document = office.document
    who = Participant.checked(record_id="pm", name="Robin Doe", role="On-call engineer")
    document.edit(insert("Add", who))
    text = "Pair Robin Doe with a second reviewer"
    document.edit(set_fields("Edit", office.action("a"), text=text))

    def use(dialog: RaisingDialog) -> None:
        assert "Robin" not in dialog.lines["a"].said()
        dialog.names.click()
        assert "Pair Robin Doe" in dialog.lines["a"].said()
        dialog.names.click()
        office.raise_all(dialog)

    office.raising(use)
    assert not any("Robin" in made.whole for made in office.server.issues)


def test_the_postmortem_gets_an_issue_of_its_own_and_the_others_are_linked_to_it(
    office: Office,
) -> None:
    root = office.document.record.postmortem
    office.document.edit(set_fields("Forget", root, issue_key="", issue_url=""))

    def use(dialog: RaisingDialog) -> None:
        assert "names no issue" in dialog.source.says()
        dialog.source.make.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert dialog.source.key.text() == "#41"
        assert "linked to #41" in dialog.source.says()
        assert "Is linked to #41" in dialog.lines["a"].said()
        office.raise_all(dialog)

    office.raising(use)
    assert office.raised()[0] == "PM-7 Checkout refused cards"
    assert office.document.record.ticked(SENT) is None
    assert [(of, to) for of, to, _ in office.server.links] == [
        ("41", "42"), ("41", "43"), ("41", "44"),
    ]  # fmt: skip


def test_a_postmortems_issue_whose_answer_was_lost_is_found_again(office: Office) -> None:
    root = office.document.record.postmortem
    office.document.edit(set_fields("Forget", root, issue_key="", issue_url=""))

    def answer(request: Request) -> Response:
        office.wire.half = is_making(request) and not office.server.issues
        return office.server(request)

    office.wire.answer = answer

    def use(dialog: RaisingDialog) -> None:
        dialog.source.make.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert "broke off" in dialog.says()
        assert office.document.record.ticked(SENT) is not None
        office.clock.advance(seconds=61)
        dialog.source.make.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert dialog.source.key.text() == "#41"

    office.raising(use)
    assert office.raised() == ["PM-7 Checkout refused cards"]


def test_a_postmortems_issue_that_may_be_in_one_tracker_is_not_made_in_another(
    office: Office,
) -> None:
    root = office.document.record.postmortem
    office.document.edit(set_fields("Forget", root, issue_key="", issue_url=""))
    office.tell_directory(
        Tracker.checked(
            record_id=DIRECTORY_ID, id="lin", name="Linear", kind=TrackerKind.LINEAR,
            url="https://linear.app/acme",
        ),
        ProjectMapping.checked(record_id=DIRECTORY_ID, id="eng", tracker_id="lin", project="ENG"),
    )  # fmt: skip

    def answer(request: Request) -> Response:
        office.wire.half = is_making(request) and not office.server.issues
        return office.server(request)

    office.wire.answer = answer

    def use(dialog: RaisingDialog) -> None:
        place = dialog.source.place
        offered = {place.itemText(at) for at in range(place.count())}
        assert offered == {"ops – Redmine", "ENG – Linear"}
        place.setCurrentText("ops – Redmine")
        dialog.source.make.click()
        office.room.wait(lambda: not dialog.run.is_busy)
        assert [place.itemText(at) for at in range(place.count())] == ["ops – Redmine"]
        assert office.raised() == ["PM-7 Checkout refused cards"]

    office.raising(use)


def test_why_nothing_happens_for_a_while_is_said_at_the_action(office: Office) -> None:
    put_off = [Response(429, b"", {"Retry-After": "0"})]
    told: list[str] = []

    def answer(request: Request) -> Response:
        return put_off.pop() if is_making(request) and put_off else office.server(request)

    office.wire.answer = answer

    def use(dialog: RaisingDialog) -> None:
        dialog.run.told.connect(lambda key: told.append(dialog.lines[key].said()))
        office.raise_all(dialog)

    office.raising(use)
    assert any("Redmine asks to wait; going on in 0 s" in said for said in told)
    assert len(office.server.issues) == 3


def test_a_step_that_raising_went_beyond_cannot_be_undone_but_those_before_can(
    office: Office,
) -> None:
    document, action = office.document, office.action("a")
    document.edit(set_fields("Edit", action, text="Add a load test of an hour"))
    commitment = Commitment("Head of Payments", office.clock().date())
    document.edit(commit(office.action("a"), commitment, 4))
    office.raising(office.raise_all)
    assert office.action("a").state is ActionState.RAISED
    office.room.desk.actions["undo"].trigger()
    assert "“Commit to action” cannot be undone" in office.room.desk.banner.text()
    assert office.action("a").tracker_key == "#41"
    assert office.room.desk.actions["undo"].text() == "Undo “Edit”"
    office.room.desk.actions["undo"].trigger()
    assert office.action("a").text == "Add a load test"

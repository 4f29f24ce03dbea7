"""Raising makes one issue of each action and tells what became of it."""

from collections.abc import Callable
from datetime import date

import pytest

from pmdesk.changes import Change
from pmdesk.errors import StorageFailed
from pmdesk.model import ActionState, TrackerKind
from pmdesk.trackers.exchange import Cancelled, Fault, Request, Response, Send
from pmdesk.trackers.jira import JiraCloud
from pmdesk.trackers.raising import Outcome, check
from pmdesk.trackers.refreshing import refresh, seen
from tests.examples import action, record
from tests.pmdesk.trackers.room import INCIDENT, Room, mapping, tracker
from tests.pmdesk.trackers.servers.jira import JiraMemory, jira_field
from tests.pmdesk.trackers.servers.memory import said


@pytest.fixture
def room() -> Room:
    return Room(JiraCloud(tracker(TrackerKind.JIRA_CLOUD), mapping()), JiraMemory())


def failing_at(
    room: Room, fails: Callable[[Request], bool], answer: Response | Exception, *, lost: bool
) -> Send:
    """Return a way to send that fails once; `lost` says whether the request arrives before."""
    waiting = [answer]

    def send(request: Request) -> Response:
        if not waiting or not fails(request):
            return room.server(request)
        if lost:
            room.server(request)
        failure = waiting.pop()
        if isinstance(failure, Response):
            return failure
        raise failure

    return send


def is_create(request: Request) -> bool:
    return request.method == "POST" and request.path.endswith("/issue")


def is_link(request: Request) -> bool:
    return request.path.endswith("/issueLink")


def test_every_action_gets_an_issue_and_its_link(room: Room) -> None:
    results = room.push()
    assert [result.outcome for result in results] == [Outcome.CREATED] * 2
    assert [result.sentences for result in results] == [(), ()]
    assert [made.title for made in room.server.issues] == ["Add a load test", "Alert on refusals"]
    kind = "Priority Action"
    assert room.server.links == [("INC-9", "OPS-1", kind), ("INC-9", "OPS-2", kind)]


def test_keys_and_links_are_written_back(room: Room) -> None:
    room.push()
    first = room.current("a")
    assert first.tracker_key == "OPS-1"
    assert first.tracker_url == "https://tracker.example/browse/OPS-1"
    assert first.tracker_id == "t"
    assert first.raised_on == date(2026, 3, 2)
    assert first.sent_at is None


def test_that_a_request_goes_out_is_stored_before_it_does(room: Room) -> None:
    marked: list[bool] = []

    def send(request: Request) -> Response:
        if is_create(request):
            marked.append(room.current("ab"[len(marked)]).sent_at is not None)
        return room.server(request)

    room.send = send
    room.push()
    assert marked == [True, True]


def test_raising_again_asks_for_nothing(room: Room) -> None:
    room.push()
    before = len(room.server.requests)
    assert [result.outcome for result in room.push()] == [Outcome.SKIPPED] * 2
    assert not any(is_create(request) for request in room.server.requests[before:])


def test_a_refusal_of_one_action_leaves_the_others_alone(room: Room) -> None:
    refused = said(400, {"errorMessages": [], "errors": {"summary": "Summary is odd."}})
    room.send = failing_at(room, is_create, refused, lost=False)
    first, second = room.push()
    assert first.outcome is Outcome.FAILED
    assert "summary: Summary is odd." in first.sentences[0]
    assert second.outcome is Outcome.CREATED
    assert room.current("a").sent_at is None, "it was certainly not made"


def test_an_issue_whose_answer_was_lost_is_found_again(room: Room) -> None:
    room.send = failing_at(room, is_create, Fault("No answer.", unknown=True), lost=True)
    assert room.push()[0].outcome is Outcome.FAILED
    assert room.current("a").sent_at is not None
    room.clock.advance(seconds=30)
    assert room.push()[0].outcome is Outcome.FOUND
    assert len(room.server.issues) == 2
    assert room.waits == []


def test_a_search_that_is_late_is_waited_for(room: Room) -> None:
    room.send = failing_at(room, is_create, Fault("No answer.", unknown=True), lost=True)
    room.push()
    assert room.push()[0].outcome is Outcome.FOUND
    assert room.waits == [60]
    assert len(room.server.issues) == 2


def test_a_request_that_never_arrived_is_sent_again_after_that_wait(room: Room) -> None:
    room.send = failing_at(room, is_create, Fault("No answer.", unknown=True), lost=False)
    room.push()
    assert room.push()[0].outcome is Outcome.CREATED
    assert room.waits == [60]


def test_links_that_failed_are_made_by_the_next_run(room: Room) -> None:
    room.send = failing_at(room, is_link, said(500), lost=False)
    first, _ = room.push()
    assert first.outcome is Outcome.CREATED
    assert "OPS-1 is not linked yet: raise the action again to link it." in first.sentences[0]
    assert [result.outcome for result in room.push()] == [Outcome.LINKED, Outcome.SKIPPED]
    assert len(room.server.issues) == 2
    assert len(room.server.links) == 2


def test_an_issue_made_from_a_library_that_was_lost_is_found(room: Room) -> None:
    blank = room.record
    room.push()
    room.clock.advance(days=1)
    room.record = blank
    assert [result.outcome for result in room.push()] == [Outcome.FOUND] * 2
    assert len(room.server.issues) == 2


def test_after_a_cancel_nothing_more_is_sent(room: Room) -> None:
    def send(request: Request) -> Response:
        if len(room.server.issues) == 1 and is_create(request):
            raise Cancelled
        return room.server(request)

    room.send = send
    first, second = room.push()
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.CANCELLED)
    room.send = None
    assert room.push()[1].outcome is Outcome.CREATED
    assert len(room.server.issues) == 2


def test_what_cannot_be_stored_is_not_sent(room: Room) -> None:
    def full(change: Change) -> None:
        raise StorageFailed("The disk is full.")

    room.before_store = full
    with pytest.raises(StorageFailed):
        room.push()
    assert room.server.issues == []


def test_progress_names_the_action_and_what_is_done(room: Room) -> None:
    room.push()
    assert ("a", "Making the issue") in room.said
    assert ("b", "Linking it to the postmortem") in room.said


def test_the_preview_asks_the_project_and_makes_nothing(room: Room) -> None:
    assert isinstance(room.server, JiraMemory)
    room.server.fields.append(jira_field("customfield_7", "Component", required=True))
    checked = check(room.adapter, room.planned(), room.server)
    assert not any(one.is_sent for one in checked)
    assert checked[0].sentences[0].startswith("OPS asks for “Component” with every Task.")
    assert room.server.issues == []


def test_what_the_tracker_says_later_is_a_suggestion(room: Room) -> None:
    room.push()
    room.server.issues[0].is_done = True
    found = refresh(room.adapter, room.record.actions, room.server)
    assert [one.is_news for one in found] == [True, True]
    assert found[0].suggestion == "OPS-1 is “Done”. Finish the action?"
    assert found[1].suggestion == ""
    room.store(seen(room.record, found, room.clock()))
    assert room.current("a").tracker_state == "Done"
    assert room.current("a").state is ActionState.PROPOSED
    again = refresh(room.adapter, room.record.actions, room.server)
    assert not any(one.is_news for one in again)


def test_an_issue_that_is_gone_says_so_when_refreshed(room: Room) -> None:
    gone = record(action("a", "Do", tracker_key="OPS-9"), **INCIDENT)
    (found,) = refresh(room.adapter, gone.actions, room.server)
    assert found.failure.startswith("Jira Cloud does not know OPS-9")
    assert not seen(gone, [found], room.clock())

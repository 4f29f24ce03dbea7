"""Actions are raised in a real Redmine over its API, once each, whatever happens in between."""

from collections.abc import Iterator
from datetime import date

import pytest

from pmdesk.model import Action, ActionKind, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.exchange import Fault, Request, Response, Send, drive
from pmdesk.trackers.kinds import adapter_for
from pmdesk.trackers.raising import Outcome, Result, check, push
from pmdesk.trackers.redmine import body_of
from pmdesk.trackers.refreshing import refresh
from pmdesk.transport import Transport
from tests.examples import action, record
from tests.exports.trackers.reading import NAUGHTY
from tests.pmdesk.trackers.room import Room, mapping, tracker
from tests.pmdesk.trackers.servers.memory import Memory
from tests.servers.redmine import KEY, PROJECT, Redmine

pytestmark = pytest.mark.slow


@pytest.fixture
def postmortem(redmine: Redmine) -> str:
    """The number of the postmortem's issue."""
    body = {"issue": {"project_id": PROJECT, "subject": "PM-7"}}
    return str(redmine.api("POST", "/issues.json", json=body)["issue"]["id"])


@pytest.fixture
def room(redmine: Redmine) -> Iterator[Room]:
    ours = mapping(
        PROJECT, issue_type="Bug", priority_value="Urgent", improvement_value="Low"
    )  # fmt: skip
    adapter = adapter_for(tracker(TrackerKind.REDMINE, redmine.url), ours)
    with Transport(adapter, KEY) as send:
        yield Room(adapter, Memory(), send=send)


def sending(room: Room) -> Send:
    assert room.send is not None
    return room.send


def raise_all(room: Room) -> tuple[Result, ...]:
    planned = check(room.adapter, room.planned(), sending(room))
    return push(room.adapter, planned, room.world)


def actions_of(redmine: Redmine, postmortem: str, prefix: str, *texts: str) -> Record:
    """Return a record of the postmortem with an action for each text."""
    actions = (
        action(f"{prefix}{n}", text, due=date(2026, 2, 1 + n), kind=tuple(ActionKind)[n % 2])
        for n, text in enumerate(texts)
    )
    return record(
        *actions, issue_key=f"#{postmortem}", issue_url=f"{redmine.url}/issues/{postmortem}"
    )


def test_the_connection_says_who_and_where(room: Room) -> None:
    said = drive(room.adapter.test(), sending(room))
    assert said == "Signed in to Redmine as admin, who sees the project Postmortems."


def test_every_action_becomes_the_issue_that_was_planned(
    room: Room, redmine: Redmine, postmortem: str
) -> None:
    room.record = actions_of(redmine, postmortem, "plan", *NAUGHTY)
    planned = check(room.adapter, room.planned(), sending(room))
    results = push(room.adapter, planned, room.world)
    assert [(one.outcome, one.sentences) for one in results] == [
        (Outcome.CREATED, ()) for _ in NAUGHTY
    ]
    for one, result in zip(planned, results, strict=True):
        issue, draft = redmine.issue(result.key.removeprefix("#")), one.draft
        assert issue["subject"] == draft.title
        assert issue["description"].replace("\r\n", "\n") == body_of(draft)
        assert issue["due_date"] == str(draft.due)
        assert issue["tracker"]["name"] == "Bug"
        assert issue["priority"]["name"] in {"Urgent", "Low"}
        (relation,) = issue["relations"]
        ends = {relation["issue_id"], relation["issue_to_id"]}
        assert ends == {int(postmortem), issue["id"]}
    assert [one.tracker_key for one in room.record.actions] == [one.key for one in results]


def test_a_crash_after_the_issue_was_made_makes_no_second_one(
    room: Room, redmine: Redmine, postmortem: str
) -> None:
    room.record = actions_of(redmine, postmortem, "crash", "Add", "Alert", "Write")
    real = sending(room)

    def crashing(request: Request) -> Response:
        answer = real(request)
        if request.method == "POST" and request.path == "/issues.json":
            raise Fault("The power went away.", unknown=True)
        return answer

    before = redmine.count()
    room.send = crashing
    assert {one.outcome for one in raise_all(room)} == {Outcome.FAILED}
    assert redmine.count() == before + 3
    room.send = real
    assert {one.outcome for one in raise_all(room)} == {Outcome.FOUND}
    assert redmine.count() == before + 3
    assert len(redmine.issue(postmortem)["relations"]) == 3


def test_raising_again_changes_nothing(room: Room, redmine: Redmine, postmortem: str) -> None:
    room.record = actions_of(redmine, postmortem, "again", "Add", "Alert")
    raise_all(room)
    before = redmine.count()
    assert {one.outcome for one in raise_all(room)} == {Outcome.SKIPPED}
    assert redmine.count() == before


def test_the_state_of_an_issue_is_seen(room: Room, redmine: Redmine) -> None:
    room.record = record(action("state", "Do"))
    (made,) = raise_all(room)
    (seen,) = refresh(room.adapter, room.record.all(Action), sending(room))
    assert seen.seen is not None
    assert (seen.seen.word, seen.seen.is_done) == ("New", False)
    path = f"/issues/{made.key.removeprefix('#')}.json"
    redmine.api("PUT", path, json={"issue": {"status_id": 5}})
    (seen,) = refresh(room.adapter, room.record.all(Action), sending(room))
    assert seen.suggestion == f"{made.key} is “Closed”. Finish the action?"


def test_what_redmine_has_not_got_is_said_before_anything_is_sent(redmine: Redmine) -> None:
    ours = mapping(PROJECT, issue_type="Incident", priority_value="P0", priority_link="causes")
    adapter = adapter_for(tracker(TrackerKind.REDMINE, redmine.url), ours)
    with Transport(adapter, KEY) as send:
        room = Room(adapter, Memory(), record(action("not", "Do")), send=send)
        (planned,) = check(adapter, room.planned(), send)
        said = " ".join(planned.sentences)
        assert "no tracker “Incident”" in said
        assert "no priority “P0”" in said
        (result,) = push(adapter, (planned,), room.world)
    assert result.outcome is Outcome.CREATED
    assert redmine.issue(result.key.removeprefix("#"))["priority"]["name"] == "Normal"


@pytest.mark.parametrize(
    ("project", "key", "says"),
    [("nowhere", KEY, "nowhere"), (PROJECT, "0" * 40, "does not accept the token")],
)
def test_a_wrong_project_or_token_is_said_in_a_sentence(
    redmine: Redmine, project: str, key: str, says: str
) -> None:
    adapter = adapter_for(tracker(TrackerKind.REDMINE, redmine.url), mapping(project))
    with Transport(adapter, key) as send, pytest.raises(Fault, match=says):
        drive(adapter.test(), send)

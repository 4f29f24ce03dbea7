"""What holds for every tracker: issues are made, linked, found again and asked about."""

from dataclasses import replace
from datetime import date

import pytest

from pmdesk import guidance
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, TrackerKind
from pmdesk.trackers.exchange import Fault, Response, drive
from pmdesk.trackers.kinds import ADAPTERS, adapter_for
from pmdesk.trackers.raising import Outcome, check
from pmdesk.trackers.refreshing import refresh
from tests.examples import record
from tests.pmdesk.trackers.room import Room, mapping, tracker
from tests.pmdesk.trackers.servers.memory import Memory
from tests.pmdesk.trackers.settings import FIRST, SECOND, SETTINGS, room_for


@pytest.fixture(params=TrackerKind, ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> TrackerKind:
    made: TrackerKind = request.param
    return made


@pytest.fixture
def room(kind: TrackerKind) -> Room:
    return room_for(kind)


def test_what_the_guide_says_of_a_tracker_is_what_its_adapter_does(kind: TrackerKind) -> None:
    guide, limits = guidance.trackers()[kind], ADAPTERS[kind].limits
    assert bool(guide.priority) == limits.has_priority
    assert bool(guide.labels) == limits.has_labels
    assert bool(guide.link) == (len(limits.links) != 1), "one kind of link is no choice"
    assert not limits.issue_type or guide.issue_type == limits.issue_type
    assert not limits.links or guide.link in {"", limits.links[0]}


def test_an_adapter_needs_an_address(kind: TrackerKind) -> None:
    with pytest.raises(InvalidValue, match="needs its address, such as https://"):
        adapter_for(tracker(kind, ""), mapping())


def test_issues_are_made_and_linked(kind: TrackerKind, room: Room) -> None:
    results = room.push()
    assert [result.outcome for result in results] == [Outcome.CREATED] * 2, results
    assert [made.title for made in room.server.issues] == ["Add a load test", "Alert on refusals"]
    assert len(room.server.links) == 2
    assert room.server.links[0] == SETTINGS[kind].ends
    for result in results:
        assert result.key
        assert result.url.startswith("https://")


def test_the_text_and_the_label_arrive(kind: TrackerKind, room: Room) -> None:
    room.push()
    whole = room.server.issues[0].whole
    assert "Add a load test" in whole
    if kind is not TrackerKind.LINEAR:
        assert f"pmdesk-{FIRST}" in whole


def test_what_is_linked_already_is_not_linked_twice(room: Room) -> None:
    room.push()
    ready = drive(room.adapter.prepared(), room.server)
    issue = drive(ready.find(room.planned()[0].draft), _later(room))
    assert issue is not None
    drive(ready.link(issue, room.planned()[0].draft), room.server)
    assert len(room.server.links) == 2


def _later(room: Room) -> Memory:
    room.clock.advance(minutes=1)
    return room.server


def test_an_issue_is_found_again_by_its_own_action_only(room: Room) -> None:
    first, second = (one.draft for one in room.planned())
    ready = drive(room.adapter.prepared(), room.server)
    assert drive(ready.find(first), _later(room)) is None
    drive(ready.create(drive(ready.check(first), room.server)), room.server)
    assert drive(ready.find(first), _later(room)) is not None
    assert drive(ready.find(second), _later(room)) is None


def test_a_due_date_arrives_or_stands_in_the_text(room: Room) -> None:
    first = room.current(FIRST)
    room.record = room.record.putting(first.having(due=date(2026, 2, 20)))
    room.push()
    assert "2026-02-20" in room.server.issues[0].whole


def test_the_state_of_an_issue_is_read_by_its_key(room: Room) -> None:
    room.push()
    room.server.issues[1].is_done = True
    first, second = refresh(room.adapter, room.record.actions, room.server)
    assert first.seen is not None, first.failure
    assert second.seen is not None
    assert (first.seen.is_done, second.seen.is_done) == (False, True)
    assert first.seen.word != second.seen.word
    assert second.suggestion.endswith("Finish the action?")


def test_an_issue_that_is_gone_is_a_sentence(room: Room) -> None:
    room.push()
    room.server.issues.clear()
    for one in refresh(room.adapter, room.record.actions, room.server):
        assert one.seen is None
        assert one.failure.endswith(".")


def test_a_test_says_who_the_token_belongs_to(room: Room) -> None:
    sentence = drive(room.adapter.test(), room.server)
    assert sentence.startswith("Signed in to ")
    assert "nn" in sentence, "Ann"


def test_a_wrong_token_is_a_sentence(room: Room) -> None:
    with pytest.raises(Fault, match="does not accept the token"):
        drive(room.adapter.test(), lambda _: Response(401))


def test_an_incident_elsewhere_cannot_name_the_issue_and_says_so(room: Room) -> None:
    facts = {"incident_key": "INC-9", "incident_url": "https://elsewhere.example/INC-9"}
    room.record = record(*room.record.all(Action), **facts)
    results = room.push()
    assert room.server.links == []
    assert results[0].sentences[-1].startswith("INC-9 is not in this ")
    assert room.current(FIRST).sent_at is None
    pointers = getattr(room.server, "pointers", None)
    assert "elsewhere.example" in f"{room.server.issues[0].whole}{pointers}"


def test_without_an_incident_nothing_is_linked(room: Room) -> None:
    room.record = record(*room.record.all(Action))
    assert [result.outcome for result in room.push()] == [Outcome.CREATED] * 2
    assert room.server.links == []


def test_the_preview_makes_nothing(room: Room) -> None:
    checked = check(room.adapter, room.planned(), room.server)
    assert all(one.is_sent for one in checked), [one.sentences for one in checked]
    assert room.server.issues == []


def test_a_draft_without_values_is_left_to_the_tracker(room: Room) -> None:
    draft = replace(room.planned()[0].draft, priority="", due=None, labels=())
    ready = drive(room.adapter.prepared(), room.server)
    if isinstance(room.server, SETTINGS[TrackerKind.AZURE_DEVOPS].memory):
        draft = replace(draft, labels=("one",))
    drive(ready.create(draft), room.server)
    assert len(room.server.issues) == 1


def test_a_second_action_is_a_second_issue(room: Room) -> None:
    room.push()
    assert room.current(FIRST).tracker_key != room.current(SECOND).tracker_key


@pytest.mark.parametrize("key", ["ü ö", "../x", "#", "a?b#c", ""])
def test_a_key_that_was_typed_wrong_is_a_sentence(key: str, room: Room) -> None:
    first = room.current(FIRST).having(tracker_key=key)
    (found,) = refresh(room.adapter, [first], room.server)
    assert found.seen is None
    assert all(request.path.isascii() for request in room.server.requests)

"""The issue of the postmortem itself is made once, whatever became of an earlier request."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from pmdesk.changes import Change, insert
from pmdesk.model import Tick, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.draft import draft_of_postmortem
from pmdesk.trackers.jira import JiraCloud
from pmdesk.trackers.own_issue import SENT, Making, make
from tests.pmdesk.trackers.room import Room, mapping, tracker
from tests.pmdesk.trackers.servers.jira import JiraMemory


@pytest.fixture
def room() -> Room:
    return Room(JiraCloud(tracker(TrackerKind.JIRA_CLOUD), mapping()), JiraMemory())


def made(room: Room) -> None:
    """Make the issue of the room's record."""

    def note(build: Callable[[Record], Change]) -> Record:
        room.store(build(room.record))
        return room.record

    making = Making(send=room.server, note=note, clock=room.clock, wait=room.wait)
    draft = draft_of_postmortem(room.record, room.adapter.limits, room.adapter.mapping)
    make(room.adapter, draft, making)


def test_a_clock_that_was_set_back_is_no_reason_to_wait_for_hours(room: Room) -> None:
    ahead = room.clock() + timedelta(hours=5)
    room.store(insert("Send", Tick.checked(record_id=room.record.id, key=SENT, at=ahead)))
    made(room)
    assert room.waits == [60]
    assert room.record.postmortem.issue_key == "OPS-1"
    assert room.record.ticked(SENT) is None

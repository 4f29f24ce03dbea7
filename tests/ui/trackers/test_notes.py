"""What a lane learns of a record reaches the disk, whether or not a window shows the record."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest

from pmdesk.changes import Change, set_fields
from pmdesk.errors import Conflict, StorageFailed
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.trackers.exchange import Cancelled
from tests.ui.room import Room
from ui.background import Lane
from ui.trackers.notes import Notes


class Asking:
    """A thread beside the window's that makes notes in the record of the room."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.lane = Lane("trackers")
        self.record_id = room.page.document.record.id

    def key(self, key: str) -> "Future[Record]":
        return self.ask(lambda record: set_fields("Name issue", record.postmortem, issue_key=key))

    def ask(self, build: Callable[[Record], Change]) -> "Future[Record]":
        answer: Future[Record] = Future()
        notes: Notes = self.room.desk.trackers.notes
        self.lane.run(
            lambda: notes.note(self.record_id, build), answer.set_result, answer.set_exception
        )
        return answer

    def wait(self, answer: "Future[Record]") -> Record:
        self.room.wait(answer.done)
        return answer.result()


@pytest.fixture
def asking(room: Room) -> Iterator[Asking]:
    room.open()
    made = Asking(room)
    yield made
    made.lane.close()


def issue_key(room: Room) -> str:
    return room.page.document.record.postmortem.issue_key


def test_an_open_record_shows_the_note_at_once_and_undo_leaves_it_alone(
    room: Room, asking: Asking
) -> None:
    document = room.page.document
    before = document.undo_label
    assert asking.wait(asking.key("PM-1")).postmortem.issue_key == "PM-1"
    assert issue_key(room) == "PM-1"
    assert document.undo_label == before
    assert room.desk.saver.waiting == 0, "it is on disk by then"


def test_a_record_that_was_left_is_noted_in_the_library(room: Room, asking: Asking) -> None:
    document = room.page.document
    section = document.record.section(SectionKey.SUMMARY)
    document.edit(set_fields("Type", section, text="The last words before it was left."))
    room.desk.overviews.show_library()
    asking.wait(asking.key("PM-2"))
    room.desk.record.open(asking.record_id)
    assert issue_key(room) == "PM-2"
    text = room.page.document.record.section(SectionKey.SUMMARY).text
    assert text == "The last words before it was left."


def test_a_record_on_its_way_to_the_window_gets_the_note_there(room: Room, asking: Asking) -> None:
    room.desk.overviews.show_library()
    room.desk.record.open(asking.record_id)
    asking.wait(asking.key("PM-3"))
    assert issue_key(room) == "PM-3"
    room.page.document.edit(set_fields("Go on", room.page.document.record.postmortem, title="On"))
    done: list[bool] = []
    room.desk.saver.settle(lambda: done.append(True), lambda: done.append(False))
    room.wait(lambda: bool(done))
    assert done == [True], "the record and the disk agree"


def test_a_note_that_does_not_fit_is_refused_to_who_asked(room: Room, asking: Asking) -> None:
    outdated = set_fields("x", room.page.document.record.postmortem, issue_key="OLD")
    asking.wait(asking.key("PM-4"))
    with pytest.raises(Conflict):
        asking.wait(asking.ask(lambda _record: outdated))


def test_who_waits_for_a_disk_that_fails_is_told_so(room: Room, asking: Asking) -> None:
    room.limit_disk(1)
    big = "x" * 900_000
    with pytest.raises(StorageFailed, match="could not be written"):
        asking.wait(asking.ask(lambda r: set_fields("x", r.section(SectionKey.FAULT), text=big)))
    room.limit_disk(1_000_000)
    room.desk.saver.send()
    room.wait(lambda: room.desk.saver.waiting == 0)


def test_nobody_waits_for_a_window_that_has_closed(room: Room, asking: Asking) -> None:
    room.desk.trackers.notes.stop()
    with pytest.raises(Cancelled):
        asking.wait(asking.key("PM-5"))

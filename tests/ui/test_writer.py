"""What is done to records from outside comes after the last words that were typed in them."""

from collections.abc import Callable

import pytest

from pmdesk import actions
from pmdesk.board.cards import cards_of
from pmdesk.board.edits import Edit
from pmdesk.changes import set_fields
from pmdesk.model import SectionKey
from pmdesk.record import Record
from tests.ui.room import Room

Do = Callable[[Room, Record], object]
LAST_WORDS = "x" * 100_000


def delete(room: Room, record: Record) -> None:
    room.desk.errands.delete(record.id)


def duplicate(room: Room, record: Record) -> None:
    room.desk.errands.duplicate(record.id)


def finish(room: Room, record: Record) -> None:
    day = room.clock().date()
    verb = lambda _record, action: actions.finish(action, day)  # noqa: E731
    room.desk.board.edit(Edit.of("Finished", cards_of(record), verb))


def leave_unsaved(room: Room) -> Record:
    """Type, leave the record, and let the disk fail only then."""
    desk = room.open()
    document = room.page.document
    room.wait(lambda: desk.saver.waiting == 0)
    room.limit_disk(1)
    text = set_fields("Type", document.record.section(SectionKey.FAULT), text=LAST_WORDS)
    document.edit(text)
    desk.overviews.show_library()
    room.wait(lambda: desk.saver.has_failed)
    return document.record


def stored(room: Room, record_id: str) -> Record:
    found: list[Record] = []
    room.lane.run(lambda: room.library.load(record_id)[0], found.append)
    room.wait(lambda: bool(found))
    return found[0]


@pytest.mark.parametrize("do", [delete, duplicate, finish])
def test_the_last_words_of_a_record_that_was_left_are_written_first(room: Room, do: Do) -> None:
    record = leave_unsaved(room)
    room.limit_disk(1_000_000)
    do(room, record)
    room.wait(lambda: room.desk.saver.waiting == 0)
    assert stored(room, record.id).prose(SectionKey.FAULT) == LAST_WORDS
    assert not room.desk.saver.has_failed


@pytest.mark.parametrize("do", [delete, finish])
def test_nothing_is_done_while_the_last_words_cannot_be_written(room: Room, do: Do) -> None:
    record = leave_unsaved(room)
    tried: list[str] = []
    room.desk.saver.failed.connect(tried.append)
    do(room, record)
    room.wait(lambda: bool(tried))
    room.limit_disk(1_000_000)
    room.desk.saver.send()
    room.wait(lambda: room.desk.saver.waiting == 0)
    assert "Nothing was done, since the last edits" in room.desk.banner.text()
    now = stored(room, record.id)
    assert now.prose(SectionKey.FAULT) == LAST_WORDS
    assert now.postmortem.deleted_at is None
    assert now.actions == record.actions


def test_a_record_that_is_open_is_not_written_to_behind_its_window(room: Room) -> None:
    room.open()
    document = room.page.document
    finish(room, document.record)
    room.wait(lambda: "is open, so nothing was done" in room.desk.banner.text())
    document.edit(set_fields("Type", document.record.postmortem, title="Typed on"))
    room.wait(lambda: room.desk.saver.waiting == 0)
    assert stored(room, document.record.id).postmortem.title == "Typed on"

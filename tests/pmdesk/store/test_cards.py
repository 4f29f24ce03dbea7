"""The board is read by one query, and tells what whole records tell."""

from datetime import date

from pmdesk.board import cards_of
from pmdesk.changes import insert
from pmdesk.model import Action
from pmdesk.store import shelf
from pmdesk.store.library import Library
from tests.fakes import FakeClock

CLOCK = FakeClock()


def begun(library: Library, title: str, *due: date | None, **more: object) -> str:
    record_id = shelf.begin(library, {"title": title, "service": "Checkout"}, CLOCK, "Owner")
    made = [
        Action.checked(record_id=record_id, rank=str(place), text=title, due=day, **more)
        for place, day in enumerate(due)
    ]
    shelf.edit(library, record_id, lambda _record: insert("Add", *made), CLOCK, "Owner")
    return record_id


def test_an_empty_library_has_no_cards(library: Library) -> None:
    assert library.cards() == []
    assert library.cards(date(2026, 1, 1)) == []


def test_the_cards_are_those_of_the_records(library: Library) -> None:
    ids = [begun(library, title, None, date(2026, 3, 2)) for title in ("One", "Two")]
    found = sorted(library.cards(), key=lambda card: (card.number, card.action.rank))
    assert found == [card for i in ids for card in cards_of(library.load(i)[0])]
    assert [card.key for card in found] == ["PM-1", "PM-1", "PM-2", "PM-2"]


def test_deleted_records_have_none_until_they_are_brought_back(library: Library) -> None:
    record_id = begun(library, "One", date(2026, 3, 2))
    shelf.put_away(library, record_id, CLOCK, "Owner", deleted=True)
    assert library.cards() == []
    shelf.put_away(library, record_id, CLOCK, "Owner", deleted=False)
    assert len(library.cards()) == 1


def test_only_what_is_to_be_done_by_a_day_can_be_asked_for(library: Library) -> None:
    day = date(2026, 3, 2)
    begun(library, "Due", day, date(2026, 3, 3), None)
    begun(library, "Done", day, state="done")
    begun(library, "Declined", day, state="declined", declined_because="No")
    assert [card.title for card in library.cards(day)] == ["Due"]

"""What was read comes onto the timeline once, in one step, with people spoken of by role."""

from datetime import UTC, date, datetime

import pytest

from pmdesk.changes import Insert
from pmdesk.model import Moment, Participant, TimelineEvent
from pmdesk.timeline.importing import duplicates
from pmdesk.timeline.importing.change import import_events
from pmdesk.timeline.importing.chatter import Chatter, authors, usual
from pmdesk.timeline.importing.duplicates import Known
from pmdesk.timeline.importing.roles import with_roles
from pmdesk.timeline.reading import Kind, ReadEvent, Reading
from tests.examples import RECORD_ID, at, event, record


def said(time: str, text: str, **more: object) -> ReadEvent:
    return ReadEvent(at(time), text, **more)  # type: ignore[arg-type]


def person(name: str, role: str, handle: str = "") -> Participant:
    return Participant.checked(record_id=RECORD_ID, name=name, role=role, handle=handle)


PEOPLE = (
    person("Ada Park", "On-call engineer", "@ada.p"),
    person("Jo Lind", "Incident commander"),
    person("Eve Winter", ""),
)


def test_everything_that_was_read_is_kept_and_one_step_takes_it_back() -> None:
    base = record(zone="Europe/Berlin")
    read = [
        said("14:20", "pool is empty", end=at("14:30"), approximate=True, written="~14:20 UTC",
             moment=Moment.DETECTED, author="DBA", source="#inc-7", link="https://chat.example/1",
             origin="slack:C1:1.2"),
        ReadEvent(date(2026, 3, 2), "report written", link="file:///etc/passwd"),
    ]  # fmt: skip
    change = import_events(base, read)
    assert change.label == "Import 2 events"
    first, second = change.applied_to(base).events
    assert (first.start, first.end, first.approximate) == (at("14:20"), at("14:30"), True)
    assert (first.source, first.link) == ("DBA, #inc-7", "https://chat.example/1")
    assert (first.written, first.origin) == ("~14:20 UTC", "slack:C1:1.2")
    assert first.moment is Moment.DETECTED
    assert (second.start, second.whole_day) == (datetime(2026, 3, 1, 23, tzinfo=UTC), True)
    assert second.link == ""
    assert change.inverse().applied_to(change.applied_to(base)) == base


def test_events_of_one_minute_keep_the_order_of_the_text_also_where_the_newest_is_first() -> None:
    words = [f"step {number}" for number in range(20)]
    read = [said("14:19", "before"), *(said("14:20", text) for text in words)]
    for given in (read, read[::-1]):
        base = record()
        made = import_events(base, given).applied_to(base)
        assert [event.text for event in made.events] == ["before", *words]


def test_importing_twice_adds_nothing_and_a_known_end_ends_the_event() -> None:
    firing = said("14:20", "error rate high", origin="alertmanager:f1:14:20")
    base = import_events(record(), [firing]).applied_to(record())
    assert not import_events(base, [firing])
    resolved = said("14:20", "error rate high", origin=firing.origin, end=at("14:40"))
    found = Known(base).duplicates([resolved])[0]
    assert (found.certain, found.completes) == (True, True)
    change = import_events(base, [resolved])
    assert change.label == "Import event"
    (ended,) = change.applied_to(base).events
    assert ended.end == at("14:40")


def test_an_event_that_reads_alike_in_the_same_minute_is_marked_but_can_be_imported() -> None:
    base = record(event("14:20:40", "Rolled back checkout to 4.18.1"))
    read = [
        said("14:20", "rolled back checkout to 4.18.1, looks good"),
        said("14:21", "rolled back checkout to 4.18.1"),
        said("14:20", "coffee"),
    ]
    found = Known(base).duplicates(read)
    assert {place: duplicate.certain for place, duplicate in found.items()} == {0: False}
    assert found[0].event.text == "Rolled back checkout to 4.18.1"
    assert len(import_events(base, read).operations) == 3


def test_a_timeline_is_looked_through_once_for_any_number_of_readings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base = record(event("14:20", "Rolled back checkout"), event("14:30", "All is well"))
    looked: list[str] = []
    words = duplicates._words  # noqa: SLF001 - what takes long is counted, not timed

    def counted(text: str) -> frozenset[str]:
        looked.append(text)
        return words(text)

    monkeypatch.setattr(duplicates, "_words", counted)
    known = Known(base)
    for _ in range(3):
        assert list(known.duplicates([said("14:20", "rolled back checkout")])) == [0]
    assert looked.count("Rolled back checkout") == 1
    assert "All is well" not in looked


def test_two_messages_of_one_system_are_never_the_same() -> None:
    base = record(event("14:20", "ratio on shard 1 is high", origin="slack:C1:1"))
    read = [said("14:20", "ratio on shard 2 is high", origin="slack:C1:2")]
    assert Known(base).duplicates(read) == {}


def test_people_with_a_role_are_spoken_of_by_it_in_texts_and_as_authors() -> None:
    read = [
        said("14:20", "@ada.p please roll back", author="Jo Lind"),
        said("14:21", "Ada rolled back, Jo agreed", author="Ada"),
        said("14:22", "Eve Winter joined", author="Grafana"),
    ]
    first, second, third = with_roles(PEOPLE, read)
    assert (first.author, first.text) == (
        "The incident commander",
        "The on-call engineer please roll back",
    )
    assert (second.author, second.text) == (
        "The on-call engineer",
        "The on-call engineer rolled back, the incident commander agreed",
    )
    assert third == read[2]


def test_chatter_is_left_out_by_kind_by_author_and_by_time() -> None:
    reading = Reading(
        events=(
            said("14:20", "joined", kind="join", author="Ada"),
            said("14:21", "pool is empty", kind="message", author="Ada"),
            said("14:30", "lunch?", kind="message", author="Bo"),
            said("16:00", "all fine", kind="message", author="Ada"),
            ReadEvent(date(2026, 3, 2), "report", kind="message"),
        ),
        kinds=(Kind("message", "Messages"), Kind("join", "Joins", taken=False)),
    )

    def texts(chatter: Chatter) -> list[str]:
        return [event.text for event in reading.events if chatter.takes(event)]

    assert texts(usual(reading)) == ["pool is empty", "lunch?", "all fine", "report"]
    assert texts(Chatter(without=frozenset({"Ada"}))) == ["lunch?", "report"]
    assert texts(Chatter(since=at("14:21"), until=at("14:30"))) == ["pool is empty", "lunch?"]
    assert authors(reading.events) == (("Ada", 3), ("Bo", 1))


def test_the_sizes_of_an_event_are_kept() -> None:
    read = [said("14:20", "x", source="s" * 900, written="w" * 300, link="https://x/" + "y" * 3000)]
    (step,) = import_events(record(), read).operations
    assert isinstance(step, Insert)
    assert isinstance(step.item, TimelineEvent)
    assert len(step.item.source) == 500
    assert step.item.source.endswith("…")
    assert step.item.link == ""

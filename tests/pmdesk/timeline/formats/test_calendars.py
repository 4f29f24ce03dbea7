"""A calendar’s entries become events; what the library marks as broken is said."""

import pytest

from pmdesk.errors import ImportFailed
from tests.pmdesk.timeline.formats.files import read, told


def calendar(*events: str, name: str = "Changes") -> str:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:{name}\n{body}END:VCALENDAR\n"


def test_times_in_utc_in_zones_and_days_are_read() -> None:
    reading = read(
        calendar(
            "UID:1\nSUMMARY:Database upgrade\\, part 1\nDESCRIPTION:slow\\nand long\n"
            "DTSTART:20250314T142000Z\nDTEND:20250314T143000Z\nURL:https://c.example/1\n"
            "ORGANIZER;CN=Kim Vance:mailto:kim@c.example",
            "UID:2\nSUMMARY:Failover\nDTSTART;TZID=America/New_York:20250314T104000\nDURATION:PT5M",
            "UID:3\nSUMMARY:Freeze\nDTSTART;VALUE=DATE:20250315\nDTEND;VALUE=DATE:20250318",
            "UID:4\nSUMMARY:Drill\nDTSTART;VALUE=DATE:20250320\nDTEND;VALUE=DATE:20250321",
        ),
        "changes.ics",
    )
    assert told(reading) == [
        ("2025-03-14T14:20:00Z", "Database upgrade, part 1"),
        ("2025-03-14T14:40:00Z", "Failover"),
        ("2025-03-15", "Freeze"),
        ("2025-03-20", "Drill"),
    ]
    first, second, third, fourth = reading.events
    assert first.text == "Database upgrade, part 1\nslow\nand long"
    assert (first.author, first.source) == ("Kim Vance", "Changes")
    assert (first.link, first.line) == ("https://c.example/1", 1)
    assert second.end is not None
    assert second.end.isoformat() == "2025-03-14T14:45:00+00:00"
    assert second.written == "20250314T104000 America/New_York"
    assert third.end is not None
    assert third.end.isoformat() == "2025-03-17"
    assert fourth.end is None


def test_a_time_without_a_zone_and_one_that_does_not_exist_are_noted() -> None:
    reading = read(
        calendar("UID:1\nDTSTART:20250330T023000", "UID:2\nDTSTART;TZID=Mars/Base:20250314T142000"),
        "x.ics",
    )
    unknown, skipped = reading.events
    assert unknown.notes == (
        "The zone “Mars/Base” is not known; the time was read in Europe/Berlin.",
    )
    assert skipped.notes[0] == "No zone is named; the time was read in Europe/Berlin."
    assert "The clocks skipped 02:30" in skipped.notes[1]
    assert told(reading)[0][0] == "2025-03-14T13:20:00Z"


def test_what_is_cancelled_or_repeats_is_marked() -> None:
    reading = read(
        calendar(
            "UID:1\nDTSTART:20250314T142000Z\nSTATUS:CANCELLED",
            "UID:2\nDTSTART:20250314T143000Z\nRRULE:FREQ=DAILY;COUNT=900",
        ),
        "x.ics",
    )
    assert {kind.name: kind.taken for kind in reading.kinds} == {"event": True, "cancelled": False}
    assert reading.events[1].notes == ("It repeats; only its first time was read.",)


def test_a_broken_value_is_not_taken_for_a_time() -> None:
    text = calendar("UID:1\nSUMMARY:Odd\nDTSTART:soon", "UID:2\nDTSTART:20250314T142000Z")
    reading = read(text, "pasted")
    assert len(reading.events) == 1
    assert [(unread.text, unread.line, unread.reason) for unread in reading.unread] == [
        ("Odd", 1, "Its start is missing, or is not a time.")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2025", "ends in the middle of an event"),
        ("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR", "is not a calendar that can be read"),
        ("BEGIN:VCALENDAR\n" + "BEGIN:VTODO\n" * 50_001, "more than 50,000 entries"),
    ],
)
def test_a_calendar_that_is_broken_as_a_whole_is_refused(text: str, said: str) -> None:
    with pytest.raises(ImportFailed, match=said):
        read(text, "x.ics")

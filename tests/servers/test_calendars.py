"""What leaves the program for calendars is taken by a real calendar server."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event, Todo

from exports.calendar import due
from exports.calendar.invitation import calendar
from pmdesk.due import of_record
from pmdesk.model import ActionKind
from pmdesk.record import Record
from tests.examples import action, record
from tests.servers.radicale import Radicale, running_radicale

pytestmark = pytest.mark.slow

NOW = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
BEGINS = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
TITLE = "Payments; were \\refused, “twice” \U0001f525 and أكثر"
WORDS = "Agenda:\n1. confirm, the timeline; \\n is not a line\r\n2. " + "długi " * 60


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    with running_radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


def meeting() -> Record:
    base = record(title=TITLE, incident_url="https://incidents.example/9?a=1,2;3")
    return base.putting(base.meeting.having(scheduled_for=BEGINS, minutes=50))


def the_event(read: Calendar) -> Event:
    (found,) = (each for each in read.walk() if isinstance(each, Event))
    return found


def test_an_invitation_is_taken_and_says_what_was_meant(radicale: Radicale) -> None:
    assert radicale.put("meeting.ics", calendar(meeting(), WORDS, NOW)) == 201
    event = the_event(radicale.get("meeting.ics"))
    assert str(event["summary"]) == f"Postmortem PM-7: {TITLE}"
    assert str(event["description"]) == WORDS.replace("\r\n", "\n")
    assert str(event["url"]) == "https://incidents.example/9?a=1,2;3"
    assert (event.start, event.end) == (BEGINS, BEGINS + timedelta(minutes=50))


def test_a_meeting_that_moves_moves_in_the_calendar(radicale: Radicale) -> None:
    given, later = meeting(), BEGINS + timedelta(days=1)
    moved = given.putting(given.meeting.having(scheduled_for=later))
    assert radicale.put("moving.ics", calendar(given, WORDS, NOW)) == 201
    assert radicale.put("moving.ics", calendar(moved, WORDS, NOW)) == 204
    assert the_event(radicale.get("moving.ics")).start == later


@pytest.mark.parametrize(
    ("good", "bad"),
    [(b"UID:", b"X-UID:"), (b"DTSTAMP:2026", b"DTSTAMP:soon"), (b"BEGIN:VEVENT", b"BEGIN:NOTHING")],
)
def test_the_server_would_have_refused_a_bad_file(
    radicale: Radicale, good: bytes, bad: bytes
) -> None:
    sent = calendar(meeting(), WORDS, NOW)
    assert good in sent
    assert radicale.put("bad.ics", sent.replace(good, bad)) == 400


def test_due_dates_are_taken_as_days_and_as_tasks(radicale: Radicale) -> None:
    given = record(
        action("a1", WORDS, due=date(2026, 3, 27), team=TITLE),
        action("a2", "Watch it", due=date(2026, 3, 6), kind=ActionKind.IMPROVEMENT),
        title=TITLE,
    )
    found = of_record(given, NOW, within=60, sequence=3)
    assert radicale.put_all("due", due.calendar(found, NOW)) == 201
    kept = radicale.all("due")
    days = {each.start for each in kept.walk() if isinstance(each, Event)}
    assert days == {date(2026, 3, 27), date(2026, 3, 6)}
    tasks = [each for each in kept.walk() if isinstance(each, Todo)]
    assert {(str(each["uid"]), each.DUE, str(each["priority"])) for each in tasks} == {
        ("a1.task@pmdesk", date(2026, 3, 27), "1"),
        ("a2.task@pmdesk", date(2026, 3, 6), "5"),
    }

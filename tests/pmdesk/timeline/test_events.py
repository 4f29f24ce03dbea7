"""Events are added, edited and removed by changes that can be taken back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.entry import read_entry
from pmdesk.timeline.events import add_event, change_time, current_day, import_day, remove_events
from tests import examples
from tests.pmdesk.taken_back import applied


def berlin(*events: TimelineEvent) -> Record:
    return examples.record(*events, zone="Europe/Berlin")


def test_a_typed_line_becomes_an_event() -> None:
    record = berlin()
    day = current_day(record, examples.CREATED)
    line = "14:32–14:40 build rolled back #mitigated @https://ci.example/812"
    entry = read_entry(line, zone=record.postmortem.tzinfo, day=day, previous=None)
    assert entry is not None
    (event,) = applied(record, add_event(record, entry)).events
    assert event.start == datetime(2026, 3, 2, 13, 32, tzinfo=UTC)
    assert event.end == event.start + timedelta(minutes=8)
    assert (event.text, event.moment) == ("build rolled back", Moment.MITIGATED)
    assert (event.source, event.link) == ("ci.example", "https://ci.example/812")


def test_the_current_day_is_that_of_the_last_event_in_the_zone_of_the_record() -> None:
    late = examples.event("23:30", "Last")
    assert current_day(berlin(late), examples.CREATED) == date(2026, 3, 2)
    started = examples.record(impact_start=examples.at("14:20"))
    assert current_day(started, examples.CREATED) == date(2026, 3, 1)
    assert current_day(examples.record(), examples.CREATED) == date(2026, 3, 2)


def test_removing_events_takes_them_off_the_reasons_they_showed() -> None:
    one, other = examples.event("14:20", "One"), examples.event("14:30", "Other")
    why = examples.why("a", "impact", "Reason", evidence=(one.id, other.id))
    record = examples.record(one, other, why)
    after = applied(record, remove_events(record, [one]))
    assert after.events == (other,)
    assert after.item(type(why), "a").evidence == (other.id,)
    assert remove_events(record, [one]).label == "Delete event"
    assert remove_events(record, [one, other]).label == "Delete 2 events"


@pytest.mark.parametrize(
    ("text", "start", "end", "approximate"),
    [
        ("15:40", "14:40", None, False),
        ("~15:40", "14:40", None, True),
        ("15:40–15:50", "14:40", "14:50", False),
        ("+20m", "14:40", None, False),
        ("15:40~", "14:40", None, True),
        ("14:40 UTC", "14:40", None, False),
    ],
)
def test_an_edited_time_stays_on_its_day(
    text: str, start: str, end: str | None, *, approximate: bool
) -> None:
    event = examples.event("14:20", "One", end="14:30", approximate=True)
    record = berlin(event)
    (after,) = applied(record, change_time(record, event, text)).events
    assert after.start == examples.at(start)
    assert after.end == (examples.at(end) if end else None)
    assert after.approximate is approximate


@pytest.mark.parametrize("text", ["", "soon", "14:20 rolled back", "14:99"])
def test_what_is_not_a_time_is_refused_with_a_sentence(text: str) -> None:
    event = examples.event("14:20", "One")
    record = berlin(event)
    with pytest.raises(InvalidValue, match=r"is not a time|No clock shows"):
        change_time(record, event, text)


def test_a_time_left_as_it_is_shown_is_no_change() -> None:
    twice = datetime(2018, 10, 28, 1, 30, tzinfo=UTC)
    event = examples.event("14:20", "One").having(start=twice)
    record = berlin(event)
    assert not change_time(record, event, " 02:30 ")
    assert not change_time(record, event, "28 Oct 2018, 02:30")


MINUTES = st.integers(0, 60 * 24 * 365 * 30).map(
    lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(
    start=MINUTES,
    minutes=st.none() | st.integers(0, 60 * 72),
    zone_name=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"]),
    approximate=st.booleans(),
    dated=st.booleans(),
)
def test_a_shown_time_is_read_back_as_it_was(
    start: datetime, minutes: int | None, zone_name: str, *, approximate: bool, dated: bool
) -> None:
    zone = ZoneInfo(zone_name)
    end = None if minutes is None else start + timedelta(minutes=minutes)
    for moment in (start, end or start):
        wall = moment.astimezone(zone)
        assume(wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset())
    event = examples.event("14:20", "One").having(start=start, end=end, approximate=approximate)
    record = examples.record(
        event.having(start=start - timedelta(minutes=1), end=None), zone=zone_name
    )
    (present,) = record.events
    assume(present.start.astimezone(zone).date() == start.astimezone(zone).date())
    shown = dates.event_time(event, zone, dated=dated)
    (after,) = change_time(record, present, shown).applied_to(record).events
    assert (after.start, after.end, after.approximate) == (start, end, approximate)


def test_a_whole_day_is_read_back_as_it_was() -> None:
    event = examples.event("23:00", "One", day="2026-02-28", whole_day=True)
    record = berlin(examples.event("14:20", "One"))
    (present,) = record.events
    shown = dates.event_time(event, ZoneInfo("Europe/Berlin"), dated=False)
    assert shown == "1 Mar 2026"
    (after,) = change_time(record, present, shown).applied_to(record).events
    assert (after.start, after.whole_day) == (event.start, True)


def test_an_import_means_the_day_on_which_impact_started() -> None:
    now = datetime(2030, 1, 1, 12, tzinfo=UTC)
    assert import_day(examples.record(), now) == date(2030, 1, 1)
    last = examples.record(examples.event("14:20", "one"), examples.event("23:00", "two"))
    assert import_day(last, now) == date(2026, 3, 1)
    started = examples.record(
        examples.event("14:20", "one", Moment.IMPACT_STARTS),
        examples.event("14:20", "two", day="2026-03-05"),
    )
    assert import_day(started, now) == date(2026, 3, 1)

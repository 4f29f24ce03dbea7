"""Chosen events go earlier or later, or are read as times of another zone, in one step."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import InvalidValue
from pmdesk.timeline.shifting import read_distance, reread, said, shift
from tests.examples import at, event, record
from tests.pmdesk.taken_back import applied


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("+10", 10), ("10", 10), ("-5", -5), ("−5 min", -5), ("+1h30", 90), ("1h 30m", 90),
        ("-1:30", -90), ("2 hours", 120), ("1d", 1440), ("+ 3", 3),
    ],
)  # fmt: skip
def test_a_distance_is_read_as_people_write_it(text: str, minutes: int) -> None:
    assert read_distance(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "+", "soon", "10 apples", "14:99"])
def test_what_is_no_distance_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"is not a distance. Write one such as \+10"):
        read_distance(text)


def test_chosen_events_shift_by_one_distance_with_their_ranges() -> None:
    base = record(event("14:00", "a", end="14:20"), event("14:10", "b"), event("14:30", "c"))
    change = shift(base.events[:2], timedelta(minutes=-90))
    assert change.label == "Shift 2 events by −1 h 30 min"
    first, second, third = applied(base, change).events
    assert (first.start, first.end) == (at("12:30"), at("12:50"))
    assert second.start == at("12:40")
    assert third == base.events[2]
    assert said(timedelta(minutes=1)) == "+1 min"


def test_a_day_without_a_time_does_not_shift_by_minutes() -> None:
    base = record(event("00:00", "a", whole_day=True))
    assert not shift(base.events, timedelta(minutes=10))


def test_a_shift_beyond_the_calendar_is_refused() -> None:
    base = record(event("14:00", "a"))
    with pytest.raises(InvalidValue, match="No calendar goes that far"):
        shift(base.events, timedelta(days=9_000 * 365))


@given(minutes=st.integers(-5_000, 5_000), seconds=st.integers(0, 59))
def test_a_shift_and_the_way_back_lead_to_the_same_record(minutes: int, seconds: int) -> None:
    base = record(event("14:00", "a", end="14:20"), event("14:10", "b"))
    by = timedelta(minutes=minutes, seconds=seconds)
    moved = applied(base, shift(base.events, by))
    assert applied(moved, shift(moved.events, -by)).events == base.events


def test_times_that_were_typed_in_another_zone_keep_their_clocks() -> None:
    base = record(event("14:20", "a", end="14:30"), event("15:00", "b"))
    read = reread(base, base.events[:1], "CET")
    assert read.change.label == "Read event as CET"
    first, second = applied(base, read.change).events
    assert (first.start, first.end, first.written) == (at("13:20"), at("13:30"), "14:20 CET")
    assert second == base.events[1]
    assert read.notes == ()


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("UTC+2", "12:20"), ("-05:00", "19:20"), ("utc", "14:20"), ("europe/berlin", "13:20"),
        ("America/New York", "19:20"),
    ],
)  # fmt: skip
def test_a_zone_is_named_as_people_do(zone: str, start: str) -> None:
    base = record(event("14:20", "a"))
    (after,) = applied(base, reread(base, base.events, zone).change).events
    assert after.start == at(start)


def test_a_clock_that_came_twice_in_the_other_zone_is_noted() -> None:
    base = record(event("02:30", "a", day="2026-10-25"))
    (note,) = reread(base, base.events, "Europe/Berlin").notes
    assert note == "The clocks went back and 02:30 came twice; taken as the first."


@pytest.mark.parametrize("zone", ["", "XYZ", "UTC+25", "../etc/passwd"])
def test_what_is_no_zone_is_refused_with_an_example(zone: str) -> None:
    base = record(event("14:20", "a"))
    with pytest.raises(InvalidValue, match="is not a time zone"):
        reread(base, base.events, zone)

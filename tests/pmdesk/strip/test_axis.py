"""The axis has round times, says which day it is, and where the clocks change."""

from datetime import timedelta
from itertools import pairwise

import pytest

from pmdesk.strip import Window
from pmdesk.strip.axis import read
from tests.examples import at, event, record
from tests.pmdesk.strip.drawn import drawn, window

SPRING, AUTUMN = "2026-03-29", "2026-10-25"


def texts(start: str, end: str, day: str = "2026-03-01", last: str = "", **facts: str) -> list[str]:
    base = record(event(start, "a", day=day), event(end, "b", day=last or day), **facts)
    return [tick.text for tick in drawn(base).ticks]


def test_the_axis_is_that_of_the_zone() -> None:
    assert texts("10:00", "12:00", zone="Asia/Kolkata") == [
        "15:30",
        "16:00",
        "16:30",
        "17:00",
        "17:30",
    ]


def test_midnight_says_the_day() -> None:
    base = record(event("22:00", "a"), event("02:00", "b", day="2026-03-02"))
    (day,) = [tick for tick in drawn(base).ticks if tick.is_day]
    assert day.text == "2 Mar"


def test_the_first_time_says_its_day_where_no_day_begins_in_view() -> None:
    base = record(event("10:00", "a"), event("10:00", "b", day="2026-03-04"))
    ticks = drawn(base, window=Window(at("12:10"), at("14:10"))).ticks
    assert [tick.text for tick in ticks[:2]] == ["1 Mar 12:30", "13:00"]


def test_close_up_the_axis_has_seconds() -> None:
    base = record(event("10:00", "a"), event("12:00", "b"))
    closer = Window(at("11:00"), at("11:00") + timedelta(seconds=20))
    assert [tick.text for tick in drawn(base, window=closer).ticks] == [
        "11:00:00", "11:00:05", "11:00:10", "11:00:15", "11:00:20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-03-12", ["2 Mar", "4 Mar", "6 Mar", "8 Mar", "10 Mar", "12 Mar"]),
        ("2026-04-12", ["2 Mar", "9 Mar", "16 Mar", "23 Mar", "30 Mar", "6 Apr"]),
        ("2026-10-12", ["Mar 2026", "May 2026", "Jul 2026", "Sep 2026"]),
        ("2031-03-01", ["Jan 2027", "Jan 2028", "Jan 2029", "Jan 2030", "Jan 2031"]),
    ],
)
def test_long_stretches_have_days_weeks_months_and_years(last: str, expected: list[str]) -> None:
    assert texts("00:00", "12:00", last=last) == expected


def test_an_hour_that_the_clocks_skip_is_not_on_the_axis() -> None:
    base = record(
        event("00:00", "a", day=SPRING), event("03:00", "b", day=SPRING), zone="Europe/Berlin"
    )
    planned = drawn(base)
    hours = [tick for tick in planned.ticks if tick.text.endswith(":00")]
    assert [tick.text for tick in hours] == ["01:00", "03:00", "04:00", "05:00"]
    steps = [right.x - left.x for left, right in pairwise(hours)]
    assert max(steps) - min(steps) < 1e-6
    assert planned.turns == (hours[1].x,)
    assert [label.text for label in planned.labels] == ["Clocks go forward 1 h"]


def test_an_hour_that_comes_twice_is_on_the_axis_twice() -> None:
    shown = texts("00:00", "03:00", AUTUMN, zone="Europe/Berlin")
    assert [text for text in shown if text.endswith(":00")] == ["02:00", "02:00", "03:00", "04:00"]
    base = record(
        event("00:00", "a", day=AUTUMN), event("03:00", "b", day=AUTUMN), zone="Europe/Berlin"
    )
    assert [label.text for label in drawn(base).labels] == ["Clocks go back 1 h"]


def test_a_zone_without_changes_has_no_turn() -> None:
    base = record(event("00:00", "a", day=SPRING), event("03:00", "b", day=SPRING))
    assert drawn(base).turns == ()


def test_a_moment_is_read_as_exactly_as_the_place_allows() -> None:
    zone = record().postmortem.tzinfo
    moment = at("14:20") + timedelta(seconds=7)
    assert read(moment, zone, timedelta(seconds=1), dated=False) == "14:20:07"
    assert read(moment, zone, timedelta(minutes=1), dated=True) == "1 Mar 14:20"


def test_windows_that_slide_keep_their_times_in_place() -> None:
    base = record(event("00:00", "a"), event("00:00", "b", day="2026-06-01"))
    start = window("00:00", "12:00").start
    seen = {
        tick.text
        for day in range(30)
        for tick in drawn(
            base, window=Window(start + timedelta(days=day), start + timedelta(days=day + 11))
        ).ticks
    }
    assert {"2 Mar", "4 Mar", "30 Mar", "1 Apr"} <= seen
    assert not {"3 Mar", "31 Mar"} & seen

"""Times are said so that nobody has to guess the day or the zone."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from pmdesk import dates
from pmdesk.model import TimelineEvent
from tests.examples import at, event

UTC = ZoneInfo("UTC")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("given", "dated", "said"),
    [
        (event("14:20", "x"), False, "14:20"),
        (event("14:20:05", "x"), False, "14:20:05"),
        (event("14:20", "x", approximate=True), False, "~14:20"),
        (event("14:20", "x", end="14:35"), False, "14:20–14:35"),
        (event("14:20", "x"), True, "1 Mar 2026, 14:20"),
        (event("14:20", "x", approximate=True), True, "1 Mar 2026, ~14:20"),
        (event("00:00", "x", whole_day=True), False, "1 Mar 2026"),
        (
            event("00:00", "x", whole_day=True).having(end=at("00:00", "2026-03-04")),
            True,
            "1–4 Mar 2026",
        ),
    ],
)
def test_an_event_says_when_it_was(given: TimelineEvent, dated: bool, said: str) -> None:  # noqa: FBT001
    assert dates.event_time(given, UTC, dated=dated) == said


def test_a_range_over_midnight_names_both_days() -> None:
    late = event("23:50", "x").having(end=at("00:10", "2026-03-02"))
    assert dates.event_time(late, UTC, dated=False) == "23:50 – 2 Mar 2026, 00:10"
    assert dates.several_days([late], UTC)


def test_times_are_those_of_the_zone_on_that_day() -> None:
    assert dates.stamp(at("23:30"), BERLIN) == "2 Mar 2026, 00:30"
    assert dates.stamp(at("23:30", "2026-07-01"), BERLIN) == "2 Jul 2026, 01:30"
    assert not dates.several_days([event("22:00", "x"), event("22:59", "y")], BERLIN)
    assert dates.several_days([event("22:00", "x"), event("23:00", "y")], BERLIN)


def test_a_span_names_its_day_once() -> None:
    assert dates.span(at("14:20"), at("16:40"), UTC) == "1 Mar 2026, 14:20 – 16:40"
    end = at("16:40", "2026-03-02")
    assert dates.span(at("14:20"), end, UTC) == "1 Mar 2026, 14:20 – 2 Mar 2026, 16:40"


def test_days_are_said_in_words() -> None:
    assert dates.day(date(2026, 12, 9)) == "9 Dec 2026"

"""The figures of an incident: what is measured, what is not, and how sure it is."""

from datetime import timedelta

import pytest

from pmdesk.metrics import Measured, duration, measure
from pmdesk.model import Moment
from tests.examples import event, record


def figures(*events: object) -> dict[str, Measured]:
    return {found.metric.key: found for found in measure(record(*events))}  # type: ignore[arg-type]


STARTS = event("14:00", "fails", Moment.IMPACT_STARTS)


def test_a_figure_goes_from_the_first_of_one_moment_to_the_first_of_another() -> None:
    found = figures(
        STARTS,
        event("14:05", "fails more", Moment.IMPACT_STARTS),
        event("14:07", "seen", Moment.DETECTED),
        event("14:09", "seen again", Moment.DETECTED),
    )
    assert found["detect"].shown == "7 min"
    assert found["detect"].metric.definition == "From “Impact starts” to “Detected”"


def test_a_missing_moment_is_named() -> None:
    missing = figures(STARTS)["mitigate"]
    assert (missing.value, missing.shown) == (None, "–")
    assert missing.reason == "No event is marked “Mitigated”."


def test_a_moment_before_the_one_it_is_measured_from_is_no_number() -> None:
    early = figures(STARTS, event("13:00", "seen", Moment.DETECTED))["detect"]
    assert early.value is None
    assert early.reason == "“Detected” is marked before “Impact starts”."


def test_the_end_of_the_impact_stands_in_for_the_resolution() -> None:
    over = figures(STARTS, event("15:00", "over", Moment.IMPACT_ENDS))["resolve"]
    assert over.shown == "1 h"
    early = figures(STARTS, event("13:00", "over", Moment.IMPACT_ENDS))["resolve"]
    assert early.reason == "“Impact ends” is marked before “Impact starts”."


@pytest.mark.parametrize("unsure", [{"approximate": True}, {"whole_day": True}])
def test_a_figure_between_unsure_moments_says_so(unsure: dict[str, bool]) -> None:
    found = figures(STARTS, event("14:07", "seen", Moment.DETECTED, **unsure))
    assert found["detect"].shown == "about 7 min"


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("0 min", timedelta()),
        ("40 s", timedelta(seconds=40)),
        ("3 min 30 s", timedelta(minutes=3, seconds=30)),
        ("2 h 20 min", timedelta(hours=2, minutes=20, seconds=30)),
        ("3 d 4 h", timedelta(days=3, hours=4, minutes=10)),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(said: str, length: timedelta) -> None:
    assert duration(length) == said

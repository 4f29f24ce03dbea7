"""Thinking a moment sooner: what it saves, what bounds it, and the action that comes of it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk import halving
from pmdesk.errors import InvalidValue
from pmdesk.halving import Lever, WhatIf, gained, what_if
from pmdesk.metrics import duration
from pmdesk.model import ActionClass, ActionKind, Moment
from pmdesk.record import Record
from tests.examples import at, event, record, root_of, sample_like_record

MINUTE = timedelta(minutes=1)


def incident(**facts: object) -> Record:
    """Return an impact from 14:00 to 15:40, detected at 14:10, mitigated at 15:20."""
    return record(
        event("14:00", "fails", Moment.IMPACT_STARTS),
        event("14:10", "seen", Moment.DETECTED),
        event("15:20", "rolled back", Moment.MITIGATED),
        event("15:40", "over", Moment.RESOLVED),
        **facts,
    )


def detection(**facts: object) -> WhatIf:
    return what_if(incident(**facts), Lever.DETECTION)


def test_half_is_exactly_half_of_what_it_took() -> None:
    half = detection().halved()
    assert (half.takes, half.saved) == (5 * MINUTE, 5 * MINUTE)
    odd = what_if(
        record(
            event("14:20", "fails", Moment.IMPACT_STARTS), event("14:27", "seen", Moment.DETECTED)
        ),
        Lever.DETECTION,
    ).halved()
    assert duration(odd.takes) == "3 min 30 s"


def test_mitigation_is_measured_from_the_impact_and_never_comes_before_detection() -> None:
    thought = what_if(incident(), Lever.MITIGATION)
    assert thought.halved().at == at("14:40")
    assert thought.placed(at("14:05")).at == at("14:10")


def test_what_is_saved_is_told_with_its_share_and_its_customers() -> None:
    half = detection(customers=12_345).halved()
    assert half.share == 0.05
    assert half.customers == 620
    assert gained(half) == (
        "5 min sooner, 5 % of the impact: about 620 fewer customers, if they were hit evenly."
    )


def test_without_customers_or_an_end_it_says_what_is_missing() -> None:
    assert "field for the customers" in gained(detection().halved())
    open_end = record(
        event("14:00", "fails", Moment.IMPACT_STARTS), event("14:10", "seen", Moment.DETECTED)
    )
    thought = what_if(open_end, Lever.DETECTION).halved()
    assert gained(thought).endswith(
        "The end of the impact is not marked, so its share is not known."
    )


def test_a_rough_time_is_said_to_be_one() -> None:
    rough = what_if(sample_like_record(), Lever.DETECTION).halved()
    assert gained(rough).startswith("About 3 min 30 s sooner")
    assert halving.worded("{half} instead of {now}", rough) == "3 min 30 s instead of about 7 min"


def test_an_impact_over_before_it_was_seen_is_shortened_only_from_then_on() -> None:
    seen_late = record(
        event("14:00", "fails", Moment.IMPACT_STARTS),
        event("14:30", "over", Moment.IMPACT_ENDS),
        event("15:00", "seen", Moment.DETECTED),
    )
    thought = what_if(seen_late, Lever.DETECTION)
    assert thought.placed(at("14:45")).saved_impact == timedelta()
    assert thought.placed(at("14:20")).saved_impact == 10 * MINUTE


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([], "No event is marked “Impact starts”."),
        ([event("14:00", "a", Moment.IMPACT_STARTS)], "No event is marked “Detected”."),
        (
            [event("14:00", "a", Moment.IMPACT_STARTS), event("13:00", "b", Moment.DETECTED)],
            "“Detected” is marked before “Impact starts”.",
        ),
        (
            [event("14:00", "a", Moment.IMPACT_STARTS), event("14:00", "b", Moment.DETECTED)],
            "Time to detect is nothing already; it cannot be halved.",
        ),
    ],
)
def test_where_there_is_nothing_to_halve_it_says_why(events: list[object], reason: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        what_if(record(*events), Lever.DETECTION)  # type: ignore[arg-type]
    assert str(refused.value) == reason


@given(st.sampled_from(Lever), st.integers(-500, 500), st.integers(0, 10_000_000))
def test_it_is_never_later_than_it_was_nor_saves_more_than_there_was(
    lever: Lever, steps: int, customers: int
) -> None:
    base = incident(customers=customers)
    thought = what_if(base, lever).stepped(steps)
    assert thought.earliest <= thought.at <= thought.actual
    assert thought.saved_impact is not None
    assert timedelta() <= thought.saved_impact <= 100 * MINUTE
    assert thought.customers is not None
    assert 0 <= thought.customers <= customers * 1.05


def test_an_idea_becomes_an_action_with_its_aim() -> None:
    base = incident()
    half = what_if(base, Lever.DETECTION).halved()
    (action,) = (
        halving.add_action(base, half, " Alert on refused\ncards. ").applied_to(base).actions
    )
    assert action.text == (
        "Alert on refused cards, so that detection takes 5 min instead of 10 min"
    )
    assert action.action_class is ActionClass.DETECT
    assert action.kind is ActionKind.IMPROVEMENT
    sooner = what_if(base, Lever.MITIGATION).halved()
    (other,) = halving.add_action(base, sooner, "Add a switch").applied_to(base).actions
    assert other.action_class is ActionClass.MITIGATE_FUTURE


def test_without_an_idea_there_is_no_action() -> None:
    base = incident()
    with pytest.raises(InvalidValue):
        halving.add_action(base, what_if(base, Lever.DETECTION), " . ")


def test_the_facts_of_the_record_say_how_long_the_impact_was() -> None:
    base = root_of(incident(customers=100), impact_start=at("13:50"), impact_end=at("14:50"))
    assert what_if(base, Lever.DETECTION).impact == (at("13:50"), at("14:50"))

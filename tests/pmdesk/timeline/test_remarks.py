"""What is said about a timeline as a whole."""

import pytest

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.model import Moment
from pmdesk.timeline.remarks import remarks, summary
from pmdesk.timeline.selection import (
    move_to_day,
    set_confirmed,
    set_key_moment,
    set_learned_later,
    set_moment,
)
from tests.examples import at, event, record


def test_the_summary_counts_measures_and_names_the_zone() -> None:
    base = record(
        event("14:20", "a", confirmed=True), event("16:40", "b", end="16:50"), zone="Europe/Berlin"
    )
    expected = "1 Mar 2026 · 2 events · 2 h 30 min · all times Europe/Berlin · 1 confirmed"
    assert summary(base) == expected


def test_the_summary_of_an_empty_and_of_a_finished_timeline() -> None:
    assert summary(record()) == "No events yet · all times UTC"
    done = record(event("14:20", "a", confirmed=True))
    assert summary(done) == "1 Mar 2026 · 1 event · all times UTC · all confirmed"


def test_the_summary_says_from_which_day_to_which() -> None:
    base = record(event("23:50", "a"), event("00:10", "b", day="2026-03-02"))
    assert summary(base).startswith("1–2 Mar 2026 · 2 events · 20 min")


def test_an_impact_on_another_day_than_every_event_is_pointed_out() -> None:
    impact = {"impact_start": at("14:00", "2026-03-03"), "impact_end": at("15:00", "2026-03-03")}
    (remark,) = remarks(record(event("14:20", "a"), **impact))
    assert remark.text == "The events are on 1 Mar 2026, the impact on 3 Mar 2026."
    lasting = impact | {"impact_start": at("23:00", "2026-03-01")}
    assert not remarks(record(event("14:20", "a"), **lasting))
    assert not remarks(record(event("00:20", "a"), impact_start=at("23:00", "2026-02-28")))


def test_events_move_to_another_day_and_keep_their_times_of_day() -> None:
    night = event("23:30", "b", end="23:40")
    base = record(event("14:00", "a"), night, zone="Europe/Berlin")
    moved = move_to_day(base, base.events, "12 Jun 2018").applied_to(base).events
    assert [dates.event_time(e, base.postmortem.tzinfo, dated=True) for e in moved] == [
        "12 Jun 2018, 15:00",
        "13 Jun 2018, 00:30–00:40",
    ]
    assert move_to_day(base, base.events, "2018-06-12").label == "Move 2 events to 12 Jun 2018"
    with pytest.raises(InvalidValue, match="is not a day"):
        move_to_day(base, base.events, "tomorrow maybe")


def test_moments_out_of_order_are_pointed_out_at_the_later_one() -> None:
    base = record(event("14:10", "fixed", Moment.RESOLVED), event("14:20", "seen", Moment.DETECTED))
    (remark,) = remarks(base)
    assert remark.text == "“Resolved” is marked before “Detected”"
    assert remark.event == base.events[0].id


def test_a_long_silence_counts_only_while_customers_were_affected() -> None:
    base = record(
        event("08:00", "change", Moment.CHANGE),
        event("14:00", "start", Moment.IMPACT_STARTS),
        event("14:50", "looking", end="15:00"),
        event("15:45", "still looking"),
        event("17:00", "over", Moment.RESOLVED),
        event("20:00", "review"),
    )
    assert [remark.text for remark in remarks(base)] == [
        "No event for 1 h 15 min after 15:45",
        "No event for 50 min after 14:00",
    ]


def test_the_impact_of_the_record_counts_before_that_of_the_moments() -> None:
    events = (event("14:00", "a"), event("16:00", "b"))
    assert remarks(record(*events)) == ()
    (remark,) = remarks(record(*events, impact_start=at("13:00"), impact_end=at("17:00")))
    assert remark.event == events[1].id


def test_several_events_are_confirmed_or_marked_in_one_step() -> None:
    base = record(event("14:00", "a"), event("14:10", "b", confirmed=True))
    change = set_confirmed(base.events, confirmed=True)
    assert change.label == "Confirm 2 events"
    assert len(change.operations) == 1
    marked = set_moment(base.events[:1], Moment.DETECTED)
    assert marked.label == "Mark event as Detected"
    assert marked.applied_to(base).events[0].moment is Moment.DETECTED
    assert not set_confirmed((), confirmed=True)


def test_events_are_marked_as_key_moments_and_as_learned_later() -> None:
    base = record(event("14:00", "a"), event("14:10", "b", key_moment=True))
    marked = set_key_moment(base.events, is_key=True)
    assert (marked.label, len(marked.operations)) == ("Mark 2 events as key moment", 1)
    assert all(e.key_moment for e in marked.applied_to(base).events)
    later = set_learned_later(base.events[:1], later=True).applied_to(base)
    assert [e.learned_later for e in later.events] == [True, False]
    assert set_learned_later(later.events[:1], later=False).label == "Mark event as known then"


def test_a_moment_that_comes_once_and_is_marked_twice_is_pointed_out() -> None:
    base = record(event("14:00", "a", Moment.DETECTED), event("14:10", "b", Moment.DETECTED))
    (remark,) = remarks(base)
    assert remark.text == "2 events are marked “Detected”; the first counts"
    assert remark.event == base.events[1].id
    engaged = [event(time, "c", Moment.RESPONDER_ENGAGED) for time in ("14:20", "14:30")]
    assert not remarks(record(*engaged))


def test_an_impact_that_ends_before_it_starts_is_pointed_out() -> None:
    ends = event("14:00", "a", Moment.IMPACT_ENDS)
    (remark,) = remarks(record(ends, event("14:10", "b", Moment.IMPACT_STARTS)))
    assert remark.text == "“Impact ends” is marked before “Impact starts”"


def test_a_measured_moment_that_is_only_about_right_is_pointed_out() -> None:
    about = event("14:00", "a", Moment.DETECTED, approximate=True)
    (remark,) = remarks(record(about, event("14:10", "b", approximate=True)))
    assert remark.text == "“Detected” is only about right, and so are its figures"


def test_the_few_events_without_a_source_are_pointed_out_where_most_have_one() -> None:
    known = [event(time, "a", source="chat") for time in ("14:00", "14:10")]
    (remark,) = remarks(record(*known, event("14:20", "b")))
    assert remark.text == "1 event has no source"
    assert not remarks(record(known[0], event("14:20", "b")))


def test_the_summary_counts_key_moments() -> None:
    assert summary(record(event("14:00", "a", key_moment=True))).endswith(" · 1 key moment")

"""What is said about a timeline as a whole."""

from pmdesk.model import Moment
from pmdesk.timeline.remarks import remarks, summary
from pmdesk.timeline.selection import set_confirmed, set_moment
from tests.examples import at, event, record


def test_the_summary_counts_measures_and_names_the_zone() -> None:
    base = record(
        event("14:20", "a", confirmed=True), event("16:40", "b", end="16:50"), zone="Europe/Berlin"
    )
    assert summary(base) == "2 events · 2 h 30 min · all times Europe/Berlin · 1 confirmed"


def test_the_summary_of_an_empty_and_of_a_finished_timeline() -> None:
    assert summary(record()) == "No events yet · all times UTC"
    done = record(event("14:20", "a", confirmed=True))
    assert summary(done) == "1 event · all times UTC · all confirmed"


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

"""A window of time can be moved about, but never out of the whole."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.strip import Window, story
from pmdesk.strip.window import LEAST
from tests.examples import at, event, long_record, record, root_of, sample_like_record
from tests.pmdesk.strip.drawn import window

WHOLE = window("00:00", "20:00")
SHARES = st.floats(0, 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.floats(0.01, 1e6), SHARES),
        st.tuples(st.just("pan"), st.floats(-1e6, 1e6), SHARES),
        st.tuples(st.just("show"), st.floats(0, 1), SHARES),
    ),
    max_size=12,
)


@given(steps)
def test_whatever_is_done_it_stays_within_the_whole(done: list[tuple[str, float, float]]) -> None:
    shown = WHOLE
    for what, amount, share in done:
        before = shown
        if what == "zoom":
            shown = shown.zoomed(amount, WHOLE.at(share), WHOLE)
        elif what == "pan":
            shown = shown.panned(amount, WHOLE)
        else:
            shown = shown.showing(WHOLE.at(amount), WHOLE)
            assert shown.start <= WHOLE.at(amount) <= shown.end
        assert WHOLE.start <= shown.start < shown.end <= WHOLE.end
        assert shown.length >= LEAST
        if what != "zoom":
            assert shown.length == before.length


@given(SHARES, st.floats(1, 50))
def test_coming_closer_keeps_the_moment_under_the_pointer(share: float, factor: float) -> None:
    shown = window("05:00", "15:00")
    moment = shown.at(share)
    closer = shown.zoomed(factor, moment, WHOLE)
    assert abs(closer.share(moment) - share) < 1e-6


def test_stepping_back_ends_at_the_whole() -> None:
    assert window("05:00", "06:00").zoomed(1e-9, at("05:30"), WHOLE) == WHOLE


def test_a_moment_already_in_view_moves_nothing() -> None:
    shown = window("05:00", "06:00")
    assert shown.showing(at("05:01"), WHOLE) is shown


def test_a_window_survives_that_the_whole_becomes_shorter() -> None:
    assert window("18:00", "19:00").within(window("00:00", "12:00")) == window("11:00", "12:00")
    assert window("01:00", "19:00").within(window("03:00", "12:00")) == window("03:00", "12:00")


def test_the_first_look_is_all_of_a_short_incident() -> None:
    base = root_of(sample_like_record(), impact_start=at("10:00"))
    told = story(base)
    assert told.at_first == told.whole == Window(at("09:00"), at("15:10"))


def test_the_first_look_at_a_long_one_is_the_impact_with_some_room() -> None:
    told = story(long_record(20))
    shown, impact = told.at_first, told.impact
    assert impact
    assert shown != told.whole
    assert shown.start < impact.start < impact.end < shown.end
    assert impact.length > shown.length / 2


def test_an_impact_at_the_very_end_keeps_the_window_within_the_whole() -> None:
    told = story(sample_like_record())
    assert told.impact
    assert told.at_first.end == told.whole.end == told.impact.end


def test_one_event_alone_has_half_an_hour_on_both_sides() -> None:
    assert story(record(event("10:00", "a"))).whole == window("09:30", "10:30")


def test_two_events_in_one_second_can_still_be_drawn() -> None:
    second = event("10:00", "b").having(id="b", start=at("10:00") + timedelta(seconds=1))
    whole = story(record(event("10:00", "a"), second)).whole
    assert whole.zoomed(100, whole.start, whole) == whole

"""The strip is to scale, readable, and says only what is known."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model import Moment
from pmdesk.record import Record
from pmdesk.strip import Plan, story
from pmdesk.strip.plan import SIZE, SMALL
from tests.examples import at, event, long_record, record, root_of, sample_like_record
from tests.pmdesk.strip.drawn import WIDTH, bars, drawn, measure, records, window, windows


def test_nothing_is_drawn_without_any_time() -> None:
    assert drawn(record()) == Plan(None)


def test_events_stand_to_scale() -> None:
    base = record(event("10:00", "a"), event("11:00", "b"), event("14:00", "c"))
    a, b, c = (dot.x for dot in drawn(base).dots)
    assert (c - a) / (b - a) == 4
    assert a >= 0
    assert c <= WIDTH


def test_phases_follow_one_another() -> None:
    phases = bars(drawn(sample_like_record()))
    assert set(phases) == {"lead", "impact", "detect", "respond", "recover"}
    assert phases["lead"][1] == phases["impact"][0] == phases["detect"][0]
    assert phases["detect"][1] == phases["respond"][0]
    assert phases["respond"][1] == phases["recover"][0]
    assert phases["recover"][1] == phases["impact"][1]


def test_an_impact_that_is_not_over_has_no_length() -> None:
    base = record(event("10:00", "a", Moment.IMPACT_STARTS), event("11:00", "b"))
    (impact,) = [bar for bar in drawn(base).bars if bar.phase.role == "impact"]
    assert impact.phase.title == impact.text == "Customer impact, end not known"


def test_the_impact_says_how_long_it_was() -> None:
    (impact,) = [
        bar for bar in drawn(sample_like_record(), 2000).bars if bar.phase.role == "impact"
    ]
    assert impact.text == "Customer impact 50 min"


def test_a_bar_too_short_for_its_name_has_it_beside() -> None:
    (detect,) = [bar for bar in drawn(sample_like_record()).bars if bar.phase.role == "detect"]
    assert (detect.phase.title, detect.text) == ("Detection about 7 min", "Detection")
    assert detect.text_x + measure("Detection") * SMALL / SIZE < detect.x


def test_moments_in_the_wrong_order_make_no_bar() -> None:
    base = record(
        event("10:00", "a", Moment.DETECTED),
        event("11:00", "b", Moment.IMPACT_STARTS),
        event("12:00", "c", Moment.RESOLVED),
    )
    assert "detect" not in bars(drawn(base))


def test_key_moments_are_named_and_detection_says_how_late_it_was() -> None:
    texts = {label.text for label in drawn(sample_like_record()).labels}
    assert texts == {"Impact starts", "Detected about +7 min", "Mitigated", "Resolved"}


def test_one_event_alone_is_in_the_middle() -> None:
    (dot,) = drawn(record(event("10:00", "a"))).dots
    assert dot.x == WIDTH / 2


def test_a_range_is_as_long_as_it_took() -> None:
    base = record(event("10:00", "a", end="11:00", approximate=True), event("12:00", "b"))
    planned = drawn(base)
    first, second = planned.dots
    (span,) = planned.spans
    assert span.width == (second.x - first.x) / 2
    assert span.approximate


@given(st.data(), records(), st.floats(160, 2000))
def test_nothing_overlaps_or_leaves_the_strip(
    data: st.DataObject, given: Record, width: float
) -> None:
    shown = data.draw(windows(story(given).whole))
    planned = drawn(given, width, shown)
    for a, b in combinations(planned.labels, 2):
        if a.row == b.row:
            assert a.x + a.width < b.x or b.x + b.width < a.x
        lower, higher = sorted((a, b), key=lambda label: label.row)
        if lower.row < higher.row:
            assert not lower.x < higher.anchor < lower.x + lower.width
    for left, right in pairwise(planned.ticks):
        assert left.text_x + measure(left.text) < right.text_x
    for label in planned.labels:
        assert 0 <= label.x <= label.anchor <= label.x + label.width <= width + 1e-6
    assert all(-1e-6 <= dot.x <= width + 1e-6 for dot in planned.dots)
    assert [dot.x for dot in planned.dots] == sorted(dot.x for dot in planned.dots)
    assert all(0 <= tick.text_x <= width for tick in planned.ticks)
    for bar in planned.bars:
        if bar.text and bar.is_text_inside:
            assert bar.text_x + measure(bar.text) <= min(bar.x + bar.width, width)


@given(st.data(), records())
def test_every_event_in_view_is_in_exactly_one_dot(data: st.DataObject, given: Record) -> None:
    shown = data.draw(windows(story(given).whole))
    found = [event for dot in drawn(given, window=shown).dots for event in dot.events]
    inside = [e.id for e in given.events if shown.start <= e.start <= shown.end]
    assert len(found) == len(set(found))
    assert set(inside) <= set(found)
    assert found == [e.id for e in given.events if e.id in found]


def test_events_that_fall_together_are_counted_and_open_on_coming_closer() -> None:
    base = record(*(event(f"10:0{n}", "x") for n in range(4)), event("23:00", "y"))
    together, alone = drawn(base).dots
    assert (together.count, alone.count) == ("4", "")
    closer = drawn(base, window=window("09:55", "10:10"))
    assert [dot.count for dot in closer.dots] == ["", "", "", ""]


def test_what_falls_together_has_the_colour_of_what_matters_most() -> None:
    base = record(
        event("10:00", "a"),
        event("10:01", "b", Moment.DETECTED, key_moment=True),
        event("10:02", "c", approximate=True),
        event("23:00", "z"),
    )
    dot = drawn(base).dots[0]
    assert (dot.role, dot.key, dot.approximate) == ("detect", True, False)


def test_dense_events_do_not_become_one_dot() -> None:
    dots = drawn(long_record(2000)).dots
    closer = drawn(long_record(2000), window=story(long_record(2000)).at_first).dots
    assert len(closer) > 15 > len(dots) - 5


def test_where_names_have_no_room_the_lesser_give_way() -> None:
    names = [label.text for label in drawn(sample_like_record(), 220).labels]
    assert names[:2] == ["Impact starts", "Resolved"]


def test_key_moments_of_the_user_are_named_by_the_beginning_of_their_text() -> None:
    long = "Rollback of the pool is tried, fails, and is tried once more"
    base = record(event("10:00", long, key_moment=True), event("12:00", "b"))
    (label,) = drawn(base).labels
    assert label.text == "Rollback of the pool is…"
    shorter = drawn(record(event("10:00", long, key_moment=True), event("12:00", "b")), 140)
    assert [label.text for label in shorter.labels] == ["Rollback of…"]


def test_a_detection_that_is_not_exact_says_about() -> None:
    labels = {label.text for label in drawn(sample_like_record()).labels}
    assert "Detected about +7 min" in labels


def test_a_phase_out_of_view_is_left_out_and_one_at_the_edge_goes_on_beyond_it() -> None:
    found = bars(drawn(sample_like_record(), window=window("14:40", "15:00")))
    assert set(found) == {"impact", "respond"}
    assert all(left < 0 and right > WIDTH for left, right in found.values())


def test_a_range_that_began_before_the_window_is_still_drawn() -> None:
    base = record(event("10:00", "a", end="14:00"), event("16:00", "b"))
    planned = drawn(base, window=window("11:00", "13:00"))
    (span,) = planned.spans
    assert planned.dots == ()
    assert span.x < 0 < WIDTH < span.x + span.width


def test_the_facts_of_the_record_outrank_the_moments() -> None:
    base = root_of(sample_like_record(), impact_end=at("15:30"))
    impact = bars(drawn(base))["impact"]
    assert abs(impact[1] - (WIDTH - 8)) < 1e-6


def test_a_day_without_a_time_is_a_dashed_stretch_of_that_day() -> None:
    base = record(event("00:00", "a", whole_day=True), event("00:00", "b", day="2026-03-03"))
    (span,) = drawn(base).spans
    first, last = drawn(base).dots
    assert span.approximate
    assert abs(span.width - (last.x - first.x) / 2) < 1e-6
    days = [event("00:00", "a", whole_day=True).having(end=at("00:00", "2026-03-02"))]
    (longer,) = drawn(record(*days, event("00:00", "b", day="2026-03-04"))).spans
    assert abs(longer.width - (WIDTH - 16) * 2 / 3) < 1e-6

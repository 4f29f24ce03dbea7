"""The strip is to scale, readable, and says only what is known."""

from datetime import UTC, datetime
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model import Moment
from pmdesk.strip import Strip, plan
from tests.examples import at, event, record, root_of, sample_like_record

WIDTH = 600.0


def measure(text: str) -> float:
    return 6.0 * len(text)


def bars(strip: Strip) -> dict[str, tuple[float, float]]:
    return {bar.role: (bar.x, bar.x + bar.width) for bar in strip.bars}


def test_nothing_is_drawn_without_any_time() -> None:
    assert plan(record(), WIDTH, measure) == Strip(WIDTH)


def test_events_stand_to_scale() -> None:
    base = record(event("10:00", "a"), event("11:00", "b"), event("14:00", "c"))
    a, b, c = (dot.x for dot in plan(base, WIDTH, measure).dots)
    assert (c - a) / (b - a) == 4
    assert a >= 0
    assert c <= WIDTH


def test_phases_follow_one_another() -> None:
    phases = bars(plan(sample_like_record(), WIDTH, measure))
    assert set(phases) == {"lead", "impact", "detect", "respond", "recover"}
    assert phases["lead"][1] == phases["impact"][0] == phases["detect"][0]
    assert phases["detect"][1] == phases["respond"][0]
    assert phases["respond"][1] == phases["recover"][0]
    assert phases["recover"][1] == phases["impact"][1]


def test_an_impact_that_is_not_over_has_no_length() -> None:
    base = record(event("10:00", "a", Moment.IMPACT_STARTS), event("11:00", "b"))
    (impact,) = [bar for bar in plan(base, WIDTH, measure).bars if bar.role == "impact"]
    assert impact.title == impact.text == "Customer impact"


def test_the_impact_says_how_long_it_was() -> None:
    (impact,) = [
        bar for bar in plan(sample_like_record(), 2000, measure).bars if bar.role == "impact"
    ]
    assert impact.text == "Customer impact 50 min"


def test_a_bar_too_short_for_its_name_has_none() -> None:
    (detect,) = [
        bar for bar in plan(sample_like_record(), WIDTH, measure).bars if bar.role == "detect"
    ]
    assert (detect.title, detect.text) == ("Detection 7 min", "")


def test_moments_in_the_wrong_order_make_no_bar() -> None:
    base = record(
        event("10:00", "a", Moment.DETECTED),
        event("11:00", "b", Moment.IMPACT_STARTS),
        event("12:00", "c", Moment.RESOLVED),
    )
    assert "detect" not in bars(plan(base, WIDTH, measure))


def test_key_moments_are_named_and_detection_says_how_late_it_was() -> None:
    texts = {label.text for label in plan(sample_like_record(), WIDTH, measure).labels}
    assert texts == {"Impact starts", "Detected +7 min", "Mitigated", "Resolved"}


def test_one_event_alone_is_in_the_middle() -> None:
    (dot,) = plan(record(event("10:00", "a")), WIDTH, measure).dots
    assert dot.x == WIDTH / 2


def test_a_range_is_as_long_as_it_took() -> None:
    base = record(event("10:00", "a", end="11:00"), event("12:00", "b"))
    first, second = plan(base, WIDTH, measure).dots
    assert first.width == (second.x - first.x) / 2
    assert second.width == 0


def test_the_axis_is_that_of_the_zone() -> None:
    base = record(event("10:00", "a"), event("12:00", "b"), zone="Asia/Kolkata")
    texts = [tick.text for tick in plan(base, WIDTH, measure).ticks]
    assert texts == ["15:30", "16:00", "16:30", "17:00", "17:30"]


def test_midnight_says_the_day() -> None:
    base = record(event("22:00", "a"), event("02:00", "b", day="2026-03-02"))
    assert "2 Mar" in [tick.text for tick in plan(base, WIDTH, measure).ticks]


def test_an_hour_that_the_clocks_skip_is_not_on_the_axis() -> None:
    spring = "2026-03-29"
    base = record(
        event("00:00", "a", day=spring), event("03:00", "b", day=spring), zone="Europe/Berlin"
    )
    ticks = plan(base, WIDTH, measure).ticks
    hours = [tick for tick in ticks if tick.text.endswith(":00")]
    assert [tick.text for tick in hours] == ["01:00", "03:00", "04:00", "05:00"]
    steps = [right.x - left.x for left, right in pairwise(hours)]
    assert max(steps) - min(steps) < 1e-6


moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(
    st.lists(st.tuples(moments, st.sampled_from(Moment)), min_size=1, max_size=20),
    st.floats(200, 2000),
)
def test_nothing_overlaps_or_leaves_the_strip(
    given_events: list[tuple[datetime, Moment]], width: float
) -> None:
    events = [
        event("10:00", str(number), moment).having(start=start, id=str(number))
        for number, (start, moment) in enumerate(given_events)
    ]
    strip = plan(record(*events), width, measure)
    for a, b in combinations(strip.labels, 2):
        if a.row == b.row:
            assert a.x + measure(a.text) < b.x or b.x + measure(b.text) < a.x
    for left, right in pairwise(strip.ticks):
        assert right.x - left.x > (measure(left.text) + measure(right.text)) / 2
    places = [x for bar in strip.bars for x in (bar.x, bar.x + bar.width)]
    places += [x for dot in strip.dots for x in (dot.x, dot.x + dot.width)]
    places += [x for label in strip.labels for x in (label.x, label.x + measure(label.text))]
    places += [tick.x for tick in strip.ticks]
    assert all(-1e-6 <= x <= width + 1e-6 for x in places)
    assert all(bar.title.startswith(bar.text) for bar in strip.bars)


def test_the_facts_of_the_record_outrank_the_moments() -> None:
    base = root_of(sample_like_record(), impact_end=at("15:30"))
    impact = bars(plan(base, WIDTH, measure))["impact"]
    assert abs(impact[1] - (WIDTH - 8)) < 1e-6

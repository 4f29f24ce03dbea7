"""One event becomes two, several become one, and nothing that was known is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import InvalidValue
from pmdesk.model import Attachment, Moment, SectionKey, TimelineEvent, Why
from pmdesk.timeline.joining import merge, split
from tests.examples import at, event, record, why
from tests.pmdesk.taken_back import applied


def picture(of: TimelineEvent, key: str = "p") -> Attachment:
    return Attachment.checked(
        record_id="pm", id=key, rank=key, section=SectionKey.TIMELINE, event_id=of.id,
        name="graph.png", width=8, height=8, sha256="0" * 64,
    )  # fmt: skip


def test_an_event_is_split_at_its_first_line_end() -> None:
    one = event(
        "14:20", "builds fail\non every node", Moment.IMPACT_STARTS,
        source="chat", confirmed=True, key_moment=True,
    )  # fmt: skip
    base = record(one)
    first, second = applied(base, split(base, one)).events
    assert [first.text, second.text] == ["builds fail", "on every node"]
    assert (first.moment, first.key_moment) == (Moment.IMPACT_STARTS, True)
    assert (second.moment, second.key_moment) == (Moment.OTHER, False)
    assert (second.start, second.source, second.confirmed) == (one.start, "chat", True)


def test_an_event_is_split_after_its_first_sentence_and_no_time_is_made_up() -> None:
    one = event("14:20", "Builds fail. Nobody knows why. Yet.", end="14:40")
    base = record(one)
    first, second = applied(base, split(base, one)).events
    assert [first.text, second.text] == ["Builds fail.", "Nobody knows why. Yet."]
    assert (first.start, first.end) == (at("14:20"), at("14:40"))
    assert (second.start, second.end) == (at("14:20"), at("14:40"))


def test_one_sentence_of_a_range_is_split_in_the_middle_and_the_step_says_so() -> None:
    one = event("14:20", "Builds fail", end="14:40")
    base = record(one)
    change = split(base, one)
    assert change.label == "Split event in the middle of its time"
    first, second = applied(base, change).events
    assert (first.start, first.end) == (at("14:20"), at("14:30"))
    assert (second.start, second.end) == (at("14:30"), at("14:40"))


def test_what_was_merged_is_split_into_what_it_was() -> None:
    events = (
        event("14:20", "builds fail\non all nodes"),
        event("14:25", "300 pods gone", end="14:50", approximate=True),
        event("00:10", "over", day="2026-03-02"),
    )
    base = record(*events)
    after = applied(base, merge(base, events))
    assert after.events[0].text.split("\n")[2:] == [
        "~14:25–14:50 300 pods gone", "2 Mar 2026, 00:10 over",
    ]  # fmt: skip
    for place in (0, 1):
        after = applied(after, split(after, after.events[place]))
    assert [(one.start, one.end, one.text) for one in after.events] == [
        (one.start, one.end, one.text) for one in events
    ]


def test_a_moment_is_not_moved_by_merging() -> None:
    events = event("14:20", "builds fail"), event("14:30", "seen", Moment.DETECTED)
    said = "“Detected” was at 14:30; as one event it would be at 14:20."
    with pytest.raises(InvalidValue, match=said):
        merge(record(*events), events)


def test_a_second_line_that_begins_with_a_time_takes_place_then() -> None:
    one = event("14:20", "builds fail\n14:27 engineer looks #detected @pager")
    base = record(one)
    _, second = applied(base, split(base, one)).events
    assert (second.start, second.text) == (at("14:27"), "engineer looks")
    assert (second.moment, second.source) == (Moment.DETECTED, "pager")


def test_what_cannot_be_split_says_what_to_do() -> None:
    one = event("14:20", "builds fail")
    with pytest.raises(InvalidValue, match="Put a line end where it divides"):
        split(record(one), one)


def test_a_reason_that_an_event_showed_is_shown_by_both_parts() -> None:
    one = event("14:20", "a\nb")
    base = record(one, why("w", "impact", "Reason", evidence=("x", one.id)))
    after = applied(base, split(base, one))
    assert after.item(Why, "w").evidence == ("x", *(e.id for e in after.events))


@given(
    lines=st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=12),
    picks=st.lists(st.integers(0, 20), max_size=30),
)
def test_parts_stay_in_the_order_of_the_text(lines: list[str], picks: list[int]) -> None:
    one = event("14:20", "\n".join(lines)).having(id="0" * 32)
    base = record(one)
    for pick in picks:
        part = base.events[pick % len(base.events)]
        if "\n" in part.text:
            base = applied(base, split(base, part))
    assert "\n".join(e.text for e in base.events) == one.text


def test_merged_events_last_from_the_first_to_the_last_with_all_that_was_known() -> None:
    a = event(
        "14:20",
        "builds fail",
        Moment.DETECTED,
        source="chat",
        link="https://a.example",
        confirmed=True,
    )
    b = event("14:30", "more fail", source="pager", link="https://b.example", key_moment=True)
    c = event("14:25", "between", end="14:50", approximate=True)
    base = record(a, b, c, why("w", "impact", "Reason", evidence=(b.id, a.id)), picture(b))
    change = merge(base, [b, c, a])
    assert change.label == "Merge 3 events"
    after = applied(base, change)
    (one,) = after.events
    assert one.text == "builds fail\n~14:25–14:50 between\n14:30 more fail\nhttps://b.example"
    assert (one.start, one.end, one.approximate) == (at("14:20"), at("14:50"), True)
    assert (one.moment, one.key_moment, one.confirmed) == (Moment.DETECTED, True, False)
    assert (one.source, one.link) == ("chat, pager", "https://a.example")
    assert after.item(Why, "w").evidence == (one.id,)
    assert after.item(Attachment, "p").event_id == one.id


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "Choose two or more events"),
        ([event("14:30", "b", Moment.DETECTED)], "“Impact starts” and “Detected” cannot be one"),
        ([event("00:00", "b", day="2026-03-02", whole_day=True)], "Days without a time cannot"),
    ],
)
def test_what_cannot_be_merged_says_why(others: list[TimelineEvent], said: str) -> None:
    one = event("14:20", "a", Moment.IMPACT_STARTS)
    with pytest.raises(InvalidValue, match=said):
        merge(record(one, *others), [one, *others])


def test_a_day_without_a_time_goes_into_a_time_of_that_day() -> None:
    day = event("00:00", "deployed", whole_day=True)
    base = record(day, event("14:20", "seen"))
    (one,) = applied(base, merge(base, base.events)).events
    assert (one.start, one.whole_day, one.end) == (at("14:20"), False, None)
    assert one.text == "deployed\nseen"

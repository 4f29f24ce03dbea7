"""Several lines at once become events, each counted from the one before."""

from datetime import date
from zoneinfo import ZoneInfo

from pmdesk.timeline.lines import add_events, read_lines
from pmdesk.timeline.written.times import Frame
from tests.examples import at, record

FRAME = Frame(ZoneInfo("UTC"), date(2026, 3, 1), None)


def test_each_line_with_a_time_is_an_event_and_the_others_go_on_with_its_text() -> None:
    read = read_lines("14:20 builds fail\n\n  on every node\n+7m engineer looks", FRAME)
    assert [(entry.start, entry.text) for entry in read.entries] == [
        (at("14:20"), "builds fail\non every node"),
        (at("14:27"), "engineer looks"),
    ]
    assert read.unread == ()


def test_lines_before_the_first_time_are_handed_back() -> None:
    read = read_lines("# Timeline\n14:20 builds fail", FRAME)
    assert read.unread == ("# Timeline",)
    assert len(read.entries) == 1


def test_a_list_that_goes_past_midnight_goes_on_with_the_next_day() -> None:
    read = read_lines("23:50 paged\n00:10 looking\n00:20 found", FRAME)
    assert [entry.start.date() for entry in read.entries] == [
        date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 2),
    ]  # fmt: skip


def test_a_time_that_cannot_be_is_handed_back() -> None:
    read = read_lines("14:20 builds fail\n25:61 is no time", FRAME)
    assert [entry.text for entry in read.entries] == ["builds fail"]
    assert read.unread == ("25:61 is no time",)


def test_a_first_distance_counts_from_the_event_before() -> None:
    frame = Frame(ZoneInfo("UTC"), date(2026, 3, 1), at("14:20"))
    read = read_lines("+5m builds fail\n+5m engineer looks", frame)
    assert [entry.start for entry in read.entries] == [at("14:25"), at("14:30")]


def test_all_are_added_in_one_step() -> None:
    base = record()
    change = add_events(base, read_lines("14:20 a\n14:21 b", FRAME).entries)
    assert change.label == "Add 2 events"
    assert [event.text for event in change.applied_to(base).events] == ["a", "b"]
    assert not add_events(base, ())

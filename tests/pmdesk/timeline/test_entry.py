"""A typed line becomes the event that was meant, or says why it cannot."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import InvalidValue
from pmdesk.model import Moment
from pmdesk.timeline.entry import NO_TIME, Entry, no_time, read_entry

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2018, 6, 12)
BEFORE = datetime(2018, 6, 12, 12, 0, tzinfo=UTC)
"""The event before: 14:00 in Berlin."""


def read(
    line: str, *, day: date = DAY, previous: datetime | None = BEFORE, zone: str = "Europe/Berlin"
) -> Entry:
    entry = read_entry(line, zone=ZoneInfo(zone), day=day, previous=previous)
    assert entry is not None, f"{line!r} was not read"
    return entry


def local(moment: datetime | None) -> str:
    return moment.astimezone(BERLIN).strftime("%d %H:%M:%S").removesuffix(":00") if moment else ""


EXACT = [
    ("14:32 x", "12 14:32"),
    ("4:05 x", "12 04:05"),
    ("14:32:07 x", "12 14:32:07"),
    ("14:32:07.123 x", "12 14:32:07"),
    ("14h32 x", "12 14:32"),
    ("2:32 pm x", "12 14:32"),
    ("2:32PM x", "12 14:32"),
    ("2:32 p.m. x", "12 14:32"),
    ("2 pm x", "12 14:00"),
    ("2018-06-12 12 am x", "12 00:00"),
    ("12:30 pm x", "12 12:30"),
    ("14:32: x", "12 14:32"),
    ("14:32 - x", "12 14:32"),
    ("14:32 – x", "12 14:32"),
    ("14:32 -> x", "12 14:32"),
    ("14:32, x", "12 14:32"),
    ("14:32 | x", "12 14:32"),
    ("- 14:32 x", "12 14:32"),
    ("  14:32   x  ", "12 14:32"),
    ("14:32Z x", "12 16:32"),
    ("14:32 UTC x", "12 16:32"),
    ("14:32 (UTC) x", "12 16:32"),
    ("14:32 UTC+1 x", "12 15:32"),
    ("14:32 UTC-03:30 x", "12 20:02"),
    ("14:32+02:00 x", "12 14:32"),
    ("14:32 CEST x", "12 14:32"),
    ("2018-06-10 14:32 x", "10 14:32"),
    ("2018-06-10T14:32 x", "10 14:32"),
    ("2018-06-10, 14:32 x", "10 14:32"),
    ("10.06.2018 14:32 x", "10 14:32"),
    ("10 Jun 2018, 14:32 x", "10 14:32"),
    ("10 June 14:32 x", "10 14:32"),
    ("10. June 14:32 x", "10 14:32"),
    ("June 10th at 14:32 x", "10 14:32"),
    ("Jun 10, 2018 14:32 x", "10 14:32"),
    ("yesterday 23:50 x", "11 23:50"),
    ("today 14:32 x", "12 14:32"),
    ("Tomorrow, 14:32 x", "13 14:32"),
    ("+15m x", "12 14:15"),
    ("+15 min x", "12 14:15"),
    ("+1h30m x", "12 15:30"),
    ("+1h 30m x", "12 15:30"),
    ("+1:30 x", "12 15:30"),
    ("+90s x", "12 14:01:30"),
    ("+2d x", "14 14:00"),
]


@pytest.mark.parametrize(("line", "expected"), EXACT)
def test_a_time_is_read_in_the_zone_of_the_record(line: str, expected: str) -> None:
    entry = read(line)
    assert (local(entry.start), entry.end, entry.text) == (expected, None, "x")
    assert not entry.approximate
    assert not entry.whole_day
    assert entry.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "~14:32 x", "~ 14:32 x", "14:32~ x", "14:32 ~ x", "14:32ish x", "14:32-ish x",
        "ca. 14:32 x", "around 14:32 x", "About 14:32 x", "12 Jun 2018, ~14:32 x",
        "14:32 (est.) x", "~+32m x", "+32m~ x",
    ],
)  # fmt: skip
def test_a_time_can_be_approximate(line: str) -> None:
    entry = read(line)
    assert (local(entry.start), entry.approximate, entry.text) == ("12 14:32", True, "x")


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("14:20–14:35 x", "12 14:20", "12 14:35"),
        ("14:20-14:35 x", "12 14:20", "12 14:35"),
        ("14:20 - 14:35 x", "12 14:20", "12 14:35"),
        ("14:20 - 14:35 - x", "12 14:20", "12 14:35"),
        ("14:20 to 14:35: x", "12 14:20", "12 14:35"),
        ("14:20 → 14:35 x", "12 14:20", "12 14:35"),
        ("14:20–14:35 UTC x", "12 16:20", "12 16:35"),
        ("2:20–2:35 pm x", "12 14:20", "12 14:35"),
        ("11:50–1:10 pm x", "12 11:50", "12 13:10"),
        ("2018-06-10 23:50 – 2018-06-11 00:10 x", "10 23:50", "11 00:10"),
        ("12 Jun 23:50 – 13 Jun 00:10 x", "12 23:50", "13 00:10"),
    ],
)
def test_a_range_has_a_start_and_an_end(line: str, start: str, end: str) -> None:
    entry = read(line)
    assert (local(entry.start), local(entry.end), entry.text) == (start, end, "x")
    assert entry.notes == ()


def test_a_range_past_midnight_ends_on_the_next_day_and_says_so() -> None:
    entry = read("23:50–00:10 x")
    assert (local(entry.start), local(entry.end)) == ("12 23:50", "13 00:10")
    assert entry.notes == ("The range ends on the next day, 13 Jun 2018.",)


@pytest.mark.parametrize("line", ["12 Jun 2018 1.9 released", "2018-06-12: 1.9 released"])
def test_a_day_without_a_time_is_a_whole_day(line: str) -> None:
    entry = read(line)
    assert (local(entry.start), entry.whole_day, entry.text) == ("12 00:00", True, "1.9 released")


@pytest.mark.parametrize(
    "line",
    [
        "", "builds fail", "x 14:32", "14.5 % of builds fail", "300 pods fail", "+300 pods fail",
        "+15 pods", "14:32x", "1432 x", "yesterday builds failed", "10:20:30:40 x", "may be slow",
        "marketing 12:30", "5 hosts", "+5 hosts", "~ x",
    ],
)  # fmt: skip
def test_a_line_without_a_time_is_left_unread(line: str) -> None:
    assert read_entry(line, zone=BERLIN, day=DAY, previous=BEFORE) is None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("14:88 x", "No clock shows “14:88”"),
        ("25:00 x", "No clock shows “25:00”"),
        ("31 Feb 14:32 x", "There is no day “31 Feb”"),
        ("2018-13-01 14:32 x", "There is no day “2018-13-01”"),
        ("13 Jun 14:20 – 12 Jun 14:10 x", "ends before it begins"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_a_sentence(line: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        read(line)


def test_a_distance_needs_an_event_before() -> None:
    with pytest.raises(InvalidValue, match="there is none yet"):
        read("+15m x", previous=None)


@pytest.mark.parametrize(
    ("line", "text", "moment", "source"),
    [
        ("14:32 rolled back #mitigated", "rolled back", Moment.MITIGATED, ""),
        ("14:32 rolled back @grafana", "rolled back", Moment.OTHER, "grafana"),
        ('14:32 done @"deploy log" #change', "done", Moment.CHANGE, "deploy log"),
        ("14:32 done #impact-starts @#ops", "done", Moment.IMPACT_STARTS, "#ops"),
        ("14:32 #detected alert fires", "alert fires", Moment.DETECTED, ""),
        ("14:32 alert #impact", "alert", Moment.IMPACT_STARTS, ""),
        ("14:32 alert #det", "alert", Moment.DETECTED, ""),
        ("14:32 page #engaged", "page", Moment.RESPONDER_ENGAGED, ""),
        ("14:32 see #4711", "see #4711", Moment.OTHER, ""),
        ("14:32 asked in #platform-help", "asked in #platform-help", Moment.OTHER, ""),
        ("14:32 mail to ops@example.org", "mail to ops@example.org", Moment.OTHER, ""),
        ("14:32 #d tag of many", "#d tag of many", Moment.OTHER, ""),
        ("14:32", "", Moment.OTHER, ""),
    ],
)
def test_tags_name_the_moment_and_the_source(
    line: str, text: str, moment: Moment, source: str
) -> None:
    entry = read(line)
    assert (entry.text, entry.moment, entry.source) == (text, moment, source)


@pytest.mark.parametrize(
    ("name", "expected"), [("EST", "12 21:32"), ("CET", "12 15:32"), ("BST", "12 15:32")]
)
def test_an_abbreviation_is_taken_as_written_and_what_is_odd_about_it_is_noted(
    name: str, expected: str
) -> None:
    entry = read(f"14:32 {name} x")
    assert (local(entry.start), entry.text) == (expected, "x")
    assert f"“{name}” was read as UTC" in entry.notes[0]


def test_the_abbreviation_of_the_zone_of_the_record_means_that_zone() -> None:
    assert local(read("14:32 CEST x").start) == "12 14:32"
    dublin = read("14:32 IST x", zone="Europe/Dublin")
    assert (local(dublin.start), dublin.notes) == ("12 15:32", ())


def test_a_half_of_the_day_beside_a_24_hour_clock_is_left_out_and_noted() -> None:
    entry = read("14:32 PM x")
    assert local(entry.start) == "12 14:32"
    assert entry.notes == ("“PM” was left out: the hour is 14.",)


def test_a_time_after_midnight_is_taken_for_the_next_day() -> None:
    late = datetime(2018, 6, 12, 21, 50, tzinfo=UTC)
    entry = read("00:10 x", previous=late)
    assert local(entry.start) == "13 00:10"
    assert entry.notes == ("Taken as 13 Jun 2018, after midnight.",)
    assert local(read("22:10 x", previous=late).start) == "12 22:10"
    assert local(read("2018-06-12 00:10 x", previous=late).start) == "12 00:10"


def test_a_time_that_came_twice_is_the_first_unless_only_the_second_is_after_the_event_before() -> (
    None
):
    day = date(2018, 10, 28)
    first = read("02:30 x", day=day, previous=None)
    assert first.start == datetime(2018, 10, 28, 0, 30, tzinfo=UTC)
    assert "came twice; taken as the first" in first.notes[0]
    second = read("02:30 x", day=day, previous=datetime(2018, 10, 28, 0, 45, tzinfo=UTC))
    assert second.start == datetime(2018, 10, 28, 1, 30, tzinfo=UTC)
    assert "taken as the second" in second.notes[0]
    exact = read("00:30 UTC x", day=day, previous=None)
    assert (exact.start, exact.notes) == (first.start, ())


def test_a_range_over_the_change_of_clocks_is_as_long_as_it_was() -> None:
    entry = read("01:30–02:30 x", day=date(2018, 10, 28), previous=None)
    assert entry.end is not None
    assert entry.end - entry.start == timedelta(hours=1)
    assert read("02:10+02:00 x", day=date(2018, 10, 28)).notes == ()


def test_a_time_that_the_clocks_skipped_is_taken_an_hour_on_and_noted() -> None:
    entry = read("02:30 x", day=date(2018, 3, 25), previous=None)
    assert entry.start == datetime(2018, 3, 25, 1, 30, tzinfo=UTC)
    assert entry.notes == ("The clocks skipped 02:30 that day; taken as 03:30.",)


def test_a_distance_over_the_change_of_clocks_counts_real_hours() -> None:
    before = datetime(2018, 3, 25, 0, 30, tzinfo=UTC)
    entry = read("+1h x", day=date(2018, 3, 25), previous=before)
    assert local(entry.start) == "25 03:30"


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_read_or_refused(text: str) -> None:
    for line in (text, f"14:32 {text}", f"14:32–{text}", f"12 Jun {text}", f"+{text}"):
        with suppress(InvalidValue):
            read_entry(line, zone=BERLIN, day=DAY, previous=BEFORE)


SECONDS = st.integers(0, 4_000_000_000).map(
    lambda seconds: datetime(1971, 1, 1, tzinfo=UTC).replace(tzinfo=None) + timedelta(0, seconds)
)


@given(
    SECONDS, st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"])
)
def test_every_local_time_comes_back_as_it_was_written(wall: datetime, zone: str) -> None:
    entry = read(f"{wall:%Y-%m-%d %H:%M:%S} x", zone=zone, previous=None)
    shown = entry.start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert shown == wall or "skipped" in entry.notes[0]


NOW = datetime(2018, 6, 20, 9, 30, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("yesterday 14:05 x", "19 14:05"),
        ("today 14:05 x", "20 14:05"),
        ("14:05 x", "12 14:05"),
        ("now x", "20 11:30"),
        ("Now: x", "20 11:30"),
    ],
)
def test_only_a_bare_time_is_of_the_day_of_the_event_before(line: str, shown: str) -> None:
    entry = read_entry(line, zone=BERLIN, day=DAY, previous=BEFORE, now=NOW)
    assert entry is not None
    assert (local(entry.start), entry.text) == (shown, "x")


@pytest.mark.parametrize("line", ["2018 x", "1905 x", "1475 x", "1405", "nowhere x", "14051 x"])
def test_other_numbers_and_words_are_no_time(line: str) -> None:
    assert read_entry(line, zone=BERLIN, day=DAY, previous=BEFORE, now=NOW) is None


def test_digits_without_a_colon_are_asked_about() -> None:
    assert no_time("1405 x") == "“1405” may be a number. Write 14:05 if it is a time."
    assert no_time("2018 x") == NO_TIME


def test_a_range_of_most_of_a_day_says_how_long_it_is() -> None:
    (note,) = read("14:20–14:10 x").notes
    assert "It lasts 23 h 50 min; if that is not meant, swap its times." in note
    assert "lasts" not in read("23:50–00:10 x").notes[0]

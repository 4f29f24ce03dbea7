"""A pasted text becomes the events that a careful reader finds in it."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import InvalidValue
from pmdesk.timeline import parse
from pmdesk.timeline.reading import About, ReadEvent
from tests.pmdesk.timeline.list_notations import LIST_NOTATIONS
from tests.pmdesk.timeline.notations import NOTATIONS, Notation
from tests.pmdesk.timeline.page_notations import PAGE_NOTATIONS
from tests.pmdesk.timeline.rare_notations import RARE_NOTATIONS
from tests.pmdesk.timeline.report_notations import REPORT_NOTATIONS

SAMPLES = Path(__file__).parents[4] / "shared" / "timeline-samples"
DAY = date(2025, 3, 14)
ALL_NOTATIONS = (*NOTATIONS, *RARE_NOTATIONS, *REPORT_NOTATIONS, *PAGE_NOTATIONS, *LIST_NOTATIONS)


def shown(moment: datetime | date) -> str:
    """Return a moment as the notations write it: short, where it is in March 2025."""
    text = f"{moment:%Y-%m-%d %H:%M:%S}" if isinstance(moment, datetime) else moment.isoformat()
    return text.removesuffix(":00").removeprefix("2025-03-")


def line(event: ReadEvent) -> str:
    """Return an event as a line of the notations."""
    about = "~" if event.approximate else ""
    end = f"..{shown(event.end)}" if event.end else ""
    return f"{about}{shown(event.start)}{end} {event.text}"


@pytest.mark.parametrize("notation", ALL_NOTATIONS, ids=lambda notation: notation.name)
def test_a_notation_is_read_as_it_is_meant(notation: Notation) -> None:
    events = parse(notation.text, DAY, "Europe/Berlin").events
    assert "\n".join(map(line, events)) == notation.events


@pytest.mark.parametrize("notation", ALL_NOTATIONS, ids=lambda notation: notation.name)
def test_an_event_knows_where_it_stands(notation: Notation) -> None:
    reading = parse(notation.text, DAY, "Europe/Berlin")
    starts = [event.span[0] for event in reading.events]
    assert starts == sorted(starts)
    for event in reading.events:
        begin, end = event.span
        assert 0 <= begin < end <= len(notation.text)
        assert event.text.split()[-1].strip("_*") in notation.text[begin:end]
        assert event.line == notation.text[:begin].count("\n") + 1


REPORT = """\
# Outage of the shop, 14 March 2025

**Date:** 2025-03-14
**Time to repair**: 0h 55m

## Summary

At noon the shop was slow. Version 4.18.2 was live on 10.20.30.40, with 1.97% of errors.

## Timeline (UTC)

- 13:20 disk full on db-2
  - found by Ada
  ```
  2025-03-14 13:19:58 ERROR no space left
  ```
- 13:30 failed over

  The second try worked.

## Lessons

- 14:20-14:35 was too long
- 3:1 is no ratio for spares
"""


def test_a_whole_report_gives_only_its_timeline() -> None:
    events = parse(REPORT, None, "Europe/Berlin").events
    assert [shown(event.start) for event in events] == ["14 13:20", "14 13:30"]
    assert events[0].text.startswith("disk full on db-2\n- found by Ada\n")
    assert "no space left" in events[0].text
    assert events[1].text == "failed over\nThe second try worked."


@pytest.mark.parametrize("heading", ["## Lessons", "Root cause and resolution:", "**Impact**"])
def test_the_text_of_the_last_event_ends_with_its_section(heading: str) -> None:
    text = f"## Timeline\n\n14:20 disk full\n\nIt had been so before.\n\n{heading}\n\nNo spare."
    (event,) = parse(text, DAY, "UTC").events
    assert event.text == "disk full\nIt had been so before."


@pytest.mark.parametrize(
    "text",
    [
        "", "no times here", "Time to repair: 0h 55m", "Duration: 14:20", "1.97% of users",
        "4.18.2 is out", "10.20.30.40 is down", "3:1 for them", "#14:20 is a ticket", "12:30 h",
        "14.20 GB free", "2014 - founded\n2016 - moved", "1420 - a number",
        "- 1200 asked\n- 1430 waited", "## Timeline\n- 2014 founded\n- 2016 moved",
        "## Timeline\n- 1815 a war\n- 1848 unrest\n- 1871 peace", "1420\n1430",
        "14時間の停止", "2025年3月14日の障害について", "約10分間停止",
        "um 14 Leute", "vers 2.10 is out", "ab 14.5 % mehr", "alle 14 Tage",
        '<time datetime="2025-03-14T00:00:00Z">14 Mar</time> by Ada',
        "may be slow", "March was slow", "The build of 14:20 failed", "T shirts",
    ],
)  # fmt: skip
def test_what_is_no_time_makes_no_event(text: str) -> None:
    reading = parse(text, DAY, "UTC")
    assert reading.events == ()
    assert reading.assumed == ("No times were found in this text.",)
    assert "\n".join(unread.text for unread in reading.unread) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("14:88 x", "No clock shows “14:88”"),
        ("2025-02-30 10:00 x", "There is no day “2025-02-30”"),
        ("11/0/2025 10:00 x", "There is no day “11/0/2025”"),
        ("13 Mar 14:20 – 12 Mar 14:10 x", "ends before it begins"),
    ],
)
def test_an_impossible_time_is_left_unread_with_its_reason(text: str, reason: str) -> None:
    reading = parse(f"14:20 disk full\n{text}\n14:30 failed over", DAY, "UTC")
    assert [event.text for event in reading.events] == ["disk full", "failed over"]
    (unread,) = reading.unread
    assert (unread.text, unread.line) == (text, 2)
    assert reason in unread.reason


def test_who_says_something_in_a_chat_is_its_author() -> None:
    chats = [notation for notation in NOTATIONS if notation.name.startswith("a chat")]
    for chat in chats:
        authors = [event.author for event in parse(chat.text, DAY, "UTC").events]
        assert authors[0].lower() in {"ada bell", "bell, ada", "ada"}
    talk = next(chat for chat in chats if chat.name == "a chat")
    assert [event.author for event in parse(talk.text, DAY, "UTC").events] == [
        "Ada Bell", "Ada Bell", "Tom Ray",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("02:30 x", "2025-03-30", "The clocks skipped 02:30 that day; taken as 03:30."),
        ("02:30 x", "2025-10-26", "The clocks went back and 02:30 came twice; taken as the first."),
        ("23:50 a\n00:10 x", "2025-03-14", "Taken as 15 Mar 2025, after midnight."),
        ("14:30 a\n14:20 x", "2025-03-14", "This is earlier than the event before it."),
        ("2025-03-14 14:30 a\n2025-03-14 2:20 x", "2025-03-14", "earlier than the event before it"),
        ("14:20 PM x", "2025-03-14", "“PM” was left out: the hour is 14."),
        ("10:20 EDT (15:20 UTC) x", "2025-03-14", "The second reading, UTC, gives another time"),
    ],
)
def test_what_is_odd_about_a_time_is_noted(text: str, day: str, note: str) -> None:
    event = parse(text, day, "Europe/Berlin").events[-1]
    assert event.text == "x"
    assert note in " ".join(event.notes)


def test_what_a_text_leaves_open_is_asked_once_with_an_answer() -> None:
    reading = parse("14:20 CST disk full\n14:30 failed over", DAY, "UTC")
    asked = [(q.about, q.subject, q.answer) for q in reading.questions]
    assert asked == [
        (About.ABBREVIATION, "CST", "America/Chicago"),
        (About.DATE, "", "2025-03-14"),
    ]
    assert [q.about for q in parse("14:20 disk full", DAY, "UTC").questions] == [
        About.ZONE,
        About.DATE,
    ]
    assert parse("2025-03-14 14:20 UTC disk full").questions == ()


def test_words_of_a_text_settle_an_abbreviation() -> None:
    text = "Our office in Bangalore saw it first\n\n20:50 IST disk full"
    reading = parse(text, DAY, "UTC")
    assert [shown(event.start) for event in reading.events] == ["14 15:20"]
    assert About.ABBREVIATION not in {question.about for question in reading.questions}


def test_a_summer_abbreviation_in_winter_is_read_as_written_and_asked() -> None:
    reading = parse("2025-01-14 14:20 PDT disk full", None, "UTC")
    assert shown(reading.events[0].start) == "2025-01-14 21:20"
    (question,) = reading.questions
    assert (question.about, question.subject) == (About.ABBREVIATION, "PDT")
    assert question.choices == ("UTC-0700", "America/Los_Angeles")
    told = {(About.ABBREVIATION, "PDT"): "America/Los_Angeles"}
    again = parse("2025-01-14 14:20 PDT disk full", None, "UTC", told)
    assert shown(again.events[0].start) == "2025-01-14 22:20"


def test_defaults_can_be_values_or_texts_or_nothing() -> None:
    text = "14:20 disk full"
    given = parse(text, "2025-03-14", "Europe/Berlin").events
    assert given == parse(text, DAY, ZoneInfo("Europe/Berlin")).events
    assert parse("2025-03-14 14:20 disk full").events[0].start == datetime(
        2025, 3, 14, 14, 20, tzinfo=UTC
    )
    with pytest.raises(InvalidValue, match="not a time zone"):
        parse(text, DAY, "Nowhere/Land")


def test_ten_thousand_lines_are_ten_thousand_events() -> None:
    start = datetime(2025, 3, 14, tzinfo=UTC)
    moments = [start + timedelta(seconds=7 * number) for number in range(10_000)]
    text = "\n".join(f"- {moment:%Y-%m-%d %H:%M:%S} UTC - event" for moment in moments)
    assert [event.start for event in parse(text).events] == moments


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for strange in (text, f"14:20 {text}\n{text}", f"| 14:20 | {text} |", f"### 14:20\n{text}"):
        reading = parse(strange, DAY, "Europe/Berlin")
        assert all(0 <= b <= e <= len(strange) for b, e in (x.span for x in reading.events))


PIECES = st.sampled_from(
    [
        "14:20", "2:20 PM", "2025-03-14", "Mar 14", "~", " - ", "–", ": ", "| ", "\n", "\n\n",
        "### ", "- ", "> ", "```\n", "UTC", "PST", "(", ")", "[", "]", "T+15m", "+5m", "yesterday",
        "Posted ", "disk full", "Resolved", "Ada Bell", "  ", "**", "_", "`", "1741958400",
        "All times in UTC", "|---|---|\n", "Time,What\n", "24:10", "14:88", "31 Feb", "Friday",
        "00:10", "23:50",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_mixture_of_notations_is_too_strange(text: str) -> None:
    reading = parse(text, DAY, "America/New_York")
    for event in reading.events:
        assert event.end is None or isinstance(event.end, datetime) == isinstance(
            event.start, datetime
        )


@pytest.mark.parametrize("unit", ["- ", "> ", "[", "**", "`", "|", "~", "(", "*_", ": "])
def test_a_line_of_one_sign_repeated_says_nothing(unit: str) -> None:
    # A pattern that tried again and again would not end at all with this length.
    reading = parse(unit * 20_000, DAY, "UTC")
    assert (reading.events, reading.unread) == ((), ())


def test_a_line_of_one_time_repeated_is_an_event_that_says_the_others() -> None:
    (event,) = parse("14:20 " * 20_000, DAY, "UTC").events
    assert event.start == datetime(2025, 3, 14, 14, 20, tzinfo=UTC)
    assert event.text == ("14:20 " * 19_999).strip()


@pytest.mark.parametrize("unit", ["14:20-", "2025-03-14 "])
def test_a_line_of_times_that_are_none_is_kept_whole_as_unread(unit: str) -> None:
    reading = parse(unit * 20_000, DAY, "UTC")
    assert reading.events == ()
    assert [line.text for line in reading.unread] == [(unit * 20_000).strip()]


@given(st.sampled_from(sorted(available_timezones())), st.integers(0, 2_000_000_000))
def test_every_zone_reads_back_what_its_clocks_show(name: str, seconds: int) -> None:
    zone = ZoneInfo(name)
    moment = datetime.fromtimestamp(seconds, UTC)
    text = f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S} disk full"
    (event,) = parse(text, None, zone).events
    assert isinstance(event.start, datetime)
    assert f"{event.start.astimezone(zone):%Y-%m-%d %H:%M:%S} disk full" == text


@given(
    st.lists(
        st.tuples(
            st.integers(0, 60 * 24 * 365 * 20), st.integers(0, 60 * 30), st.sampled_from(["", "~"])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_pmdesk_writes_reads_back_exactly(rows: list[tuple[int, int, str]]) -> None:
    start = datetime(2005, 1, 1, tzinfo=UTC)
    events = [(start + timedelta(minutes=at), timedelta(minutes=n), about) for at, n, about in rows]
    lines = ["All times UTC", ""]
    for moment, length, about in events:
        end = f" – {moment + length:%Y-%m-%d %H:%M}" if length else ""
        lines.append(f"{moment:%Y-%m-%d} {about}{moment:%H:%M}{end} UTC – disk full")
    read = parse("\n".join(lines), None, "Asia/Tokyo").events
    assert [(e.start, e.end, e.approximate, e.text) for e in read] == [
        (moment, moment + length if length else None, bool(about), "disk full")
        for moment, length, about in events
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["UTC", "Asia/Kathmandu"]))
def test_a_whole_day_reads_back_as_that_day(day: date, zone: str) -> None:
    (event,) = parse(f"- {day.isoformat()} – released", None, zone).events
    assert (event.start, event.text) == (day, "released")


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_12_hour_clock_reads_back_as_that_time(moment: time) -> None:
    (event,) = parse(f"{moment:%I:%M %p} disk full", DAY, "UTC").events
    assert event.start == datetime.combine(DAY, moment, UTC)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published timelines are not kept here")
@pytest.mark.parametrize("name", ["01", "02", "03", "04", "05", "06"])
def test_a_published_timeline_is_read_as_a_careful_person_reads_it(name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    events = parse(text, expected["default_date"], expected["default_tz"]).events
    for event, said in zip(events, expected["events"], strict=True):
        assert event.start == datetime.fromisoformat(said["at"])
        assert event.approximate is said["approx"]
        assert event.text.startswith(said["text_starts"])


def test_the_day_in_a_heading_holds_for_its_section() -> None:
    text = (
        "## First outage (12 March 2025)\n\n### Timeline\n\n- 14:20 disk full\n\n"
        "## Second outage on March 13\n\n- 14:30 disk full again\n\n"
        "## Afterwards\n\n- 14:40 spare ordered\n"
    )
    events = parse(text, DAY, "UTC").events
    assert [shown(event.start) for event in events] == ["12 14:20", "13 14:30", "14 14:40"]


@pytest.mark.parametrize("year", ["9999", "1899"])
def test_a_year_out_of_range_is_listed_and_no_part_of_the_event_above(year: str) -> None:
    reading = parse(f"14:05 one\n{year}-12-31 23:59 far\n14:07 last\n", DAY, "UTC")
    assert [event.text for event in reading.events] == ["one", "last"]
    (unread,) = reading.unread
    assert unread.reason == f"The year {year} is out of range. Write one from 1900 to 2199."


@pytest.mark.parametrize("line", ["<b>14:06</b> bold", "<B>14:06</B> bold", "<p>14:06</p> bold"])
def test_tags_around_a_time_are_decoration(line: str) -> None:
    long = "a sentence of more than five and forty characters without an end"
    events = parse(f"14:05 {long}\n{line}\n14:07 last\n", DAY, "UTC").events
    assert [event.text for event in events] == [long, "bold", "last"]


def test_a_colon_within_a_line_below_a_time_stays() -> None:
    (event,) = parse("14:05 pager rings\nTriggered: checkout errors: many\n", DAY, "UTC").events
    assert event.text == "pager rings Triggered: checkout errors: many"


def test_a_day_in_the_words_is_the_answer_proposed_where_no_other_is_known() -> None:
    text = (
        "# Disk full\n\nOn 13 March 2025 our shop was slow.\n\n## Timeline\n\n- 14:20 disk full\n"
    )
    reading = parse(text, None, "UTC")
    assert [shown(event.start) for event in reading.events] == ["13 14:20"]
    asked = [question.answer for question in reading.questions if question.about is About.DATE]
    assert asked == ["2025-03-13"]
    assert [shown(event.start) for event in parse(text, DAY, "UTC").events] == ["14 14:20"]


def test_a_time_without_words_is_listed_and_no_event() -> None:
    reading = parse("## Time: 13:20 UTC\n\n## Timeline\n\n- 14:20 disk full\n- 14:30\n", DAY, "UTC")
    assert [event.text for event in reading.events] == ["disk full"]
    assert "There are no words for this time. Write what happened beside it." in {
        unread.reason for unread in reading.unread
    }


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-14 14:20 Eastern Standard Time disk full",
        "All times Eastern Standard Time\n\n- 2025-07-14 14:20 disk full",
        "| Time (EDT) | What |\n|---|---|\n| 2025-01-14 14:20 | disk full |",
    ],
)
def test_a_zone_against_the_calendar_is_asked_wherever_it_stands(text: str) -> None:
    reading = parse(text, None, "UTC")
    (question,) = reading.questions
    assert (question.about, question.choices[1]) == (About.ABBREVIATION, "America/New_York")
    told = {(question.about, question.subject): "America/New_York"}
    assert parse(text, None, "UTC", told).events[0].start != reading.events[0].start


def test_a_standard_time_in_summer_is_read_as_written() -> None:
    text = "2025-07-14 14:20 Eastern Standard Time disk full"
    reading = parse(text, None, "UTC")
    assert [shown(event.start) for event in reading.events] == ["2025-07-14 19:20"]
    winter = parse("2025-01-14 14:20 Eastern Standard Time disk full", None, "UTC")
    assert (shown(winter.events[0].start), winter.questions) == ("2025-01-14 19:20", ())

"""A table with any columns is understood, can be corrected, and a bad row spoils no other."""

import pytest

from pmdesk.errors import ImportFailed
from pmdesk.timeline.columns import Columns, DayOrder, Meaning, find_columns
from tests.pmdesk.timeline.formats.files import read, read_all, told

LOG = """\
Date,Time (UTC),Who,Event,Link
2025-03-14,23:50,Kim,"pool is empty, ""db-2""
again",https://g.example/1
,00:10,Lo,rolled back,
"""


def test_columns_are_found_by_their_heads_and_a_date_is_carried_on() -> None:
    reading = read(LOG, "log.csv")
    assert told(reading) == [
        ("2025-03-14T23:50:00Z", 'pool is empty, "db-2"'),
        ("2025-03-15T00:10:00Z", "rolled back"),
    ]
    first, second = reading.events
    assert (first.author, first.link, first.source) == ("Kim", "https://g.example/1", "log.csv")
    assert (first.line, second.line) == (2, 4)
    assert LOG[slice(*second.span)] == ",00:10,Lo,rolled back,\n"
    assert reading.columns == ("Date", "Time (UTC)", "Who", "Event", "Link")
    assert reading.mapping is not None
    assert [meaning.value for meaning in reading.mapping.meanings] == [
        "date", "time", "author", "text", "link",
    ]  # fmt: skip
    assert not reading.unread


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_any_separator_and_any_order_will_do(mark: str) -> None:
    rows = [
        "What happened|Severity|End|Start",
        "pool is empty|SEV2|2025-03-14 14:35|2025-03-14 14:20",
    ]
    text = "\n".join(rows).replace("|", mark)
    for name in ("x.csv", "pasted"):
        (event,) = read(text, name).events
        assert event.text == "pool is empty – SEV2"
        assert event.end is not None
        assert (event.start.isoformat(), event.end.isoformat()) == (
            "2025-03-14T13:20:00+00:00", "2025-03-14T13:35:00+00:00",
        )  # fmt: skip


def test_a_table_without_a_head_is_understood_from_its_cells() -> None:
    reading = read("1741962000\tdeploy\n1741962060\tback\n", "x.tsv")
    assert told(reading) == [("2025-03-14T14:20:00Z", "deploy"), ("2025-03-14T14:21:00Z", "back")]
    assert reading.columns == ("Column 1", "Column 2")


def test_day_and_clock_can_stand_apart_and_words_can_stand_beside_a_time() -> None:
    text = (
        "Start Date,Start Time,End Date,End Time,Summary\n"
        "14 Mar 2025,2:20 PM,15 Mar 2025,1:05 AM,failover\n14 Mar 2025,3:00 PM (retry),,,again\n"
    )
    first, second = read(text, "x.csv").events
    assert first.end is not None
    assert first.end.isoformat() == "2025-03-15T00:05:00+00:00"
    assert (second.end, second.text) == (None, "again – (retry)")


def test_day_and_month_are_settled_by_the_whole_table_or_by_the_user() -> None:
    text = "When,What\n04/02/2025 14:20,a\n05/02/2025 14:20,b\n"
    settled = text + "14/02/2025 14:20,c\n"
    assert told(read(settled, "x.csv"))[0] == ("2025-02-04T13:20:00Z", "a")
    columns = read(text, "x.csv").mapping
    assert columns is not None
    american = Columns(columns.meanings, DayOrder.MONTH_FIRST, has_head=True)
    assert told(read(text, "x.csv", columns=american))[0] == ("2025-04-02T12:20:00Z", "a")
    british = Columns(columns.meanings, DayOrder.DAY_FIRST, has_head=True)
    assert told(read(text, "x.csv", columns=british))[0] == ("2025-02-04T13:20:00Z", "a")


@pytest.mark.parametrize("end", ["\n", "\x85", "\u2028", "\x0b"])
def test_line_ends_within_cells_do_not_mix_up_rows(end: str) -> None:
    text = f'Time,Zone,What\n"2025-03-14{end}14:20","UTC{end}",a\n2025-03-14 14:21,UTC,b\n'
    assert told(read(text, "x.csv")) == [
        ("2025-03-14T14:20:00Z", "a"), ("2025-03-14T14:21:00Z", "b"),
    ]  # fmt: skip


def test_a_column_of_zones_counts_for_its_row() -> None:
    text = "Time,Zone,What\n2025-03-14 14:20,UTC,a\n2025-03-14 15:21,CET,b\n"
    reading = read(text, "x.csv")
    assert told(reading) == [("2025-03-14T14:20:00Z", "a"), ("2025-03-14T14:21:00Z", "b")]


def test_the_meaning_of_a_column_can_be_changed() -> None:
    text = "Time,Seen,What\n2025-03-14 14:20,2025-03-14 15:00,a\n"
    found = read(text, "x.csv").mapping
    assert found is not None
    changed = found.meaning(1, Meaning.TIME)
    assert changed.meanings == (Meaning.IGNORED, Meaning.TIME, Meaning.TEXT)
    assert told(read(text, "x.csv", columns=changed)) == [("2025-03-14T14:00:00Z", "a")]


def test_rows_that_do_not_fit_are_named_and_the_others_are_read() -> None:
    text = (
        "Incident 9,,\nTime,Who,What\n2025-03-14 14:20,Kim,a\n2025-03-14 14:21,Kim,b,and,more\n"
        "\n2025-03-14 25:61,Kim,c\n,Kim,d\n2025-03-14 14:30,Kim\n2025-03-14 14:40,Kim,LONG\n"
        "2025-03-14 14:50,Kim,e\n"
    )
    reading = read(text.replace("LONG", f'"{"x" * 200_000}"'), "x.csv")
    assert [event.text for event in reading.events] == ["a", "", "e"]
    said = {unread.line: unread.reason for unread in reading.unread}
    assert list(said) == [1, 4, 6, 7, 9]
    assert said[1] == "It stands above the table."
    assert said[4] == "It has 5 columns, the table has 3."
    assert said[7] == "It has no time that can be read."
    assert said[9].startswith("This row is broken: field larger than field limit")


def test_what_a_spreadsheet_wrote_reads_back() -> None:
    text = "sep=;\r\nTime;What\r\n2025-03-14 14:20;'=SUM of errors\r\n2025-03-14 14:21;'quoted'\r\n"
    reading = read(b"\xef\xbb\xbf" + text.encode(), "x.csv")
    assert [event.text for event in reading.events] == ["=SUM of errors", "'quoted'"]
    assert reading.events[0].line == 3


def test_other_encodings_are_read_and_said() -> None:
    text = "Time,What\n2025-03-14 14:20,Prüfung – läuft\n"
    for encoding in ("utf-8", "utf-16"):
        reading = read(text.encode(encoding), "x.csv")
        assert (reading.events[0].text, reading.assumed) == ("Prüfung – läuft", ())
    reading = read(text.encode("cp1252"), "x.csv")
    assert reading.events[0].text == "Prüfung – läuft"
    assert "The file is not in UTF-8; it was read as Windows-1252." in reading.assumed


def test_what_is_no_text_is_refused_with_its_line() -> None:
    with pytest.raises(ImportFailed, match=r"“x\.csv” is not a text: line 2 holds a byte"):
        read(b"Time,What\n14:20,\x00\n", "x.csv")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"Time,What\n" + b"\n" * 200_000, "longer than 200,000 lines"),
        ("x.txt", b"x" * 20_000_001, "or 20,000,000 characters"),
        ("x.csv", b"Time,What\n" + b"," * 2_000_100, "more than 50,000 entries"),
        ("x.csv", b"Time,What\n" + b"14:20,x\n" * 50_001, "more than 50,000 entries"),
    ],
    ids=["lines", "characters", "cells", "rows"],
)
def test_more_than_a_timeline_can_hold_is_refused(name: str, content: bytes, said: str) -> None:
    with pytest.raises(ImportFailed, match=said):
        read(content, name)


def test_a_list_of_pagerduty_incidents_gives_three_events_a_row() -> None:
    text = (
        "id,incident_number,description,created_at,seconds_to_first_ack,resolved_at\n"
        "P1,12,Errors high,2025-03-14T14:20:00,90,2025-03-14T15:20:00\n"
        "P2,13,Disk full,2025-03-14T16:00:00,,\nP3,14,Odd,soon,,\n"
    )
    reading = read(text, "incidents.csv")
    assert told(reading) == [
        ("2025-03-14T13:20:00Z", "Incident #12 triggered: Errors high"),
        ("2025-03-14T13:21:30Z", "Incident #12 acknowledged"),
        ("2025-03-14T14:20:00Z", "Incident #12 resolved"),
        ("2025-03-14T15:00:00Z", "Incident #13 triggered: Disk full"),
    ]
    assert reading.assumed == (
        "The times in this list name no zone; they were read in Europe/Berlin.",
    )
    assert [unread.line for unread in reading.unread] == [4]


@pytest.mark.parametrize(
    ("rows", "meanings"),
    [
        (["timestamp|level|message", "2025-03-14T14:20:00Z|ERROR|it broke"], "time text text"),
        (["Date|What", "14 Mar 2025 14:20|x"], "time text"),
        (["Date|What", "14 Mar 2025|x"], "date text"),
        (["ID|Event Time|Local Time|Notes", "1|14:20|15:20|x"], "ignored time ignored text"),
        (["Start Time|End Time|Created by|Summary", "14:20|14:30|Kim|x"], "time end author text"),
        (["14:20|x|Kim"], "time text text"),
        (["Tag|Uhrzeit|Was", "04.02.2025|14.25|x"], "date time text"),
        (["Time|What", "1741962060.5|x"], "time text"),
        (["Time|What", "14:20|x", "later|y", "even later|z"], "time text"),
        (["What|Opened|Closed|Resolved", "x|1 Feb 14:20|1 Feb 14:30|1 Feb 14:40"],
         "text time end ignored"),
        (["Start|End Time|End Date|What", "1 Feb 14:20|14:30|1 Feb|x"], "time end end text"),
        (["a|b", "c|d"], "text text"),
    ],
)  # fmt: skip
def test_the_meaning_of_columns_is_found(rows: list[str], meanings: str) -> None:
    found = find_columns([row.split("|") for row in rows]).meanings
    assert " ".join(found) == meanings


def test_sentences_with_commas_are_no_table() -> None:
    reading = read("14:20, disk full, paging\n14:25, Kim looks, finds it\n", "pasted")
    assert (reading.format, len(reading.events)) == ("text", 2)
    assert read_all({"x.csv": b"14:20 one column\n14:25 only\n"}).format == "text"

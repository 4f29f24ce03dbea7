"""The spreadsheet has every action and cause as it was typed, and runs nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from exports.options import Options
from exports.spreadsheet import LONGEST_CELL, write
from pmdesk.record import Record
from tests.examples import action, record, sample_like_record
from tests.exports.workbook import parts, tables

NAUGHTY = (
    '=HYPERLINK("https://evil.example","x")', "+1+1", "-2", "@SUM(A1)", "{=1+1}", "00123", "1e5",
    "2026-01-02", "https://example.com", "mailto:a@example.com", "internal:Actions!A1",
    "a < b & c > d \"q\" 'x'", "🔥 \u202eleft\u202c أكثر", "line\nline\n\nline", "_x0041_", "TRUE",
    "\x00bell\x07", " spaces ",
)  # fmt: skip


def actions(given: Record) -> list[dict[str, str | float]]:
    return tables(write(given, Options()))["Actions"]


def test_every_action_is_in_it_with_what_is_known_of_it() -> None:
    first, second, third = actions(sample_like_record())
    assert first["Action"] == "Add a load test to the rollout of settings"
    assert first["Root cause"] == "Settings are rolled out without a load test"
    assert (first["State"], first["Issue"], first["Team"]) == ("Raised", "PAY-12", "Payments")
    assert second["Kind"] == "Priority"
    assert "Due" not in second
    assert "Root cause" not in third


def test_every_root_cause_is_in_it_with_the_number_of_its_fixes() -> None:
    first, second = tables(write(sample_like_record(), Options()))["Root causes"]
    assert first["What has to change"] == "No setting reaches production without a load test."
    assert (first["Category"], first["Priority actions"]) == ("Change", 1)
    assert "Proximate cause" not in second


def test_a_date_is_a_date() -> None:
    (row,) = actions(record(action("a", "Do", due=date(2026, 4, 1))))
    assert isinstance(row["Due"], float)
    assert date(1899, 12, 30) + timedelta(days=row["Due"]) == date(2026, 4, 1)
    assert "d mmm yyyy" in parts(write(sample_like_record(), Options()))["xl/styles.xml"]


@pytest.mark.parametrize("text", NAUGHTY)
def test_what_was_typed_is_a_text_and_nothing_else(text: str) -> None:
    given = action("a", text, team=text)
    (row,) = actions(record(given))
    assert (row["Action"], row["Team"]) == (given.text, given.team)


@for_all(text=st.text(min_size=1))
def test_any_text_is_read_back_as_it_is_in_the_record(text: str) -> None:
    given = action("a", text)
    (row,) = actions(record(given))
    assert row["Action"] == given.text


def test_a_text_that_no_cell_holds_is_cut_and_shows_that() -> None:
    (row,) = actions(record(action("a", "x" * 40_000)))
    assert row["Action"] == "x" * (LONGEST_CELL - 1) + "…"


def test_an_issue_leads_to_the_tracker_and_other_addresses_lead_nowhere() -> None:
    book = parts(write(sample_like_record(), Options()))
    assert 'Target="https://tracker.example/PAY-12"' in book["xl/worksheets/_rels/sheet1.xml.rels"]
    book = parts(write(record(action("a", "Do https://elsewhere.example")), Options()))
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in book


def test_it_says_nothing_of_who_made_it_or_when() -> None:
    about = parts(write(sample_like_record(), Options()))["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in about
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in about
    assert about.count("2026-03-02T09:00:00Z") == 2


def test_the_header_stays_in_sight_and_pages_are_wide() -> None:
    sheet = parts(write(sample_like_record(), Options()))["xl/worksheets/sheet1.xml"]
    assert 'ySplit="1"' in sheet
    assert "<autoFilter " in sheet
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    letter = parts(write(sample_like_record(), replace(Options(), paper="Letter")))
    assert 'paperSize="9"' not in letter["xl/worksheets/sheet1.xml"]


def test_a_record_without_actions_gives_two_empty_tables() -> None:
    assert tables(write(record(), Options())) == {"Actions": [], "Root causes": []}

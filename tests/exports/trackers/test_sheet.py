"""Every list for a tracker has what is to be raised, whole, and nothing that runs."""

import csv
import io
from dataclasses import replace
from datetime import date
from itertools import takewhile

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from exports.options import Options
from exports.trackers import asana, azure, github, gitlab, jira, linear, redmine
from exports.trackers.sheet import Listing, Sheet, as_csv, instructions
from pmdesk.formulas import guarded, unguarded
from pmdesk.model import ActionKind, ActionState, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.draft import plain
from tests.examples import action, record, sample_like_record
from tests.exports.trackers.reading import directory, rows

SHEETS = {
    "asana": asana.SHEET,
    "azure": azure.SHEET,
    "gitlab": gitlab.SHEET,
    "jira": jira.SHEET,
    "linear": linear.SHEET,
    "redmine": redmine.SHEET,
}
TITLES = {
    "asana": "Name",
    "azure": "Title",
    "gitlab": "title",
    "jira": "Summary",
    "linear": "Title",
    "redmine": "Subject",
}
LIMITS = {"asana": 1024, "azure": 255, "gitlab": 255, "jira": 254, "linear": 255, "redmine": 255}
"""Characters that a tracker takes of a title."""

every_sheet = pytest.mark.parametrize("name", SHEETS)


def titles(name: str, given: Record) -> list[str]:
    return [row[TITLES[name]][0] for row in rows(SHEETS[name], given)]


def said(listing: Listing, given: Record, options: Options | None = None) -> str:
    return instructions(listing, given, options or Options(), "PM-7.csv").decode()


@every_sheet
def test_only_what_is_still_to_be_raised_is_in_the_list(name: str) -> None:
    given = record(
        action("a", "Open"),
        action("b", "Raised", state=ActionState.RAISED, tracker_key="X-1"),
        action("c", "Done", state=ActionState.DONE),
        action("d", "Declined", state=ActionState.DECLINED),
        action("e", "Committed", state=ActionState.COMMITTED),
    )
    assert titles(name, given) == ["Open", "Committed"]


@every_sheet
@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\uff1d", " =", "\n="])
def test_no_cell_is_a_formula(name: str, lead: str) -> None:
    (row,) = rows(SHEETS[name], record(action("a", f"{lead}1+1", team=f"{lead}2")))
    assert row[TITLES[name]][0].startswith("'")
    for cell in (cell for cells in row.values() for cell in cells):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", "\x00x"])
def test_white_space_that_starts_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "plain", "a=b", "1-2", " indented"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@every_sheet
def test_a_title_is_one_line_no_longer_than_the_tracker_takes(name: str) -> None:
    (title,) = titles(name, record(action("a", "=first\nsecond " + "x" * 2000)))
    assert title.startswith("'=first second xxx")
    assert title.endswith("…")
    assert len(title) == LIMITS[name]


@every_sheet
@for_all(text=st.text(max_size=60))
def test_a_title_comes_out_as_it_was_typed(name: str, text: str) -> None:
    given = action("a", text)
    (title,) = titles(name, record(given))
    assert unguarded(title) == (" ".join(given.text.split()) or "Action without a text")


@every_sheet
@for_all(text=st.text(alphabet=st.sampled_from("a,;\"\n'=\t| é🔥\u202e"), min_size=1))
def test_whatever_is_typed_no_row_and_no_column_is_torn(name: str, text: str) -> None:
    given = record(action("a", text, team=text, committed_by=text), action("b", text))
    assert len(rows(SHEETS[name], given)) == 2


@pytest.mark.parametrize("name", ["asana", "redmine"])
def test_a_text_comes_out_as_it_was_typed(name: str) -> None:
    text = 'a < b <b>x, "quoted"; <img src=x> *bold* /close\n=second line 🔥 \u202eleft'
    (row,) = rows(SHEETS[name], record(action("a", text)))
    assert text in row["Description"][0]


@every_sheet
def test_lines_end_as_spreadsheets_expect(name: str) -> None:
    text = as_csv(SHEETS[name], record(action("a", "Do\nit")), Options()).decode()
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 2


@every_sheet
def test_a_record_without_actions_gives_a_header_alone(name: str) -> None:
    text = as_csv(SHEETS[name], record(), Options()).decode()
    (header,) = csv.reader(io.StringIO(text, newline=""))
    assert TITLES[name] in header


def test_the_project_of_the_team_names_type_and_priority() -> None:
    known = directory(
        TrackerKind.REDMINE, issue_type="Support", priority_value="Immediate",
        improvement_value="Low",
    )  # fmt: skip
    found = rows(redmine.SHEET, sample_like_record(), Options(directory=known))
    assert [(row["Tracker"], row["Priority"]) for row in found] == [
        (["Support"], ["Immediate"]),
        (["Support"], ["Low"]),
    ]


def test_what_one_tracker_calls_things_is_not_told_to_another() -> None:
    known = directory(TrackerKind.GITLAB, issue_type="incident", priority_value="P0")
    row, _ = rows(redmine.SHEET, sample_like_record(), Options(directory=known))
    assert (row["Tracker"], row["Priority"]) == (["Feature"], ["High"])


def test_each_tracker_gets_dates_in_the_form_that_it_reads() -> None:
    given = record(action("a", "Do", due=date(2026, 12, 5)))
    columns = (("jira", "Due Date"), ("redmine", "Due date"), ("gitlab", "due_date"),
               ("asana", "Due Date"))  # fmt: skip
    found = [rows(SHEETS[name], given)[0][column][0] for name, column in columns]
    assert found == ["5/Dec/26 12:00 AM", "2026-12-05", "2026-12-05", "12/05/2026"]


@pytest.mark.parametrize("name", ["linear", "azure"])
def test_a_due_date_without_a_column_stands_in_the_text_and_that_is_said(name: str) -> None:
    given = record(action("a", "Do", due=date(2026, 12, 5)))
    (row,) = rows(SHEETS[name], given)
    assert "2026-12-05" in row["Description"][0]
    assert "has no due date: it stands in the text" in said(SHEETS[name], given)


@pytest.mark.parametrize("listing", [*SHEETS.values(), github.LISTING])
def test_the_instructions_say_how_in_steps_and_name_the_file(listing: Listing) -> None:
    lines = said(listing, record(action("a", "Do"))).splitlines()
    assert lines[0].startswith("The actions of PM-7 Checkout refused cards, for ")
    steps = list(takewhile(bool, lines[2:]))
    assert [line[:3] for line in steps] == [f"{n}. " for n in range(1, len(steps) + 1)]
    assert "“PM-7.csv”" in "".join(lines)
    assert "{" not in "".join(lines)


def test_where_nothing_is_to_be_raised_that_is_said_instead() -> None:
    text = said(jira.SHEET, record(action("a", "Done", state=ActionState.DONE)))
    assert text.endswith("every action has its issue, or is done or declined.\n")
    assert "1." not in text


def test_the_instructions_name_what_was_cut() -> None:
    text = said(jira.SHEET, record(action("a", "=Do " + "x" * 300)))
    assert "The title is cut to 253 characters" in text
    assert "An apostrophe stands before" in text


def test_the_instructions_are_short_where_nothing_is_lost() -> None:
    text = said(jira.SHEET, record(action("a", "Do")))
    assert "What is not as it is" not in text


def test_a_list_that_is_too_long_for_one_import_says_so() -> None:
    small: Sheet = replace(azure.SHEET, most=1)
    given = record(action("a", "Do"), action("b", "Do more"))
    assert "There are 2 actions, and one import takes 1" in said(small, given)
    assert "one import takes" not in said(azure.SHEET, given)


def test_redmine_guesses_the_encoding_from_plain_ascii() -> None:
    given = record(action("a", "ä" * 300))
    assert as_csv(redmine.SHEET, given, Options())[:256].isascii()


def test_redmine_and_gitlab_are_told_the_issue_of_the_postmortem_by_its_number() -> None:
    given = record(action("a", "Do"), issue_key="#12")
    assert rows(redmine.SHEET, given)[0]["Related to"] == ["#12"]
    assert rows(gitlab.SHEET, given)[0]["description"][0].endswith("\n/relate #12")
    elsewhere = record(action("a", "Do"), issue_key="OPS-12")
    assert rows(redmine.SHEET, elsewhere)[0]["Related to"] == [""]
    assert "/relate" not in rows(gitlab.SHEET, elsewhere)[0]["description"][0]


def test_gitlab_takes_no_command_from_what_was_typed() -> None:
    (row,) = rows(gitlab.SHEET, record(action("a", "Do\n/close\n/label ~x", team="/spend 3h")))
    commands = [line for line in row["description"][0].split("\n") if line.startswith("/")]
    assert commands == ['/label ~"pmdesk-a" ~"postmortem" ~"priority-action" ~"prevent"']


def test_azure_takes_no_markup_from_what_was_typed() -> None:
    (row,) = rows(azure.SHEET, record(action("a", "<script>x</script>\nsecond")))
    assert "&lt;script&gt;x&lt;/script&gt;<br>second" in row["Description"][0]


def test_each_kind_of_action_has_its_own_priority() -> None:
    given = record(action("a", "Do"), action("b", "Do", kind=ActionKind.IMPROVEMENT))
    found = {
        name: [row["Priority"][0] for row in rows(SHEETS[name], given)]
        for name in ("jira", "redmine", "linear", "azure")
    }
    assert found == {
        "jira": ["High", "Medium"], "redmine": ["High", "Normal"],
        "linear": ["High", "Medium"], "azure": ["1", "2"],
    }  # fmt: skip


def test_plain_text_has_the_facts_a_line_each() -> None:
    (draft, _) = redmine.SHEET.drafts(sample_like_record(), Options())
    assert "Team: Observability" in plain(draft).splitlines()

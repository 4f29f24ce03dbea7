"""Trackers get lists that they can read, and that no spreadsheet takes for a program."""

import csv
import io
import json
from datetime import date

import pytest

from exports.options import Options
from exports.trackers import jira_csv, json_list
from pmdesk.model import ActionKind, ActionState
from pmdesk.record import Record
from tests.examples import action, record, sample_like_record


def rows(given: Record, options: Options | None = None) -> list[dict[str, list[str]]]:
    """Read the list back; columns of one name are collected."""
    text = jira_csv.write(given, options or Options())
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    found = []
    for line in lines:
        assert len(line) == len(header)
        row: dict[str, list[str]] = {}
        for name, cell in zip(header, line, strict=True):
            row.setdefault(name, []).append(cell)
        found.append(row)
    return found


def test_only_what_is_still_to_be_raised_is_in_the_list() -> None:
    given = record(
        action("a", "Open"),
        action("b", "Raised", state=ActionState.RAISED, tracker_key="X-1"),
        action("c", "Done", state=ActionState.DONE),
        action("d", "Declined", state=ActionState.DECLINED),
        action("e", "Committed", state=ActionState.COMMITTED),
    )
    assert [row["Summary"] for row in rows(given)] == [["Open"], ["Committed"]]


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\uff1d", " =", "\n="])
def test_no_cell_is_a_formula(lead: str) -> None:
    (row,) = rows(record(action("a", f"{lead}1+1")))
    assert row["Summary"][0].startswith("'")
    for cell in (cell for cells in row.values() for cell in cells):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", "\x00x"])
def test_white_space_that_starts_a_formula_is_guarded(text: str) -> None:
    assert jira_csv.guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "plain", "a=b", "1-2", " indented"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert jira_csv.guarded(text) == text


def test_a_summary_is_one_line_of_at_most_254_characters() -> None:
    (row,) = rows(record(action("a", "=first\nsecond " + "x" * 400)))
    summary = row["Summary"][0]
    assert summary.startswith("'=first second xxx")
    assert summary.endswith("…")
    assert len(summary) <= 254


def test_what_was_typed_comes_out_as_typed() -> None:
    text = 'a < b <b>x, "quoted"; <img src=x>\nsecond line'
    (row,) = rows(record(action("a", text)))
    assert text in row["Description"][0]


def test_dates_are_written_as_the_import_expects_them() -> None:
    (row,) = rows(record(action("a", "Do", due=date(2026, 12, 5))))
    assert row["Due Date"] == ["5/Dec/26 12:00 AM"]


def test_labels_have_no_spaces_and_one_finds_the_issue_again() -> None:
    for row in rows(sample_like_record()):
        assert row["Labels"][0].startswith("pmdesk-")
        assert not any(" " in label for label in row["Labels"])


def test_each_kind_of_action_is_linked_in_its_own_column() -> None:
    links = [
        (row["Link Priority Action"], row["Link Improvement Action"])
        for row in rows(sample_like_record())
    ]
    assert links == [(["INC-9"], [""]), ([""], ["INC-9"])]


def test_without_an_incident_there_is_nothing_to_link_to() -> None:
    (row,) = rows(record(action("a", "Do", kind=ActionKind.PRIORITY)))
    assert "Link Priority Action" not in row


def test_the_project_is_in_the_list_only_if_it_is_known() -> None:
    given = record(action("a", "Do"))
    assert "Project Key" not in rows(given)[0]
    assert rows(given, Options(project="OPS"))[0]["Project Key"] == ["OPS"]


def test_lines_end_as_spreadsheets_expect() -> None:
    text = jira_csv.write(record(action("a", "Do")), Options())
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 2


def test_headers_have_no_punctuation() -> None:
    header = jira_csv.write(sample_like_record(), Options()).splitlines()[0]
    assert header.replace(",", "").replace(" ", "").isalpha()


def test_the_configuration_maps_the_columns_that_are_there() -> None:
    made = json.loads(jira_csv.configuration(record(), Options()))
    assert made["config.date.format"] == "dd/MMM/yy h:mm a"
    assert made["config.project.from.csv"] == "false"
    assert made["config.field.mappings"]["Summary"] == {"jira.field": "summary"}
    assert "Project Key" not in made["config.field.mappings"]
    known = json.loads(jira_csv.configuration(record(), Options(project="OPS")))
    assert known["config.field.mappings"]["Project Key"] == {"jira.field": "project.key"}


def test_the_json_list_has_all_actions_and_their_causes() -> None:
    made = json.loads(json_list.write(sample_like_record()))
    assert (made["format"], made["version"]) == ("pmdesk-actions", 1)
    assert made["postmortem"]["key"] == "PM-7"
    first, second, third = made["actions"]
    assert first["cause"]["category"] == "change"
    assert first["due"] == "2026-04-01"
    assert second["due"] is None
    assert third["cause"] is None
    assert {action["state"] for action in made["actions"]} == {"raised", "proposed"}


def test_json_keeps_what_was_typed() -> None:
    text = 'a < b <b>x "=1+1" \u202e 🔥'
    made = json.loads(json_list.write(record(action("a", text))))
    assert made["actions"][0]["text"] == text

"""Jira's import gets a list with links and labels, and its wizard a configuration."""

import json

from exports.options import Options
from exports.trackers import jira
from exports.trackers.sheet import as_csv
from pmdesk.model import ActionKind, TrackerKind
from pmdesk.record import Record
from tests.examples import action, record, sample_like_record
from tests.exports.trackers.reading import Row, directory, rows

OPS = Options(directory=directory(TrackerKind.JIRA_CLOUD))


def jira_rows(given: Record, options: Options | None = None) -> list[Row]:
    return rows(jira.SHEET, given, options)


def test_labels_have_no_spaces_and_one_finds_the_issue_again() -> None:
    for row in jira_rows(sample_like_record()):
        assert len(row["Labels"]) == 5
        assert row["Labels"][0].startswith("pmdesk-")
        assert not any(" " in label for label in row["Labels"])


def test_each_kind_of_action_is_linked_in_its_own_column() -> None:
    links = [
        (row["Link Priority Action"], row["Link Improvement Action"])
        for row in jira_rows(sample_like_record())
    ]
    assert links == [(["INC-9"], [""]), ([""], ["INC-9"])]


def test_without_an_incident_there_is_nothing_to_link_to() -> None:
    (row,) = jira_rows(record(action("a", "Do", kind=ActionKind.PRIORITY)))
    assert "Link Priority Action" not in row


def test_the_project_is_in_the_list_only_if_it_is_known() -> None:
    given = record(action("a", "Do"))
    assert "Project Key" not in jira_rows(given)[0]
    assert jira_rows(given, OPS)[0]["Project Key"] == ["OPS"]


def test_headers_have_no_punctuation() -> None:
    header = as_csv(jira.SHEET, sample_like_record(), Options()).decode().splitlines()[0]
    assert header.replace(",", "").replace(" ", "").isalpha()


def test_the_configuration_maps_the_columns_that_are_there() -> None:
    made = json.loads(jira.configuration(record(), Options()))
    assert made["config.date.format"] == "dd/MMM/yy h:mm a"
    assert made["config.project.from.csv"] == "false"
    assert made["config.field.mappings"]["Summary"] == {"jira.field": "summary"}
    assert "Project Key" not in made["config.field.mappings"]
    known = json.loads(jira.configuration(sample_like_record(), OPS))
    assert known["config.field.mappings"]["Project Key"] == {"jira.field": "project.key"}


def test_what_was_typed_has_no_meaning_in_the_markup_of_jira() -> None:
    (row,) = jira_rows(record(action("a", "{code} *bold* [~admin]")))
    assert "\\{code\\} \\*bold\\* \\[\\~admin\\]" in row["Description"][0]

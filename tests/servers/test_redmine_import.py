"""The list for Redmine, taken through the import wizard of a real Redmine."""

from datetime import date

import pytest

from exports.options import Options
from exports.trackers.redmine import SHEET
from exports.trackers.sheet import as_csv
from pmdesk.model import ActionKind, TrackerKind
from pmdesk.record import Record
from tests.examples import action, record
from tests.exports.trackers.reading import NAUGHTY, directory, rows
from tests.servers.redmine import PROJECT, Redmine

pytestmark = pytest.mark.slow

ISO = {"date_format": "%Y-%m-%d"}
"""The one choice that our instructions ask for."""


def list_of(*texts: str, **facts: object) -> Record:
    """Return a record with an action for each text, all of which were due long ago."""
    actions = (
        action(f"a{n:02}", text, due=date(2026, 2, 1), team="Payments; “night”, 2")
        for n, text in enumerate(texts)
    )
    return record(*actions, **facts)


def csv_of(given: Record, options: Options | None = None) -> bytes:
    return as_csv(SHEET, given, options or Options())


def test_every_row_is_taken_as_it_was_meant(redmine: Redmine) -> None:
    postmortem = redmine.api(
        "POST", "/issues.json", json={"issue": {"project_id": PROJECT, "subject": "PM-7"}}
    )["issue"]["id"]
    given = list_of(*NAUGHTY, issue_key=f"#{postmortem}")
    meant = rows(SHEET, given)
    result = redmine.import_csv(csv_of(given), ISO)
    assert result.refused == {}
    assert [
        {
            "Tracker": [issue["tracker"]["name"]],
            "Subject": [issue["subject"]],
            "Description": [issue["description"].replace("\r\n", "\n")],
            "Priority": [issue["priority"]["name"]],
            "Due date": [issue["due_date"]],
        }
        for issue in result.issues
    ] == [{title: row[title] for title in tuple(row)[:5]} for row in meant]
    related = [
        {other["issue_id"], other["issue_to_id"]}
        for issue in result.issues
        for other in issue["relations"]
    ]
    assert related == [{issue["id"], postmortem} for issue in result.issues]
    assert {other["relation_type"] for i in result.issues for other in i["relations"]} == {
        "relates"
    }


def test_the_wizard_offers_all_but_the_form_of_dates_by_itself(redmine: Redmine) -> None:
    result = redmine.import_csv(csv_of(list_of("Grüße" * 60)), ISO)
    assert result.settings["encoding"] == "UTF-8"
    assert (result.settings["separator"], result.settings["wrapper"]) == (",", '"')
    assert result.settings["date_format"] == "%m/%d/%Y"
    mapped = {field: place for field, place in result.mapping.items() if place}
    assert mapped.pop("project_id")
    assert mapped == {
        "tracker": "0", "subject": "1", "description": "2", "priority": "3", "due_date": "4",
        "unique_id": "5", "relation_relates": "6",
    }  # fmt: skip


def test_without_the_long_title_redmine_would_guess_another_encoding(redmine: Redmine) -> None:
    guessed = []
    for lead in ("", "x"):
        header, _, rest = csv_of(list_of(lead + "ä" * 200)).partition(b"\r\n")
        short = b",".join(header.split(b",")[:7])
        guessed.append(redmine.import_csv(short + b",\r\n" + rest, ISO).settings["encoding"])
    assert set(guessed) == {"UTF-8", "ISO-8859-1"}


def test_both_kinds_keep_their_priority_and_no_date_stays_no_date(redmine: Redmine) -> None:
    given = record(action("a", "Do"), action("b", "Do", kind=ActionKind.IMPROVEMENT))
    issues = redmine.import_csv(csv_of(given), ISO).issues
    assert [issue["priority"]["name"] for issue in issues] == ["High", "Normal"]
    assert [issue["due_date"] for issue in issues] == [None, None]


def test_a_tracker_that_the_project_lacks_is_refused_until_one_is_chosen(redmine: Redmine) -> None:
    known = directory(TrackerKind.REDMINE, issue_type="Incident", priority_value="Immediate")
    content = csv_of(list_of("Do"), Options(directory=known))
    assert "Tracker cannot be blank" in redmine.import_csv(content, ISO).refused[1]
    chosen = redmine.import_csv(content, ISO, {"tracker": "value:3"})
    assert chosen.refused == {}
    assert chosen.issues[0]["tracker"]["name"] == "Support"
    assert chosen.issues[0]["priority"]["name"] == "Immediate"

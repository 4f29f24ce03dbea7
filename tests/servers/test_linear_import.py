"""The lists for Linear and Jira, read by the importers of Linear's own command."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from exports.options import Options
from exports.trackers import jira, linear
from exports.trackers.sheet import Sheet, as_csv
from pmdesk.model import ActionKind
from pmdesk.record import Record
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.markup import markdown
from tests.examples import action, record, sample_like_record
from tests.exports.trackers.reading import NAUGHTY
from tests.servers.running import needs

pytestmark = pytest.mark.slow

LOADER = Path(__file__).parent / "linear_import.cjs"


def read(importer: str, sheet: Sheet, given: Record, folder: Path, *more: str) -> Any:
    """Return what one of the importers would send."""
    file = folder / "actions.csv"
    file.write_bytes(as_csv(sheet, given, Options()))
    command = ["node", str(LOADER), str(needs("linear")), importer, str(file), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


def naughty() -> Record:
    kinds = tuple(ActionKind)
    return record(*(action(f"a{n:02}", text, kind=kinds[n % 2]) for n, text in enumerate(NAUGHTY)))


def drafts(sheet: Sheet, given: Record) -> tuple[IssueDraft, ...]:
    return sheet.drafts(given, Options())


@pytest.mark.parametrize("given", [sample_like_record(), naughty()], ids=["sample", "naughty"])
def test_linear_reads_what_we_meant(given: Record, tmp_path: Path) -> None:
    found = read("LinearCsvImporter", linear.SHEET, given, tmp_path)
    numbers = {"Urgent": 1, "High": 2, "Medium": 3, "Low": 4}
    assert [
        (issue["title"], issue["description"], issue["priority"], issue["labels"])
        for issue in found["issues"]
    ] == [
        (draft.title, markdown(draft), numbers[draft.priority], list(draft.labels))
        for draft in drafts(linear.SHEET, given)
    ]
    assert set(found["labels"]) == {
        label for draft in drafts(linear.SHEET, given) for label in draft.labels
    }
    assert found["users"] == {"": {"name": ""}}


@pytest.mark.parametrize("given", [sample_like_record(), naughty()], ids=["sample", "naughty"])
def test_the_list_for_jira_is_read_with_its_titles_and_priorities(
    given: Record, tmp_path: Path
) -> None:
    found = read("JiraCsvImporter", jira.SHEET, given, tmp_path, "example")
    assert [(issue["title"].removeprefix("'"), issue["priority"]) for issue in found["issues"]] == [
        (draft.title.removeprefix("'"), {"High": 2, "Medium": 3}[draft.priority])
        for draft in drafts(jira.SHEET, given)
    ]

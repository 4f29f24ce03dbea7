"""The report as files: a document to read, numbers for other programs."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from exports.options import Options
from exports.report import FORMATS, file_name
from pmdesk.record import Record
from pmdesk.standing import IncidentFacts, Report, Scope, incidents, report
from tests.crowd import TODAY, directory, records
from tests.pmdesk.standing.test_report import facts

TITLE = "Ada Lovelace broke the cards"


def crowd(size: int) -> Report:
    known = Record.of("directory", directory())
    found = (_facts(record) for record in records(size))
    return report(incidents(found, known, TODAY), Scope(), TODAY)


def _facts(record: Record) -> IncidentFacts:
    root = record.postmortem
    return facts(
        root.number, severity=root.severity, service=root.service, title=TITLE, zone=root.zone,
        at=root.impact_start or datetime.now(UTC), record_id=root.id,
    )  # fmt: skip


def written(key: str, found: Report) -> bytes:
    return FORMATS[key].make(found, Options(generated="2026-11-26"))


def text_of(found: Report) -> str:
    return "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(written("pdf", found))).pages
    )


def test_the_document_says_what_it_counts_and_how() -> None:
    found = crowd(40)
    text = " ".join(text_of(found).split())
    for part in found.parts:
        assert part.title in text
        assert part.definition in text
        for row in part.rows:
            assert row.title in text
    for headline in found.headlines:
        assert headline.number.shown in text


def test_the_same_report_is_the_same_file() -> None:
    found = crowd(20)
    assert written("pdf", found) == written("pdf", found)


@pytest.mark.parametrize("size", [0, 1])
def test_a_report_over_little_is_short(size: int) -> None:
    assert len(PdfReader(io.BytesIO(written("pdf", crowd(size)))).pages) <= 3


def test_each_number_is_a_line_of_the_list_with_its_incidents() -> None:
    found = crowd(12)
    rows = list(csv.DictReader(io.StringIO(written("csv", found).decode())))
    numbers = len(found.headlines) + sum(len(p.rows) * len(p.columns) for p in found.parts)
    assert len(rows) == numbers
    unfixed = next(row for row in rows if row["Column"] == "Incidents not fixed yet")
    assert (unfixed["Number"], unfixed["Of"]) == ("12", "12")
    assert len(unfixed["Incidents"].split()) == 12


def test_a_department_that_looks_like_a_formula_is_none_in_the_list() -> None:
    known = Record.of("directory", [
        item.having(department="=1+1") if hasattr(item, "department") else item
        for item in directory()
    ])  # fmt: skip
    found = report(incidents([facts(1)], known, TODAY), Scope(), TODAY)
    assert all(not cell.startswith("=") for row in csv.reader(io.StringIO(
        written("csv", found).decode())) for cell in row)  # fmt: skip


def test_json_has_the_definition_of_every_number() -> None:
    found = json.loads(written("json", crowd(12)))
    assert found["as_of"] == TODAY.isoformat()
    assert [part["key"] for part in found["parts"]] == ["fixing", "slo", "age", "trend"]
    assert all(part["definition"] for part in found["parts"])
    (total,) = (row for row in found["parts"][0]["rows"] if row["is_total"])
    assert total["numbers"]["All"]["value"] == 12
    assert len(found["incidents"]) == 12


@pytest.mark.parametrize("key", FORMATS)
def test_titles_of_incidents_stay_in_the_library(key: str) -> None:
    found = crowd(3)
    content = written(key, found)
    shown = text_of(found) if key == "pdf" else content.decode()
    assert "Ada" not in shown


def test_text_is_markdown_with_a_table_for_each_part() -> None:
    text = written("text", crowd(12)).decode()
    assert text.startswith("# How far root causes are fixed\n")
    assert "| All departments |" in text


def test_the_name_of_the_file_has_the_day() -> None:
    assert file_name(crowd(1)) == "How far root causes are fixed 2026-11-26"

"""The report for other programs: a line a number as CSV, or all of it as JSON."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from pmdesk.formulas import guarded
from pmdesk.standing import Incident, Number, Part, Report

_HEADER = ("Part", "Row", "Column", "Number", "Of", "Incidents")


def as_csv(report: Report) -> str:
    """Return a line for each number, with the keys of the incidents behind it."""
    target = io.StringIO()
    rows = csv.writer(target, lineterminator="\r\n")
    rows.writerow(_HEADER)
    rows.writerows([guarded(cell) for cell in line] for line in _lines(report))
    return target.getvalue()


def _lines(report: Report) -> Iterator[tuple[str, ...]]:
    for headline in report.headlines:
        yield "In short", "", headline.title, *_cells(report, headline.number)
    for part in report.parts:
        for row in part.rows:
            for column, number in zip(part.columns, row.numbers, strict=True):
                yield part.title, row.title, column.title, *_cells(report, number)


def _cells(report: Report, number: Number) -> tuple[str, str, str]:
    value = "" if number.value is None else f"{number.value:.4g}"
    of = "" if number.of is None else str(number.of)
    return value, of, " ".join(incident.key for incident in report.behind(number))


def as_json(report: Report) -> str:
    """Return the report with its definitions and the incidents behind each number."""
    content = {
        "about": report.scope.sentence,
        "as_of": report.as_of.isoformat(),
        "in_short": [
            {"title": one.title, "definition": one.definition, **_number(report, one.number)}
            for one in report.headlines
        ],
        "parts": [_part(report, part) for part in report.parts],
        "incidents": [_incident(incident) for incident in report.incidents],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _part(report: Report, part: Part) -> Mapping[str, object]:
    titles = [column.title for column in part.columns]
    return {
        "key": part.key,
        "title": part.title,
        "definition": part.definition,
        "columns": {column.title: column.definition for column in part.columns},
        "rows": [
            {
                "title": row.title,
                "is_total": row.is_total,
                "numbers": dict(
                    zip(titles, (_number(report, n) for n in row.numbers), strict=True)
                ),
            }
            for row in part.rows
        ],
    }


def _number(report: Report, number: Number) -> dict[str, object]:
    keys = [incident.key for incident in report.behind(number)]
    return {"value": number.value, "of": number.of, "incidents": keys}


def _incident(incident: Incident) -> Mapping[str, object]:
    return {
        "key": incident.key,
        "severity": incident.facts.severity,
        "department": incident.department,
        "day": incident.day.isoformat(),
        "unfixed_root_causes": incident.unfixed_causes,
        "root_causes": len(incident.facts.causes),
    }

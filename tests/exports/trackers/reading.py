"""Reads the lists back, as their importers do."""

import csv
import io

from exports.options import Options
from exports.trackers.sheet import Sheet, as_csv
from pmdesk.creation import DIRECTORY_ID
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.record import Record

NAUGHTY = (
    'Say "done", then; stop', "=HYPERLINK(1)", "+1", "-1", "@here", "a\nb\r\nc", "x" * 400,
    "Grüße, 漢字 🔥 \u202eleft\u202c أكثر", "<b>bold</b> &amp; *bold* {{toc}} #1", "'quoted'",
    "comma, semicolon; tab\tend", "NULL", "\u200binvisible", "Å" * 300,
)  # fmt: skip
"""Texts with which lists for trackers, spreadsheets and importers have had trouble."""

Row = dict[str, list[str]]
"""The cells of a row by the title of their column; titles may stand there more than once."""


def rows(sheet: Sheet, given: Record, options: Options | None = None) -> list[Row]:
    """Return the rows of a list below its header."""
    text = as_csv(sheet, given, options or Options()).decode()
    header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    found = []
    for line in lines:
        row: Row = {}
        for name, cell in zip(header, line, strict=True):
            row.setdefault(name, []).append(cell)
        found.append(row)
    return found


def directory(kind: TrackerKind, **mapping: object) -> Record:
    """Return a directory that knows one project of one tracker."""
    tracker = Tracker.checked(record_id=DIRECTORY_ID, id="t", name="Ours", kind=kind)
    facts: dict[str, object] = {"project": "OPS"} | mapping
    project = ProjectMapping.checked(record_id=DIRECTORY_ID, tracker_id="t", **facts)
    return Record.of(DIRECTORY_ID, [tracker, project])

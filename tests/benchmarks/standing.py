"""What the report over a thousand postmortems with ten actions each costs."""

import tempfile
from pathlib import Path

from pmdesk.standing import Report, Scope, incidents, report
from pmdesk.store import file, shelf
from pmdesk.store.library import Library
from tests import crowd
from tests.benchmarks.pairs import Result, measure, timed

RECORDS = 1_000
_RAW = ("SELECT * FROM postmortem", "SELECT * FROM why WHERE mark = 'root'", "SELECT * FROM action")


def run() -> list[Result]:
    """Measure the report from the file to its numbers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "x.pmdesk") as library,
    ):
        crowd.fill(library, crowd.records(RECORDS))
        raw = file.raw(library.engine)
        made = timed(lambda: _made(library))
        name = f"report over {RECORDS} records"
        return [
            measure(
                name,
                made,
                timed(lambda: [raw.execute(sql).fetchall() for sql in _RAW]),
                against="the raw rows, fetched and left",
            ),
            measure(name, made, lambda: 0.5, limit=1.0, against="half a second"),
        ]


def _made(library: Library) -> Report:
    found = incidents(library.facts(), shelf.directory(library), crowd.TODAY)
    return report(found, Scope(), crowd.TODAY)

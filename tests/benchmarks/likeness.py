"""What finding causes that are alike costs, beside the bare full-text query."""

import random
import tempfile
from pathlib import Path

from pmdesk import creation
from pmdesk.changes import insert
from pmdesk.model import Mark, Why
from pmdesk.ranks import spread
from pmdesk.store import file, shelf
from pmdesk.store.library import Library
from tests.benchmarks.pairs import Result, measure, timed
from tests.fakes import FakeClock

CAUSES = 10_000
RECORDS = 100
_TYPED = "The pool leaks connections when the provider fails"
_QUERY = """
SELECT rowid FROM temp.cause_words WHERE cause_words MATCH ? ORDER BY rank LIMIT 30
"""
_MATCH = '"pool" OR "leaks" OR "connections" OR "provider" OR "fails"*'
_WORDS = (
    "pool", "connection", "leak", "provider", "fail", "alert", "log", "region", "role", "node",
    "certificate", "expire", "disk", "quota", "rollout", "review", "config", "test", "browser",
    "upgrade", "scheduler", "queue", "retry", "timeout", "cache", "index", "deploy", "canary",
    "flag", "monitor", "limit", "capacity", "plan", "runbook", "page", "shift", "lock", "backup",
)  # fmt: skip


def run() -> list[Result]:
    """Measure one search of ten thousand causes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "x.pmdesk") as library,
    ):
        _fill(library)
        raw = file.raw(library.engine)
        found = library.alike(_TYPED, "pm")
        return [
            measure(
                f"{CAUSES} causes searched ({len(found)} alike)",
                timed(lambda: library.alike(_TYPED, "pm"), 10),
                timed(lambda: raw.execute(_QUERY, (_MATCH,)).fetchall(), 10),
                limit=1.5,
                against="the bare FTS5 query",
            )
        ]


def _fill(library: Library) -> None:
    chance, clock = random.Random(5), FakeClock()  # noqa: S311 - words, not secrets
    for number in range(RECORDS):
        record_id = f"record-{number}"
        change = creation.blank(record_id, clock(), title=f"Incident {number}", number=number + 1)
        impact = next(o.id for o in change.operations if o.kind is Why)
        whys = [
            Why.checked(
                record_id=record_id, parent_id=impact, mark=Mark.ROOT, rank=rank,
                text=" ".join(chance.choices(_WORDS, k=9)),
                lasting_change=" ".join(chance.choices(_WORDS, k=12)),
            )
            for rank in spread(CAUSES // RECORDS)
        ]  # fmt: skip
        begin = change.then(insert("Add", *whys))
        shelf.edit(library, record_id, lambda _record, c=begin: c, clock, "Owner")  # type: ignore[misc]

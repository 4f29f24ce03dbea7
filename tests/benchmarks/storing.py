"""What an edit and the opening of a large record cost, beside raw SQLite."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from pmdesk import creation
from pmdesk.changes import Change, insert, set_fields
from pmdesk.model import SectionKey, TimelineEvent
from pmdesk.session import Session
from pmdesk.store import file, shelf
from pmdesk.store.library import Library
from tests.benchmarks.pairs import Result, measure, timed

EVENTS = 10_000
_START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _now() -> datetime:
    return datetime.now(UTC)


def run() -> list[Result]:
    """Measure one committed edit, and opening ten thousand events."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        large, bare = (
            stack.enter_context(Library.open(Path(folder) / f"{name}.pmdesk"))
            for name in ("large", "bare")
        )
        edit, edit_bare = editor(large, EVENTS), _raw_editor(bare)
        opened = timed(lambda: large.load("pm"))
        return [
            measure(
                "one committed edit",
                timed(edit, 50),
                timed(edit_bare, 50),
                limit=3.0,
                against="the same two statements in sqlite3",
            ),
            measure(
                f"opening {EVENTS} events",
                opened,
                timed(lambda: _raw_dicts(large)),
                limit=3.0,
                against="the raw rows as dicts",
            ),
            measure(
                f"opening {EVENTS} events",
                opened,
                timed(lambda: _raw_rows(large).fetchall()),
                against="the raw rows, fetched and left",
            ),
            measure(
                f"opening {EVENTS} events",
                opened,
                lambda: 1.0,
                limit=1.0,
                against="one second",
            ),
        ]


def events(size: int) -> list[TimelineEvent]:
    """Make events, a minute apart."""
    return [
        TimelineEvent.checked(
            record_id="pm",
            start=_START + timedelta(minutes=number),
            text=f"Event {number}: the on-call engineer restarted a worker and saw errors fall",
        )
        for number in range(size)
    ]


def editor(library: Library, size: int) -> Callable[[], None]:
    """Return what types on in a record with so many events, and saves it."""
    shelf.edit(library, "pm", lambda _record: _blank(), _now, "Owner")
    shelf.edit(library, "pm", lambda _record: insert("Import", *events(size)), _now, "Owner")
    session: Session = shelf.open_session(library, "pm", _now, lambda: "Owner")
    numbers = count()

    def edit() -> None:
        section = session.record.section(SectionKey.SUMMARY)
        change = set_fields("Edit Summary", section, text=f"Cards were refused {next(numbers)}")
        made = session.edit(change)
        if made is not None:
            library.save(made)

    return edit


def _blank() -> Change:
    return creation.blank("pm", _START, title="Cards were refused")


def _raw_editor(library: Library) -> Callable[[], None]:
    """Return what writes the same row and log line through sqlite3, in a file of the same kind."""
    shelf.edit(library, "pm", lambda _record: _blank(), _now, "Owner")
    raw = file.raw(library.engine)
    (section,) = raw.execute("SELECT id FROM section WHERE key = 'summary'").fetchone()
    numbers = count(10)
    operations = f'[["set","section","{section}",[["text","Cards were refused 1","and 2"]]]]'

    def edit() -> None:
        number = next(numbers)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE section SET text = ? WHERE id = ?", (f"Cards were {number}", section))
        line = ("pm", number, str(_START), "Owner", "Edit Summary", "edit", 0, operations, "0" * 32)
        raw.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
        raw.execute("COMMIT")

    return edit


def _raw_dicts(library: Library) -> list[dict[str, object]]:
    cursor = _raw_rows(library)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _raw_rows(library: Library) -> sqlite3.Cursor:
    return file.raw(library.engine).execute("SELECT * FROM event WHERE record_id = 'pm'")

"""Whether an edit costs as much in a large record as in a small one."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pmdesk import creation
from pmdesk.changes import insert, set_fields
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.store.library import Library
from tests.benchmarks.pairs import Result, measure, timed
from tests.benchmarks.storing import EVENTS, editor, events
from tests.fakes import FakeClock
from ui.document import Document
from ui.items import Column, ItemTable

FEW = 100


def run() -> list[Result]:
    """Measure an edit on disk, and one of an event that a table shows, in records of two sizes."""
    app = QApplication.instance() or QApplication(["bench"])
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        large, small = (
            editor(stack.enter_context(Library.open(Path(folder) / f"{size}.pmdesk")), size)
            for size in (EVENTS, FEW)
        )
        found = [_compared("on disk", large, small)]
    found.append(_compared("in a table", _shown_editor(EVENTS), _shown_editor(FEW)))
    app.processEvents()
    return found


def _compared(where: str, large: Callable[[], None], small: Callable[[], None]) -> Result:
    return measure(
        f"an edit {where} at {EVENTS} events",
        timed(large, 50),
        timed(small, 50),
        against=f"the same edit at {FEW} events",
    )


def _shown_editor(size: int) -> Callable[[], None]:
    """Return what changes the text of the middle event, over and over."""
    clock, numbers = FakeClock(), count()
    session = Session(Record("pm"), clock=clock)
    session.edit(creation.blank("pm", clock(), title="Cards were refused"))
    session.edit(insert("Import", *events(size)))
    document = Document(session, lambda _edit: None)
    table = ItemTable(document, TimelineEvent, [Column("Event", lambda _record, e: e.text)])

    def edit() -> None:
        event = table.rows[size // 2]
        document.edit(set_fields("Edit event", event, text=f"Cards refused {next(numbers)}"))

    return edit

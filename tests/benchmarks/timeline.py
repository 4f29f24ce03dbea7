"""What it costs to do something to ten thousand events at once, in the table that shows them."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from pmdesk import creation
from pmdesk.changes import insert
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.timeline.events import remove_events
from pmdesk.timeline.selection import set_confirmed
from pmdesk.timeline.shifting import shift
from tests.benchmarks.pairs import Result, Timed, measure, timed
from tests.benchmarks.storing import EVENTS, events
from tests.fakes import FakeAsk, FakeClock
from ui.background import Lane
from ui.document import Document
from ui.prose.images import LaneImages
from ui.theme import theme
from ui.timeline.view import TimelineView

_AGAINST = f"validating {EVENTS} events once"


def run() -> list[Result]:
    """Measure what a person waits for, drawing included, beside building as many valid values."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["bench"])
    theme.start(app, "light", 100)
    document, lane = _document(), Lane("images")
    images = LaneImages(lane, lane, lambda _data: "", lambda _digest: b"")
    view = TimelineView(document, FakeAsk(), images)
    view.resize(1000, 800)
    view.show()
    bare = timed(_validate)
    found = [
        measure(
            f"{what} {EVENTS} events", _shown(act), bare, against=_AGAINST, limit=limit, pairs=5
        )
        for what, act, limit in _acts(document, view)
    ]
    view.close()
    lane.close()
    return found


def _acts(document: Document, view: TimelineView) -> list[tuple[str, Callable[[], object], float]]:
    """Return what is done, each ending where it began, and how long it may take."""
    minute = timedelta(minutes=1)

    def choose() -> None:
        view.table.clearSelection()
        view.table.selectAll()

    def confirm() -> None:
        document.edit(set_confirmed(document.record.events, confirmed=True))
        document.undo()

    def move() -> None:
        document.edit(shift(document.record.events, minute))
        document.undo()

    def delete() -> None:
        document.edit(remove_events(document.record, document.record.events))
        document.undo()

    def narrow() -> None:
        view.notes.filter.setText("event 99")
        view.notes.clear_filter()

    return [
        ("choosing", choose, 3.0),
        ("confirming and undoing", confirm, 3.0),
        ("shifting and undoing", move, 4.0),
        ("filtering and showing", narrow, 3.0),
        ("deleting and undoing", delete, 3.0),
    ]


def _shown(act: Callable[[], object]) -> Timed:
    """Return what acts and draws what came of it."""

    def run() -> None:
        act()
        QApplication.processEvents()

    return timed(run)


def _document() -> Document:
    clock = FakeClock()
    session = Session(Record("pm"), clock=clock)
    session.edit(creation.blank("pm", clock(), title="Cards were refused"))
    session.edit(insert("Import", *events(EVENTS)))
    return Document(session, lambda _edit: None)


def _validate() -> list[TimelineEvent]:
    return events(EVENTS)

"""What the board of a thousand postmortems with ten actions each costs."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pmdesk.board import Grouping
from pmdesk.directory.known import Known
from pmdesk.store import file
from pmdesk.store.library import Library
from tests import crowd
from tests.benchmarks.pairs import Result, measure, timed
from tests.fakes import FakeAsk
from ui.board.moves import Moves
from ui.board.page import BoardPage
from ui.theme import theme

RECORDS = 1_000
_RAW = "SELECT * FROM action JOIN postmortem USING (record_id) WHERE deleted_at IS NULL"
_NOW = datetime(crowd.TODAY.year, crowd.TODAY.month, crowd.TODAY.day, 12, tzinfo=UTC)


def run() -> list[Result]:
    """Measure the board from the file to its painted columns, and how fast it is filtered."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["pmdesk"])
    theme.start(app, "light", 100, reduced_motion=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "x.pmdesk") as library,
    ):
        crowd.fill(library, crowd.records(RECORDS))
        window = QWidget()
        page = BoardPage(Moves(FakeAsk(), Known, lambda: _NOW, window), QMenu())
        page.resize(1440, 900)
        page.show()
        results = list(_measured(library, page))
        page.close()
    return results


def _measured(library: Library, page: BoardPage) -> list[Result]:
    raw = file.raw(library.engine)
    rows = timed(lambda: raw.execute(_RAW).fetchall())
    opened = timed(lambda: _open(library, page))
    name = f"board over {len(library.cards())} actions"
    return [
        measure(f"{name}, read", timed(library.cards), rows, against="the raw rows, fetched"),
        measure(f"{name}, opened", opened, rows, against="the raw rows, fetched"),
        measure(f"{name}, opened", opened, lambda: 0.5, limit=1.0, against="half a second"),
        measure(
            f"{name}, filtered",
            timed(lambda: _filter(page)),
            lambda: 0.1,
            limit=1.0,
            against="a tenth of a second",
        ),
    ]


def _open(library: Library, page: BoardPage) -> None:
    page.show_cards([])
    page.show_cards(library.cards())
    page.board.group_by(Grouping.STATE)
    page.grab()


def _filter(page: BoardPage) -> None:
    page.board.words.setText("" if page.board.words.text() else "overdue")
    page.grab()

"""The pages about the whole library: the list, the report, and the board of all actions."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.board import Grouping
from pmdesk.errors import PmdeskError
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.store import shelf
from pmdesk.store.summaries import Summary, summary_of
from ui.board.library_board import LibraryBoard
from ui.library.errands import Errands
from ui.library.page import LibraryPage
from ui.library.steps import LibrarySteps, Way
from ui.parts import Parts
from ui.standing.reporting import Reporting


class Overviews(QObject):
    """Reads the library and shows what it holds, once the open record could be left."""

    shown = Signal()
    """One of these pages has taken the place of the record."""
    known = Signal()
    """What the directory of the library holds was read."""
    begun = Signal(str)
    """The list is shown for the first time; the identity of the sample where one was made."""
    failed = Signal(str)

    def __init__(self, parts: Parts, menu: QMenu, steps: LibrarySteps) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self._menu = menu
        self._steps = steps
        self.list = LibraryPage(menu)
        self.reporting = Reporting(parts, self)
        self.board = LibraryBoard(parts, parts.role, self)
        self.errands = Errands(
            parts.lane, parts.writer, parts.library, parts.clock, parts.role, self
        )
        for lower in (self.reporting, self.board):
            lower.library_requested.connect(self.show_library)
        self.board.stepped.connect(steps.say)
        self.board.edited.connect(self._show_edited)
        self.list.report_requested.connect(self.show_report)
        self.list.board_requested.connect(self.show_board)
        self.list.duplicate_requested.connect(self.errands.duplicate)
        self.list.delete_requested.connect(self.errands.delete)
        self.list.restore_requested.connect(self.errands.bring_back)
        self.errands.put_away.connect(self._say_put_away)

    def begin(self) -> None:
        """Show what is in the library; a new one gets the sample first."""
        self._parts.lane.run(self._read_first, self._show_first, self._fail)

    def know_again(self) -> None:
        """Read again what every record and the directory say, as after a name was forgotten."""
        self._read_rows()
        self._read_directory()

    def show_library(self) -> None:
        """Leave the record, if one is open, for the list of all."""
        if self._parts.record.leave():
            self._show(self.list, "Library")
            self.list.focus_first()

    def show_report(self) -> None:
        """Leave the record, if one is open, for the report over all."""
        if self._parts.record.leave():
            page = self.reporting.furnish(self._menu)
            self._show(page, "Report")
            page.focus_first()
            self.reporting.read()

    def show_board(self, grouping: Grouping | None = None, words: str = "") -> None:
        """Leave the record, if one is open, for the board of all actions."""
        if self._parts.record.leave():
            page = self.board.furnish(self._menu)
            self._show(page, "Board")
            page.focus_first()
            self.board.read(grouping, words)

    def open_last(self) -> None:
        """Open what was open when the last window closed, if it is still there."""
        record_id, _, section = self._parts.look.settings.last_open.partition(" ")
        rows = self.list.table.rows
        there = any(row.record_id == record_id and not row.deleted for row in rows)
        if there and section in set(SectionKey):
            self._parts.record.open(record_id, SectionKey(section))

    def put(self, record: Record) -> None:
        """Show a record in the list as it is now, and look again at what is due."""
        self.list.put(summary_of(record))
        self.board.look()

    def _read_first(self) -> tuple[list[Summary], str]:
        library = self._parts.library
        rows = library.summaries()
        sample_id = "" if rows else shelf.first_records(library, self._parts.clock)
        return rows or library.summaries(), sample_id

    def _show_first(self, found: tuple[list[Summary], str]) -> None:
        rows, sample_id = found
        self.list.show_rows(rows)
        self.show_library()
        # The list does not wait for the directory; whatever is read after it does.
        self._read_directory()
        self.begun.emit(sample_id)

    def _read_directory(self) -> None:
        library = self._parts.library
        self._parts.lane.run(lambda: shelf.directory(library), self._know, self._fail)

    def _know(self, directory: Record) -> None:
        self._parts.services.know(directory)
        self.known.emit()

    def _show(self, page: QWidget, name: str) -> None:
        self._parts.frame.show_page(page)
        self._parts.frame.setWindowTitle(f"{name} — pmdesk")
        self.shown.emit()

    def _show_edited(self, records: list[Record]) -> None:
        for record in records:
            self.list.put(summary_of(record))

    def _say_put_away(self, record_id: str, deleted: bool, way: Way) -> None:
        row = self.list.summary(record_id)
        word = "Deleted" if deleted is not (way is Way.BACK) else "Brought back"
        text = f"{word} {row.key} {row.title}" if row else word
        back = self.errands.bring_back if deleted else self.errands.delete
        self._steps.say(way, text, partial(back, record_id, way.opposite))
        self.board.look()
        self._read_rows()

    def _read_rows(self) -> None:
        self._parts.lane.run(self._parts.library.summaries, self.list.show_rows, self._fail)

    def _fail(self, error: PmdeskError) -> None:
        self.failed.emit(str(error))

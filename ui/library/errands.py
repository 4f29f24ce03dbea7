"""What is done to whole records from the library page, in the library's lane."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.store import shelf
from pmdesk.store.library import Library
from ui.background import Lane
from ui.library.steps import Way
from ui.writer import Writer, Writing


class Errands(QObject):
    """Begins, copies, deletes and brings back records; says what came of it."""

    ready = Signal(str)
    """A new record that can be opened."""
    put_away = Signal(str, bool, object)
    """A record was deleted, or brought back, and the `Way` that this was done."""
    failed = Signal(str)

    def __init__(
        self,
        lane: Lane,
        writer: Writer,
        library: Library,
        clock: Callable[[], datetime],
        role: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._writer = writer
        self._library = library
        self._clock = clock
        self._role = role

    def begin(self, facts: Mapping[str, Any]) -> None:
        """Begin a postmortem with these fields."""
        role = self._role()
        self._lane.run(
            lambda: shelf.begin(self._library, facts, self._clock, role),
            self.ready.emit,
            self._fail,
        )

    def duplicate(self, record_id: str) -> None:
        """Copy a record as a fresh draft."""
        role = self._role()

        def work() -> str:
            return shelf.duplicate(self._library, record_id, self._clock, role)

        def copy(_document: object = None) -> None:
            # A copy only reads: what was edited in the window goes through the lane before it.
            self._lane.run(work, self.ready.emit, self._fail)

        self._writer.write(Writing({record_id}, work, self.ready.emit, self._fail, through=copy))

    def delete(self, record_id: str, way: Way = Way.DONE) -> None:
        """Put a record away; everything in it is kept."""
        self._put_away(record_id, way, deleted=True)

    def bring_back(self, record_id: str, way: Way = Way.DONE) -> None:
        """Bring a deleted record back."""
        self._put_away(record_id, way, deleted=False)

    def _put_away(self, record_id: str, way: Way, *, deleted: bool) -> None:
        role = self._role()

        def work() -> Record:
            return shelf.put_away(self._library, record_id, self._clock, role, deleted=deleted)

        tell = lambda _record: self.put_away.emit(record_id, deleted, way)  # noqa: E731
        self._writer.write(Writing({record_id}, work, tell, self._fail))

    def _fail(self, error: PmdeskError) -> None:
        self.failed.emit(str(error))

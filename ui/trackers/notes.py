"""Notes that a lane’s thread makes in a record: through its document where it is open.

A record has one writer. While a window shows it, that is the document on the window’s thread; when
nobody does, it is the library. Whoever works in a lane asks here, and waits until it is on disk.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock

from PySide6.QtCore import QObject, Signal, Slot

from pmdesk.changes import Change
from pmdesk.errors import PmdeskError, StorageFailed
from pmdesk.record import Record
from pmdesk.store import shelf
from pmdesk.store.library import Library
from pmdesk.trackers.exchange import Cancelled
from ui.clock import Clock
from ui.document import Document
from ui.saver import Saver
from ui.writer import Writer, Writing

Build = Callable[[Record], Change]
MakeNote = Callable[[str, Build], Record]
"""Makes a note in the record of an identity, as `Notes.note` does."""
_NOT_ON_DISK = (
    "What the tracker answered could not be written to the library. It is kept in the window, "
    "which tries again; raise the actions once more when that has worked."
)


@dataclass(frozen=True, eq=False)
class _Note:
    """A note that somebody waits for."""

    record_id: str
    build: Build
    answer: "Future[Record]" = field(default_factory=Future)


class Notes(QObject):
    """Makes notes for other threads; undo leaves them alone."""

    _asked = Signal(object)

    def __init__(
        self,
        writer: Writer,
        library: Library,
        saver: Saver,
        clock: Clock,
        role: Callable[[], str],
    ) -> None:
        super().__init__(writer)
        self._writer = writer
        self._library = library
        self._saver = saver
        self._clock = clock
        self._role = role
        self._lock = Lock()
        self._waiting: set[_Note] = set()
        self._is_over = False
        self._asked.connect(self._write)

    def note(self, record_id: str, build: Build) -> Record:
        """Make a change and return the record when it is on disk; called from a lane’s thread.

        Raises `Conflict` where the change does not fit, `StorageFailed` where the disk fails and
        `Cancelled` when the window closes.
        """
        wanted = _Note(record_id, build)
        with self._lock:
            if self._is_over:
                raise Cancelled
            self._waiting.add(wanted)
        self._asked.emit(wanted)
        return wanted.answer.result()

    def stop(self) -> None:
        """Let nobody wait any longer: the window closes, and nothing is delivered after that."""
        with self._lock:
            self._is_over = True
            waiting, self._waiting = self._waiting, set()
        for wanted in waiting:
            wanted.answer.set_exception(Cancelled())

    @Slot(object)
    def _write(self, wanted: _Note) -> None:
        """Write through the document that is open, or to the library where there is none."""
        role = self._role()
        self._writer.write(
            Writing(
                {wanted.record_id},
                lambda: self._written(wanted, role),
                lambda record: self._finish(wanted, record),
                lambda error: self._fail(wanted, error),
                lambda document: self._write_open(wanted, document),
            )
        )

    def _write_open(self, wanted: _Note, document: Document) -> None:
        document.note(wanted.build(document.record))
        failed = lambda: self._fail(wanted, StorageFailed(_NOT_ON_DISK))  # noqa: E731
        self._saver.settle(lambda: self._finish(wanted, document.record), failed)

    def _written(self, wanted: _Note, role: str) -> Record:
        return shelf.note(self._library, wanted.record_id, wanted.build, self._clock, role)

    def _finish(self, wanted: _Note, record: Record) -> None:
        if self._taken(wanted):
            wanted.answer.set_result(record)

    def _fail(self, wanted: _Note, error: PmdeskError) -> None:
        if self._taken(wanted):
            wanted.answer.set_exception(error)

    def _taken(self, wanted: _Note) -> bool:
        """Tell whether somebody still waits for a note, who then does so no longer."""
        with self._lock:
            is_waiting = wanted in self._waiting
            self._waiting.discard(wanted)
        return is_waiting

"""Getting edits to disk: in order, off the window's thread, kept until they are there."""

from collections import deque
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.errors import PmdeskError
from pmdesk.session import Edit
from pmdesk.store.library import Library
from ui.background import Lane

RETRY_AFTER = 5_000
"""Milliseconds until a failing disk is tried again."""


class Saver(QObject):
    """Hands edits to the library's lane one by one; one that fails is kept and tried again."""

    taken = Signal()
    """An edit is on its way to disk."""
    saved = Signal(object)
    """The time at which an edit was on disk, in UTC."""
    failed = Signal(str)
    recovered = Signal()

    def __init__(
        self,
        lane: Lane,
        library: Library,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._clock = clock
        self._waiting: deque[Edit] = deque()
        self._is_sending = False
        self._has_failed = False
        self._then: dict[Callable[[], object], Callable[[], object]] = {}
        self._retry = QTimer(self, singleShot=True, interval=RETRY_AFTER)
        self._retry.timeout.connect(self.send)

    @property
    def waiting(self) -> int:
        """How many edits are not on disk yet."""
        return len(self._waiting)

    @property
    def has_failed(self) -> bool:
        """Whether the last attempt failed."""
        return self._has_failed

    def save(self, edit: Edit) -> None:
        """Take an edit; it stays here until it is on disk."""
        self._waiting.append(edit)
        if not self._has_failed:
            self.taken.emit()
            self.send()

    def settle(self, done: Callable[[], object], failed: Callable[[], object]) -> None:
        """Call `done` once everything is on disk, or `failed` where that cannot be.

        Several may wait; who asks twice with the same `done` is answered once.
        """
        self._then[done] = failed
        if not self._waiting:
            self._conclude(succeeded=True)
        else:
            self.send()

    def send(self) -> None:
        """Write the oldest edit that is waiting, then the next."""
        self._retry.stop()
        if self._is_sending or not self._waiting:
            return
        self._is_sending = True
        edit = self._waiting[0]
        self._lane.run(lambda: self._library.save(edit), self._succeed, self._fail)

    def _succeed(self, _nothing: None) -> None:
        self._waiting.popleft()
        self._is_sending = False
        if self._has_failed:
            self._has_failed = False
            self.recovered.emit()
        self.saved.emit(self._clock())
        if not self._waiting:
            self._conclude(succeeded=True)
        self.send()

    def _fail(self, error: PmdeskError) -> None:
        self._is_sending = False
        self._has_failed = True
        self.failed.emit(str(error))
        self._retry.start()
        self._conclude(succeeded=False)

    def _conclude(self, *, succeeded: bool) -> None:
        """Answer all who wait for everything to be on disk."""
        waiting, self._then = self._then, {}
        for done, failed in waiting.items():
            (done if succeeded else failed)()

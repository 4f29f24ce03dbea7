"""Care for the library: backups in time, checks, and restoring a backup beside it."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk import settings
from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.store import backups
from pmdesk.store.library import Library
from ui.ask import Ask
from ui.background import Lane

_log = logging.getLogger(__name__)

EVERY = 30 * 60 * 1000
"""Milliseconds between backups while there is something new to back up."""


class Care(QObject):
    """Makes backups by itself and on request; everything runs in the library's lane."""

    said = Signal(str)
    warned = Signal(str)
    library_chosen = Signal(str)
    """A restored library that the user wants to open."""

    def __init__(
        self,
        lane: Lane,
        library: Library,
        ask: Ask,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._ask = ask
        self._clock = clock
        self._has_news = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._back_up_if_new)

    def start(self) -> None:
        """Begin to make backups."""
        self._timer.start()

    def note_change(self, _at: object = None) -> None:
        """Remember that there is something new."""
        self._has_news = True

    def finish(self, done: Callable[[], None]) -> None:
        """Make a last backup if there is something new, close the library, then call `done`."""
        self._timer.stop()

        def give_up(error: Exception) -> None:
            _log.warning("the last backup was not made: %s", error)
            done()

        self._lane.finish(self._last_things, lambda _nothing: done(), give_up)

    def fetch_images(self, record: Record, done: Callable[[dict[str, bytes]], None]) -> None:
        """Hand over a record's pictures, or none where the library cannot be read any more."""

        def do_without(error: Exception) -> None:
            self.warned.emit(f"The pictures could not be read. {error}")
            done({})

        self._lane.run(lambda: self._library.images(record), done, do_without)

    def back_up_now(self) -> None:
        """Make a backup because the user wants one."""
        self._lane.run(
            self._back_up, lambda path: self.said.emit(f"Backed up to {path}"), self._warn
        )

    def check(self) -> None:
        """Check every record of the library against what was written."""
        self._lane.run(self._library.damage, self._report, self._warn)

    def restore(self) -> None:
        """Offer the backups; the chosen one is restored as a library of its own."""
        folder, library = settings.backup_folder(), self._library.path
        self._lane.run(lambda: backups.found(folder, library), self._offer, self._warn)

    def _offer(self, found: list[backups.Backup]) -> None:
        if not found:
            self._ask.tell("Backups", "There is no backup yet. “Back up now” makes one.")
            return
        offered = found[:8]
        names = [f"{backup.made.astimezone():%d %b %Y, %H:%M}" for backup in offered]
        text = "Choose a backup. It opens beside your library, which stays as it is."
        chosen = self._ask.choose("Restore a backup", text, names)
        if chosen is None:
            return
        backup = offered[chosen]
        name = f"Restored {backup.made.astimezone():%Y-%m-%d %H%M}.pmdesk"
        target = self._library.path.with_name(name)
        self._lane.run(
            lambda: backups.restore(backup.path, target),
            lambda path: self.library_chosen.emit(str(path)),
            self._warn,
        )

    def _back_up_if_new(self) -> None:
        if self._has_news:
            self._lane.run(self._back_up, lambda _path: None, self._warn)

    def _last_things(self) -> None:
        try:
            if self._has_news:
                self._back_up()
        finally:
            self._library.close()

    def _back_up(self) -> Path:
        path = self._library.back_up(settings.backup_folder(), self._clock())
        self._has_news = False
        return path

    def _report(self, damage: list[str]) -> None:
        if damage:
            lines = "\n".join(damage)
            advice = "Restore a backup: it opens beside this library, so nothing is lost."
            self._ask.tell("The library is damaged", f"{lines}\n\n{advice}")
        else:
            self.said.emit("Checked: everything in the library is as it was written.")

    def _warn(self, error: PmdeskError) -> None:
        self.warned.emit(str(error))

"""The one way to write to records that no window has open: after all that was typed before.

A record may be left while its last edits still wait for the disk. They have their numbers in its
history by then; whoever writes to it meanwhile would take these, and the edits had none left.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from pmdesk.errors import Conflict, PmdeskError, StorageFailed
from ui.background import Lane
from ui.document import Document
from ui.record.opening import OpenRecord
from ui.saver import Saver

_HELD_BACK = (
    "Nothing was done, since the last edits could not be written to the library before it. Do it "
    "once more when they are saved."
)


def _is_open(document: Document) -> None:
    key = document.record.postmortem.key
    raise Conflict(f"{key} is open, so nothing was done. Do it there, or close it first.")


@dataclass(frozen=True, eq=False)
class Writing:
    """What is to be done to records in the library's lane, and who hears of it."""

    ids: Collection[str]
    """The records that it is about."""
    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[PmdeskError], object]
    through: Callable[[Document], object] = _is_open
    """Does it instead where one of the records is open; it may raise an error of ours."""


class Writer(QObject):
    """Writes to records in the library's lane, or through the document of the one that is open."""

    def __init__(self, lane: Lane, record: OpenRecord, saver: Saver) -> None:
        super().__init__(record)
        self._lane = lane
        self._record = record
        self._saver = saver

    def write(self, wanted: Writing) -> None:
        """Do what is wanted once everything that was edited before is on disk.

        `failed` hears `StorageFailed` where that cannot be, and `Conflict` where a record is open.
        """
        document = self._document(wanted.ids)
        if document is not None:
            self._write_open(wanted, document)
        elif self._saver.waiting:
            again = lambda: self.write(wanted)  # noqa: E731 - the saver knows who waits by it
            self._saver.settle(again, lambda: wanted.failed(StorageFailed(_HELD_BACK)))
        elif self._record.awaited in wanted.ids:
            # What is being read must not be changed: it is written through its document then.
            self._lane.run(lambda: None, lambda _nothing: self.write(wanted))
        else:
            self._lane.run(wanted.work, wanted.done, wanted.failed)

    def _write_open(self, wanted: Writing, document: Document) -> None:
        try:
            wanted.through(document)
        except PmdeskError as error:
            wanted.failed(error)

    def _document(self, ids: Collection[str]) -> Document | None:
        page = self._record.page
        if page is None or page.document.record.id not in ids:
            return None
        return page.document

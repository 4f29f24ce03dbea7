"""Opening and leaving records: one is open at a time, and nothing typed is lost on the way."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pmdesk.errors import PmdeskError
from pmdesk.model import SectionKey
from pmdesk.session import Session
from ui.background import Lane
from ui.document import Document
from ui.frame import Frame
from ui.saver import Saver

# The page and all its views are imported when a record is first shown.
if TYPE_CHECKING:
    from ui.record.page import RecordPage


class OpenRecord(QObject):
    """The record that is open, if one is, and its page in the window."""

    shown = Signal()
    changed = Signal(object)
    """The `Edit` that was made in the open record."""
    left = Signal(object)
    """The `Document` of the record that was closed, as it was left."""
    held_back = Signal(str)
    """Why the open record cannot be left yet."""
    warned = Signal(str)
    refused = Signal(str)
    """Why an edit of the open record was not made."""

    def __init__(
        self,
        frame: Frame,
        lane: Lane,
        saver: Saver,
        load: Callable[[str], Session],
        furnish: "Callable[[Document], RecordPage]",
    ) -> None:
        """`load` reads a record, in the lane; `furnish` makes the page of one that was read."""
        super().__init__(frame)
        self.page: RecordPage | None = None
        self._frame = frame
        self._lane = lane
        self._saver = saver
        self._load = load
        self._furnish = furnish
        self._awaited = ""
        self._closed: Document | None = None

    def open(
        self, record_id: str, section: SectionKey = SectionKey.SUMMARY, item_id: str = ""
    ) -> None:
        """Show a record at a section, and at one of its items, in place of the open one."""
        if self.leave():
            self._awaited = record_id
            self.read(record_id, partial(self._show, section, item_id))

    def open_action(self, record_id: str, action_id: str) -> None:
        """Show one of a record's actions, in place of the open record."""
        self.open(record_id, SectionKey.ACTIONS, action_id)

    @property
    def awaited(self) -> str:
        """The identity of the record that is being read and is shown next, empty where none is."""
        return self._awaited

    def read(self, record_id: str, done: Callable[[Document], object]) -> None:
        """Hand over a record's document; whoever asked for it closes it."""
        self._lane.run(
            lambda: self._load(record_id),
            lambda session: done(self._document(session)),
            partial(self._fail, record_id),
        )

    def _fail(self, record_id: str, error: PmdeskError) -> None:
        if self._awaited == record_id:
            self._awaited = ""
        self.warned.emit(str(error))

    def leave(self) -> bool:
        """Close the open record; refuse while the last words are not on disk."""
        document = self.flush()
        if self._saver.has_failed:
            self.held_back.emit("There are edits that are not on disk yet.")
            return False
        self._awaited = ""
        page, self.page = self.page, None
        if page is not None and document is not None:
            page.stage.close_windows()
            self._frame.pages.removeWidget(page)
            page.deleteLater()
            self.close(document)
            self.left.emit(document)
        return True

    def close(self, document: Document) -> None:
        """Let no more edits in; the last one closed stays at hand, as its own may yet fail."""
        document.close()
        if self._closed is not None:
            self._closed.deleteLater()
        self._closed = document

    def flush(self) -> Document | None:
        """Hand over what is being typed; return the open document, if there is one."""
        if self.page is None:
            return None
        self.page.flush()
        return self.page.document

    def last_document(self) -> Document | None:
        """Return the open document, with what was typed, or the one that was closed last."""
        return self.flush() or self._closed

    def on_document(self, act: Callable[[Document], object]) -> None:
        """Do something with the open document, with what was typed, if there is one."""
        document = self.flush()
        if document is not None:
            act(document)

    def on_page(self, act: "Callable[[RecordPage], object]") -> None:
        """Do something with the page of the open record, if there is one."""
        if self.page is not None:
            act(self.page)

    def _document(self, session: Session) -> Document:
        document = Document(session, self._saver.save, self)
        document.refused.connect(self.refused)
        return document

    def _show(self, section: SectionKey, item_id: str, document: Document) -> None:
        if document.record.id != self._awaited:
            document.deleteLater()  # shown already, or something else was asked for since
            return
        self._awaited = ""
        document.changed.connect(self.changed)
        self.page = page = self._furnish(document)
        self._frame.show_page(page)
        self.shown.emit()
        page.go_to(section)
        if item_id:
            page.show_place(section, item_id)


def prepare() -> None:
    """Import what an open record needs: behind the list it costs nobody's time."""
    import ui.record.page  # noqa: F401

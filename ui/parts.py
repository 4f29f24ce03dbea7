"""The parts of the window that pages and dialogs show or change, each there once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pmdesk import settings
from pmdesk.session import Session
from pmdesk.settings import Settings
from pmdesk.store import shelf
from pmdesk.store.library import Library
from ui.ask import Ask, AskWithDialogs
from ui.background import Lane
from ui.care import Care
from ui.clock import Clock, now
from ui.closing import Closing
from ui.directory.services import Services
from ui.document import Document
from ui.frame import Frame
from ui.importing.importer import Importer
from ui.look import Look
from ui.record.opening import OpenRecord
from ui.reports.exporter import Exporter
from ui.saver import Saver
from ui.writer import Writer

if TYPE_CHECKING:
    from ui.directory.dialog import MakeTab
    from ui.record.page import RecordPage


@dataclass(frozen=True)
class Outside:
    """What a desk needs from beyond its window; a test brings its own."""

    remember: Callable[[Settings], None] = settings.save
    """Keeps the settings."""
    ask: Ask | None = None
    """Answers in the user's place."""
    clock: Clock = now


class Parts:
    """What everything else on the desk works with."""

    def __init__(
        self, frame: Frame, library: Library, lane: Lane, preferred: Settings, outside: Outside
    ) -> None:
        """`lane` has opened `library`, and is the only place where that is used."""
        self.frame, self.library, self.lane = frame, library, lane
        self.clock = clock = outside.clock
        self.work = work = Lane("work", 2, frame)
        """For what takes long and needs no library."""
        self.ask = ask = outside.ask or AskWithDialogs(frame)
        self.look = Look(preferred, outside.remember, frame)
        self.saver = Saver(lane, library, clock, frame)
        self.care = Care(lane, library, ask, clock, frame)
        self.exporter = Exporter(lane, work, library, ask, clock, frame)
        self.importer = Importer(work, ask, frame)
        self.record = OpenRecord(frame, lane, self.saver, self._load, self._page)
        self.writer = Writer(lane, self.record, self.saver)
        self.services = Services(self.record, ask, frame, work)
        self.closing = Closing(frame, self.saver, self.care, ask, self.record.last_document)

    def furnish(
        self, page: "Callable[[Document], RecordPage]", tabs: "Mapping[str, MakeTab]"
    ) -> None:
        """Say what makes the page of a record, and the tabs of the directory that need more."""
        self._make_page = page
        self.services.tabs = tabs

    def role(self) -> str:
        """Return in whose role the history says that something was done."""
        return self.look.settings.role

    def _load(self, record_id: str) -> Session:
        weeks = self.services.slo_weeks
        return shelf.open_session(self.library, record_id, self.clock, self.role, weeks)

    def _page(self, document: Document) -> "RecordPage":
        return self._make_page(document)

"""The desk: what one window on one library is made of, and what takes more than one part of it.

The place to start reading; who listens to whom stands in `ui.wiring`.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pmdesk.model import SectionKey
from pmdesk.settings import Settings
from pmdesk.store.library import Library
from ui import actions
from ui.background import Lane
from ui.commands.finder import Finder
from ui.dialogs import Dialogs
from ui.document import Document
from ui.frame import Frame
from ui.handlers import handlers
from ui.language.coaching import Coaching
from ui.library.overviews import Overviews
from ui.library.steps import LibrarySteps
from ui.messages import Messages, Owner
from ui.parts import Outside, Parts
from ui.record.furnishing import Furnishing
from ui.record.traffic import Traffic
from ui.shortcuts import ShortcutGuard
from ui.status_line import StatusLine
from ui.steps import Steps
from ui.tidings import Tidings
from ui.trackers.trackers import Trackers
from ui.widgets.message_bar import MessageBar
from ui.widgets.toast import Toast
from ui.wiring import wire

# The pages and dialogs that a person asks for are imported then: the list comes first.
if TYPE_CHECKING:
    from ui.library.page import LibraryPage
    from ui.record.page import RecordPage

_SAMPLE = "This is a sample. Look around and change what you like; it is yours to delete."


class Desk(QObject):
    """One open library in one window."""

    def __init__(
        self,
        frame: Frame,
        library: Library,
        lane: Lane,
        preferred: Settings,
        outside: Outside | None = None,
    ) -> None:
        """Furnish `frame` for a library that `lane` has opened."""
        super().__init__(frame)
        self.parts = parts = Parts(frame, library, lane, preferred, outside or Outside())
        self.frame, self.look, self.saver, self.care = frame, parts.look, parts.saver, parts.care
        self.record, self.services = parts.record, parts.services
        self.exporter, self.importer, self.closing = parts.exporter, parts.importer, parts.closing
        self.banner, self.toast, self.status = MessageBar(), Toast(), StatusLine(preferred.role)
        self.messages = Messages(self.banner, self)
        self.tidings = Tidings(self.messages, parts)
        self.dialogs = Dialogs(parts, self)
        self.trackers = Trackers(parts, self.messages)
        self.coaching = Coaching(parts, self.dialogs, self.status, self.toast)
        self.actions = actions.build(frame)
        self.menu = actions.menu(frame, self.actions)
        library_steps = LibrarySteps(self.actions, self.toast)
        self.steps = Steps(self.record, self.actions, library_steps, self.toast)
        self.traffic = Traffic(parts, self.steps, self.toast)
        self.overviews = Overviews(parts, self.menu, library_steps)
        self.board, self.reporting = self.overviews.board, self.overviews.reporting
        self.errands = self.overviews.errands
        self.furnishing = Furnishing(
            parts, self.actions, self.menu, self.coaching, self.messages, self.status
        )
        self.finder = Finder(parts, self.menu, self.overviews)
        actions.handle(self.actions, handlers(self))
        ShortcutGuard(self.actions.values(), self)
        parts.furnish(self.furnishing.page, {"Trackers": self.trackers.tab})
        frame.put_above(self.banner)
        frame.float_over(self.toast)
        frame.put_below(self.status)
        wire(self)

    def start(self) -> None:
        """Show what is in the library; a new one gets the sample first."""
        recent = self.look.settings.having_recent(self.parts.library.path).recent
        self.look.prefer(recent=recent)
        self.overviews.begin()

    @property
    def record_page(self) -> "RecordPage | None":
        """The page of the open record, if one is open."""
        return self.record.page

    @property
    def library_page(self) -> "LibraryPage":
        """The list of all records."""
        return self.overviews.list

    def new_record(self) -> None:
        """Ask what the postmortem is about, and begin it."""
        dialog = self.dialogs.new()
        if self.parts.ask.run(dialog):
            self.errands.begin(dialog.choice().facts)

    def refresh_library(self) -> None:
        """Ask for every issue, with the board behind it, where all records are edited alike."""
        self.overviews.show_board()
        if self.record.page is None:
            self.trackers.refresh_all(self.board.edit)

    def warn(self, text: str) -> None:
        """Say something that must not be missed."""
        self.tidings.warn(text)

    def begin(self, sample_id: str) -> None:
        """Go on once the list is shown: to the sample, or to what was open the last time."""
        self.care.start()
        self.overviews.open_last()
        if sample_id:
            self.record.open(sample_id, SectionKey.TIMELINE)
            ways = [("Start my own", self.new_record)]
            self.messages.say(Owner.WELCOME, _SAMPLE, "info", ways)

    def show_no_record(self) -> None:
        """Say of no record how it stands, and grey what needs one."""
        actions.enable(self.actions, has_record=False)
        self.status.show_record(None)

    def list_again(self, document: Document) -> None:
        """Show a record in the list as it was left; a welcome was about the record."""
        self.furnishing.show_meeting(shown=False, alone=False)
        self.overviews.put(document.record)
        self.messages.withdraw(Owner.WELCOME)
        self.tidings.forget_export()
        self.look.prefer(last_open="")

"""The trackers as the window knows them: told in the directory, asked in lanes of their own."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pmdesk.board.cards import Card, cards_of
from pmdesk.board.edits import Edit
from pmdesk.errors import PmdeskError
from pmdesk.model import SectionKey
from ui.ask import Ask
from ui.background import Lane
from ui.document import Document
from ui.messages import Messages, Owner
from ui.trackers.notes import Notes
from ui.widgets.message_bar import MessageAction, MessageKind

# What speaks to trackers is imported when that is first asked for.
if TYPE_CHECKING:
    from pmdesk.publishing.drafts import Draft
    from pmdesk.trackers.confluence import Post
    from ui.parts import Parts
    from ui.raising.refresh_dialog import MakeEdit
    from ui.raising.run import Run
    from ui.trackers.asking import Asking

_AT_ONCE = 2
"""How many trackers are asked at the same time."""


class Trackers(QObject):
    """Raises, refreshes and tries out; what is under way goes on whatever the window shows."""

    files_requested = Signal()
    """The actions should be exported as files instead."""
    directory_requested = Signal()
    _going = Signal()

    def __init__(self, parts: "Parts", messages: Messages) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self._messages = messages
        self.notes = Notes(
            parts.writer, parts.library, parts.saver, parts.clock, lambda: parts.look.settings.role
        )
        self._lane = Lane("trackers", _AT_ONCE, self)
        self._asking: Asking | None = None
        self._runs: dict[str, Run] = {}
        self._shown: Run | None = None
        self._wanted = ""
        parts.record.shown.connect(self._show_wanted)

    @property
    def asking(self) -> "Asking":
        """What asks trackers."""
        if self._asking is None:
            from ui.trackers.asking import Asking

            self._asking = Asking()
        return self._asking

    def tab(self, document: Document, ask: Ask) -> QWidget:
        """Make the tab of the directory in which trackers are told."""
        from ui.trackers.access import Access
        from ui.trackers.tab import TrackersTab

        return TrackersTab(document, ask, self._parts.work, Access(self._lane, self.asking))

    def raise_issues(self, document: Document) -> None:
        """Show what raising would do, or how far it is where it has begun."""
        from ui.raising.dialog import RaisingDialog, Wish

        run = self._run_of(document.record.id)
        directory = self._parts.services.known.directory
        dialog = RaisingDialog(document, directory, run, self._parts.frame)
        self._messages.withdraw(Owner.RAISING)
        self._shown = run
        self._parts.ask.run(dialog)
        self._leave(run)
        if dialog.wish is Wish.FILES:
            self.files_requested.emit()
        elif dialog.wish is Wish.DIRECTORY:
            self.directory_requested.emit()

    def refresh(self, document: Document) -> None:
        """Ask how the issues of a record stand, and show what is new."""

        def edit(wanted: Edit, done: Callable[[Collection[str]], object]) -> None:
            if document.attempt(wanted.change):
                done({document.record.id})

        self._refresh(cards_of(document.record), edit)

    def refresh_all(self, edit: "MakeEdit") -> None:
        """Ask how the issues of the whole library stand; `edit` carries out what is wanted."""
        parts = self._parts
        parts.lane.run(parts.library.cards, lambda cards: self._refresh(cards, edit), self._warn)

    def _refresh(self, cards: Sequence[Card], edit: "MakeEdit") -> None:
        from ui.raising.refresh import Refresh
        from ui.raising.refresh_dialog import RefreshDialog

        parts = self._parts
        asked = Refresh(cards, self._lane, self.asking, self.notes.note, parts.clock)
        self._going.connect(asked.cancel)
        asked.start(parts.services.known.directory)
        parts.ask.run(RefreshDialog(asked, edit, parts.clock, parts.frame))
        asked.leave()

    def _warn(self, error: PmdeskError) -> None:
        self._messages.say(Owner.WARNING, str(error), "warn")

    def draft(
        self,
        wanted: "Draft",
        done: "Callable[[Post], object]",
        failed: Callable[[PmdeskError], object],
    ) -> None:
        """Make a draft of a write-up; what came of it is said whatever is open by then."""

        def tell(post: "Post") -> None:
            self._messages.say(Owner.DRAFT, f"The draft is in Confluence: {post.url}", "ok")
            done(post)

        def warn(error: PmdeskError) -> None:
            self._messages.say(Owner.DRAFT, str(error), "warn")
            failed(error)

        self._lane.run(lambda: self.asking.draft(wanted), tell, warn)

    def _leave(self, run: "Run") -> None:
        """Let a run go on alone; one that has nothing left to do, or to tell, is forgotten."""
        self._shown = None
        if run.is_raising:
            self._tell(run)
        else:
            run.cancel()
            self._runs.pop(run.record_id, None)

    def stop(self) -> None:
        """Call everything off: the window closes."""
        self._going.emit()
        self.notes.stop()

    def close(self) -> None:
        """End the lane, once everything that was learned is on disk."""
        self._lane.close()

    def _run_of(self, record_id: str) -> "Run":
        """Return the run of a record, a new one where none is under way or untold."""
        from ui.raising.run import Run

        known = self._runs.get(record_id)
        if known is None:
            known = Run(record_id, self._lane, self.asking, self.notes.note, self._parts.clock)
            self._going.connect(known.cancel)
            known.changed.connect(partial(self._tell, known))
            known.told.connect(lambda _action: self._tell(known))
            self._runs[record_id] = known
        return known

    def _tell(self, run: "Run") -> None:
        """Say how far a run is whose dialog is closed, and what came of it."""
        if self._shown is run or self._runs.get(run.record_id) is not run:
            return
        show: MessageAction = ("Show", partial(self._show, run))
        if run.is_raising:
            ways = [show, ("Call it off", run.cancel)]
            self._messages.say(Owner.RAISING, run.sentence, "info", ways, closable=False)
        else:
            kind: MessageKind = "warn" if run.has_failed else "ok"
            self._messages.say(Owner.RAISING, run.sentence, kind, [show])

    def _show(self, run: "Run") -> None:
        """Open the dialog of a run, and its record first where another one is open."""
        page = self._parts.record.page
        if page is not None and page.document.record.id == run.record_id:
            self.raise_issues(page.document)
        else:
            self._wanted = run.record_id
            self._parts.record.open(run.record_id, SectionKey.ACTIONS)

    def _show_wanted(self) -> None:
        page = self._parts.record.page
        if page is not None and page.document.record.id == self._wanted:
            self._wanted = ""
            # The page is whole only once whoever shows it is done.
            QTimer.singleShot(0, self, partial(self.raise_issues, page.document))

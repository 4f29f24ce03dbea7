"""The desk: where the library, the open record and the window are wired together.

Reading `Desk` explains the application: requests come up as signals and become changes or jobs,
facts come down as signals of documents and jobs.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk import __version__, settings
from pmdesk.approval import review
from pmdesk.board import Grouping
from pmdesk.board.query import SOON
from pmdesk.errors import PmdeskError
from pmdesk.history import concerns
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.session import Edit, Session
from pmdesk.settings import Settings
from pmdesk.store import shelf
from pmdesk.store.library import Library
from pmdesk.store.summaries import Summary, summary_of
from ui import actions
from ui.ask import Ask, AskWithDialogs
from ui.background import Lane
from ui.board.library_board import LibraryBoard
from ui.care import Care
from ui.causes.alike import LaneAlike
from ui.clock import Clock, now
from ui.closing import Closing
from ui.commands import targets
from ui.dialogs import Dialogs, Parts
from ui.directory.services import Services
from ui.document import Document
from ui.frame import Frame
from ui.importing.importer import Importer
from ui.language.coaching import Coaching
from ui.library.errands import Errands
from ui.library.last_step import LastStep
from ui.library.page import LibraryPage
from ui.look import Look
from ui.messages import Messages, Owner
from ui.prose.images import LaneImages
from ui.record.opening import OpenRecord, prepare
from ui.reports.exporter import Exporter
from ui.saver import Saver
from ui.shortcuts import ShortcutGuard
from ui.standing.reporting import Reporting
from ui.status_line import StatusLine
from ui.tidings import Tidings
from ui.trackers.trackers import Trackers
from ui.widgets.message_bar import MessageBar
from ui.widgets.toast import Toast
from ui.writer import Writer

# The pages and dialogs that a person asks for are imported then: the list comes first.
if TYPE_CHECKING:
    from ui.board.page import BoardPage
    from ui.commands.palette import Palette
    from ui.record.page import RecordPage
    from ui.standing.page import ReportPage

_ON_SCREEN = 50
"""Milliseconds after which the list has surely been painted."""


@dataclass(frozen=True)
class Outside:
    """What a desk needs from beyond its window; a test brings its own."""

    remember: Callable[[Settings], None] = settings.save
    """Keeps the settings."""
    ask: Ask | None = None
    """Answers in the user's place."""
    clock: Clock = now


def _in_meeting(command: str, page: "RecordPage") -> None:
    page.in_meeting(command)


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
        self.frame = frame
        self._library = library
        self._lane = lane
        outside = outside or Outside()
        self._clock = clock = outside.clock
        self._work = Lane("work", 2, self)
        self._ask = outside.ask or AskWithDialogs(frame)
        self.look = Look(preferred, outside.remember, self)
        self.saver = Saver(lane, library, clock, self)
        self.care = Care(lane, library, self._ask, clock, self)
        self.exporter = Exporter(lane, self._work, library, self._ask, clock, self)
        self.importer = Importer(self._work, self._ask, frame)
        self.record = OpenRecord(frame, lane, self.saver, self._load_session, self._furnish)
        self.writer = Writer(lane, self.record, self.saver)
        self.errands = Errands(lane, self.writer, library, clock, self._role, self)
        self.services = Services(
            self.record, self._ask, frame, self._work, {"Trackers": self._trackers_tab}
        )
        self.closing = Closing(frame, self.saver, self.care, self._ask, self.record.last_document)
        self._alike = LaneAlike(lane, library.alike)
        self._images = LaneImages(self._work, lane, library.put_image, library.image)
        self._palette: Palette | None = None
        self.banner, self.toast = MessageBar(), Toast()
        self.messages = Messages(self.banner, self)
        self.tidings = Tidings(self.messages, self.exporter, self.saver, self.closing, self.look)
        self.status = StatusLine(preferred.role)
        parts = Parts(
            frame, self._ask, lane, self._work, library, self.record, self.saver, self.look,
            self.services, self.importer, clock, self.exporter, self.writer,
        )  # fmt: skip
        self.dialogs = Dialogs(parts, self)
        self.coaching = Coaching(self.record, self.services, self.dialogs, self.status, self.toast)
        self.trackers = Trackers(parts, self.messages)
        self.reporting = Reporting(parts, self)
        self.board = LibraryBoard(parts, self._role, self)
        self.actions = actions.build(frame, self._handlers())
        self._menu = actions.menu(frame, self.actions)
        self._last_step = LastStep(self.actions, self.toast)
        ShortcutGuard(self.actions.values(), self)
        self.library_page = LibraryPage(self._menu)
        frame.put_above(self.banner)
        frame.float_over(self.toast)
        frame.put_below(self.status)
        self._wire()

    # Who listens to whom.

    def _wire(self) -> None:
        page, record, saver = self.library_page, self.record, self.saver
        care, errands = self.care, self.errands
        page.open_requested.connect(self.record.open)
        page.new_requested.connect(self.new_record)
        page.report_requested.connect(self.show_report)
        page.board_requested.connect(self.show_board)
        self.status.due_requested.connect(partial(self.show_board, Grouping.DUE, SOON))
        self._wire_board()
        self.reporting.open_requested.connect(self.record.open)
        self.reporting.library_requested.connect(self.show_library)
        self.reporting.failed.connect(self.warn)
        page.duplicate_requested.connect(errands.duplicate)
        page.delete_requested.connect(errands.delete)
        page.restore_requested.connect(errands.bring_back)
        errands.ready.connect(self.record.open)
        errands.put_away.connect(self._say_put_away)
        record.shown.connect(self._follow)
        record.changed.connect(self._follow)
        record.left.connect(self._list_again)
        record.held_back.connect(partial(self.tidings.show_unsaved, self.status))
        record.warned.connect(self.warn)
        for refused in (record.refused, self.dialogs.approval.warned):
            refused.connect(lambda text: self.messages.say(Owner.REFUSAL, text, "warn"))
        for over in (record.changed, record.left):
            over.connect(lambda: self.messages.withdraw(Owner.REFUSAL))
        record.left.connect(lambda: self.messages.withdraw(Owner.VOIDED))
        saver.taken.connect(self.status.show_saving)
        saver.saved.connect(self.status.show_saved)
        saver.saved.connect(care.note_change)
        saver.failed.connect(partial(self.tidings.show_unsaved, self.status))
        care.library_chosen.connect(self._open_window)
        self.importer.imported.connect(self._show_imported)
        self.dialogs.forgotten.connect(self._know_again)
        self.dialogs.draft_requested.connect(self.trackers.draft)
        self.status.role_chosen.connect(lambda role: self.look.prefer(role=role))
        self.status.zoom_chosen.connect(self.look.zoom_to)
        self.closing.going.connect(self.exporter.cancel)
        self.closing.going.connect(self.trackers.stop)
        self.closing.going.connect(self._remember_window)
        self.closing.going.connect(
            partial(self.record.on_page, lambda page: page.stage.close_windows())
        )
        self.closing.gone.connect(self._work.close)
        self.closing.gone.connect(self.trackers.close)
        self.trackers.files_requested.connect(self._export)
        self.trackers.directory_requested.connect(self.services.edit)
        for said in (care.said, self.closing.said, self.dialogs.said):
            said.connect(self.toast.show_message)
        for warned in (
            care.warned, self.closing.warned, self.exporter.warned, self.dialogs.warned,
        ):  # fmt: skip
            warned.connect(self.warn)
        for failed in (errands.failed, self.look.failed):
            failed.connect(self.warn)

    def _wire_board(self) -> None:
        board = self.board
        board.open_requested.connect(self._open_action)
        board.library_requested.connect(self.show_library)
        board.done.connect(self._last_step.say_done)
        board.taken_back.connect(self._last_step.say_taken_back)
        board.edited.connect(self._show_edited)
        self.record.changed.connect(board.follow)
        board.due_known.connect(self.status.show_due)
        board.warned.connect(self.warn)

    def _handlers(self) -> Mapping[str, Callable[[], object]]:
        look = self.look
        return {
            "new": self.new_record,
            "open_library": self._ask_for_library,
            "open_packet": self.dialogs.approval.open_packet,
            "request_approval": self.dialogs.approval.request,
            "take_decision": self.dialogs.approval.take_decisions,
            "back_up": self.care.back_up_now,
            "backups": self.care.restore,
            "check": self.care.check,
            "directory": self.services.edit,
            "templates": self.dialogs.edit_templates,
            "settings": self.dialogs.edit_settings,
            "quit": self.frame.close,
            "undo": self._undo,
            "redo": self._redo,
            "find": partial(self.record.on_page, lambda page: page.find_bar.open()),
            "find_next": partial(self.record.on_page, lambda page: page.find_bar.go(1)),
            "find_previous": partial(self.record.on_page, lambda page: page.find_bar.go(-1)),
            "language_next": partial(self.coaching.go, 1),
            "language_previous": partial(self.coaching.go, -1),
            "language_here": self.coaching.explain,
            "palette": self._open_palette,
            "details": self.dialogs.edit_details,
            "history": partial(self.dialogs.run, "history"),
            "checklist": partial(self.dialogs.run, "checklist"),
            "schedule": partial(self.dialogs.run, "schedule"),
            "raise_issues": partial(self.record.on_document, self.trackers.raise_issues),
            "refresh_issues": partial(self.record.on_document, self.trackers.refresh),
            "refresh_library": self._refresh_library,
            "halve": partial(self.record.on_page, lambda page: page.halve()),
            "import": self._import,
            "paste": partial(self._import, paste=True),
            "export": self._export,
            "publish": partial(self.dialogs.run, "publish"),
            "export_again": partial(self._export, again=True),
            "previous": partial(self.record.on_page, lambda page: page.step(-1)),
            "next": partial(self.record.on_page, lambda page: page.step(1)),
            "library": self.show_library,
            "report": self.show_report,
            "board": self.show_board,
            "meeting": partial(self.record.on_page, lambda page: page.run_meeting()),
            "coach": partial(self.record.on_page, self._toggle_coach),
            "zoom_in": partial(look.step_zoom, 1),
            "zoom_out": partial(look.step_zoom, -1),
            "zoom_reset": partial(look.zoom_to, 100),
            "full_screen": self.frame.toggle_full_screen,
            "shortcuts": lambda: self.dialogs.show_shortcuts(self._menu),
            "about": self._about,
            **self._meeting_handlers(),
        }

    def _meeting_handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            spec.key: partial(self.record.on_page, partial(_in_meeting, spec.key))
            for spec in actions.SPECS
            if spec.needs_meeting
        }

    @property
    def record_page(self) -> "RecordPage | None":
        """The page of the open record, if one is open."""
        return self.record.page

    # The library.

    def start(self) -> None:
        """Show what is in the library; a new one gets the sample first."""
        self.look.prefer(recent=self.look.settings.having_recent(self._library.path).recent)
        self._lane.run(self._read_library, self._show_first, self._warn_of)

    def _read_library(self) -> tuple[list[Summary], Record, str]:
        rows = self._library.summaries()
        sample_id = "" if rows else shelf.first_records(self._library, self._clock)
        return rows or self._library.summaries(), shelf.directory(self._library), sample_id

    def _show_first(self, found: tuple[list[Summary], Record, str]) -> None:
        rows, _, sample_id = found
        self._know(found)
        self.show_library()
        self.care.start()
        QTimer.singleShot(_ON_SCREEN, prepare)
        QTimer.singleShot(_ON_SCREEN, self.board.look)
        self._come_back(rows)
        if sample_id:
            self.record.open(sample_id, SectionKey.TIMELINE)
            text = "This is a sample. Look around and change what you like; it is yours to delete."
            self.messages.say(Owner.WELCOME, text, "info", [("Start my own", self.new_record)])

    def _know(self, found: tuple[list[Summary], Record, str]) -> None:
        """Show and tell everywhere what the library holds now."""
        rows, known, _ = found
        self.services.know(known)
        self.library_page.show_rows(rows)
        self.coaching.know_again()

    def _know_again(self) -> None:
        """Read again what every record and the directory say, as after a name was forgotten."""
        self._lane.run(self._read_library, self._know, self._warn_of)

    def show_library(self) -> None:
        """Leave the record, if one is open, for the list of all."""
        if self.record.leave():
            self._show_whole(self.library_page, "Library")

    def show_report(self) -> None:
        """Leave the record, if one is open, for the report over all."""
        if self.record.leave():
            self._show_whole(self.reporting.furnish(self._menu), "Report")
            self.reporting.read()

    def show_board(self, grouping: Grouping | None = None, words: str = "") -> None:
        """Leave the record, if one is open, for the board of all actions."""
        if self.record.leave():
            self._show_whole(self.board.furnish(self._menu), "Board")
            self.board.read(grouping, words)

    def _open_action(self, record_id: str, action_id: str) -> None:
        self.record.open(record_id, SectionKey.ACTIONS, action_id)

    def _show_edited(self, records: list[Record]) -> None:
        for record in records:
            self.library_page.put(summary_of(record))
        self.care.note_change()

    def _show_whole(self, page: "LibraryPage | ReportPage | BoardPage", name: str) -> None:
        """Show a page that is about the whole library."""
        self.frame.show_page(page)
        self.frame.setWindowTitle(f"{name} — pmdesk")
        actions.enable(self.actions, has_record=False)
        self.status.show_record(None)
        page.focus_first()

    def new_record(self) -> None:
        """Ask what the postmortem is about, and begin it."""
        dialog = self.dialogs.new()
        if self._ask.run(dialog):
            self.errands.begin(dialog.choice().facts)

    def _say_put_away(self, record_id: str, deleted: bool) -> None:
        row = self.library_page.summary(record_id)
        word, back = (
            ("Deleted", self.errands.bring_back)
            if deleted
            else ("Brought back", self.errands.delete)
        )
        text = f"{word} {row.key} {row.title}" if row else word
        self._last_step.say_done(text, partial(back, record_id))
        self.board.look()
        self._lane.run(self._library.summaries, self.library_page.show_rows, self._warn_of)

    # The record.

    def _load_session(self, record_id: str) -> Session:
        return shelf.open_session(
            self._library, record_id, self._clock, self._role, self.services.slo_weeks
        )

    def _furnish(self, document: Document) -> "RecordPage":
        """Make the page of a record, with what its views need beside it."""
        from ui.record.page import RecordPage
        from ui.record.views import Surroundings

        required = self.look.settings.required_severities
        around = Surroundings(
            document,
            self._ask,
            self._images,
            lambda: self.services.known,
            required,
            self._alike,
            self._clock,
            lambda: self.services.templates,
        )
        page = RecordPage(around, self.actions, self._menu)
        page.library_requested.connect(self.show_library)
        page.history_requested.connect(self.dialogs.show_history)
        page.action_requested.connect(lambda key: self.actions[key].trigger())
        page.import_requested.connect(self._import)
        page.decisions_given.connect(self.dialogs.approval.take_decisions)
        page.nav.chosen.connect(self._remember_place)
        page.columns.coach_shown.connect(self.actions["coach"].setChecked)
        page.columns.share_width(self.look.settings.column_widths)
        page.columns.widths_chosen.connect(lambda widths: self.look.prefer(column_widths=widths))
        page.stage.changed.connect(self._show_meeting)
        page.stage.ran_over.connect(self._sound)
        page.show_coach(self.look.settings.coach_shown)
        self.coaching.attend(document)
        actions.enable(self.actions, has_record=True)
        return page

    def _show_meeting(self, shown: bool, alone: bool) -> None:
        """Give the window over to the meeting; where it is the one that is shared, all is large."""
        self.look.show_meeting(alone)
        self.coaching.set_quiet(alone)
        self.status.setVisible(not shown)
        actions.enable(self.actions, has_record=True, has_meeting=shown)
        self._follow()

    def _sound(self) -> None:
        if self.look.settings.meeting_sound:
            QApplication.beep()

    def _list_again(self, document: Document) -> None:
        """Show a record in the list as it was left; a welcome was about the record."""
        self._show_meeting(shown=False, alone=False)
        self.library_page.put(summary_of(document.record))
        self.board.look()
        self.messages.withdraw(Owner.WELCOME)
        self.tidings.forget_export()
        self.look.prefer(last_open="")

    def _remember_place(self, section: SectionKey) -> None:
        """Come back to this record and section at the next start, however this one ends."""
        if self.record.page is not None:
            record_id = self.record.page.document.record.id
            self.look.prefer(last_open=f"{record_id} {section.value}")

    def _come_back(self, rows: list[Summary]) -> None:
        """Open what was open when the last window closed, if it is still there."""
        record_id, _, section = self.look.settings.last_open.partition(" ")
        there = any(row.record_id == record_id and not row.deleted for row in rows)
        if there and section in set(SectionKey):
            self.record.open(record_id, SectionKey(section))

    def _follow(self, edit: Edit | None = None) -> None:
        """Keep title, status line and undo in step with the open record."""
        if self.record.page is None:
            return
        document = self.record.page.document
        root = document.record.postmortem
        self.frame.setWindowTitle(f"{root.key} {root.title} — pmdesk")
        self.status.show_record(document.record)
        actions.name_step(self.actions["undo"], "Undo", document.undo_label)
        actions.name_step(self.actions["redo"], "Redo", document.redo_label)
        if edit is not None and (text := review.taken_back(edit.before, edit.after)):
            self.messages.say(Owner.VOIDED, text, "warn")
        elif root.approved_digest or (edit and review.taken_back(edit.after, edit.before)):
            self.messages.withdraw(Owner.VOIDED)

    def _undo(self) -> None:
        """Take back the last step of the open record, or what was last done to a whole one."""
        if self.record.page is None:
            self._last_step.undo()
        else:
            self.record.on_document(self._step_with(Document.undo))

    def _redo(self) -> None:
        """Do again what undo took back."""
        if self.record.page is None:
            self._last_step.redo()
        else:
            self.record.on_document(self._step_with(Document.redo))

    def _step_with(self, act: Callable[[Document], None]) -> Callable[[Document], None]:
        """Return what undoes or redoes, and says so where it does not show."""

        def step(document: Document) -> None:
            before = len(document.log)
            act(document)
            self._follow()
            page = self.record.page
            if page is None or len(document.log) == before:
                return
            entry = document.log[-1]
            if not concerns(entry, document.record, page.key):
                self.toast.show_message(entry.sentence)

        return step

    def _role(self) -> str:
        return self.look.settings.role

    # Dialogs and the palette.

    def _open_palette(self) -> None:
        if self._palette is None:
            from ui.commands.palette import Palette

            recent = self.look.settings.used_last
            self._palette = Palette(self.frame, self._targets, recent=recent)
            self._palette.recent_changed.connect(lambda keys: self.look.prefer(used_last=keys))
        self._palette.open()
        palette, go = self._palette, self._open_action
        self.board.tell_all(lambda cards: palette.add(targets.of_cards(cards, go)))

    def _targets(self) -> list[targets.Target]:
        rows = self.library_page.table.rows
        records = [(row.record_id, row.key, row.title) for row in rows if not row.deleted]
        found = targets.of_actions(targets.actions_in(self._menu))
        if self.record.page is not None:
            found += targets.of_actions(self.record.page.verbs())
            found += targets.of_sections(self.record.page.go_to)
        others = [path for path in self.look.settings.recent if path != str(self._library.path)]
        found += targets.of_libraries(others, self._open_window)
        return found + targets.of_records(records, self.record.open)

    def _about(self) -> None:
        self._ask.tell(
            "About pmdesk",
            f"pmdesk {__version__}\n\nYour library: {self._library.path}\n"
            f"Backups: {settings.backup_folder()}\nLog: {settings.state_folder()}",
        )

    # Imports, exports and messages.

    def _import(self, text: str = "", paths: Sequence[str] = (), *, paste: bool = False) -> None:
        document = self.record.flush()
        if document is not None:
            self.importer.open(document, text, paths, paste=paste)

    def _show_imported(self, events: list[str], said: str) -> None:
        self.record.on_page(lambda page: page.show_events(events))
        document = self.record_page.document if self.record_page else None
        number = len(document.log) if document else 0
        self.toast.show_message(said, ("Undo", partial(self._undo_entry, number)))

    def _undo_entry(self, number: int) -> None:
        """Take back one certain step, unless something has been done since."""
        page = self.record_page
        if page is not None and len(page.document.log) == number:
            self._undo()
        else:
            self.toast.show_message("Something was done since. Ctrl+Z goes back step by step.")

    def _export(self, *, again: bool = False) -> None:
        document = self.record.flush()
        if document is not None:
            self.exporter.export(document, self.services.known, self.look.settings, again=again)

    def _refresh_library(self) -> None:
        """Ask for every issue, with the board behind it, where all records are edited alike."""
        self.show_board()
        if self.record.page is None:
            self.trackers.refresh_all(self.board.edit)

    def _trackers_tab(self, document: Document, ask: Ask) -> QWidget:
        return self.trackers.tab(document, ask)

    def warn(self, text: str) -> None:
        """Say something that must not be missed."""
        self.tidings.warn(text)

    def _warn_of(self, error: PmdeskError) -> None:
        self.warn(str(error))

    # The window.

    def _toggle_coach(self, page: "RecordPage") -> None:
        shown = self.actions["coach"].isChecked()
        page.show_coach(shown)
        self.look.prefer(coach_shown=shown)

    def _remember_window(self) -> None:
        geometry = bytes(self.frame.saveGeometry().toBase64().data()).decode()
        self.look.prefer(geometry=geometry)

    def _ask_for_library(self) -> None:
        target = self._ask.library(str(self._library.path))
        if target is not None:
            self._open_window(str(target))

    def _open_window(self, path: str) -> None:
        """Open another library in a window of its own, which is a program of its own."""
        QProcess.startDetached(sys.executable, ["-m", "pmdesk", "--library", path])

"""The desk: where the library, the open record and the window are wired together.

Reading `Desk` explains the application: requests come up as signals and become changes or jobs,
facts come down as signals of documents and jobs.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QCloseEvent

from pmdesk import settings
from pmdesk.errors import PmdeskError
from pmdesk.model import SectionKey, Service
from pmdesk.session import Edit, Session
from pmdesk.settings import Settings
from pmdesk.store import shelf
from pmdesk.store.library import Library
from pmdesk.store.summaries import Summary, summary_of
from ui import actions
from ui.ask import AskWithDialogs
from ui.background import Lane
from ui.care import Care
from ui.coach.checklist_page import ChecklistDialog
from ui.commands import targets
from ui.commands.palette import Palette
from ui.commands.shortcuts import ShortcutSheet
from ui.details.view import DetailsDialog
from ui.directory.dialog import DirectoryDialog
from ui.document import Document
from ui.frame import Frame
from ui.history.dialog import HistoryDialog
from ui.library.new_dialog import NewDialog
from ui.library.page import LibraryPage
from ui.preferences import PreferencesDialog
from ui.prose.images import LaneImages
from ui.record.page import RecordPage
from ui.record.views import Surroundings
from ui.reports.exporter import Exporter, open_file
from ui.saver import Saver
from ui.status_line import StatusLine
from ui.theme import step_zoom, theme
from ui.widgets.message_bar import MessageBar
from ui.widgets.toast import Toast


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Desk(QObject):
    """One open library in one window."""

    def __init__(self, frame: Frame, library: Library, lane: Lane, preferred: Settings) -> None:
        super().__init__(frame)
        self.frame = frame
        self.settings = preferred
        self._library = library
        self._lane = lane
        self._work = Lane("work", 2, self)
        self._ask = AskWithDialogs(frame)
        self._services: dict[str, Service] = {}
        self._page: RecordPage | None = None
        self._may_close = False
        self.saver = Saver(lane, library, now, self)
        self.care = Care(lane, library, self._ask, now, self)
        self.exporter = Exporter(lane, self._work, library, self._ask, self)
        self.banner, self.toast = MessageBar(), Toast()
        self.status = StatusLine(preferred.role)
        self.actions = actions.build(frame, self._handlers())
        self._menu = actions.menu(frame, self.actions)
        self.library_page = LibraryPage(self._menu)
        self._images = LaneImages(self._work, lane, library.put_image, library.image)
        self._lay_out()
        self._wire()

    # What the window is made of, and who listens to whom.

    def _lay_out(self) -> None:
        self.frame.put_above(self.banner)
        self.frame.put_below(self.toast)
        self.frame.put_below(self.status)
        actions.dress(self.actions)

    def _wire(self) -> None:
        page, saver, care = self.library_page, self.saver, self.care
        page.open_requested.connect(self.open_record)
        page.new_requested.connect(self.new_record)
        page.duplicate_requested.connect(self.duplicate)
        page.delete_requested.connect(self.delete)
        page.restore_requested.connect(self.bring_back)
        saver.saved.connect(self.status.show_saved)
        saver.saved.connect(care.note_change)
        saver.failed.connect(self._show_unsaved)
        saver.recovered.connect(self.banner.hide)
        care.said.connect(self.toast.show_message)
        care.warned.connect(self._warn)
        care.library_chosen.connect(self._open_other_library)
        self.exporter.written.connect(self._show_exported)
        self.exporter.called_off.connect(self.banner.hide)
        self.exporter.warned.connect(self._warn)
        self.exporter.started.connect(self._show_progress)
        self.status.role_chosen.connect(lambda role: self._prefer(role=role))
        self.status.zoom_chosen.connect(self._zoom_to)
        self.frame.close_requested.connect(self._close)

    def _handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "new": self.new_record,
            "open_library": self._ask_for_library,
            "back_up": self.care.back_up_now,
            "backups": self.care.restore,
            "check": self.care.check,
            "directory": self._edit_directory,
            "settings": self._edit_settings,
            "quit": self.frame.close,
            "undo": lambda: self._on_document(Document.undo),
            "redo": lambda: self._on_document(Document.redo),
            "find": lambda: self._page and self._page.find.open(),
            "palette": self._open_palette,
            "details": self._edit_details,
            "history": lambda: self._show_history(None),
            "checklist": self._show_checklist,
            "export": self._export,
            "export_again": lambda: self._export(again=True),
            "previous": lambda: self._page and self._page.nav.step(-1),
            "next": lambda: self._page and self._page.nav.step(1),
            "library": self.show_library,
            "coach": self._toggle_coach,
            "zoom_in": lambda: self._zoom_to(step_zoom(theme.zoom, 1)),
            "zoom_out": lambda: self._zoom_to(step_zoom(theme.zoom, -1)),
            "zoom_reset": lambda: self._zoom_to(100),
            "full_screen": self._toggle_full_screen,
            "shortcuts": lambda: self._ask.run(ShortcutSheet(self._menu, self.frame)),
            "about": self._about,
        }

    # The library.

    def start(self) -> None:
        """Show what is in the library; a new one gets the sample first."""
        self._prefer(recent=self.settings.having_recent(self._library.path).recent)
        self._lane.run(self._read_library, self._show_first, self._warn_of)

    def _read_library(self) -> tuple[list[Summary], tuple[Service, ...], str]:
        rows = self._library.summaries()
        sample_id = "" if rows else shelf.first_records(self._library, now)
        return rows or self._library.summaries(), shelf.services(self._library), sample_id

    def _show_first(self, found: tuple[list[Summary], tuple[Service, ...], str]) -> None:
        rows, services, sample_id = found
        self._services = {service.name.casefold(): service for service in services}
        self.library_page.show_rows(rows)
        self.show_library()
        self.care.start()
        if sample_id:
            self.open_record(sample_id, SectionKey.TIMELINE)
            self.banner.show_message(
                "This is a sample. Look around and change what you like; it is yours to delete.",
                "info",
                [("Start my own", self.new_record)],
            )

    def show_library(self) -> None:
        """Leave the record, if one is open, for the list of all."""
        if not self._leave_record():
            return
        self.frame.show_page(self.library_page)
        self.frame.setWindowTitle("Library — pmdesk")
        actions.enable(self.actions, has_record=False)
        self.status.show_record(None)
        self.library_page.focus_first()

    def new_record(self) -> None:
        """Ask what the postmortem is about, and begin it."""
        names = sorted(service.name for service in self._services.values())
        dialog = NewDialog(names, self.settings.required_severities, _local_zone(), self.frame)
        if not self._ask.run(dialog) or not self._leave_record():
            return
        facts = dialog.choice().facts
        self._lane.run(
            lambda: shelf.begin(self._library, facts, now, self.settings.role),
            self.open_record,
            self._warn_of,
        )

    def duplicate(self, record_id: str) -> None:
        """Copy a record as a fresh draft and open the copy."""
        self._lane.run(
            lambda: shelf.duplicate(self._library, record_id, now, self.settings.role),
            self.open_record,
            self._warn_of,
        )

    def delete(self, record_id: str) -> None:
        """Put a record away, with a way back."""
        self._put_away(record_id, deleted=True)

    def bring_back(self, record_id: str) -> None:
        """Bring a deleted record back."""
        self._put_away(record_id, deleted=False)

    def _put_away(self, record_id: str, *, deleted: bool) -> None:
        def show(_record: object) -> None:
            row = self.library_page.summary(record_id)
            word = "Deleted" if deleted else "Brought back"
            back = self.bring_back if deleted else self.delete
            title = f"{word} {row.key}" if row else word
            self.toast.show_message(title, ("Undo", lambda: back(record_id)))
            self._refresh_library()

        self._lane.run(
            lambda: shelf.put_away(
                self._library, record_id, now, self.settings.role, deleted=deleted
            ),
            show,
            self._warn_of,
        )

    def _refresh_library(self) -> None:
        self._lane.run(self._library.summaries, self.library_page.show_rows, self._warn_of)

    # The record.

    def open_record(self, record_id: str, section: SectionKey = SectionKey.SUMMARY) -> None:
        """Open a record at a section."""
        if not self._leave_record():
            return
        self._lane.run(
            lambda: shelf.open_session(self._library, record_id, now, lambda: self.settings.role),
            lambda session: self._show_record(session, section),
            self._warn_of,
        )

    def _show_record(self, session: Session, section: SectionKey) -> None:
        document = Document(session, self._save, self)
        document.changed.connect(self._follow)
        document.refused.connect(self._warn)
        surroundings = Surroundings(document, self._ask, self._images, self._service)
        self._page = page = RecordPage(surroundings, self.actions, self._menu)
        page.library_requested.connect(self.show_library)
        page.history_requested.connect(self._show_history)
        page.details_requested.connect(self._edit_details)
        page.coach.setVisible(self.settings.coach_shown)
        self.actions["coach"].setChecked(self.settings.coach_shown)
        self.frame.show_page(page)
        actions.enable(self.actions, has_record=True)
        page.open_section(section)
        self._follow(None)

    def _save(self, edit: Edit) -> None:
        self.status.show_saving()
        self.saver.save(edit)

    def _follow(self, edit: Edit | None) -> None:
        """Keep title, status line and undo in step with the open record."""
        if self._page is None:
            return
        document = self._page.document
        root = document.record.postmortem
        self.frame.setWindowTitle(f"{root.key} {root.title} — pmdesk")
        self.status.show_record(document.record)
        for name, step in (("undo", document.undo_label), ("redo", document.redo_label)):
            self.actions[name].setEnabled(bool(step))
            self.actions[name].setText(f"{name.capitalize()} {step}".strip())
        was_approved = bool(edit and edit.before.tables and edit.before.postmortem.approved_digest)
        if was_approved and not root.approved_digest:
            self._warn("The approval was voided: a root cause or priority action has changed.")

    def _leave_record(self) -> bool:
        """Close the open record; refuse while its last words are not on disk."""
        if self._page is None:
            return True
        self._page.flush()
        if self.saver.has_failed:
            self._show_unsaved("This record has edits that are not on disk yet.")
            return False
        page, self._page = self._page, None
        record = page.document.record
        opened = sum(1 for action in record.actions if action.fixes and action.is_open)
        self.library_page.put(summary_of(record.postmortem, opened))
        self.frame.pages.removeWidget(page)
        page.deleteLater()
        page.document.deleteLater()
        return True

    def _on_document(self, act: Callable[[Document], None]) -> None:
        if self._page is not None:
            self._page.flush()
            act(self._page.document)

    def _service(self, name: str) -> Service | None:
        return self._services.get(name.casefold())

    # Dialogs and the palette.

    def _edit_details(self) -> None:
        if self._page is not None:
            names = sorted(service.name for service in self._services.values())
            self._ask.run(DetailsDialog(self._page.document, self._ask, names, self.frame))

    def _show_history(self, section: SectionKey | None) -> None:
        if self._page is not None:
            self._page.flush()
            self._ask.run(HistoryDialog(self._page.document, section, self.frame))

    def _show_checklist(self) -> None:
        if self._page is not None:
            self._ask.run(ChecklistDialog(self._page.document, self.frame))

    def _edit_directory(self) -> None:
        identity = shelf.DIRECTORY_ID

        def show(session: Session) -> None:
            document = Document(session, self._save, self)
            self._ask.run(DirectoryDialog(document, self._ask, self.frame))
            services = document.record.services
            self._services = {service.name.casefold(): service for service in services}
            document.deleteLater()

        self._lane.run(
            lambda: shelf.open_session(self._library, identity, now, lambda: self.settings.role),
            show,
            self._warn_of,
        )

    def _edit_settings(self) -> None:
        dialog = PreferencesDialog(self.settings, self.frame)
        if self._ask.run(dialog):
            self._apply(dialog.choice())

    def _open_palette(self) -> None:
        Palette(self.frame, self._targets()).open()

    def _targets(self) -> list[targets.Target]:
        rows = self.library_page.table.rows
        records = [(row.record_id, row.key, row.title) for row in rows if not row.deleted]
        found = targets.of_actions(targets.actions_in(self._menu))
        if self._page is not None:
            found += targets.of_sections(self._page.open_section)
        return found + targets.of_records(records, self.open_record)

    def _about(self) -> None:
        from pmdesk import __version__

        self._ask.tell(
            "About pmdesk",
            f"pmdesk {__version__}\n\nYour library: {self._library.path}\n"
            f"Backups: {settings.backup_folder()}\nLog: {settings.state_folder()}",
        )

    # Export.

    def _export(self, *, again: bool = False) -> None:
        if self._page is not None:
            self._page.flush()
            self.exporter.export(self._page.document.record, self.settings, again=again)

    def _show_progress(self, text: str) -> None:
        self.banner.show_message(text, "info", [("Cancel", self.exporter.cancel)], closable=False)

    def _show_exported(self, paths: list[Path]) -> None:
        self._prefer(export_folder=str(paths[0].parent))
        names = " and ".join(path.name for path in paths)
        ways = [
            ("Open", lambda: open_file(paths[0])),
            ("Show in folder", lambda: open_file(paths[0].parent)),
        ]
        self.banner.show_message(f"Written: {names}", "ok", ways)

    # Trouble, and the end.

    def show_crash(self, text: str) -> None:
        """Say that something inside went wrong."""
        self._warn(text)

    def _warn(self, text: str) -> None:
        self.banner.show_message(text, "warn")

    def _warn_of(self, error: PmdeskError) -> None:
        self._warn(str(error))

    def _show_unsaved(self, reason: str) -> None:
        self.status.show_unsaved(self.saver.waiting)
        ways = [("Try again", self.saver.send), ("Save elsewhere…", self._save_elsewhere)]
        self.banner.show_message(reason, "bad", ways, closable=False)

    def _save_elsewhere(self) -> bool:
        """Write the open record with its history to a library of its own."""
        if self._page is None:
            return False
        target = self._ask.save_file("Save elsewhere", "rescued.pmdesk", "Libraries (*.pmdesk)")
        if target is None:
            return False
        document = self._page.document
        record, log = document.record, list(document.log)

        def rescue() -> None:
            with Library.open(target) as library:
                library.adopt(record, log)

        self._work.run(
            rescue, lambda _: self.toast.show_message(f"Saved to {target}"), self._warn_of
        )
        return True

    def _close(self, event: QCloseEvent) -> None:
        """Close the window once everything typed is on disk."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if self._page is not None:
            self._page.flush()
        self.saver.settle(self._end, self._ask_before_losing)

    def _ask_before_losing(self) -> None:
        ways = ["Save elsewhere…", "Quit without saving"]
        text = "Your last edits could not be written to the library."
        chosen = self._ask.choose("Not saved", text, ways)
        if chosen == 0:
            self._save_elsewhere()
        elif chosen == 1:
            self._end()

    def _end(self) -> None:
        """Remember the window, make a last backup, and go."""
        geometry = bytes(self.frame.saveGeometry().toBase64().data()).decode()
        self._prefer(geometry=geometry)
        self.frame.hide()
        self.care.finish(self._close_for_good)

    def _close_for_good(self) -> None:
        self._work.close()
        self._lane.run(self._library.close, lambda _: self._allow_close())

    def _allow_close(self) -> None:
        self._may_close = True
        self.frame.close()

    # What the user prefers.

    def _prefer(self, **values: object) -> None:
        self.settings = self.settings.having(**values)
        settings.save(self.settings)

    def _apply(self, chosen: Settings) -> None:
        self._prefer(**vars(chosen))
        theme.set_name(chosen.theme)
        theme.set_zoom(chosen.zoom)
        theme.set_reduced_motion(chosen.reduced_motion)

    def _zoom_to(self, percent: int) -> None:
        theme.set_zoom(percent)
        self._prefer(zoom=theme.zoom)

    def _toggle_coach(self) -> None:
        if self._page is not None:
            shown = self.actions["coach"].isChecked()
            self._page.coach.setVisible(shown)
            self._prefer(coach_shown=shown)

    def _toggle_full_screen(self) -> None:
        show = self.frame.showNormal if self.frame.isFullScreen() else self.frame.showFullScreen
        show()

    def _ask_for_library(self) -> None:
        target = self._ask.save_file(
            "Open another library, or name a new one",
            str(self._library.path),
            "Libraries (*.pmdesk)",
        )
        if target is not None:
            self._open_other_library(str(target))

    def _open_other_library(self, path: str) -> None:
        """Open another library in a window of its own, which is a program of its own."""
        QProcess.startDetached(sys.executable, ["-m", "pmdesk", "--library", path])


def _local_zone() -> str:
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"

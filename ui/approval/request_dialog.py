"""Asking for approval: what is missing, who decides until when, the packet and the messages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from exports import files
from exports.calendar import due as reminders
from pmdesk import dates, due, process
from pmdesk.approval import review
from pmdesk.changes import Change
from pmdesk.directory.known import Known
from pmdesk.errors import InvalidValue, PmdeskError
from pmdesk.masking.mask import masked
from pmdesk.masking.parts import heading
from pmdesk.model import State
from pmdesk.process import Missing
from pmdesk.record import Record
from ui.approval.courier import Done, Failed, Parcel
from ui.approval.messages import Messages
from ui.approval.people import People
from ui.ask import Ask
from ui.background import Job
from ui.clock import Clock
from ui.columns import Columns
from ui.document import Document
from ui.followup.day_line import EXAMPLES, read_day, show_day
from ui.settled_line import SettledLine
from ui.texts.dialog import Texts
from ui.widgets.buttons import button, check_box, name_button
from ui.widgets.card import Card
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.message_bar import announce
from ui.widgets.refill import refill
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label
from ui.widgets.wrapped_button import WrappedButton

_AGREED = "Everyone who must approve agrees to what is written already: it is approved at once."
_NARROWEST = 340
_YEAR = 366


class Sends(Protocol):
    """Writes the files of a request in the background."""

    def send(self, parcel: Parcel, job: Job, done: Done, failed: Failed) -> None:
        """Write a parcel; results arrive on the window's thread."""


class Directory(Texts, Protocol):
    """What the dialog asks of the directory: people, services and templates."""

    known: Known


@dataclass(frozen=True)
class Around:
    """What the dialog needs beside the document."""

    ask: Ask
    clock: Clock
    directory: Directory
    courier: Sends
    folder: Path
    """Where files went last."""
    paper: str = "A4"
    open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl


class RequestDialog(QDialog):
    """Puts a record before its approvers: the packet is written, then the record says so."""

    place_requested = Signal(object, str)
    """The `SectionKey` and the item of something missing, to be shown in place of the dialog."""

    def __init__(self, document: Document, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._around = around
        self._job: Job | None = None
        self._written: tuple[Path, ...] = ()
        self.setWindowTitle("Request approval")
        record = document.record
        self.people = People(record, around.directory.known)
        root = record.postmortem
        today = self._today()
        wanted = max(root.approval_due or today, today)
        if wanted == today != root.approval_due:
            wanted = review.usual_day(today)
        self.wanted = SettledLine("Wanted by", show_day(wanted), placeholder=EXAMPLES)
        self._wanted_field = Field("Wanted by", self.wanted, "A working week is usual.")
        self.folder = SettledLine("Folder", str(around.folder))
        self._folder_field = Field(
            "Folder", self.folder, "Three files go there: a PDF, the packet, a decision form."
        )
        self.roles = check_box("Roles instead of names", checked=True)
        self.messages = Messages(around.directory, around.ask, around.open_url)
        self.request = button("Request approval", self._request, kind="primary")
        self.cancel = button("Cancel", self.reject)
        self.remind = button("Save a reminder…", self._save_reminder, icon="calendar")
        self.show_folder = button("Show in folder", self._show_folder, icon="folder-open")
        self.said = label("", "small", wrap=True)
        self.progress = QProgressBar()
        self._lay_out(record)
        self.people.changed.connect(self._follow)
        self.wanted.edited.connect(self._follow)
        self._follow()

    def reject(self) -> None:
        """Close, or call off what is being written."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _lay_out(self, record: Record) -> None:
        choose = button("Choose…", self._choose_folder, icon="folder-open")
        where = row(
            self._folder_field, box(column(label(" ", "subheading"), choose, STRETCH, spacing=4))
        )
        where.setStretch(0, 1)
        self._shown: tuple[Missing, ...] | None = None
        self._count, self._lines = label("", "subheading"), column(spacing=2)
        missing = Card(self._count, self._lines, margins=(10, 12), spacing=2)
        roles = row(self.roles, STRETCH)
        facts = column(missing, self.people, self._wanted_field, where, roles, STRETCH, spacing=12)
        self._facts = box(facts)
        columns = Columns(self._facts, self.messages, narrowest=_NARROWEST)
        self._page = ScrollPage(column(columns, STRETCH))
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName("Progress")
        self.progress.hide()
        self.show_folder.hide()
        foot = row(
            self.said, self.progress, self.remind, self.show_folder, self.cancel, self.request
        )
        foot.setStretch(0, 1)
        self.request.setDefault(True)
        self.request.setFocus()
        title = f"Request approval of {record.postmortem.key}"
        self.setLayout(
            column(label(title, "title"), self._page, foot, spacing=14, margins=(20, 24))
        )
        fit(self, 1040, 800)

    def _show_missing(self, missing: tuple[Missing, ...]) -> None:
        """List what is missing; the button says whether one asks in spite of it."""
        # A link that is being clicked must not be made anew under the pointer.
        if missing == self._shown:
            return
        self._shown = missing
        self._count.setText(f"Still missing · {len(missing)}" if missing else "Nothing is missing")
        refill(self._lines, (box(self._line(thing)) for thing in missing))
        is_again = self._document.record.postmortem.state not in review.OPEN
        asks = f"Request approval{' anyway' if missing else ''}"
        name_button(self.request, "Write the packet again" if is_again else asks)

    def _line(self, thing: Missing) -> QHBoxLayout:
        line = row(IconMark("circle", "muted", 14), self._link(thing), spacing=2)
        line.setStretch(1, 1)
        return line

    def _link(self, thing: Missing) -> QPushButton:
        made = WrappedButton(f"{thing.sentence} \u203a", lambda: self._go(thing), kind="quiet")
        made.setAccessibleName(f"Go to {thing.section.label}: {thing.sentence}")
        return made

    def _go(self, thing: Missing) -> None:
        self.reject()
        self.place_requested.emit(thing.section, thing.item_id)

    def _today(self) -> date:
        return dates.local_day(self._around.clock(), self._document.record.postmortem.tzinfo)

    def _change(self) -> Change:
        """Return all of the request as one change; raises `InvalidValue`."""
        today = self._today()
        wanted = read_day(self.wanted.text(), today)
        if wanted and wanted < today:
            raise InvalidValue(f"{dates.day(wanted)} is over. Take a day from today on.")
        record = self._document.record
        change = review.request_approval(record, self._around.clock(), wanted, self.people.added)
        return review.settled(record, change)

    def _follow(self) -> Change | None:
        """Show the record as it will be; return the change, or None while the day does not fit."""
        self._wanted_field.set_error("")
        try:
            change = self._change()
            record = change.applied_to(self._document.record)
        except PmdeskError as error:
            self._wanted_field.set_error(str(error))
            return None
        self._show_missing(process.missing_for_approval(record))
        self.said.setText(_AGREED if record.postmortem.state is State.APPROVED else "")
        self.messages.show_record(record)
        self.remind.setEnabled(record.postmortem.approval_due is not None)
        return change

    def _request(self) -> None:
        """Write the files; once they are there, the record is in review."""
        self._folder_field.set_error("")
        change = self._follow()
        folder = Path(self.folder.text().strip())
        if change is None:
            self.wanted.setFocus()
            return
        after = change.applied_to(self._document.record)
        if not after.approvals:
            self._say("Nobody is named who could approve. Add approvers first.")
            return
        if not folder.is_dir():
            self._folder_field.set_error(f"There is no folder “{folder}”. Choose another one.")
            self.folder.setFocus()
            return
        self._send(change, after, folder)

    def _send(self, change: Change, after: Record, folder: Path) -> None:
        self._job = job = Job(self)
        job.progressed.connect(lambda share: self.progress.setValue(round(share * 100)))
        self._show_busy(busy=True)
        parcel = Parcel(
            after, self._document.record, self._document.log, folder,
            not self.roles.isChecked(), self._around.paper, self._today(),
        )  # fmt: skip
        self._around.courier.send(
            parcel, job, lambda paths: self._finish(change, paths), self._fail
        )

    def _finish(self, change: Change, paths: tuple[Path, ...]) -> None:
        if not isValid(self):
            return
        self._job = None
        self._show_busy(busy=False)
        if not paths:
            self._say("Called off: nothing was written, and nobody is asked.")
            return
        if not self._document.attempt(lambda _record: change):
            return
        self._written = paths
        self.show_folder.show()
        self._facts.setEnabled(False)
        self.request.hide()
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        state = self._document.record.postmortem.state.label
        self._say(f"{state}. Send the messages with the three files that were written.")
        self._page.bring_to_top(self.messages)
        self.messages.copy.setFocus()

    def _fail(self, error: PmdeskError) -> None:
        if isValid(self):
            self._job = None
            self._show_busy(busy=False)
            self._say(str(error))

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.said.setVisible(not busy)
        self.request.setEnabled(not busy)
        self._facts.setEnabled(not busy)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        announce(self.said, text)

    def _choose_folder(self) -> None:
        folder = self._around.ask.folder("Folder for the packet", self.folder.text())
        if folder is not None:
            self.folder.set_text(str(folder))

    def _save_reminder(self) -> None:
        change = self._follow()
        if change is None:
            return
        after = change.applied_to(self._document.record)
        now = self._around.clock()
        shown = masked(heading(after)) if self.roles.isChecked() else after
        found = due.of_record(shown, now, _YEAR, len(self._document.log))
        wanted = [one for one in found if one.kind is due.DueKind.APPROVAL]
        name = files.safe_name(f"{after.postmortem.key} approval") + ".ics"
        target = self._around.ask.save_file("Save a reminder", name, "Calendar (*.ics)")
        if target is None:
            return
        try:
            files.write_all(target, {".ics": reminders.calendar(wanted, now)})
            self._say(f"Written: {target.name}")
        except PmdeskError as error:
            self._say(str(error))

    def _show_folder(self) -> None:
        self._around.open_url(QUrl.fromLocalFile(str(self._written[0].parent)))

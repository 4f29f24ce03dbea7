"""Exports: pictures from the library, pages in the background, one whole file at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from pmdesk.dates import local_day
from pmdesk.directory.known import Known
from pmdesk.errors import PmdeskError
from pmdesk.history import Entry
from pmdesk.record import Record
from pmdesk.settings import Settings
from pmdesk.store.library import Library
from ui.ask import Ask
from ui.background import Job, Lane
from ui.clock import Clock
from ui.document import Document

if TYPE_CHECKING:
    from exports.options import Options

_BUSY = "An export is still being written. Wait for it, or cancel it."


@dataclass(frozen=True)
class Order:
    """What is to be written, and where."""

    format: str
    options: "Options"
    target: Path


@dataclass(frozen=True)
class _Source:
    """What is exported: a record, its history and its pictures."""

    record: Record
    log: Sequence[Entry]
    images: Mapping[str, bytes]


class Exporter(QObject):
    """Asks what and where, then writes; says when it is done, or why it is not."""

    started = Signal(str)
    """What is being written, and again with each tenth of it that is done."""
    written = Signal(object)
    """The paths that were written."""
    called_off = Signal()
    failed = Signal(str)
    """Why nothing was written."""
    warned = Signal(str)

    def __init__(
        self,
        lane: Lane,
        work: Lane,
        library: Library,
        ask: Ask,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._work = work
        self._library = library
        self._ask = ask
        self._clock = clock
        self._job: Job | None = None
        self._last: dict[str, Order] = {}

    def export(
        self, document: Document, known: Known, settings: Settings, *, again: bool = False
    ) -> None:
        """Export a record as it is at this moment; `again` repeats its last export unasked."""
        record = document.record
        if self._job is not None:
            self.warned.emit(_BUSY)
            return
        order = self._last.get(record.id) if again else None
        order = order or self._ask_for_order(record, known.directory, settings)
        if order is not None:
            self._last[record.id] = order
            options = replace(order.options, directory=known.directory)
            self._start(record, document.log, replace(order, options=options))

    def save(self, record: Record, log: Sequence[Entry], order: Order) -> None:
        """Write a record with its history, as was ordered."""
        if self._job is not None:
            self.warned.emit(_BUSY)
        else:
            self._start(record, log, order)

    def write(self, target: Path, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Write files that `make` makes in the background: contents by how their names end."""
        if self._job is not None:
            self.warned.emit(_BUSY)
            return
        job = self._begin(target.name)
        self._work.run(lambda: _made(target, make, job), self._finish, self._fail)

    @property
    def is_busy(self) -> bool:
        """Whether an export is being written."""
        return self._job is not None

    def cancel(self) -> None:
        """Call the export off; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _ask_for_order(self, record: Record, directory: Record, settings: Settings) -> Order | None:
        from exports.formats import FORMATS, file_name, tracker_format
        from exports.options import Options, paper_of
        from ui.reports.export_dialog import ExportDialog

        last = self._last.get(record.id)
        dialog = ExportDialog(
            last.format if last else "pdf", settings.paper, tracker_format(record, directory)
        )
        if not self._ask.run(dialog):
            return None
        choice = dialog.choice()
        wanted = FORMATS[choice.format]
        suffix = wanted.suffixes[0]
        options = Options(
            paper=paper_of(choice.paper),
            names=choice.names,
            meeting=choice.meeting,
        )
        name = file_name(record, options) + wanted.tail + suffix
        folder = last.target.parent if last else Path(settings.export_folder or Path.home())
        target = self._ask.save_file("Export", str(folder / name), f"*{suffix}")
        return Order(choice.format, options, target) if target else None

    def _begin(self, name: str) -> Job:
        """Take up a job, and say how far it is."""
        self._job = job = Job(self)
        tenths = 0

        def tell(share: float) -> None:
            nonlocal tenths
            if int(share * 10) > tenths:
                tenths = int(share * 10)
                self.started.emit(f"Writing {name}… {tenths * 10} %")

        job.progressed.connect(tell)
        self.started.emit(f"Writing {name}…")
        return job

    def _start(self, record: Record, log: Sequence[Entry], order: Order) -> None:
        job = self._begin(order.target.name)
        self._lane.run(
            lambda: self._library.images(record),
            lambda images: self._write(_Source(record, log, images), order, job),
            self._fail,
        )

    def _write(self, source: _Source, order: Order, job: Job) -> None:
        day = local_day(self._clock(), source.record.postmortem.tzinfo)
        self._work.run(lambda: _written(source, order, day, job), self._finish, self._fail)

    def _finish(self, paths: list[Path]) -> None:
        self._job = None
        if paths:
            self.written.emit(paths)
        else:
            self.called_off.emit()

    def _fail(self, error: PmdeskError) -> None:
        self._job = None
        self.failed.emit(str(error))


def _written(source: _Source, order: Order, day: date, job: Job) -> list[Path]:
    """Produce and write the files; return their paths, none where the user called it off."""
    from exports.formats import FORMATS, save
    from exports.work import ExportCancelled, Work
    from pmdesk.approval.since import approved_state

    approved = approved_state(source.record, source.log)
    options = replace(order.options, generated=f"{day:%Y-%m-%d}", approved=approved)
    wanted, work = FORMATS[order.format], Work(job.report, job.is_cancelled)
    try:
        return list(save(wanted, order.target, source.record, source.images, options, work))
    except ExportCancelled:
        return []


def _made(target: Path, make: Callable[[], Mapping[str, bytes]], job: Job) -> list[Path]:
    """Make and write files; return their paths, none where the user called it off."""
    from exports.files import write_all

    files = make()
    return [] if job.is_cancelled() else list(write_all(target, files))


def open_file(path: Path) -> bool:
    """Open a file or folder in the program that the system has for it; tell if there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

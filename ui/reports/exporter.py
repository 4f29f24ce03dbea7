"""Exports: pictures from the library, pages in the background, one whole file at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

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
    from ui.reports.export_dialog import ExportChoice


@dataclass(frozen=True)
class _Order:
    """What is to be written, and where."""

    choice: "ExportChoice"
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
        self._last: dict[str, _Order] = {}

    def export(self, document: Document, settings: Settings, *, again: bool = False) -> None:
        """Export a record as it is at this moment; `again` repeats its last export unasked."""
        record = document.record
        if self._job is not None:
            self.warned.emit("An export is still being written. Wait for it, or cancel it.")
            return
        order = self._last.get(record.id) if again else None
        order = order or self._ask_for_order(record, settings)
        if order is not None:
            self._last[record.id] = order
            self._start(record, document.log, order)

    @property
    def is_busy(self) -> bool:
        """Whether an export is being written."""
        return self._job is not None

    def cancel(self) -> None:
        """Call the export off; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _ask_for_order(self, record: Record, settings: Settings) -> _Order | None:
        from exports.formats import FORMATS, file_name
        from exports.options import Options
        from ui.reports.export_dialog import ExportDialog

        last = self._last.get(record.id)
        dialog = ExportDialog(last.choice.format if last else "pdf", settings.paper)
        if not self._ask.run(dialog):
            return None
        choice = dialog.choice()
        suffix = FORMATS[choice.format].suffixes[0]
        name = file_name(record, Options(names=choice.names)) + suffix
        folder = last.target.parent if last else Path(settings.export_folder or Path.home())
        target = self._ask.save_file("Export", str(folder / name), f"*{suffix}")
        return _Order(choice, target) if target else None

    def _start(self, record: Record, log: Sequence[Entry], order: _Order) -> None:
        self._job = job = Job(self)
        tenths = 0

        def tell(share: float) -> None:
            nonlocal tenths
            if int(share * 10) > tenths:
                tenths = int(share * 10)
                self.started.emit(f"Writing {order.target.name}… {tenths * 10} %")

        job.progressed.connect(tell)
        self.started.emit(f"Writing {order.target.name}…")
        self._lane.run(
            lambda: self._library.images(record),
            lambda images: self._write(_Source(record, log, images), order, job),
            self._fail,
        )

    def _write(self, source: _Source, order: _Order, job: Job) -> None:
        day = self._clock().date()
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


def _written(source: _Source, order: _Order, day: date, job: Job) -> list[Path]:
    """Produce and write the files; return their paths, none where the user called it off."""
    from exports.formats import FORMATS, save
    from exports.options import Options
    from exports.work import ExportCancelled, Work
    from pmdesk.approval.since import approved_state

    options = Options(
        paper="Letter" if order.choice.paper == "Letter" else "A4",
        names=order.choice.names,
        meeting=order.choice.meeting,
        generated=f"{day:%Y-%m-%d}",
        approved=approved_state(source.record, source.log),
    )
    wanted, work = FORMATS[order.choice.format], Work(job.report, job.is_cancelled)
    try:
        return list(save(wanted, order.target, source.record, source.images, options, work))
    except ExportCancelled:
        return []


def open_file(path: Path) -> bool:
    """Open a file or folder in the program that the system has for it; tell if there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

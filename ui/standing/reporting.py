"""The report: read in the library's lane, counted in the background, shown and written."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from pmdesk.dates import local_day
from pmdesk.errors import PmdeskError
from pmdesk.store import shelf
from ui.parts import Parts

# The report and its page are imported when it is first asked for.
if TYPE_CHECKING:
    from pmdesk.standing import Incident, Number, Report, Scope
    from ui.standing.page import ReportPage


class Reporting(QObject):
    """Makes the page of the report, and keeps it in step with what is asked for."""

    open_requested = Signal(str)
    """The identity of a record."""
    library_requested = Signal()
    shown = Signal(object)
    """The `Report` that is on the page now."""
    failed = Signal(str)

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._work = parts.lane, parts.work
        self._library = parts.library
        self._exporter = parts.exporter
        self._ask = parts.ask
        self._clock = parts.clock
        self._look = parts.look
        self._incidents: tuple[Incident, ...] = ()
        self._report: Report | None = None
        self._asked = 0
        self.page: ReportPage | None = None

    def furnish(self, menu: QMenu) -> "ReportPage":
        """Return the page, made when it is first asked for."""
        if self.page is None:
            from ui.standing.page import ReportPage

            self.page = page = ReportPage(menu, self._day)
            page.scope_chosen.connect(self._count)
            page.incidents_requested.connect(self._list)
            page.library_requested.connect(self.library_requested)
            page.export_requested.connect(self._export)
        return self.page

    def read(self) -> None:
        """Count again what the library holds now."""
        from pmdesk.standing import incidents

        day = self._day()
        self._lane.run(
            lambda: incidents(self._library.facts(), shelf.directory(self._library), day),
            self._know,
            self._fail,
        )

    def _day(self) -> date:
        return local_day(self._clock())

    def _know(self, found: "tuple[Incident, ...]") -> None:
        self._incidents = found
        if self.page is not None:
            self._count(self.page.scope.scope)

    def _count(self, scope: "Scope") -> None:
        """Count in the background; only what was asked for last is shown."""
        from pmdesk.standing import report

        self._asked += 1
        number, every, day = self._asked, self._incidents, self._day()
        self._work.run(lambda: report(every, scope, day), partial(self._show, number), self._fail)

    def _show(self, number: int, found: "Report") -> None:
        if number == self._asked and self.page is not None:
            self._report = found
            self.page.show_report(found)
            self.shown.emit(found)

    def _list(self, what: str, number: "Number") -> None:
        from ui.standing.incidents_dialog import IncidentsDialog

        if self._report is not None:
            behind = self._report.behind(number)
            dialog = IncidentsDialog(what, behind, self.page)
            if self._ask.run(dialog):
                self.open_requested.emit(dialog.chosen)

    def _fail(self, error: PmdeskError) -> None:
        self.failed.emit(str(error))

    def _export(self, key: str) -> None:
        """Ask where the report goes, and write it there."""
        from exports.options import Options, paper_of
        from exports.report import FORMATS, file_name

        found = self._report
        if found is None:
            return
        wanted, settings = FORMATS[key], self._look.settings
        folder = Path(settings.export_folder or Path.home())
        name = str(folder / (file_name(found) + wanted.suffix))
        target = self._ask.save_file("Save the report", name, f"*{wanted.suffix}")
        if target is not None:
            paper = paper_of(settings.paper)
            options = Options(paper=paper, generated=f"{found.as_of:%Y-%m-%d}")
            self._exporter.write(target, lambda: {wanted.suffix: wanted.make(found, options)})

"""Items of the directory from a CSV file and to one: what would be done is shown first."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from exports.files import write_all
from pmdesk import incoming
from pmdesk.describe import describe
from pmdesk.directory import sheets
from pmdesk.directory.sheets import Plan
from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.timeline.formats.decoding import decode
from ui.ask import Ask
from ui.background import Lane
from ui.directory.kinds import Shown
from ui.document import Document
from ui.history.differences import DifferencesView
from ui.widgets.buttons import button
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label

_PATTERN = "CSV files (*.csv)"


class ItemsFiles(QObject):
    """Reads and writes the items of one kind; the window never waits for the disk."""

    said = Signal(str)
    """A sentence about what was written, empty once something else is begun."""

    def __init__(
        self, document: Document, ask: Ask, work: Lane, shown: Shown, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._ask = ask
        self._work = work
        self._shown = shown
        self._window = window

    def take_in(self) -> None:
        """Ask for a file, and import it once its plan was agreed to."""
        self.said.emit("")
        path = self._ask.open_file(f"Import {self._shown.many}", _PATTERN)
        if path is not None:
            record = self._document.record
            self._work.run(lambda: _read(path, self._shown, record), self._offer, self._refuse)

    def give_out(self) -> None:
        """Ask where to write, and write."""
        self.said.emit("")
        many = self._shown.many
        path = self._ask.save_file(f"Export {many}", f"{many}.csv", _PATTERN)
        if path is not None:
            items = self._document.record.all(self._shown.kind)
            text = sheets.write(items, self._shown.kind)
            # Spreadsheets know by the first bytes that letters beyond ASCII are UTF-8.
            files = {".csv": text.encode("utf-8-sig")}
            self._work.run(
                lambda: write_all(path, files),
                self._say_exported,
                self._refuse,
            )

    def _say_exported(self, paths: tuple[Path, ...]) -> None:
        if isValid(self):
            self.said.emit(f"Written: {paths[0].name}")

    def _offer(self, plan: Plan) -> None:
        """Show what would be done, and do it where that is wanted."""
        if not isValid(self):
            return  # the directory was closed while the file was read
        if not plan.change:
            text = f"The file says what the directory knows already: {said(plan, self._shown)}."
            self._ask.tell(f"Import {self._shown.many}", text)
            return
        dialog = PlanDialog(plan, self._document.record, self._shown, self._window)
        if self._ask.run(dialog):
            self._document.attempt(lambda _record: plan.change)

    def _refuse(self, error: PmdeskError) -> None:
        self._document.refused.emit(str(error))


class PlanDialog(QDialog):
    """Shows what an import would add, change and keep, before it is done."""

    def __init__(self, plan: Plan, record: Record, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        title = f"Import {shown.many}"
        self.setWindowTitle(title)
        what = said(plan, shown)
        self.differences = DifferencesView()
        self.differences.setAccessibleName("What would be added and changed")
        self.differences.show_differences(describe(plan.change, record))
        go = button("Import", self.accept, kind="primary")
        go.setDefault(True)
        whole = column(
            label(title, "title"),
            label(f"{what[0].upper()}{what[1:]}. One undo takes it all back.", "muted", wrap=True),
            self.differences,
            row(STRETCH, button("Cancel", self.reject), go),
            spacing=14,
            margins=24,
        )
        self.setLayout(whole)
        fit(self, 640, 520)


def said(plan: Plan, shown: Shown) -> str:
    """Say how many items would come, change and stay."""
    counts = (
        (plan.added, "added"),
        (plan.changed, "changed"),
        (plan.same, "the same in both"),
        (plan.others, "kept that the file does not have"),
    )
    parts = [f"{count} {word}" for count, word in counts if count]
    return f"{shown.many}: {', '.join(parts)}"


def _read(path: Path, shown: Shown, record: Record) -> Plan:
    source = incoming.read_path(path)
    content = next(iter(source.parts.values()))
    text = decode(path.name, content).text
    return sheets.read(text, shown.kind, record, shown.many)

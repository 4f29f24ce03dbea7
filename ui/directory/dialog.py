"""The services directory: who owns a service, who approves, how long a fix may take."""

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import InvalidValue, PmdeskError
from pmdesk.model import Service
from pmdesk.record import Record
from ui.ask import Ask
from ui.document import Document
from ui.items import Column, ItemTable
from ui.items_view import ItemsView, text_column
from ui.widgets.buttons import button
from ui.widgets.entry_line import EntryLine
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label

_WIDTHS = (150, 150, 150, 66, 0, 0, 84)


def _names(field: str, title: str) -> Column[Service]:
    """Make a column of names, typed with commas between them."""

    def change(_record: Record, service: Service, value: Any) -> Change:
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        return set_fields(f"Change {title.lower()}", service, **{field: names})

    return Column(title, lambda _record, service: ", ".join(getattr(service, field)), change)


def _weeks(_record: Record, service: Service, value: Any) -> Change:
    digits = str(value).removesuffix("weeks").removesuffix("w").strip()
    if not digits.isdecimal():
        message = "The time for a fix is a number of weeks, such as 4 or 8."
        raise InvalidValue(message)
    return set_fields("Change weeks", service, slo_weeks=int(digits))


COLUMNS: tuple[Column[Service], ...] = (
    text_column("name", "Service"),
    text_column("group", "Group"),
    text_column("delivery_team", "Delivery team"),
    Column("Weeks", lambda _record, service: str(service.slo_weeks), _weeks),
    _names("mandatory_approvers", "Mandatory approvers"),
    _names("optional_approvers", "Optional approvers"),
    text_column("tracker_project", "Tracker"),
)


class DirectoryDialog(QDialog):
    """Edits the directory while it is open; every change can be undone here."""

    def __init__(self, document: Document, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Services directory — pmdesk")
        self._document = document
        self._ask = ask
        table = ItemTable(document, Service, COLUMNS, self)
        self.view = ItemsView(
            table,
            "Services",
            _WIDTHS,
            lambda services: "Delete service" if len(services) == 1 else "Delete services",
        )
        self.entry = EntryLine("Add a service", placeholder="Name of a service – Enter adds")
        self._problem = label("", "error", wrap=True)
        self._undo = button("Undo", document.undo, icon="undo-2")
        self._lay_out()
        self.entry.entered.connect(self._add)
        document.refused.connect(self._say)
        document.changed.connect(self._follow)
        self._follow()

    def problem(self) -> str:
        """Return the sentence about what was refused last, or an empty one."""
        return self._problem.text()

    def _lay_out(self) -> None:
        about = (
            "A record looks here for the approvers of its faulty service, and for how many weeks "
            "a fix of a root cause may take. Several names go in one cell, with commas."
        )
        remove = button("Remove", self.view.remove_selected, icon="trash-2")
        remove.setAccessibleName("Remove the selected services")
        adding = row(self.entry, remove)
        adding.setStretch(0, 1)
        close = button("Close", self.accept, kind="primary")
        whole = column(
            label("Services directory", "title"),
            label(about, "hint", wrap=True),
            self.view,
            adding,
            self._problem,
            row(self._undo, STRETCH, close),
            spacing=12,
            margins=24,
        )
        self.setLayout(whole)
        fit(self, 1040, 520)

    def _add(self, name: str) -> None:
        try:
            service = Service.checked(record_id=self._document.record.id, name=name)
        except PmdeskError as error:
            self._say(str(error))
            return
        self._document.edit(insert("Add service", service))
        self.entry.clear()
        self.view.show_item(service.id)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _follow(self, _edit: object = None) -> None:
        self._say("")
        self._undo.setEnabled(bool(self._document.undo_label))

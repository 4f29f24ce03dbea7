"""The people who took part, as an editable table with a line to add one."""

from PySide6.QtWidgets import QWidget

from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import PmdeskError
from pmdesk.model import Participant
from pmdesk.record import Record
from ui.document import Document
from ui.items import Column, ItemTable
from ui.items_view import ItemsView
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import column, sized
from ui.widgets.text import label

PARTS = ("name", "role", "team", "handle")
"""The fields that the entry line takes, in order, separated by commas."""

_WIDTHS = (0, 0, 170, 120, 84, 84)


def add_participant(record: Record, line: str) -> Change:
    """Add a person from a line such as `Ada Park, on-call engineer, Widgets`."""
    values = dict(zip(PARTS, (part.strip() for part in line.split(",", 3)), strict=False))
    rank = record.rank_at(record.participants, len(record.participants))
    person = Participant.checked(record_id=record.id, rank=rank, **values)
    return insert("Add participant", person)


def _text(field: str, title: str) -> Column[Participant]:
    return Column(
        title,
        lambda _record, person: getattr(person, field),
        lambda _record, person, value: set_fields(
            f"Change {title.lower()}", person, **{field: value}
        ),
    )


def _flag(field: str, title: str) -> Column[Participant]:
    return Column(
        title,
        lambda _record, person: "yes" if getattr(person, field) else "",
        lambda _record, person, value: set_fields(
            f"Change {title.lower()}", person, **{field: value}
        ),
        ticked=lambda person: bool(getattr(person, field)),
    )


COLUMNS = (
    _text("name", "Name"),
    _text("role", "Role in the incident"),
    _text("team", "Team"),
    _text("handle", "Handle"),
    _flag("responsible_manager", "Manager"),
    _flag("attended", "Attended"),
)


class People(QWidget):
    """Everyone who took part; the record itself speaks of them by role."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        table = ItemTable(document, Participant, COLUMNS, self)
        self.view = ItemsView(
            table,
            "Participants",
            _WIDTHS,
            lambda people: "Delete participant" if len(people) == 1 else "Delete participants",
        )
        self.entry = EntryLine("Add a participant", placeholder="Name, role, team – Enter adds it")
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self.entry.entered.connect(self._add)
        why = "Names stay here. The record and what leaves it speak of roles."
        layout = column(
            label("Participants", "heading"),
            label(why, "hint", wrap=True),
            sized(self.view, min_height=150),
            self.entry,
            self._problem,
        )
        self.setLayout(layout)

    def _add(self, line: str) -> None:
        try:
            change = add_participant(self._document.record, line)
        except PmdeskError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self._problem.hide()
        self._document.edit(change)
        self.entry.clear()
        self.view.show_item(change.operations[0].id)

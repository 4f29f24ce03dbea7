"""The people who took part, as an editable table with a line to add one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.changes import Change, insert
from pmdesk.directory.known import Known
from pmdesk.errors import PmdeskError
from pmdesk.masking.mask import people
from pmdesk.model import Participant
from pmdesk.record import Record
from ui.document import Document
from ui.items import Column, ItemTable
from ui.items_view import ItemsView, flag_column, text_column
from ui.widgets.buttons import button
from ui.widgets.completing import complete
from ui.widgets.entry_line import EntryLine
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import box, column, sized
from ui.widgets.text import label, set_tooltip

PARTS = ("name", "role", "team", "handle")
"""The fields that the entry line takes, in order, separated by commas."""

_WIDTHS = (0, 0, 0, 110, 84, 84)


def add_participant(record: Record, line: str, known: Known) -> Change:
    """Add a person from a line such as `Ada Park, on-call engineer, Widgets`.

    What the line leaves out is filled in where the directory knows the person.
    """
    parts = [part.strip() for part in line.split(",", 3)]
    contact = known.contact(parts[0])
    values = {part: getattr(contact, part) for part in PARTS} if contact else {}
    values |= {part: text for part, text in zip(PARTS, parts, strict=False) if text}
    values.setdefault("name", "")
    rank = record.rank_at(record.participants, len(record.participants))
    person = Participant.checked(record_id=record.id, rank=rank, **values)
    return insert("Add participant", person)


COLUMNS: tuple[Column[Participant], ...] = (
    text_column("name", "Name"),
    text_column("role", "Role in the incident"),
    text_column("team", "Team"),
    text_column("handle", "Handle"),
    flag_column("responsible_manager", "Manager"),
    flag_column("attended", "Attended"),
)


class People(QWidget):
    """Everyone who took part; the record itself speaks of them by role."""

    forget_requested = Signal(object)
    """The `Person` whose name is to be forgotten."""

    def __init__(self, document: Document, known: Known, parent: QWidget | None = None) -> None:
        """`known` completes names, and fills in what it knows of them."""
        super().__init__(parent)
        self._document = document
        self._known = known
        table = ItemTable(document, Participant, COLUMNS, self)
        self.view = ItemsView(
            table,
            "Participants",
            _WIDTHS,
            lambda people: "Delete participant" if len(people) == 1 else "Delete participants",
        )
        self.entry = EntryLine("Add a participant", placeholder="Name, role, team – Enter adds")
        complete(self.entry, lambda: known.people)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self.entry.entered.connect(self._add)
        remove = button("Remove", self.view.remove_selected, icon="trash-2")
        remove.setAccessibleName("Remove the selected participants")
        self.forget = button("Forget this name…", self._forget, icon="x")
        set_tooltip(self.forget, "Put the role in place of the name everywhere, for good")
        ways = FlowLayout(remove, self.forget, spacing=8)
        why = "Names stay here. The record and what leaves it speak of roles."
        layout = column(
            label("Participants", "heading"),
            label(why, "hint", wrap=True),
            sized(self.view, min_height=190),
            self.entry,
            box(ways),
            self._problem,
        )
        self.setLayout(layout)

    def _forget(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        if not rows:
            self._say("Choose a participant in the table first.")
            return
        chosen = self.view.table.item(rows[0])
        participants = self._document.record.participants
        self.forget_requested.emit(people(self._document.record)[participants.index(chosen)])

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _add(self, line: str) -> None:
        try:
            change = add_participant(self._document.record, line, self._known)
        except PmdeskError as error:
            self._say(str(error))
            return
        self._say("")
        self._document.edit(change)
        self.entry.clear()
        self.view.show_item(change.operations[0].id)

"""What was read, in four views: the events, the lines not used, the filter, names and roles."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from pmdesk.record import Record
from pmdesk.timeline.importing.picking import Picking, Proposal
from pmdesk.timeline.reading import Unread
from ui.importing.candidate_table import CandidateTable
from ui.importing.candidates import CandidateModel
from ui.importing.columns_pane import ColumnsPane
from ui.importing.filter_pane import FilterPane
from ui.importing.foot import Counts
from ui.importing.marks import NO_SPAN, Span
from ui.importing.roles_pane import RolesPane
from ui.importing.unread_pane import UnreadPane
from ui.widgets.text import escape_mnemonic

_NOTHING = (
    "No time was found that an event could begin with. Write one at the start of a line, such as "
    "14:20, or give one to a line under “Not used”."
)
_FILTERED = "The filter leaves nothing. Tick more people or kinds, or widen the time."


class Results(QTabWidget):
    """Shows a proposal, and knows what of it is picked."""

    changed = Signal()
    """Something else is picked, or shown."""
    span_entered = Signal(tuple)
    """Where in the text the event or line stands that someone has come to."""
    columns_changed = Signal()
    """The columns of a table mean something else now."""
    made = Signal(str, object)
    """The text of a line that was not used, and the `ReadEvent` that someone made of it."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        root = record.postmortem
        self._near: datetime = root.impact_start or root.created_at
        self._proposal = Proposal()
        self.model = CandidateModel(root.tzinfo, self)
        self.table = CandidateTable(self.model)
        self.unread = UnreadPane(root.tzinfo)
        self.filter = FilterPane(root)
        self.roles = RolesPane()
        self.columns = ColumnsPane()
        for view in (self.table, self.unread, self.filter, self.roles, self.columns):
            self.addTab(view, "")
        self.tabBar().setAccessibleName("What was read")
        self.setDocumentMode(True)
        self.table.row_entered.connect(self._enter_row)
        self.unread.line_entered.connect(self._enter_line)
        self.unread.made.connect(self.made)
        self.filter.changed.connect(self._pick_again)
        self.roles.changed.connect(self._pick_again)
        self.columns.changed.connect(self.columns_changed)
        self.model.picking_changed.connect(self.changed)
        self.currentChanged.connect(self.point_out)
        self._name_tabs()

    @property
    def picking(self) -> Picking:
        """What is picked of the proposal."""
        return self.model.picking

    @property
    def spans(self) -> list[Span]:
        """Where the events that are shown stand in the text, from the top."""
        return [row.event.span for row in self.model.rows]

    def counts(self) -> Counts:
        """Count what is shown, picked and left over."""
        rows, all_rows = self.model.rows, self._proposal.candidates
        return Counts(
            read=len(all_rows),
            taken=self.model.taken,
            there=sum(1 for row in rows if row.twin),
            hidden=len(all_rows) - len(rows),
            unread=len(self._proposal.reading.unread),
            days=self.model.days,
        )

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what was read; who was at an event stays there if it still is one."""
        self._proposal = proposal
        events = [candidate.event for candidate in proposal.candidates]
        self.filter.show_reading(proposal.reading)
        self.unread.show_lines(proposal.reading.unread, events, self._near)
        self.roles.show_proposal(proposal)
        if mapping := proposal.reading.mapping:
            self.columns.show_columns(proposal.reading.columns, mapping)
        self.setTabVisible(self.indexOf(self.columns), mapping is not None)
        self._pick_again()

    def forget(self) -> None:
        """Take back what was ticked and filtered: there is another text."""
        self.model.picking = Picking()
        self.filter.forget()
        self.columns.forget()

    def show_events(self) -> None:
        """Show the events, and put the keyboard on them."""
        self.setCurrentWidget(self.table)
        if not self.table.currentIndex().isValid() and self.model.rows:
            self.table.go_to(0)
        self.table.setFocus()

    def show_unread(self) -> None:
        """Show the lines that were not used, and put the keyboard on them."""
        self.setCurrentWidget(self.unread)
        self.unread.list.setFocus()

    def show_columns(self) -> None:
        """Show what the columns of a table mean, and put the keyboard on the first."""
        self.setCurrentWidget(self.columns)
        self.columns.first().setFocus()

    def focus_pane(self) -> None:
        """Put the keyboard into what is shown."""
        ways: dict[QWidget | None, Callable[[], object]] = {
            self.table: self.show_events,
            self.unread: self.show_unread,
            self.filter: self.filter.first().setFocus,
            self.columns: self.show_columns,
        }
        ways.get(self.currentWidget(), self.tabBar().setFocus)()

    def _pick_again(self) -> None:
        current = self.table.currentIndex().row()
        name = self.model.rows[current].name if current >= 0 else None
        picking = self.model.picking
        self.model.show_rows(
            self._proposal,
            Picking(self.filter.chatter(), picking.ticks, self.roles.by_role.isChecked()),
        )
        rows = (at for at, row in enumerate(self.model.rows) if row.name == name)
        if (row := next(rows, None)) is not None:
            self.table.go_to(row)
        hidden = bool(self._proposal.candidates)
        self.table.say_nothing("" if self.model.rows else _FILTERED if hidden else _NOTHING)
        self._name_tabs()
        self.changed.emit()

    def _name_tabs(self) -> None:
        unread = len(self._proposal.reading.unread)
        counts = len(self.model.rows), unread, 0, self.roles.count, len(self.columns.boxes)
        titles = "Events", "Not used", "Filter", "Names", "Columns"
        for place, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.setTabText(place, escape_mnemonic(f"{title} {count:,}" if count else title))

    def point_out(self) -> None:
        """Say once more where in the text that stands which the shown view is at."""
        line = self.unread.current
        if self.currentWidget() is self.table:
            self._enter_row(self.table.currentIndex().row())
        elif self.currentWidget() is self.unread and line is not None:
            self._enter_line(line)

    def _enter_row(self, row: int) -> None:
        self.span_entered.emit(self.model.rows[row].event.span if row >= 0 else NO_SPAN)

    def _enter_line(self, line: Unread) -> None:
        if self.currentWidget() is self.unread:
            self.span_entered.emit(line.span)

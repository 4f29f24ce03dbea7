"""Choosing the events that show a reason: beside the tree, or in a dialog of its own."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QWidget

from pmdesk.model import Why
from pmdesk.process import short
from pmdesk.record import Record
from ui.whys.event_lines import EventLines
from ui.widgets.buttons import button
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label


class _List(QListView):
    """Events; Space, Enter or a click ticks one, and the mouse drags one away."""

    ticked = Signal(QModelIndex)

    def __init__(self, lines: EventLines) -> None:
        super().__init__()
        self.setModel(lines)
        self.setAccessibleName("Events of the timeline")
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self.ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class EventPicker(QWidget):
    """A line to look for events and the events themselves; `toggled` carries an identity."""

    toggled = Signal(str)

    def __init__(self, *, rows: int = 0) -> None:
        """`rows` is how many lines are in sight; 0 takes all the room there is."""
        super().__init__()
        self.lines = EventLines()
        self.filter = LineEdit("Look for an event", placeholder="Look for an event")
        self.filter.setClearButtonEnabled(True)
        self.list = _List(self.lines)
        if rows:
            sized(self.list, height=27 * rows)
        self.filter.textChanged.connect(self.lines.look_for)
        self.list.ticked.connect(lambda index: self.toggled.emit(self.lines.toggle(index)))
        self.setFocusProxy(self.filter)
        self.setLayout(column(self.filter, self.list, spacing=6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line to the events with Down."""
        if event.key() == Qt.Key.Key_Down and self.lines.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.lines.index(0))
        else:
            super().keyPressEvent(event)

    def show_ticks(self, record: Record, why: Why | None) -> None:
        """Show which events of a record show a reason."""
        self.lines.show_record(record)
        self.lines.tick(why.evidence if why else ())


class EvidenceDialog(QDialog):
    """Asks which events show a reason."""

    def __init__(self, record: Record, why: Why, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Events that show it")
        self._record = record
        self.picker = EventPicker()
        self.picker.show_ticks(record, why)
        link = button("Link", self.accept, kind="primary")
        link.setDefault(True)
        explained = "The timeline is still empty: write down first what happened."
        if record.events:
            explained = f"What in the timeline shows “{short(why.text) or 'this reason'}”?"
        whole = column(
            label("Events that show it", "title"),
            label(explained, "muted", wrap=True),
            self.picker,
            row(STRETCH, button("Cancel", self.reject), link),
            spacing=12,
            margins=24,
        )
        self.setLayout(whole)
        fit(self, 560, 520)
        self.picker.filter.setFocus()

    def choice(self) -> tuple[str, ...]:
        """Return the identities of the events that are ticked, in the order of the timeline."""
        return tuple(e.id for e in self._record.events if e.id in self.picker.lines.ticked)

"""The events that were read, as rows that can be ticked."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from pmdesk import dates
from pmdesk.process import short
from pmdesk.timeline.importing.duplicates import instant
from pmdesk.timeline.importing.picking import Candidate, Picking, Proposal
from pmdesk.timeline.reading import ReadEvent
from ui.items import NO_PARENT, Index

TAKEN, TIME, TEXT, FROM = range(4)
"""The places of the columns."""

CANDIDATE = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its `Candidate`."""
IS_TAKEN = Qt.ItemDataRole.UserRole + 2
"""The role under which every cell tells whether its event is ticked."""
REMARK = Qt.ItemDataRole.UserRole + 1
"""The role under which the text’s cell gives what should be known about its event."""

THERE = "Already on the timeline."
_COMPLETES = "On the timeline already; its end will be added."
_ALIKE = "Much like “{text}”, which is on the timeline at that time."
_TITLES = ("", "Time", "What happened", "From")


class CandidateModel(QAbstractTableModel):
    """What a proposal holds, as far as the filter lets it through."""

    picking_changed = Signal()

    def __init__(self, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Candidate, ...] = ()
        self.picking = Picking()
        self._zone = zone
        self._days: frozenset[date] = frozenset()
        self._roles: dict[int, Callable[[Candidate, int], object]] = {
            CANDIDATE: lambda row, _column: row,
            IS_TAKEN: lambda row, _column: self.picking.takes(row),
            REMARK: lambda row, _column: remark(row),
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.CheckStateRole: self._check,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
        }

    def show_rows(self, proposal: Proposal, picking: Picking) -> None:
        """Show another proposal, or the same one filtered otherwise."""
        self.beginResetModel()
        self.picking = picking
        self.rows = picking.shown(proposal)
        self._days = frozenset(_day(row.event, self._zone) for row in self.rows)
        self.endResetModel()

    def tick(self, rows: Iterable[int], *, taken: bool) -> None:
        """Take the events of some rows, or leave them."""
        chosen = [self.rows[row] for row in rows]
        self.picking = self.picking.ticking(chosen, taken=taken)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, FROM))
        self.picking_changed.emit()

    def is_taken(self, row: int) -> bool:
        """Tell whether the event of a row is ticked."""
        return self.picking.takes(self.rows[row])

    @property
    def taken(self) -> int:
        """How many events are ticked."""
        return sum(map(self.picking.takes, self.rows))

    @property
    def days(self) -> str:
        """From which day to which the events are, with their year."""
        return dates.days(min(self._days), max(self._days)) if self._days else ""

    @property
    def widest_time(self) -> str:
        """A time as long as the longest here, which has a day, seconds and an end if any have."""
        events = [row.event for row in self.rows]
        precise = any(isinstance(e.start, datetime) and e.start.second for e in events)
        clock = "00:00:00" if precise else "00:00"
        end = f"–{clock}" if any(event.end for event in events) else ""
        return f"{'30 Sep ' if len(self._days) > 1 else ''}~{clock}{end}"

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and section == TAKEN:
            return "Import"
        return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = self._roles.get(role)
        return read(self.rows[index.row()], index.column()) if read and index.isValid() else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        ticked = index.isValid() and index.column() == TAKEN
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticked else flags

    def _check(self, row: Candidate, column: int) -> Qt.CheckState | None:
        if column != TAKEN:
            return None
        return Qt.CheckState.Checked if self.picking.takes(row) else Qt.CheckState.Unchecked

    def _shown(self, row: Candidate, column: int) -> str:
        event = self.picking.words(row)
        if column == TIME:
            return event_time(event, self._zone, dated=len(self._days) > 1)
        if column == TEXT:
            return event.text
        return ", ".join(filter(None, (event.author, event.source))) if column == FROM else ""

    def _spoken(self, row: Candidate, column: int) -> str:
        if column == TAKEN:
            return "will be imported" if self.picking.takes(row) else "will not be imported"
        parts = self._shown(row, column), remark(row) if column == TEXT else ""
        return f"{_TITLES[column]}: {'. '.join(filter(None, parts))}"


def remark(row: Candidate) -> str:
    """Return what should be known about an event: whether it is there already, what was assumed."""
    return " ".join(filter(None, (_twin(row), *row.event.notes)))


def event_time(event: ReadEvent, zone: tzinfo, *, dated: bool) -> str:
    """Return when an event was, as the timeline writes it."""
    about = "~" if event.approximate else ""
    start, end = instant(event.start, zone), event.end
    day = dates.short_day(start.astimezone(zone))
    if not isinstance(event.start, datetime):
        until = f" – {dates.short_day(end)}" if end and end != event.start else ""
        return f"{about}{day}{until}"
    shown = f"{about}{dates.clock(start, zone)}"
    if isinstance(end, datetime):
        other = end.astimezone(zone).date() != start.astimezone(zone).date()
        last = f"{dates.short_day(end.astimezone(zone))} " if other else ""
        shown += f"–{last}{dates.clock(end, zone)}"
    return f"{day} {shown}" if dated else shown


def _twin(row: Candidate) -> str:
    twin = row.twin
    if twin is None:
        return ""
    if twin.completes:
        return _COMPLETES
    if twin.certain or twin.event.text == row.event.text:
        return THERE
    return _ALIKE.format(text=short(twin.event.text))


def _day(event: ReadEvent, zone: tzinfo) -> date:
    return instant(event.start, zone).astimezone(zone).date()

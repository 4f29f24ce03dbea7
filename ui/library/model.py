"""The postmortems of a library as a sortable, filtered table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from pmdesk import dates
from pmdesk.model import State
from pmdesk.store.summaries import Summary
from pmdesk.turning import told
from ui.clock import now

Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its whole line."""
NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A column: its title, what it shows, and what it sorts by."""

    title: str
    show: Callable[[Summary], str]
    sort: Callable[[Summary], Any]


def _date(summary: Summary) -> str:
    return summary.date.astimezone(ZoneInfo(summary.zone)).strftime("%d %b %Y").lstrip("0")


def _status(summary: Summary) -> str:
    """Say how it stands, and until when approvers are asked to decide."""
    if not is_awaited(summary) or summary.approval_due is None:
        return summary.state.label
    wanted = "overdue" if is_overdue(summary) else f"by {dates.short_day(summary.approval_due)}"
    return f"{summary.state.label} · {wanted}"


def is_awaited(summary: Summary) -> bool:
    """Tell whether a decision of the approvers is waited for, by a day."""
    return summary.state is State.IN_REVIEW and summary.approval_due is not None


def is_overdue(summary: Summary) -> bool:
    """Tell whether the day has passed by which the approvers were to decide."""
    today = dates.local_day(now(), ZoneInfo(summary.zone))
    return is_awaited(summary) and (summary.approval_due or today) < today


COLUMNS = (
    Column("Key", lambda s: s.key, lambda s: s.number),
    Column("Postmortem", lambda s: s.title, lambda s: s.title.casefold()),
    Column("Severity", lambda s: f"SEV {s.severity}", lambda s: s.severity),
    Column("Status", _status, lambda s: s.state.label),
    Column("Service", lambda s: s.service, lambda s: s.service.casefold()),
    Column("Owner", lambda s: s.owner, lambda s: s.owner.casefold()),
    Column("Date", _date, lambda s: s.date.timestamp()),
    Column(
        "Open priority actions", lambda s: str(s.open_priority or ""), lambda s: s.open_priority
    ),
)
KEY, TITLE, SEVERITY, STATUS, SERVICE, OWNER, DATE, OPEN = range(len(COLUMNS))


class LibraryTable(QAbstractTableModel):
    """Lines about postmortems, in the order that was asked for last.

    It sorts by itself: a proxy would ask for two cells a comparison.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Summary] = []
        self._column = DATE
        self._is_falling = True

    @property
    def rows(self) -> Sequence[Summary]:
        """Every line, deleted ones included."""
        return self._rows

    def show(self, rows: Sequence[Summary]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = self._sorted(rows)
        self.endResetModel()

    def put(self, summary: Summary) -> None:
        """Show a line anew, or for the first time."""
        for row, known in enumerate(self._rows):
            if known.record_id == summary.record_id:
                self._rows[row] = summary
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
                break
        else:
            self.beginInsertRows(NO_PARENT, len(self._rows), len(self._rows))
            self._rows.append(summary)
            self.endInsertRows()
        self._reorder()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._is_falling = column, order is Qt.SortOrder.DescendingOrder
        self._reorder()

    def _sorted(self, rows: Iterable[Summary]) -> list[Summary]:
        return sorted(rows, key=COLUMNS[self._column].sort, reverse=self._is_falling)

    def _reorder(self) -> None:
        """Put the lines in order; what is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        known = self.persistentIndexList()
        lines = [self._rows[index.row()].record_id for index in known]
        self._rows = self._sorted(self._rows)
        rows = {summary.record_id: row for row, summary in enumerate(self._rows)}
        moved = [
            self.index(rows[line], index.column()) for line, index in zip(lines, known, strict=True)
        ]
        self.changePersistentIndexList(known, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        summary, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return told(column.show(summary))
        if role == SUMMARY:
            return summary
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.show(summary) or 'none'}"
        return None


class LibraryFilter(QSortFilterProxyModel):
    """The lines that hold every word that was typed; deleted ones only when asked for."""

    def __init__(self, table: LibraryTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: list[str] = []
        self._deleted = False
        self.setSourceModel(table)

    def set_words(self, text: str) -> None:
        """Keep the lines in which every word of `text` occurs."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def set_deleted(self, deleted: bool) -> None:
        """Show the deleted lines instead of the others."""
        self.beginFilterChange()
        self._deleted = deleted
        self.endFilterChange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._table.sort(column, order)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        summary = self._table.rows[source_row]
        if summary.deleted is not self._deleted:
            return False
        if not self._words:
            return True
        text = " ".join(column.show(summary) for column in COLUMNS) + " " + summary.incident_key
        return all(word in text.casefold() for word in self._words)

"""The postmortems of a library as a sortable, filtered table."""

from collections.abc import Callable, Sequence
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

from pmdesk.store.summaries import Summary

Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its whole line."""
SORT = Qt.ItemDataRole.UserRole + 1
NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A column: its title, what it shows, and what it sorts by."""

    title: str
    show: Callable[[Summary], str]
    sort: Callable[[Summary], Any]


def _date(summary: Summary) -> str:
    return summary.date.astimezone(ZoneInfo(summary.zone)).strftime("%d %b %Y").lstrip("0")


COLUMNS = (
    Column("Key", lambda s: s.key, lambda s: s.number),
    Column("Postmortem", lambda s: s.title, lambda s: s.title.casefold()),
    Column("Severity", lambda s: f"SEV {s.severity}", lambda s: s.severity),
    Column("Status", lambda s: s.state.label, lambda s: s.state.label),
    Column("Service", lambda s: s.service, lambda s: s.service.casefold()),
    Column("Owner", lambda s: s.owner, lambda s: s.owner.casefold()),
    Column("Date", _date, lambda s: s.date.timestamp()),
    Column(
        "Open priority actions", lambda s: str(s.open_priority or ""), lambda s: s.open_priority
    ),
)
KEY, TITLE, SEVERITY, STATUS, SERVICE, OWNER, DATE, OPEN = range(len(COLUMNS))


class LibraryTable(QAbstractTableModel):
    """Lines about postmortems."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Summary] = []

    @property
    def rows(self) -> Sequence[Summary]:
        """Every line, deleted ones included."""
        return self._rows

    def show(self, rows: Sequence[Summary]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def put(self, summary: Summary) -> None:
        """Show a line anew, or for the first time."""
        for row, known in enumerate(self._rows):
            if known.record_id == summary.record_id:
                self._rows[row] = summary
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
                return
        self.beginInsertRows(NO_PARENT, len(self._rows), len(self._rows))
        self._rows.append(summary)
        self.endInsertRows()

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
            return column.show(summary)
        if role == SUMMARY:
            return summary
        if role == SORT:
            return column.sort(summary)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.show(summary) or 'none'}"
        return None


class LibraryFilter(QSortFilterProxyModel):
    """The lines that hold every word that was typed; deleted ones only when asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._deleted = False
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)

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

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        summary: Summary = self.sourceModel().index(source_row, 0).data(SUMMARY)
        if summary.deleted is not self._deleted:
            return False
        text = " ".join(column.show(summary) for column in COLUMNS) + " " + summary.incident_key
        return all(word in text.casefold() for word in self._words)

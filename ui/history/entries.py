"""The log of a record as a Qt list: newest first, a heading for each day, read as one scrolls."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk import dates, describe, history
from pmdesk.history import Entry
from pmdesk.model import SectionKey
from ui.document import Document

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its entry, or the day that it is the heading of."""

BATCH = 200
"""Entries that are read at a time."""


class EntryList(QAbstractListModel):
    """Entries of a whole record or of one section; what they did is not read until it is shown."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._zone = describe.zone(document.record)
        self._rows: list[Entry | date] = []
        self._rest: Iterator[Entry] = iter(())
        self._next: Entry | None = None

    def show_section(self, key: SectionKey | None) -> None:
        """Begin anew with the entries of a section, or with all of them."""
        record, log = self._document.record, reversed(self._document.log)
        self.beginResetModel()
        self._rows = []
        self._rest = (e for e in log if key is None or history.concerns(e, record, key))
        self._next = next(self._rest, None)
        self._rows += self._batch()
        self.endResetModel()

    def first(self) -> int:
        """Return the row of the newest entry, or -1."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, Entry)), -1)

    def entry(self, index: Index) -> Entry | None:
        """Return the entry in a row, or None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Entry) else None

    def time(self, entry: Entry) -> str:
        """Return an entry's time of day, in the zone of the record."""
        return dates.clock(entry.at.replace(second=0), self._zone)

    def canFetchMore(self, parent: Index = NO_PARENT) -> bool:
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index = NO_PARENT) -> None:
        found = self._batch()
        first = len(self._rows)
        if found:
            self.beginInsertRows(NO_PARENT, first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.sentence if isinstance(row, Entry) else dates.day(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.entry(index) else Qt.ItemFlag.NoItemFlags

    def _spoken(self, row: Entry | date) -> str:
        if isinstance(row, Entry):
            return ", ".join(filter(None, (row.sentence, self.time(row), row.role)))
        return dates.day(row)

    def _batch(self) -> list[Entry | date]:
        """Take the next entries from the log, with headings where a new day begins."""
        day = self._day(self._rows[-1]) if self._rows else None
        found: list[Entry | date] = []
        for entry in self._take():
            if self._day(entry) != day:
                day = self._day(entry)
                found.append(day)
            found.append(entry)
        return found

    def _take(self) -> Iterator[Entry]:
        for _ in range(BATCH):
            if self._next is None:
                return
            yield self._next
            self._next = next(self._rest, None)

    def _day(self, row: Entry | date) -> date:
        return row.at.astimezone(self._zone).date() if isinstance(row, Entry) else row

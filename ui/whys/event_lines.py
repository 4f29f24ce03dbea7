"""The events of a timeline as lines to tick, to look for and to drag onto a reason."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from pmdesk.dates import event_time, several_days
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.search import fold
from pmdesk.turning import held
from ui.items import NO_PARENT
from ui.widgets.text import tooltip_text

EVENT = "application/x-pmdesk-event"
"""The kind of data that is dragged: the identity of an event."""

_Index = QModelIndex | QPersistentModelIndex
_CAN = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class EventLines(QAbstractListModel):
    """Those events that have all of the words looked for; a tick says that one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._record = Record("")
        self._events: tuple[TimelineEvent, ...] = ()
        self._words: list[str] = []
        self._is_dated = False
        self._shown: tuple[tuple[TimelineEvent, ...], str] = ((), "")
        self.ticked: set[str] = set()

    def show_record(self, record: Record) -> None:
        """Show the events of a record, if they or their times are others than before."""
        shown = (record.events, record.postmortem.zone)
        if shown[0] is not self._shown[0] or shown[1] != self._shown[1]:
            self._shown = shown
            self._record = record
            self._look_again()

    def look_for(self, text: str) -> None:
        """Show only events in which each word of a text occurs."""
        self._words = fold(text).text.split()
        self._look_again()

    def tick(self, ticked: Collection[str]) -> None:
        """Show which events are chosen."""
        if set(ticked) != self.ticked:
            self.ticked = set(ticked)
            self._tell_ticks()

    def toggle(self, index: _Index) -> str:
        """Tick an event, or take its tick away; return its identity."""
        event = self._events[index.row()]
        self.ticked ^= {event.id}
        self._tell_ticks()
        return event.id

    def rowCount(self, parent: _Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._events)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _CAN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self._events[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return held(self._line(event))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(event.text)
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = event.id in self.ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def mimeTypes(self) -> list[str]:
        return [EVENT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = [self._events[index.row()] for index in indexes][:1]
        data = QMimeData()
        for event in dragged:
            data.setData(EVENT, event.id.encode())
            data.setText(self._line(event))
        return data

    def _line(self, event: TimelineEvent) -> str:
        when = event_time(event, self._record.postmortem.tzinfo, dated=self._is_dated)
        return f"{when}  {' '.join(event.text.split())}"

    def _look_again(self) -> None:
        self.beginResetModel()
        events = self._record.events
        self._events = tuple(e for e in events if self._has_words(e)) if self._words else events
        if events:
            self._is_dated = several_days(events, self._record.postmortem.tzinfo)
        self.endResetModel()

    def _has_words(self, event: TimelineEvent) -> bool:
        where = fold(f"{event.text} {event.source} {event.moment.label}").text
        return all(word in where for word in self._words)

    def _tell_ticks(self) -> None:
        if self._events:
            last = self.index(len(self._events) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])


def event_of(data: QMimeData) -> str:
    """Return the event that is dragged, empty where it is something else."""
    return bytes(data.data(EVENT).data()).decode(errors="replace") if data.hasFormat(EVENT) else ""

"""The columns of the timeline's table: what each shows, and what an edit of its cells does."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt

from pmdesk import dates
from pmdesk.changes import Change, set_fields
from pmdesk.model import Attachment, Moment, Postmortem, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.timeline.events import change_time
from pmdesk.timeline.evidence import Shown
from pmdesk.timeline.filtering import reader
from ui.document import Document
from ui.items import Column, Index, ItemTable
from ui.timeline.marks import Mark, marks_of
from ui.widgets.text import tooltip_text

TIME, TEXT, MOMENT, SOURCE, CONFIRMED = range(5)
"""The places of the columns."""

_ADDRESS = ("http://", "https://", "mailto:")


def time_parts(record: Record, event: TimelineEvent) -> tuple[str, str]:
    """Return the day, where this timeline has more than one, and the time of an event."""
    zone = record.postmortem.tzinfo
    shown = dates.event_time(event, zone, dated=False)
    local = event.start.astimezone(zone)
    others = [e.start.astimezone(zone) for e in (*record.events[:1], *record.events[-1:])]
    if event.whole_day or all(other.date() == local.date() for other in others):
        return "", shown
    same_year = all(other.year == local.year for other in others)
    return (dates.short_day if same_year else dates.day)(local), shown


def _show_time(record: Record, event: TimelineEvent) -> str:
    return " ".join(part for part in time_parts(record, event) if part)


def _edited_time(record: Record, event: TimelineEvent) -> str:
    day, _ = time_parts(record, event)
    return dates.event_time(event, record.postmortem.tzinfo, dated=bool(day))


def _show_source(_record: Record, event: TimelineEvent) -> str:
    return event.source or event.link


def _edited_source(_record: Record, event: TimelineEvent) -> str:
    return f"{event.source} {event.link}".strip()


def _change_source(_record: Record, event: TimelineEvent, text: str) -> Change:
    """Take a web address at the end as the event's link, and the words before it as its source."""
    words = text.split()
    link = words.pop() if words and words[-1].lower().startswith(_ADDRESS) else ""
    return set_fields("Change source of event", event, source=" ".join(words), link=link)


def _set(name: str, label: str) -> Any:
    """Return the change of a column that is one field."""
    return lambda _record, event, value: set_fields(label, event, **{name: value})


COLUMNS = (
    Column[TimelineEvent]("Time", _show_time, change_time, _edited_time),
    Column[TimelineEvent](
        "What happened", lambda _r, event: event.text, _set("text", "Change text of event")
    ),
    Column[TimelineEvent](
        "Moment",
        lambda _r, event: "" if event.moment is Moment.OTHER else event.moment.label,
        _set("moment", "Change moment of event"),
        lambda _r, event: event.moment,
    ),
    Column[TimelineEvent]("Source", _show_source, _change_source, _edited_source),
    Column[TimelineEvent](
        "✓",
        lambda _r, event: "confirmed" if event.confirmed else "not confirmed",
        _set("confirmed", "Confirm event"),
        ticked=lambda event: event.confirmed,
    ),
)


_ROW = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
# Qt asks for every cell of a large selection, so these are not put together each time.
_TOLD = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
_FLAGS = [
    _ROW | (Qt.ItemFlag.ItemIsUserCheckable if column.ticked else Qt.ItemFlag.ItemIsEditable)
    for column in COLUMNS
]


class EventModel(ItemTable[TimelineEvent]):
    """The events of a document; with a filter, those that it lets through."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        self._passes: Callable[[TimelineEvent], bool] = reader("")
        self._counted: tuple[object, Shown] | None = None
        super().__init__(
            document, TimelineEvent, COLUMNS, parent,
            keep=self._is_wanted, beside=frozenset({Postmortem, Attachment, Why}),
        )  # fmt: skip

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if section == CONFIRMED and orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
                return "Confirmed in the meeting"
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        if index.isValid() and index.column() == TEXT and role in _TOLD:
            told = [mark.spoken for mark in self.marks(self.item(index))]
            return ". ".join([found, *told]) if found else tooltip_text(" · ".join(told))
        return found

    def marks(self, event: TimelineEvent) -> tuple[Mark, ...]:
        """Return what an event is marked with."""
        return marks_of(event, self._shown_by)

    @property
    def _shown_by(self) -> Shown:
        """What shows the events, counted anew when a picture or a reason has changed."""
        record = self.document.record
        known = (record.tables.get(Attachment), record.tables.get(Why))
        if self._counted is None or self._counted[0] != known:
            self._counted = (known, Shown.of(record))
        return self._counted[1]

    def filter_by(self, text: str) -> None:
        """Show only the events that meet every part of a filter."""
        self._passes = reader(text)
        self.look_again()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """Return the rows of events, from the top; those that are not shown have none."""
        wanted = set(ids)
        return [row for row, event in enumerate(self.rows) if event.id in wanted] if wanted else []

    def _is_wanted(self, event: TimelineEvent) -> bool:
        return self._passes(event)

"""The findings in the texts of events: which one is under the pointer, which at the keyboard."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from pmdesk.model import TimelineEvent
from pmdesk.wording import Place
from ui.items import ITEM
from ui.language.watch import Painted, PaintedWatch
from ui.language.wording import Wording
from ui.timeline import cells, wrapped
from ui.timeline.columns import TEXT


def watch(table: QTableView, wording: Wording) -> None:
    """Let the texts of a table answer for their findings."""
    PaintedWatch(
        table,
        wording,
        lambda point: _painted(table, table.indexAt(point)),
        lambda: _painted(table, table.currentIndex().siblingAtColumn(TEXT)),
    )


def _painted(table: QTableView, index: QModelIndex) -> Painted | None:
    if not index.isValid() or index.column() != TEXT:
        return None
    cell, text = table.visualRect(index), str(index.data() or "")
    event: TimelineEvent = index.data(ITEM)
    laid = wrapped.wrapped(text, table.font(), cells.text_width(cell.width()))
    place = Place(TimelineEvent, event.id, "text")
    return Painted(place, event.text, text, laid, cells.corner(cell))

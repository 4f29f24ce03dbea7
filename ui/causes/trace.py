"""The small matrix below the root causes: event, reasons, cause and action, each a way there."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pmdesk import trace
from pmdesk.dates import event_time, several_days
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.trace import Trace
from ui.document import Document
from ui.widgets.card import Card
from ui.widgets.elided_link import ElidedLink
from ui.widgets.layout import STRETCH, box, column, row, space
from ui.widgets.text import label

_HEADS = ("Event", "Why", "Root cause", "Action")
_MOST = 3

_Place = tuple[SectionKey, str]
_Link = tuple[str, _Place]
"""The words of a link, and where it leads."""


class TraceCard(Card):
    """A row for each root cause; what is missing stands where it is missing."""

    place_requested = Signal(object, str)

    def __init__(self, document: Document) -> None:
        super().__init__(margins=(12, 14), spacing=8)
        self._document = document
        self._shown: object = None
        self._rest = label("", "hint", wrap=True)
        self._grid = QWidget()
        head = row(label("From event to action", "subheading"), STRETCH)
        self.body.addLayout(head)
        self.body.addWidget(self._grid)
        self.body.addWidget(self._rest)

    def follow(self) -> None:
        """Show how everything hangs together now; hidden while there is no root cause."""
        record = self._document.record
        found = trace.traces(record)
        if self.parentWidget() is not None:
            self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        self._rest.setText(_loose(record))
        self._rest.setVisible(bool(self._rest.text()))
        new = self._table(record, found)
        self.body.replaceWidget(self._grid, new)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = new

    def _table(self, record: Record, found: Iterable[Trace]) -> QWidget:
        grid = QGridLayout()
        space(grid, 8)
        for place, head in enumerate(_HEADS):
            grid.addWidget(label(head, "overline"), 0, place)
            grid.setColumnStretch(place, 1)
        for line, one in enumerate(found, 1):
            for place, (links, missing) in enumerate(_cells(record, one)):
                cell = self._cell(_HEADS[place], links, missing)
                grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
        return box(grid)

    def _cell(self, head: str, links: list[_Link], missing: str) -> QWidget:
        lines = column(spacing=2)
        for words, place in links[:_MOST]:
            go = ElidedLink(words, partial(self._request, place), f"{head}: {words}")
            lines.addLayout(row(go, STRETCH))
        if len(links) > _MOST:
            lines.addWidget(label(f"and {len(links) - _MOST} more", "caption"))
        if not links:
            lines.addWidget(label(missing, "warning" if missing else "caption", wrap=True))
        return box(lines)

    def _request(self, place: _Place) -> None:
        self.place_requested.emit(*place)


def _cells(record: Record, one: Trace) -> list[tuple[list[_Link], str]]:
    """Return the links of every cell of a row, and what is said where there are none."""
    zone = record.postmortem.tzinfo
    dated = several_days(record.events, zone)
    events = [
        (f"{event_time(e, zone, dated=dated)} {e.text}", (SectionKey.TIMELINE, e.id))
        for e in one.events
    ]
    reasons = [(why.text or "Not written yet", (SectionKey.WHYS, why.id)) for why in one.reasons]
    cause = [(one.cause.text or "Not written yet", (SectionKey.CAUSES, one.cause.id))]
    actions = [
        (f"{action.text or 'Not written yet'} ({action.state.label.lower()})",
         (SectionKey.ACTIONS, action.id))
        for action in one.actions
    ]  # fmt: skip
    said = one.gaps
    return [
        (events, trace.NO_EVENT),
        (reasons, trace.NO_REASON),
        (cause, ""),
        (actions, trace.NO_ACTION if trace.NO_ACTION in said else ""),
    ]


def _loose(record: Record) -> str:
    """Say what hangs on nothing: events that show no reason, actions that fix no cause."""
    events, actions = trace.unlinked_events(record), len(trace.unlinked_actions(record))
    said = []
    if events:
        said.append(f"{events} of {len(record.events)} events show no reason")
    if actions:
        several = "1 priority action has" if actions == 1 else f"{actions} priority actions have"
        said.append(f"{several} no root cause")
    return " · ".join(said)

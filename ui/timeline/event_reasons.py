"""What the chosen event shows: the reasons it is evidence for, and the way to link another."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.changes import Change
from pmdesk.model import TimelineEvent, Why
from pmdesk.process import short
from pmdesk.record import Record
from pmdesk.whys import causes
from pmdesk.whys.reasons import shown_by
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.elided_link import ElidedLink
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import escape_mnemonic, label

MOST = 60
"""Reasons that a menu can offer; of a larger tree it offers the first."""

_LONGEST = 60
_INDENT = "    "


class EventReasons(QWidget):
    """Reasons as links; hidden while no single event is chosen or there is no tree."""

    why_requested = Signal(str)
    """A reason is to be shown in the tree."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._event_id = ""
        self._shown: list[tuple[str, str]] = []
        self._lines = column(spacing=2)
        self.link = button("Link to a reason", icon="link")
        self.link.setMenu(QMenu(self.link))
        self.link.menu().aboutToShow.connect(self._fill)
        head = label("This event shows", "subheading")
        self.setLayout(column(head, self._lines, row(self.link, STRETCH), spacing=6))
        document.changed.connect(self._show)
        self.hide()

    def show_event(self, event_id: str) -> None:
        """Show what an event shows; empty for none."""
        self._event_id = event_id
        self._show()

    def _show(self) -> None:
        record = self._document.record
        event = record.get(TimelineEvent, self._event_id)
        has_tree = any(why.text for why in record.reasons())
        if self.parentWidget() is not None:
            self.setVisible(event is not None and has_tree)
        found = shown_by(record, self._event_id) if event else ()
        shown = [(why.id, why.text or "A reason without words") for why in found]
        if shown != self._shown:
            self._shown = shown
            clear(self._lines)
            for why_id, text in shown:
                go = ElidedLink(text, partial(self.why_requested.emit, why_id))
                self._lines.addWidget(box(row(go, STRETCH)))

    def _fill(self) -> None:
        """Offer the reasons of the tree, ticked where the event shows them already."""
        menu = self.link.menu()
        menu.clear()
        for depth, why in list(self._document.record.walk())[:MOST]:
            words = short(why.text, _LONGEST) or "A reason without words"
            action = menu.addAction(escape_mnemonic(_INDENT * depth + words))
            action.setCheckable(True)
            action.setChecked(self._event_id in why.evidence)
            action.triggered.connect(partial(self._toggle, why.id))

    def _toggle(self, why_id: str, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's
        def build(record: Record) -> Change:
            event = record.item(TimelineEvent, self._event_id)
            return causes.toggle_evidence(record.item(Why, why_id), event)

        self._document.attempt(build)

"""The last things that were done to a section."""

from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from pmdesk import dates, describe, history
from pmdesk.history import Entry
from pmdesk.model import SectionKey
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import ElidedLabel, label

MOST = 3
"""Entries shown; the rest is in the history of the section."""


class Recent(QWidget):
    """A few lines of history, and the way to all of it."""

    history_requested = Signal(SectionKey)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._key = SectionKey.SUMMARY
        self._entries = column(spacing=8)
        self.show_all = button("Show all…", self._request, kind="link")
        head = row(label("History of this section", "subheading"), STRETCH, self.show_all)
        self.setLayout(column(head, self._entries, spacing=4))
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self.refresh)
        document.changed.connect(self._soon.start)

    def show_section(self, key: SectionKey) -> None:
        """Show what was done to a section last."""
        self._key = key
        self.show_all.setAccessibleName(f"Show all history of {key.label}")
        self.refresh()

    def refresh(self) -> None:
        """Look at the log again."""
        clear(self._entries)
        entries = self._latest()
        for entry in entries:
            self._entries.addWidget(self._line(entry))
        if not entries:
            self._entries.addWidget(label("Nothing yet.", "hint"))

    def _latest(self) -> list[Entry]:
        record, log = self._document.record, reversed(self._document.log)
        return list(islice((e for e in log if history.concerns(e, record, self._key)), MOST))

    def _line(self, entry: Entry) -> QWidget:
        zone = describe.zone(self._document.record)
        when = dates.stamp(entry.at.replace(second=0), zone)
        role = f" · {entry.role}" if entry.role else ""
        what = ElidedLabel(entry.sentence, "small")
        return box(column(what, label(f"{when}{role}", "caption"), spacing=0))

    def _request(self) -> None:
        self.history_requested.emit(self._key)

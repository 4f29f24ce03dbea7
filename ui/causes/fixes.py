"""The actions that address one root cause, and the line in which another is added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk import actions, dates
from pmdesk.model import Action, Why
from pmdesk.record import Record
from ui.document import Document
from ui.followup.facts import STATE_CHIPS
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import STRETCH, clear, column, row
from ui.widgets.text import label


class Fixes(QWidget):
    """Lists actions with their states; each is one line, worked out on the actions page."""

    actions_requested = Signal()

    def __init__(self, document: Document, why_id: str) -> None:
        super().__init__()
        self._document = document
        self._why_id = why_id
        self._shown: tuple[Action, ...] | None = None
        self._lines = column(spacing=6)
        self.entry = EntryLine(
            "Priority action for this cause",
            placeholder="Add a priority action for this: a verb, and how to tell it is done",
        )
        self.entry.entered.connect(self._add)
        add = button("Add action", self._add_written, icon="plus")
        add.setAccessibleName("Add a priority action for this cause")
        see = button("All actions", self.actions_requested.emit, kind="link")
        head = row(label("Actions", "subheading"), STRETCH, see)
        self._entering = row(self.entry, add)
        self._entering.setStretch(0, 1)
        self.setLayout(column(head, self._lines, self._entering, spacing=6))

    def follow(self, record: Record) -> None:
        """Show the actions as they are now."""
        found = record.actions_for(record.item(Why, self._why_id))
        if found != self._shown:
            self._shown = found
            clear(self._lines)
            for action in found:
                self._lines.addWidget(_line(action))

    def _add_written(self) -> None:
        if text := self.entry.text().strip():
            self._add(text)
        else:
            self.entry.setFocus()

    def _add(self, text: str) -> None:
        record = self._document.record
        cause = record.item(Why, self._why_id)
        if self._document.attempt(lambda now: actions.add_action(now, text, cause=cause)):
            self.entry.clear()


def _line(action: Action) -> QWidget:
    state = Chip(action.state.label, STATE_CHIPS[action.state], f"State: {action.state.label}")
    words = label(action.text or "No words yet", "small", wrap=True)
    due = f"due {dates.day(action.due)}" if action.due and action.is_open else ""
    kind = "" if action.fixes else action.kind.label
    about = " · ".join(part for part in (kind, action.team, due, action.tracker_key) if part)
    text = column(words, spacing=0)
    if about:
        text.addWidget(label(about, "caption", wrap=True))
    line = row(state, text, spacing=10)
    line.setStretch(1, 1)
    made = QWidget()
    made.setLayout(line)
    return made

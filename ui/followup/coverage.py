"""Whether every root cause has an action that fixes it, at a glance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pmdesk.model import Why
from pmdesk.process import short
from pmdesk.whys.causes import CauseStatus, cause_status
from ui.breakable import breakable
from ui.document import Document
from ui.followup.facts import coverage, follow_up
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.refill import refill
from ui.widgets.text import ElidedLabel, label

_Shown = tuple[tuple[str, str, CauseStatus], ...]


class Coverage(Card):
    """The root causes, each with what fixes it or the way to an action that would."""

    cause_requested = Signal()
    """The root causes are wanted."""
    action_requested = Signal(str)
    """An action is wanted that fixes the root cause of this identity."""

    def __init__(self, document: Document) -> None:
        super().__init__(margins=(12, 14), spacing=6)
        self._document = document
        self._shown: _Shown | None = None
        self._brief = False
        self._says = label("", "subheading")
        self._lines = column(spacing=2)
        self.body.addWidget(self._says)
        self.body.addLayout(self._lines)
        self._waiting = label("", "hint", wrap=True)
        self.body.addWidget(self._waiting)
        document.changed.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """Return how many root causes have an action that fixes them, and who is to be asked."""
        return f"{self._says.text()}\n{self._waiting.text()}"

    def set_brief(self, brief: bool) -> None:
        """Say only how many are covered, and which are not, where there is little room."""
        if brief != self._brief:
            self._brief, self._shown = brief, None
            self._follow()

    def _follow(self) -> None:
        record = self._document.record
        causes = record.root_causes
        shown = tuple((c.id, short(c.text, 120), cause_status(record, c)) for c in causes)
        self._says.setText(coverage(record))
        waiting = follow_up(record)
        self._waiting.setText(breakable(waiting))
        self._waiting.setVisible(bool(waiting) and not self._brief)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(causes)

    def _rebuild(self, causes: tuple[Why, ...]) -> None:
        record = self._document.record
        told = [c for c in causes if not (self._brief and cause_status(record, c).fixed)]
        lines = [box(self._line(cause)) for cause in told]
        find = button("Mark one in Five whys", self.cause_requested.emit, kind="link")
        refill(self._lines, lines if causes else [box(row(find, STRETCH))])

    def _line(self, cause: Why) -> QHBoxLayout:
        status = cause_status(self._document.record, cause)
        sign = ("circle-check", "ok") if status.fixed else ("triangle-alert", "warn")
        text = short(cause.text, 120) or "A root cause without words"
        said = ElidedLabel(text)
        line = row(IconMark(*sign), said, label(status.text, "hint" if status.fixed else "warning"))
        line.addStretch(1)
        if not status.fixed:
            add = button("Add action", lambda: self.action_requested.emit(cause.id), kind="link")
            add.setAccessibleName(f"Add an action that fixes: {text}")
            line.addWidget(add)
        line.addWidget(
            icon_button("chevron-right", f"See root cause: {text}", self.cause_requested.emit)
        )
        return line

"""Causes of other postmortems that are like one, found while it is written, and linked at once."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pmdesk.changes import Change
from pmdesk.model import Why
from pmdesk.process import short
from pmdesk.record import Record
from pmdesk.whys import recurrence
from pmdesk.whys.recurrence import EarlierCause
from ui.breakable import breakable
from ui.causes.alike import Alike
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, clear, column, row
from ui.widgets.text import label

_PAUSE = 200
"""Milliseconds after a key at which is looked."""
_LONGEST = 140


class EarlierCauses(QWidget):
    """What struck before, each with what became of its actions; hidden while nothing did."""

    def __init__(self, document: Document, alike: Alike) -> None:
        super().__init__()
        self._document = document
        self._alike = alike
        self._why_id = ""
        self._text = ""
        self._found: list[EarlierCause] = []
        self._shown: list[tuple[str, bool]] = []
        self._lines = column(spacing=8)
        self.setLayout(column(label("Struck before?", "subheading"), self._lines, spacing=6))
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        document.changed.connect(self._follow)
        self.hide()

    def show_why(self, why_id: str) -> None:
        """Look for what is like a cause as it is written down; nothing is looked for of none."""
        why = self._document.record.get(Why, why_id)
        self._why_id = why_id
        self.look_for(why.text if why else "")

    def look_for(self, text: str) -> None:
        """Look for what is like a text, once typing pauses."""
        if text != self._text:
            self._text = text
            self._soon.start()

    @property
    def found(self) -> list[EarlierCause]:
        """What was found last."""
        return self._found

    def _look(self) -> None:
        if not self.window().isVisible():
            return  # the window was closed meanwhile, and the library with it
        wanted = self._text

        def take(found: list[EarlierCause]) -> None:
            if wanted == self._text:
                self._found = found
                self._follow()

        self._alike.find(wanted, self._document.record.id, take)

    def _follow(self) -> None:
        record = self._document.record
        why = record.get(Why, self._why_id)
        found = self._found if why is not None else []
        shown = [(cause.why_id, bool(why and recurrence.is_linked(why, cause))) for cause in found]
        if shown != self._shown:
            self._shown = shown
            clear(self._lines)
            for cause, (_, is_linked) in zip(found, shown, strict=True):
                self._lines.addWidget(self._line(cause, is_linked=is_linked))
        # Without a parent yet, to show it would make it a window of its own.
        if self.parentWidget() is not None:
            self.setVisible(bool(found))

    def _line(self, cause: EarlierCause, *, is_linked: bool) -> QWidget:
        words = label(breakable(short(cause.text, _LONGEST)), "small", wrap=True)
        fate = Chip(cause.fate, "ok" if cause.is_fixed else "warn")
        where = label(f"{cause.key} {short(cause.title, 60)}", "caption", wrap=True)
        link = button("Linked" if is_linked else "Link", partial(self._link, cause), kind="link")
        link.setEnabled(not is_linked)
        link.setAccessibleName(f"Link {cause.key}: {short(cause.text)}")
        line = QWidget()
        line.setLayout(column(words, where, row(fate, STRETCH, link), spacing=2))
        return line

    def _link(self, cause: EarlierCause) -> None:
        def build(record: Record) -> Change:
            return recurrence.link(record.item(Why, self._why_id), cause)

        self._document.attempt(build)

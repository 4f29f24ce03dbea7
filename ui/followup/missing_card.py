"""What still stands between a record and the request for approval."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from pmdesk.approval.review import OPEN
from pmdesk.language import Strength
from pmdesk.process import Missing, missing_for_approval
from ui.breakable import breakable
from ui.document import Document
from ui.language.wording import Wording
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import box, clear, column, row
from ui.widgets.refill import refill
from ui.widgets.text import label
from ui.widgets.wrapped_button import WrappedButton


class MissingCard(Card):
    """Each missing thing with the way to the section where it is done."""

    place_requested = Signal(object, str)
    """The `SectionKey` of a section, and the identity of what is missing something there."""

    def __init__(self, document: Document) -> None:
        super().__init__(margins=(12, 14), spacing=6)
        self._document = document
        self._shown: tuple[Missing, ...] | None = None
        self._says = label("", "subheading", wrap=True)
        self._lines = column(spacing=2)
        self._worded = column(spacing=2)
        self._wording = Wording.of(document)
        self._mentioned: list[Missing] = []
        self.body.addWidget(self._says)
        self.body.addLayout(self._lines)
        self.body.addLayout(self._worded)
        document.changed.connect(self._follow)
        self._wording.surveyed.connect(self._follow_wording)
        self._follow()
        self._follow_wording()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        record = self._document.record
        missing = missing_for_approval(record)
        # Without a parent yet, to show it would make it a window of its own.
        if self.parentWidget() is not None:
            self.setVisible(record.postmortem.state in OPEN or bool(missing))
        if missing == self._shown:
            return
        self._shown = missing
        count = f"Still missing before approval · {len(missing)}"
        self._says.setText(count if missing else "Nothing is missing: approval can be requested")
        refill(self._lines, (box(self._line(thing)) for thing in missing))

    def _follow_wording(self) -> None:
        """Mention what the language coach is sure of, with the way to the first of it."""
        found = [f for f in self._wording.found if f.finding.strength is Strength.STRONG]
        count = f"{len(found)} language finding{'' if len(found) == 1 else 's'} to look at."
        first = [Missing(f.section, count, f.place.item_id) for f in found[:1]]
        if first == self._mentioned:
            return
        self._mentioned = first
        clear(self._worded)
        for thing in first:
            self._worded.addWidget(box(self._line(thing)))

    def _line(self, thing: Missing) -> QHBoxLayout:
        words = f"{breakable(thing.sentence)} \u203a"
        go = WrappedButton(words, lambda: self._go(thing), kind="quiet")
        go.setAccessibleName(f"Go to {thing.section.label}: {thing.sentence}")
        line = row(IconMark("circle", "muted", 14), go)
        line.setStretch(1, 1)
        return line

    def _go(self, thing: Missing) -> None:
        self.place_requested.emit(thing.section, thing.item_id)

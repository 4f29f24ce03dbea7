"""Beside the artefact: questions to go round with, cards, and what only the facilitator sees."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.meeting.questions import questions
from pmdesk.meeting.tally import Tally
from ui.bound import Bound
from ui.document import Document
from ui.meeting.cards import Cards
from ui.meeting.voices import Voices
from ui.widgets.card import Card, Panel
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column, sized
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_ASKED = 4
"""Questions that are shown at once."""


class Side(Panel):
    """The right column of the meeting; its private part is hidden unless it is asked for."""

    left = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        self._document = document
        self.cards = Cards(document)
        self.voices = Voices(Tally())
        self._questions = [label("", wrap=True) for _ in range(_ASKED)]
        head = label("Questions to go round with", "subheading")
        self._asked = box(column(head, Card(*self._questions, spacing=10), spacing=12))
        self._parked = label("", "hint", wrap=True)
        self.notes = GrowingEdit("Private notes", placeholder="Only you see this", min_lines=3)
        self.private = box(
            column(
                label("Only for you", "overline"), self.notes,
                label("Who has not been heard yet", "subheading"), self.voices, spacing=6,
            )
        )  # fmt: skip
        parts = column(
            self._asked, self.cards, self._parked, self.private, STRETCH,
            spacing=12, margins=(16, 16, 12, 16),
        )  # fmt: skip
        page = ScrollPage(parts)
        self.cards.pointed.connect(page.bring_into_view)
        whole = column(page, spacing=0)
        super().__init__(whole, rule="left")
        self.setParent(parent)
        Bound(document, document.record.meeting, self).text("private_notes", self.notes)
        self.setAccessibleName("Beside the artefact")
        sized(self, min_width=260, max_width=380)
        self.cards.left.connect(self.left)
        self.private.hide()
        document.changed.connect(self._follow)
        self._follow()

    def ask(self, step: str, item_id: str) -> None:
        """Offer the questions for a step and what is selected in it."""
        self.offer(questions(self._document.record, step, item_id))

    def offer(self, found: Sequence[str]) -> None:
        """Offer some questions, as many as there is room for."""
        found = found[:_ASKED]
        for place, shown in enumerate(self._questions):
            shown.setVisible(place < len(found))
            shown.setText(found[place] if place < len(found) else "")
        self._asked.setVisible(bool(found))

    def show_private(self, shown: bool) -> None:
        """Show what is only for the facilitator, or hide it from a shared screen."""
        self.private.setVisible(shown)

    def _follow(self, _edit: object = None) -> None:
        record = self._document.record
        self.voices.show_people(record.participants)
        parked = record.meeting.parking_lot
        self._parked.setText("Parking lot\n" + "\n".join(f"• {line}" for line in parked))
        self._parked.setVisible(bool(parked))

"""A line for each person in the room, to note that the person spoke; off unless wanted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from pmdesk.meeting.tally import Tally
from pmdesk.model import Participant
from ui.widgets.buttons import icon_button
from ui.widgets.layout import box, column, row
from ui.widgets.refill import refill
from ui.widgets.text import ElidedLabel, label

_EXPLAINED = "Press + when that person speaks. Nothing of this is kept."


class Voices(QWidget):
    """Counts voices, and says whose has not been heard while others have."""

    def __init__(self, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally = tally
        self._people: tuple[Participant, ...] = ()
        self._lines = column(spacing=0)
        self._quiet = label(_EXPLAINED, "caption", wrap=True)
        self.setLayout(column(box(self._lines), self._quiet, spacing=4))

    def show_people(self, people: Sequence[Participant]) -> None:
        """Offer a button for everyone who came."""
        present = tuple(person for person in people if person.attended)
        if present != self._people:
            self._people = present
            refill(self._lines, map(self._voice, present))

    def text(self) -> str:
        """Return whose voice has not been heard."""
        return self._quiet.text()

    def _voice(self, person: Participant) -> QWidget:
        """Return a line for a person: a button that counts, how often, and who it is."""
        who = person.role or person.name
        count = label(str(self._tally.count(person.id)), "caption")
        plus = icon_button("plus", f"{who} spoke", lambda: self._heard(person.id, count))
        line = row(plus, count, ElidedLabel(who), spacing=4)
        line.addStretch(1)
        return box(line)

    def _heard(self, person_id: str, count: QLabel) -> None:
        self._tally.note(person_id)
        count.setText(str(self._tally.count(person_id)))
        quiet = [person.role or person.name for person in self._tally.quiet(self._people)]
        self._quiet.setText(f"Not heard yet: {', '.join(quiet)}" if quiet else _EXPLAINED)

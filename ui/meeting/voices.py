"""A button for each person in the room, to note that the person spoke; off unless wanted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from pmdesk.meeting.tally import Tally
from pmdesk.model import Participant
from ui.followup.refill import refill
from ui.widgets.buttons import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import box, column
from ui.widgets.text import escape_mnemonic, label

_EXPLAINED = "Press a name when that person speaks. Nothing of this is kept."


class Voices(QWidget):
    """Counts voices, and says whose has not been heard while others have."""

    def __init__(self, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally = tally
        self._people: tuple[Participant, ...] = ()
        self._buttons = FlowLayout()
        self._quiet = label(_EXPLAINED, "caption", wrap=True)
        self.setLayout(column(box(self._buttons), self._quiet, spacing=4))

    def show_people(self, people: Sequence[Participant]) -> None:
        """Offer a button for everyone who came."""
        present = tuple(person for person in people if person.attended)
        if present != self._people:
            self._people = present
            refill(self._buttons, map(self._button, present))

    def text(self) -> str:
        """Return whose voice has not been heard."""
        return self._quiet.text()

    def _button(self, person: Participant) -> QWidget:
        made = button(person.role or person.name, kind="plain")
        made.clicked.connect(partial(self._heard, person.id, made.setText, made.text()))
        return made

    def _heard(self, person_id: str, show: Callable[[str], None], words: str, _checked: bool = False) -> None:
        self._tally.note(person_id)
        show(f"{words} · {self._tally.count(person_id)}")
        quiet = [escape_mnemonic(p.role or p.name) for p in self._tally.quiet(self._people)]
        self._quiet.setText(f"Not heard yet: {', '.join(quiet)}" if quiet else _EXPLAINED)

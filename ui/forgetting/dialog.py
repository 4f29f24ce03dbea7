"""The question whether a name is to be forgotten, where, and what stands in its place."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.masking.names import Person
from pmdesk.masking.roles import phrase
from ui.widgets.buttons import button, radio_button
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_ABOUT = (
    "The name, its parts and the handle give way to the role: in the texts, in the history, in "
    "backups made from now on. Nobody can bring it back, and undo does not either."
)
_LIMITS = (
    "Words that only look like the name, pictures, and files that were exported before stay as "
    "they are."
)


@dataclass(frozen=True)
class Wish:
    """Whom to forget, what they are called instead, and whether in every postmortem."""

    person: Person
    everywhere: bool


class ForgetDialog(QDialog):
    """Says in a sentence what will happen, and takes the role that stands for the name."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self.setWindowTitle("Forget this name")
        self.role = LineEdit("Role in its place", person.called)
        self.everywhere = radio_button("In every postmortem of this library", checked=True)
        self.here = radio_button("In this postmortem only")
        self._field = Field("Role in its place", self.role)
        self.confirm = button("Forget this name", self.accept, kind="danger")
        self.role.textChanged.connect(self._show)
        self._lay_out()
        self._show()

    def choice(self) -> Wish:
        """Return what was chosen."""
        called = " ".join(self.role.text().split())
        number = self._person.number if called == self._person.called else 0
        person = Person(self._person.name, self._person.handle, called, number)
        return Wish(person, self.everywhere.isChecked())

    def _lay_out(self) -> None:
        content = column(
            label(f"Forget “{self._person.name}”?", "title", wrap=True),
            label(_ABOUT, wrap=True),
            self._field,
            column(self.everywhere, self.here, spacing=6),
            label(_LIMITS, "hint", wrap=True),
            STRETCH,
            spacing=14,
            margins=(24, 24, 12, 24),
        )
        foot = row(STRETCH, button("Cancel", self.reject), self.confirm, margins=(12, 24, 20, 24))
        self.setLayout(column(ScrollPage(content), foot, spacing=0))
        fit(self, 540, 430)

    def _show(self) -> None:
        called = self.role.text().strip()
        self.confirm.setEnabled(bool(called))
        first = self._person.name.split()[0]
        role = phrase(self.choice().person) if called else "…"
        self._field.set_help(f"“{first}’s change” will read “{role}’s change”.")

"""The questions that begin a postmortem."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from pmdesk import process
from pmdesk.directory.known import Known
from pmdesk.errors import InvalidValue
from pmdesk.model import Postmortem
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.completing import complete
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label

SEVERITIES = (
    (1, "Severity 1: critical, very many affected"),
    (2, "Severity 2: major, many affected"),
    (3, "Severity 3: minor, some affected"),
    (4, "Severity 4: low, hardly anyone noticed"),
)


@dataclass(frozen=True)
class NewChoice:
    """What the user wants to begin with: fields of `Postmortem`."""

    facts: dict[str, Any]


class NewDialog(QDialog):
    """Asks what a postmortem is about and who drives it, and says whether it is required."""

    def __init__(
        self,
        known: Known,
        required: tuple[int, ...],
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("New postmortem")
        self._required = required
        self._zone = zone
        self.title = _line("Title")
        self.title.setPlaceholderText("What failed, for whom, after what")
        self.severity = ChoiceBox("Severity", list(SEVERITIES), value=2)
        self.service = _line("Faulty service")
        complete(self.service, lambda: known.services)
        self.owner = _line("Owner")
        self.owner.setPlaceholderText("Checkout lead")
        complete(self.owner, lambda: known.owners)
        self.incident = _line("Incident")
        self.incident.setPlaceholderText("HOT-20871")
        self._says = label("", "muted", wrap=True)
        self._title_field = Field("Title", self.title)
        self._incident_field = Field("Incident", self.incident, "The key of the incident ticket.")
        self._owner_field = Field("Owner", self.owner, "By role: who drives this postmortem.")
        self._lay_out()
        self.title.textEdited.connect(lambda: self._title_field.set_error(""))
        self.incident.textEdited.connect(lambda: self._incident_field.set_error(""))
        self.severity.chosen.connect(self._say_whether_required)
        self._say_whether_required(2)

    def choice(self) -> NewChoice:
        """Return what was entered."""
        facts = {
            "title": self.title.text(),
            "severity": self.severity.value(),
            "service": self.service.text(),
            "owner": self.owner.text(),
            "incident_key": self.incident.text(),
            "zone": self._zone,
        }
        return NewChoice(facts)

    def accept(self) -> None:
        """Close if the values fit, else say at the field why not."""
        for field in (self._title_field, self._incident_field):
            field.set_error("")
        try:
            _check(self.choice())
        except InvalidValue as error:
            at_incident = error.field == "incident_key"
            field = self._incident_field if at_incident else self._title_field
            field.set_error(str(error))
            field.editor.setFocus()
            return
        super().accept()

    def _lay_out(self) -> None:
        create = button("Create", self.accept, kind="primary")
        create.setDefault(True)
        cancel = button("Cancel", self.reject)
        whole = column(
            label("New postmortem", "title"),
            self._title_field,
            row(Field("Faulty service", self.service), self._incident_field, spacing=12),
            row(Field("Severity", self.severity), self._owner_field, spacing=12),
            self._says,
            row(STRETCH, cancel, create),
            spacing=14,
            margins=24,
        )
        self.setLayout(whole)
        sized(self, min_width=560)

    def _say_whether_required(self, severity: object) -> None:
        required = process.is_required(int(str(severity)), self._required)
        self._says.setText(
            "A postmortem is required for this severity."
            if required
            else "A postmortem is optional for this severity. It is still a good way to learn."
        )


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def _check(choice: NewChoice) -> None:
    """Raise `InvalidValue` where a field does not fit."""
    Postmortem.checked(record_id="new", created_at=datetime.now(UTC), **choice.facts)


def local_zone() -> str:
    """Return the name of this machine's time zone; finding it takes a moment of its own."""
    import tzlocal

    name = tzlocal.get_localzone_name() or "UTC"
    # Machines in data centres call it Etc/UTC; people do not.
    return "UTC" if name in {"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"} else name

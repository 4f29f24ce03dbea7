"""A look aside in the meeting: another place of the record, while the open step stays open."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.meeting.agenda import AgendaStep, guide
from pmdesk.model import SectionKey
from ui.widgets.buttons import button, name_button
from ui.widgets.layout import row
from ui.widgets.text import ElidedLabel


class WayBack(QWidget):
    """What leads back to the step whose clock goes on; hidden while that is shown."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = button("", self.clicked.emit, icon="chevron-left")
        self._said = ElidedLabel("", "muted")
        self.setLayout(row(self._said, self.back, spacing=12))
        self.hide()

    def lead_to(self, step: AgendaStep, *, audience: bool) -> None:
        """Name the step that stays open, and say where the room sees it still."""
        name_button(self.back, f"Back to {step.title}")
        said = "The room still sees it" if audience else "Its clock goes on"
        self._said.setText(f"{said} · Esc")


def aside(section: SectionKey) -> AgendaStep:
    """Return a section as a step: where one of the agenda works on it, that one renamed."""
    name = section.label
    for step in guide().steps:
        if step.section is section:
            return replace(step, title=name, heading=name, hint="")
    # No step's own key has a blank in it, and steps and sections share some of their names.
    return AgendaStep(f"aside {section.value}", name, name, "", section)

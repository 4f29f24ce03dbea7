"""How long the impact lasted, said over the section; the times are set in the details."""

from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.metrics import duration
from pmdesk.model import Postmortem
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, row
from ui.widgets.text import ElidedLabel


class ImpactLine(QWidget):
    """How long the impact lasted, from when to when, with the way to where that is changed."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._says = ElidedLabel("", "muted")
        self.change = button("", kind="link")
        line = row(self._says, self.change, STRETCH, spacing=6)
        self.setLayout(line)
        document.changed.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """Return what is said about the impact."""
        return self._says.text()

    def _follow(self) -> None:
        postmortem = self._document.record.postmortem
        self._says.setText(lasted(postmortem))
        known = postmortem.impact_start and postmortem.impact_end
        verb = "Change in details" if known else "Set in details"
        self.change.setText(verb)
        self.change.setAccessibleName(f"{verb}: start and end of impact")


def lasted(postmortem: Postmortem) -> str:
    """Say how long the impact of an incident lasted, or what is not known about it."""
    start, end, zone = postmortem.impact_start, postmortem.impact_end, postmortem.tzinfo
    if start is None:
        return "Start and end of impact are not set yet."
    if end is None:
        return f"Started {dates.stamp(start, zone)} ({postmortem.zone}); its end is not set yet."
    if end < start:
        return "The impact ends before it starts."
    return f"Lasted {duration(end - start)}: {dates.span(start, end, zone)} ({postmortem.zone})."

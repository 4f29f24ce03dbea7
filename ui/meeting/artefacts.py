"""What the room works on in each step of the meeting."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from pmdesk.meeting.agenda import AgendaStep
from ui.meeting.closing import ClosingView
from ui.meeting.opening import OpeningView
from ui.record import views
from ui.record.views import Surroundings
from ui.section_view import SectionView


def make(
    step: AgendaStep, around: Surroundings, clock: Callable[[], datetime], parent: QWidget
) -> SectionView:
    """Build the view of a step: the same that edits the section, or one of the meeting's own."""
    if step.section is not None:
        return views.make(step.section, around, parent)
    if step.key == "opening":
        return OpeningView(parent)
    return ClosingView(around.document, clock, around.templates, parent)

"""What fills a record's page: its sections, or the meeting in their place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.record.views import Surroundings
from ui.section_view import pass_on

# The meeting is imported when one is run.
if TYPE_CHECKING:
    from ui.meeting.page import MeetingPage


class Stage(QStackedWidget):
    """Shows one of both; the meeting is made when it is first run, and then kept."""

    changed = Signal(bool, bool)
    """Whether the meeting is shown, and whether no other window is there to be shared."""
    ran_over = Signal()
    """A step of the meeting has used up its time."""
    left = Signal()
    """The meeting was left for the sections."""
    action_requested = Signal(str)
    """An action of the window, by its key in `ui.actions`, should be done."""
    import_requested = Signal(str, list)
    """A text, or files by their paths, should be read into the timeline."""
    decisions_given = Signal(list)
    """Decision files, by their paths, should be taken in."""

    def __init__(self, sections: QWidget, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._meeting: MeetingPage | None = None
        self.addWidget(sections)

    @property
    def meeting(self) -> "MeetingPage | None":
        """The meeting, while it is shown in place of the sections."""
        return self._meeting if self.currentWidget() is self._meeting else None

    def run(self) -> None:
        """Show the meeting in place of the sections."""
        if self._meeting is None:
            from ui.meeting.page import MeetingPage

            self._meeting = MeetingPage(self._surroundings, self._surroundings.clock, self)
            self._meeting.left.connect(self.leave)
            self._meeting.shared.connect(self._tell)
            self._meeting.ran_over.connect(self.ran_over)
            pass_on(self._meeting, self)
            self.addWidget(self._meeting)
        self.setCurrentWidget(self._meeting)
        self._tell()
        self._meeting.focus_artefact()

    def leave(self) -> None:
        """Show the sections again; the clock goes on, and so does a window for the audience."""
        if self.meeting is not None:
            self.setCurrentIndex(0)
            self._tell()
            self.left.emit()

    def do(self, command: str) -> None:
        """Do what a command of the meeting says, while the meeting is shown."""
        if self.meeting is not None:
            from ui.meeting.commands import COMMANDS

            COMMANDS[command](self.meeting)

    def close_windows(self) -> None:
        """Close the window that the audience sees."""
        if self._meeting is not None:
            self._meeting.close_audience()

    def _tell(self, _shared: object = None) -> None:
        alone = self.meeting is not None and self.meeting.audience is None
        self.changed.emit(self.meeting is not None, alone)

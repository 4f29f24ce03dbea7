"""The trackers as the window knows them: told in a tab of the directory, asked off its thread."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.ask import Ask
from ui.background import Lane
from ui.document import Document
from ui.trackers.notes import Notes


class Trackers(QObject):
    """Makes what is shown of trackers, and asks them in a lane."""

    def __init__(self, work: Lane, notes: Notes) -> None:
        super().__init__(notes)
        self._work = work
        self.notes = notes

    def tab(self, document: Document, ask: Ask) -> QWidget:
        """Make the tab of the directory in which trackers are told."""
        from ui.trackers.tab import TrackersTab

        return TrackersTab(document, ask, self._work)

    def stop(self) -> None:
        """Call everything off: the window closes."""
        self.notes.stop()

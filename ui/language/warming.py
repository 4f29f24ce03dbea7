"""Prepares the language coach off the window’s thread, before a text asks for it."""

from PySide6.QtCore import QObject

from ui.background import Job, Lane


class Warming(QObject):
    """Compiles what the coach looks for, which the first key in a text would otherwise wait for."""

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._job = Job(self)

    def start(self) -> None:
        """Begin in the lane, once there is time for it."""
        self._lane.run(self._prepare)

    def stop(self) -> None:
        """Leave it at that: nobody is going to write any more."""
        self._job.cancel()

    def _prepare(self) -> None:
        from pmdesk.language.languages import language

        language("en").prepare(self._job.is_cancelled)

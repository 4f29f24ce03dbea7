"""Prepares the language coach off the window’s thread, before a text asks for it."""

from PySide6.QtCore import QObject, QTimer

from ui.background import Job, Lane

_PAUSE = 500
"""Milliseconds in which the window comes first, and one that closes at once asks for nothing."""


class Warming(QObject):
    """Compiles what the coach looks for, which the first key in a text would otherwise wait for."""

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._job = Job(self)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(lambda: self._lane.run(self._prepare))

    def start(self) -> None:
        """Begin in the lane, once there is time for it."""
        self._soon.start()

    def stop(self) -> None:
        """Leave it at that: nobody is going to write any more."""
        self._soon.stop()
        self._job.cancel()

    def _prepare(self) -> None:
        from pmdesk.language.languages import language

        language("en").prepare(self._job.is_cancelled)

"""Cyclic garbage is collected on the window's thread alone.

Python collects it on whichever thread happens to allocate. A widget in such a cycle would then be
destroyed off the window's thread, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 1_000
"""Milliseconds between looks at how much there is to collect."""


class Collector(QObject):
    """Does on a timer what Python would do by itself, at the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
            if count > threshold > 0
        ]
        if due:
            gc.collect(max(due))


def collect_here() -> None:
    """See to it that the application collects on its own thread; asking twice does no harm."""
    app = QCoreApplication.instance()
    if app is not None and app.findChild(Collector) is None:
        Collector(app)

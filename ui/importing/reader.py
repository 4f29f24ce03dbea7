"""Reading while someone types: soon after each pause, off the window’s thread where it is long."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.errors import PmdeskError
from ui.background import Job, Lane

PAUSE_MS = 120
"""How long typing has to pause before the text is read."""

Work = Callable[[Job], object]


class Reader(QObject):
    """Runs one reading at a time; whatever a newer one was asked for in the meantime is dropped."""

    started = Signal()
    """A reading has begun that takes long enough to wait for."""
    progressed = Signal(float)
    ready = Signal(object)
    """What the newest reading gave."""
    failed = Signal(str)
    """Why there is none."""

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._job: Job | None = None
        self._work: Work | None = None
        self._is_long = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        return self._job is not None or self._pause.isActive()

    def read(self, work: Work, *, is_long: bool, at_once: bool = False) -> None:
        """Have something read; after a pause in which nothing else is asked for, or at once."""
        self.stop()
        self._work, self._is_long = work, is_long
        if at_once:
            self._start()
        else:
            self._pause.start()

    def flush(self) -> None:
        """Read what was typed last now, if that is still waited with."""
        if self._pause.isActive():
            self._start()

    def stop(self) -> None:
        """Want no result any more; one that is on its way is dropped."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        self._pause.stop()
        work, job = self._work, Job()
        if work is None:
            return
        self._job = job
        if self._is_long:
            self._run(job, work)
        else:
            self._read_here(job, work)

    def _read_here(self, job: Job, work: Work) -> None:
        try:
            result = work(job)
        except PmdeskError as error:
            self._fail(job, error)
        else:
            self._deliver(job, result)
        finally:
            self._job = None if self._job is job else self._job

    def _run(self, job: Job, work: Work) -> None:
        job.progressed.connect(self.progressed)
        self.started.emit()
        self._lane.run(
            lambda: None if job.is_cancelled() else work(job),
            lambda result: self._deliver(job, result),
            lambda error: self._fail(job, error),
        )

    def _deliver(self, job: Job, result: object) -> None:
        if job is self._job:
            self._job = None
            self.ready.emit(result)

    def _fail(self, job: Job, error: PmdeskError) -> None:
        if job is self._job:
            self._job = None
            self.failed.emit(str(error))

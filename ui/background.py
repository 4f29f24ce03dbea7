"""Work off the window's thread: values go in, results come back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pmdesk.errors import PmdeskError
from ui.garbage import collect_here

T = TypeVar("T")
_OURS = "Something inside pmdesk went wrong. The log file says where."


class Job(QObject):
    """One piece of work on its way: it reports progress from 0 to 1 and can be called off."""

    progressed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called_off = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._called_off.set()

    def is_cancelled(self) -> bool:
        """Tell whether the work should stop; asked from its own thread."""
        return self._called_off.is_set()

    def report(self, share: float) -> None:
        """Say how far the work has come; called from its own thread."""
        self.progressed.emit(share)


class Lane(QObject):
    """One or more threads that take work in the order in which it is given.

    A lane with one thread is what owns the library's connection.
    """

    _ended = Signal(object)

    def __init__(self, name: str, threads: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_here()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._is_ending = False
        self._is_closed = False
        # Work may have ended before it is known whom to tell; then this thread would be told now,
        # in the middle of what it is doing.
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[PmdeskError], object] | None = None,
    ) -> None:
        """Do `work` in the lane and hand its result or its sentence back on this thread.

        An error of our own goes where all of them go; `failed` hears of it too, so that nothing
        waits for ever. A closed lane takes nothing and tells nobody: what still asks for work then,
        such as a picture on its way from the library, belongs to a window that is gone.
        """
        if self._is_ending:
            return
        self._pool.submit(work).add_done_callback(
            lambda future: self._ended.emit((future, done, failed))
        )

    def finish(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[PmdeskError], object],
    ) -> None:
        """Do `work` as the last thing: what is asked for later is left undone."""
        self.run(work, done, failed)
        self._is_ending = True

    def close(self) -> None:
        """Finish what was given and end the threads."""
        self._is_ending = self._is_closed = True
        self._pool.shutdown(wait=True)

    @Slot(object)
    def _deliver(self, ended: tuple[Future[Any], Any, Any]) -> None:
        future, done, failed = ended
        error = future.exception()
        is_ours = error is not None and not isinstance(error, PmdeskError)
        if not self._is_closed:
            if error is None:
                _tell(done, future.result())
            else:
                _tell(failed, PmdeskError(_OURS) if is_ours else error)
        if error is not None and (is_ours or not failed):
            raise error


def _tell(hearer: Callable[[Any], object] | None, told: object) -> None:
    if hearer is not None:
        hearer(told)

"""What was done to records that are not open, as far back as the window is old."""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ui import actions
from ui.widgets.toast import Toast

Step = Callable[[], object]
"""Takes back what was done, or does again what was taken back."""


class Way(Enum):
    """How something came to be done: anew, or by going back and forth."""

    DONE = auto()
    BACK = auto()
    AGAIN = auto()

    @property
    def opposite(self) -> "Way":
        """The way that leads back from here."""
        return Way.AGAIN if self is Way.BACK else Way.BACK


class LibrarySteps(QObject):
    """What undo and redo are about while no record is open; each step is said in a toast."""

    def __init__(self, named: Mapping[str, QAction], toast: Toast) -> None:
        super().__init__(toast)
        self._named = named
        self._toast = toast
        self._undo: list[tuple[str, Step]] = []
        self._redo: list[tuple[str, Step]] = []

    def say(self, way: Way, text: str, opposite: Step) -> None:
        """Say what was done, or taken back, and remember how to go the opposite way."""
        if way is Way.BACK:
            self._redo.append((text, opposite))
            self._toast.show_message(f"Took back: {text}")
        else:
            self._undo.append((text, opposite))
            self._toast.show_message(text, ("Undo", self.undo))
        if way is Way.DONE:
            self._redo.clear()
        self.name()

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._go(self._undo)

    def redo(self) -> None:
        """Do again what was taken back last, if anything was."""
        self._go(self._redo)

    def name(self) -> None:
        """Name in the menu what undo and redo would do."""
        for key, verb, steps in (("undo", "Undo", self._undo), ("redo", "Redo", self._redo)):
            actions.name_step(self._named[key], verb, steps[-1][0] if steps else "")

    def _go(self, steps: list[tuple[str, Step]]) -> None:
        if steps:
            _, step = steps.pop()
            self.name()
            step()

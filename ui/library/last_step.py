"""What was last done to records that are not open: it can be taken back, and done again."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ui import actions
from ui.widgets.toast import Toast

Step = Callable[[], object]


def _nothing() -> None:
    """Leave everything as it is."""


class LastStep(QObject):
    """The one step that undo and redo are about while no record is open; said in a toast."""

    def __init__(self, named: Mapping[str, QAction], toast: Toast) -> None:
        super().__init__(toast)
        self._named = named
        self._toast = toast
        self._take_back: Step = _nothing
        self._do_again: Step = _nothing

    def say_done(self, text: str, take_back: Step | None) -> None:
        """Say what was done, and offer to take it back where that is possible."""
        self._take_back, self._do_again = take_back or _nothing, _nothing
        self._toast.show_message(text, ("Undo", take_back) if take_back else None)
        self._name(undo=text if take_back else "", redo="")

    def say_taken_back(self, text: str, do_again: Step) -> None:
        """Say what was taken back; it can be done again."""
        self.say_done(f"Took back: {text}", None)
        self._do_again = do_again
        self._name(undo="", redo=text)

    def undo(self) -> None:
        """Take the step back, if that is what can be done now."""
        self._take_back()

    def redo(self) -> None:
        """Do again what was taken back, if that is what can be done now."""
        self._do_again()

    def _name(self, *, undo: str, redo: str) -> None:
        actions.name_step(self._named["undo"], "Undo", undo)
        actions.name_step(self._named["redo"], "Redo", redo)

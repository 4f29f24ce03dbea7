"""What the meeting has to say: one calm line over the artefact, never a dialog."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from pmdesk.metrics import duration
from ui.widgets.buttons import button, icon_button, name_button
from ui.widgets.layout import row
from ui.widgets.text import label

_ABSENT = "No responsible manager is in the room, so actions stay proposed. "
_NAMED = "The close says whom to follow up with."
_UNNAMED = "Add the managers in the details, and the close will say whom to follow up with."


class Notices(QFrame):
    """One sentence, perhaps with something to do about it; the next takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        self._said = label("", "hint", wrap=True)
        self._act: Callable[[], object] = self.hide
        self.way = button("", self._go, kind="link")
        line = row(
            self._said, self.way, icon_button("x", "Close this notice", self.hide), margins=(2, 10)
        )
        line.setStretch(0, 1)
        self.setLayout(line)
        self._knows_of_absence = False
        self.hide()

    def text(self) -> str:
        """Return what is said, empty where nothing is."""
        return "" if self.isHidden() else self._said.text()

    def say(self, sentence: str) -> None:
        """Say something; an empty sentence says nothing and leaves what stands there."""
        if sentence:
            self.way.hide()
            self._said.setText(sentence)
            self.show()

    def say_managers_are_absent(self, *, named: bool, details: Callable[[], object]) -> None:
        """Say once that nobody can commit to an action, what follows, and where to add people."""
        if not self._knows_of_absence:
            self._knows_of_absence = True
            self.say(_ABSENT + (_NAMED if named else _UNNAMED))
            if not named:
                self._offer("Open the details", details)

    def offer_to_leave_out(self, lost: timedelta, leave_out: Callable[[timedelta], None]) -> None:
        """Say that the clock went on while the computer slept, and offer to take that back."""
        self.say(f"The clock went on for {duration(lost)} while nobody was here.")
        self._offer("Leave that time out", partial(leave_out, lost))

    def _offer(self, words: str, act: Callable[[], object]) -> None:
        name_button(self.way, words)
        self._act = act
        self.way.show()

    def _go(self) -> None:
        self.hide()
        self._act()

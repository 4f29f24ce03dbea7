"""The card that makes a draft of the write-up in Confluence, where the team has one."""

from PySide6.QtCore import Signal

from pmdesk.errors import PmdeskError
from pmdesk.model import Tracker
from pmdesk.trackers.adapter import host
from pmdesk.trackers.confluence import Post
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label


class DraftCard(Card):
    """Asks for the space; says what is under way, and what came of it."""

    wanted = Signal(str)
    """The key of the space in which a draft is wanted."""

    def __init__(self, tracker: Tracker, space: str) -> None:
        self.space = LineEdit("Space", space, placeholder="OPS")
        self._field = Field("Space", self.space, "The key of the space, as its address shows it.")
        self.go = button("Make a draft…", self._ask, icon="share")
        self.said = label("", "hint", wrap=True)
        self.said.hide()
        super().__init__(
            label(f"Confluence at {host(tracker.url)}", "subheading"), self._field,
            row(self.go, STRETCH), self.said, spacing=8,
        )  # fmt: skip

    def problem(self) -> str:
        """Return what is wrong with the space, or nothing."""
        return self._field.error()

    def show_sending(self) -> None:
        """Say that the draft is on its way; a second one would be another draft."""
        self.go.setEnabled(False)
        self._say("Making the draft…")

    def show_made(self, post: Post) -> None:
        """Say where the draft is."""
        self.go.setEnabled(True)
        self._say(f"The draft is there: {post.url}\nLook through it, and publish it there.")

    def show_failed(self, error: PmdeskError) -> None:
        """Say why no draft was made."""
        self.go.setEnabled(True)
        self._say(str(error))

    def _ask(self) -> None:
        space = self.space.text().strip()
        missing = "" if space else "Write the key of the space, such as OPS."
        self._field.set_error(missing)
        if missing:
            self.space.setFocus()
        else:
            self.wanted.emit(space)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

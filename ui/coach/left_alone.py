"""What the coach leaves as it is in a record, with the reasons that were given."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from pmdesk.model import Tick
from ui.breakable import breakable
from ui.coach.listing import Listing
from ui.language.verbs import Verbs
from ui.widgets.buttons import button
from ui.widgets.text import label


class LeftAlone(Listing[Tick]):
    """The note of each, and a way to be asked about it again."""

    def __init__(self, verbs: Verbs) -> None:
        super().__init__("Left as it is in this record", spacing=2)
        self._verbs = verbs

    def refresh(self) -> None:
        """Show what is left alone now."""
        self.list_all(self._verbs.left_alone())

    def _line(self, each: Tick) -> QPushButton:
        again = button("Ask again", partial(self._verbs.ask_again, each), kind="link")
        return self._add(again, each.note, label(breakable(each.note), "small", wrap=True))

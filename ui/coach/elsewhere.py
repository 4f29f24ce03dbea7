"""What the language coach found in the other sections of the record."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from pmdesk.process import short
from pmdesk.wording import Found
from ui.coach.listing import Listing
from ui.widgets.buttons import button
from ui.widgets.text import label

MOST = 6
"""Findings that are listed; a key leads through all of them."""

_LENGTH = 24
"""Characters of what was found that a line shows."""


class Elsewhere(Listing[Found]):
    """A link to each of the first, the sure ones before the hints."""

    chosen = Signal(object)
    """The `Found` that is to be shown in its text."""

    def __init__(self) -> None:
        self._more = label("", "caption")
        super().__init__("Elsewhere in the record", self._more)

    def show_found(self, found: Iterable[Found]) -> None:
        """List what was found, in the order in which it is read."""
        every = sorted(found, key=lambda each: -each.finding.strength.place)
        self.list_all(every[:MOST])
        more = len(every) - MOST
        self._more.setText(f"and {more} more")
        self._more.setVisible(more > 0)

    def _line(self, each: Found) -> QPushButton:
        words = f"{each.section.label}: “{short(each.phrase, _LENGTH)}”"
        made = button(words, partial(self.chosen.emit, each), kind="link")
        return self._add(made, each.finding.category.label)

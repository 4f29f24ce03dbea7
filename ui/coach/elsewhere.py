"""What the language coach found in the other sections of the record."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pmdesk.process import short
from pmdesk.wording import Found
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import label

MOST = 6
"""Findings that are listed; a key leads through all of them."""

_LENGTH = 24
"""Characters of what was found that a line shows."""


class Elsewhere(QWidget):
    """A line for each of the first, the sure ones before the hints; hidden where there is none."""

    chosen = Signal(object)
    """The `Found` that is to be shown in its text."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Found, ...] = ()
        self.buttons: list[QPushButton] = []
        self._lines = column(spacing=0)
        self._more = label("", "caption")
        heading = label("Elsewhere in the record", "caption")
        self.setLayout(column(heading, self._lines, self._more, spacing=2))
        self.hide()

    def show_found(self, found: Iterable[Found]) -> None:
        """List what was found, in the order in which it is read."""
        listed = tuple(sorted(found, key=lambda each: -each.finding.strength.place))
        self.setVisible(bool(listed))
        if listed == self._shown:
            return
        self._shown = listed
        clear(self._lines)
        self.buttons = [self._line(each) for each in listed[:MOST]]
        more = len(listed) - MOST
        self._more.setText(f"and {more} more")
        self._more.setVisible(more > 0)

    def _line(self, found: Found) -> QPushButton:
        words = f"{found.section.label}: “{short(found.phrase, _LENGTH)}”"
        made = button(words, partial(self.chosen.emit, found), kind="link")
        made.setAccessibleDescription(found.finding.category.label)
        self._lines.addWidget(box(row(made, STRETCH)))
        return made

"""Lines under a heading of the coach, one for each thing; hidden where there is none."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import label

T = TypeVar("T")


class Listing(QWidget, Generic[T]):
    """Lists some things, each with one button, and does so anew only when they change."""

    def __init__(self, heading: str, *below: QWidget, spacing: int = 0) -> None:
        super().__init__()
        self._shown: tuple[T, ...] = ()
        self.buttons: list[QPushButton] = []
        self._lines = column(spacing=spacing)
        self.setLayout(column(label(heading, "caption"), self._lines, *below, spacing=2))
        self.hide()

    def list_all(self, shown: Sequence[T]) -> None:
        """Show a line for each, and nothing at all where there is none."""
        self.setVisible(bool(shown))
        if tuple(shown) != self._shown:
            self._shown = tuple(shown)
            clear(self._lines)
            self.buttons = [self._line(each) for each in self._shown]

    def _line(self, each: T) -> QPushButton:
        """Add the line of a thing, and return its button."""
        raise NotImplementedError

    def _add(self, made: QPushButton, said: str, *above: QWidget) -> QPushButton:
        """Add a button with what it is about, below what tells that."""
        made.setAccessibleDescription(said)
        for widget in (*above, box(row(made, STRETCH))):
            self._lines.addWidget(widget)
        return made

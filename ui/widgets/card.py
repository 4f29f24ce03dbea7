"""Surfaces: bordered cards, and the panels that a window is divided into."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout

from ui.widgets.layout import Item, Margins, column
from ui.widgets.restyle import restyle

Ground = Literal["bg", "surface", "sunken"]
Rule = Literal["", "top", "bottom", "left", "right"]


class Card(QFrame):
    """A rounded surface with a border around a column of items."""

    def __init__(self, *items: Item, spacing: int = 4, margins: Margins = (10, 12)) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.body: QVBoxLayout = column(*items, spacing=spacing, margins=margins)
        self.setLayout(self.body)

    def set_selected(self, selected: bool) -> None:
        """Show the card as the chosen one of several."""
        restyle(self, "card", "selected" if selected else "plain")


class Panel(QFrame):
    """A part of the window on its own ground, with a line along one edge."""

    def __init__(self, layout: QLayout, ground: Ground = "surface", rule: Rule = "") -> None:
        super().__init__()
        self.setProperty("panel", ground)
        self.setProperty("rule", rule)
        self.setLayout(layout)

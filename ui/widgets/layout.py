"""Rows, columns and sizes that follow the zoom."""

from enum import Enum
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.scale import set_sizes, set_spaces
from ui.theme import theme


class Fill(Enum):
    """What takes up the room that is left in a row or a column."""

    STRETCH = "stretch"


STRETCH = Fill.STRETCH

Item = QWidget | QLayout | Fill
Margins = int | tuple[int, int] | tuple[int, int, int, int]
_Widget = TypeVar("_Widget", bound=QWidget)


def row(*items: Item, spacing: int = 8, margins: Margins = 0) -> QHBoxLayout:
    """Lay items out from left to right; lengths are those at 100 %."""
    made = QHBoxLayout()
    space(made, spacing, margins)
    for item in items:
        _add(made, item)
    return made


def column(*items: Item, spacing: int = 8, margins: Margins = 0) -> QVBoxLayout:
    """Lay items out from top to bottom; lengths are those at 100 %."""
    made = QVBoxLayout()
    space(made, spacing, margins)
    for item in items:
        _add(made, item)
    return made


def space(layout: QLayout, spacing: int = 8, margins: Margins = 0) -> None:
    """Space any layout; margins are one, (vertical, horizontal) or (left, top, right, bottom)."""
    set_spaces(layout, spacing, _four(margins), theme.px)


def box(layout: QLayout) -> QWidget:
    """Make a bare widget of a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def sized(widget: _Widget, **sizes: int) -> _Widget:
    """Bound a widget; lengths are those at 100 %, named `width`, `min_width`, `max_height`."""
    set_sizes(widget, {_SETTERS[name]: length for name, length in sizes.items()}, theme.px)
    return widget


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout, and make an end of it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


_SETTERS = {
    "width": "FixedWidth",
    "height": "FixedHeight",
    "min_width": "MinimumWidth",
    "min_height": "MinimumHeight",
    "max_width": "MaximumWidth",
    "max_height": "MaximumHeight",
}


def _add(layout: QBoxLayout, item: Item) -> None:
    if isinstance(item, QWidget):
        layout.addWidget(item)
    elif isinstance(item, QLayout):
        layout.addLayout(item)
    else:
        layout.addStretch(1)


def _four(margins: Margins) -> tuple[int, int, int, int]:
    if isinstance(margins, int):
        return (margins,) * 4
    if len(margins) == 2:  # noqa: PLR2004
        vertical, horizontal = margins
        return horizontal, vertical, horizontal, vertical
    return margins

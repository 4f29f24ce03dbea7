"""Sizes that follow the zoom: layouts and widgets remember theirs as they are at 100 %."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QApplication, QLayout, QWidget

Scale = Callable[[float], int]

_SPACES = "unscaledSpaces"
_SIZES = "unscaledSizes"


def set_spaces(
    layout: QLayout, spacing: int, margins: tuple[int, int, int, int], px: Scale
) -> None:
    """Space a layout; `margins` are left, top, right and bottom."""
    layout.setProperty(_SPACES, [spacing, *margins])
    _apply_spaces(layout, px)


def set_sizes(widget: QWidget, sizes: dict[str, int], px: Scale) -> None:
    """Bound a widget; the keys are Qt's setters without `set`, such as `FixedWidth`."""
    widget.setProperty(_SIZES, sizes)
    _apply_sizes(widget, px)


def rescale(app: QApplication, px: Scale) -> None:
    """Give every layout and widget that remembers its sizes those of the present zoom."""
    for window in app.topLevelWidgets():
        for layout in window.findChildren(QLayout):
            _apply_spaces(layout, px)
        for widget in (window, *window.findChildren(QWidget)):
            _apply_sizes(widget, px)


def _apply_spaces(layout: QLayout, px: Scale) -> None:
    if spaces := cast("list[int] | None", layout.property(_SPACES)):
        spacing, left, top, right, bottom = (px(space) for space in spaces)
        layout.setSpacing(spacing)
        layout.setContentsMargins(left, top, right, bottom)


def _apply_sizes(widget: QWidget, px: Scale) -> None:
    sizes = cast("dict[str, int] | None", widget.property(_SIZES)) or {}
    for setter, size in sizes.items():
        getattr(widget, f"set{setter}")(px(size))

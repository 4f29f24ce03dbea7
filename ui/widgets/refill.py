"""Putting other widgets in the place of some, without losing the keyboard."""

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from ui.widgets.layout import clear


def refill(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Fill a layout anew; the first widget takes the keyboard where one of the old had it."""
    place, focused = layout.parentWidget(), QApplication.focusWidget()
    had_focus = place is not None and focused is not None and place.isAncestorOf(focused)
    clear(layout)
    for number, widget in enumerate(widgets):
        layout.addWidget(widget)
        if had_focus and not number:
            widget.show()
            widget.setFocus()

"""A page that scrolls up and down only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from ui.widgets.layout import STRETCH, box, row, sized


class ScrollPage(QScrollArea):
    """Scrolls a layout; with `max_width` its lines never get too long to read."""

    def __init__(self, layout: QLayout, max_width: int = 0) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_narrowed(layout, max_width))


def _narrowed(layout: QLayout, max_width: int) -> QWidget:
    page = box(layout)
    if max_width:
        line = row(sized(page, max_width=max_width), STRETCH, spacing=0)
        line.setStretch(0, 1_000_000)
        page = box(line)
    page.setProperty("page", "true")
    return page

"""A page that scrolls up and down only."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

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
        self._wanted: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._show_wanted)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget, and once more when a new one has been given its place."""
        self._wanted = widget
        QTimer.singleShot(0, widget, lambda: self._show_soon(widget))

    def bring_at_once(self, widget: QWidget) -> None:
        """Scroll to a widget now, for whoever is about to ask where it is."""
        page = self.widget()
        if page is not None and (layout := page.layout()) is not None:
            layout.activate()
        self.ensureWidgetVisible(widget)

    def bring_to_top(self, widget: QWidget) -> None:
        """Scroll until a widget begins at the top, or as far as the page goes."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(self.viewport(), QPoint()).y())

    def _show_soon(self, widget: QWidget) -> None:
        """Scroll now and in a moment: what is new is laid out only after the first timers."""
        self.ensureWidgetVisible(widget)
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget))

    def _show_wanted(self) -> None:
        if self._wanted is not None and isValid(self._wanted):
            self.ensureWidgetVisible(self._wanted)
        self._wanted = None


def _narrowed(layout: QLayout, max_width: int) -> QWidget:
    page = box(layout)
    if max_width:
        line = row(sized(page, max_width=max_width), STRETCH, spacing=0)
        line.setStretch(0, 1_000_000)
        page = box(line)
    page.setProperty("page", "true")
    return page

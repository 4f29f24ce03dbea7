"""The numbers beside the lines of a text."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme

_SIZE, _PAD, _LEAST = 11, 8, 2

Line = tuple[int, QRectF]
"""The number of a line, from 1, and where it is in the view."""


class LineNumbers(QWidget):
    """Paints the numbers of the lines in view; it is only looked at, never used."""

    def __init__(self, view: QWidget, lines: Callable[[int, int], Iterable[Line]]) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines

    def room(self, count: int) -> int:
        """Return the width in pixels that the numbers up to `count` need."""
        digits = "0" * max(_LEAST, len(str(count)))
        width = QFontMetricsF(theme.font(_SIZE)).horizontalAdvance(digits)
        return round(width) + 2 * theme.px(_PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(_SIZE))
        painter.setPen(theme.color("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        first = QFontMetricsF(self._view.font()).lineSpacing()
        for number, box in self._lines(event.rect().top(), event.rect().bottom()):
            at = QRectF(0, box.top(), self.width() - theme.px(_PAD), first)
            painter.drawText(at, right, str(number))

"""The completion mark: an empty, half or full dot."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

Mark = Literal["empty", "half", "full"]

SPOKEN: dict[Mark, str] = {"empty": "empty", "half": "begun", "full": "complete"}

_DIAMETER = 10
_LEFT_HALF = (90 * 16, 180 * 16)


class Dot(QWidget):
    """A mark that says by its shape and its spoken name how complete something is."""

    def __init__(self, mark: Mark = "empty") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(mark)

    def set_mark(self, mark: Mark) -> None:
        """Show another state."""
        self._mark = mark
        self.setAccessibleName(SPOKEN[mark])
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.px(_DIAMETER + 2)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_dot(QPainter(self), QRectF(self.rect()), self._mark)


def paint_dot(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    """Paint the mark in the middle of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color("muted" if mark == "empty" else "ok")
    width = theme.px(10) * 0.15
    circle = QRectF(0, 0, theme.px(_DIAMETER) - width, theme.px(_DIAMETER) - width)
    circle.moveCenter(rect.center())
    painter.setPen(QPen(color, width))
    painter.setBrush(color if mark == "full" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    if mark == "half":
        painter.setBrush(color)
        painter.drawPie(circle, *_LEFT_HALF)
    painter.restore()

"""Text laid out in a given width: measured and painted by the same lines, kept while in use."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

MOST_SHOWN = 4_000
"""Characters of one text that a cell shows; its editor shows all."""

_LINE_BREAK = "\u2028"


@lru_cache(maxsize=512)
def wrapped(text: str, font: QFont, width: int) -> QTextLayout:
    """Lay plain text out; words that are longer than the line are broken."""
    if len(text) > MOST_SHOWN:
        text = text[:MOST_SHOWN] + "…"
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def height(text: str, font: QFont, width: int) -> int:
    """Return how high a text is in a given width, in pixels."""
    return round(wrapped(text, font, width).boundingRect().height())


def draw(painter: QPainter, text: str, at: QPointF, width: int, color: QColor) -> None:
    """Paint a text from its top left corner on, in the painter's font."""
    painter.setPen(color)
    wrapped(text, painter.font(), width).draw(painter, at)

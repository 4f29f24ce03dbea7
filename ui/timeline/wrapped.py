"""Text laid out in a given width: measured and painted by the same lines, kept while in use."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from ui.theme import theme

MOST_SHOWN = 4_000
"""Characters of one text that a cell shows; its editor shows all."""

_LINE_BREAK = "\u2028"


def wrapped(text: str, font: QFont, width: int) -> QTextLayout:
    """Lay plain text out; words that are longer than the line are broken."""
    # A font that belongs to a style option dies with it, so the one that is kept is a copy.
    return _laid_out(text, QFont(font), width)


@lru_cache(maxsize=512)
def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
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


def draw(
    painter: QPainter, text: str, at: QPointF, width: int, ink: str, *, faint: int = 0
) -> None:
    """Paint a text from its top left corner on; its first `faint` characters are muted."""
    painter.setPen(theme.color(ink))
    muted = QTextLayout.FormatRange()
    muted.start, muted.length = 0, faint
    muted.format.setForeground(theme.color("muted"))
    wrapped(text, painter.font(), width).draw(painter, at, [muted] if faint else [])

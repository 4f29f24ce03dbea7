"""The text of cells: measured and painted by the same lines, which are kept while in use."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout

from ui.theme import theme
from ui.widgets.lines import Lines, lines

MOST_SHOWN = 4_000
"""Characters of one text that a cell shows; its editor shows all."""


def wrapped(text: str, font: QFont, width: int) -> Lines:
    """Break plain text into lines, and keep them for the next time."""
    # A font that belongs to a style option dies with it, so the one that is kept is a copy.
    return _laid_out(text, QFont(font), width)


@lru_cache(maxsize=512)
def _laid_out(text: str, font: QFont, width: int) -> Lines:
    shown = text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"
    return lines(shown, font, width)


def height(text: str, font: QFont, width: int) -> int:
    """Return how high a text is in a given width, in pixels."""
    return round(wrapped(text, font, width).height)


def last_width(text: str, font: QFont, width: int) -> int:
    """Return how wide the last line of a text is, in pixels."""
    layout = wrapped(text, font, width).layout
    count = layout.lineCount()
    return round(layout.lineAt(count - 1).naturalTextWidth()) if count else 0


def draw(
    painter: QPainter, text: str, at: QPointF, width: int, ink: str, *, faint: int = 0
) -> None:
    """Paint a text from its top left corner on; its first `faint` characters are muted."""
    painter.setPen(theme.color(ink))
    muted = QTextLayout.FormatRange()
    muted.start, muted.length = 0, faint
    muted.format.setForeground(theme.color("muted"))
    layout = wrapped(text, painter.font(), width).layout
    layout.draw(painter, at, [muted] if faint else [])

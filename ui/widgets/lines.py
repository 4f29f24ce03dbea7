"""Plain text broken into lines, for whatever paints its own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextLine, QTextOption

from pmdesk.turning import held

_LINE_BREAK = "\u2028"


@dataclass(frozen=True)
class Lines:
    """A text laid out in a width; `end` is how many of its characters there was room for."""

    layout: QTextLayout
    height: float
    end: int

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint the lines in the painter's colour, from their top left corner on."""
        self.layout.draw(painter, at)

    def place_at(self, point: QPointF) -> int:
        """Return before which character a point is, counted as Qt does; -1 beside the lines."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            if line.naturalTextRect().contains(point):
                return int(line.xToCursor(point.x()))
        return -1

    def area(self, start: int, end: int) -> QRectF:
        """Return where some characters are, or their first line."""
        line = self.layout.lineForTextPosition(start)
        last = min(end, line.textStart() + line.textLength())
        left, right = across(line, start), across(line, last)
        return QRectF(left, line.y(), right - left, line.height())


def lines(
    text: str,
    font: QFont,
    width: float,
    *,
    most: int = 1_000_000,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> Lines:
    """Break a text where words end, or within words longer than a line, into `most` lines."""
    layout = QTextLayout(held(text).replace("\n", _LINE_BREAK), font)
    layout.setFormats(list(formats))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height, end, count = 0.0, 0, 0
    while count < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
        end = line.textStart() + line.textLength()
        count += 1
    layout.endLayout()
    return Lines(layout, height, end)


def shortened(text: str, font: QFont, width: float, *, most: int) -> Lines:
    """Break a text into at most `most` lines; one that does not fit ends with …."""
    whole = lines(text, font, width, most=most)
    if whole.end >= len(text):
        return whole
    kept = text[: whole.end - 1].rstrip()
    # The sign may need more room than what it stands for, and take its word to the next line.
    while (cut := lines(kept + "…", font, width, most=most)).end <= len(kept) and kept:
        kept = kept[:-1].rstrip()
    return cut


def one_line(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a text as it is painted in one line; one that does not fit ends with …."""
    return metrics.elidedText(held(text), Qt.TextElideMode.ElideRight, width)


def across(line: QTextLine, place: int) -> float:
    """Return how far from the left a character of a line begins, in pixels."""
    x = line.cursorToX(place)
    return float(x[0] if isinstance(x, tuple) else cast("float", x))

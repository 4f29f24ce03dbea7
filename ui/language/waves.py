"""How findings look in a text: a wavy line where the coach is sure, faint dots where it hints."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QTextLayout

from pmdesk.language import Finding, Strength
from ui.palette import Palette
from ui.theme import theme
from ui.widgets.lines import across

Find = Callable[[str], Sequence[Finding]]
"""Finds wording in a text, as `Wording.find` does."""

_WAVE_LENGTH, _WAVE_HEIGHT, _WAVE_PEN = 7, 1.3, 1.3
_DOT_STEP, _DOT_PEN = 4, 1.6
_BELOW_BASE = 2.8
"""How far below the line that letters stand on the middle of a wave is, in pixels at 100 %."""


def paint(
    painter: QPainter, layout: QTextLayout, at: QPointF, text: str, findings: Iterable[Finding]
) -> None:
    """Underline findings in a text that is laid out and was painted at a place."""
    found = weakest_first(findings)
    if not found:
        return
    painter.save()
    for finding in found:
        # A finding may begin in the line above, and end in the one below.
        start, end = units(text[: max(0, finding.start)]), units(text[: finding.end])
        for left, right, base in _lines(layout, start, end):
            shift = at + QPointF(0, base + _px(_BELOW_BASE))
            _PAINT[finding.strength](painter, left + shift.x(), right + shift.x(), shift.y())
    painter.restore()


def _lines(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    """Yield from where to where, and on which base line, some characters are in each line."""
    begin = layout.lineForTextPosition(start)
    for number in range(begin.lineNumber() if begin.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first >= end:
            return
        if start < last:
            left, right = sorted((across(line, max(start, first)), across(line, min(end, last))))
            yield left, min(right, line.naturalTextRect().right()), line.y() + line.ascent()


def _paint_wave(painter: QPainter, left: float, right: float, y: float) -> None:
    _tile(painter, left, right, y, _wave)


def _paint_dots(painter: QPainter, left: float, right: float, y: float) -> None:
    _tile(painter, left, right, y, _dot)


def _tile(
    painter: QPainter, left: float, right: float, y: float, make: Callable[..., QPixmap]
) -> None:
    """Fill a stretch with a small picture that was drawn once: a path each time takes too long."""
    # As sharp as the screen, also where what is painted is zoomed.
    sharpness = painter.device().devicePixelRatioF() * painter.transform().m11()
    tile = make(theme.zoom / 100, round(sharpness, 2), theme.current())
    height = tile.height() / tile.devicePixelRatioF()
    painter.drawTiledPixmap(QRectF(left, y - height / 2, right - left, height), tile)


@lru_cache(maxsize=16)
def _wave(zoom: float, sharpness: float, palette: Palette) -> QPixmap:
    """Draw one wave from crest to crest."""
    height, pen = _WAVE_HEIGHT * zoom, _WAVE_PEN * zoom
    tile, painter = _blank(_WAVE_LENGTH * zoom, 2 * height + pen, sharpness)
    length, middle = tile.width() / sharpness, tile.height() / sharpness / 2
    path = QPainterPath(QPointF(-length, middle))
    for half in range(6):
        x = (half - 2) * length / 2
        peak = middle + (2 * height if half % 2 else -2 * height)
        path.quadTo(QPointF(x + length / 4, peak), QPointF(x + length / 2, middle))
    painter.setPen(QPen(palette.color("warn"), pen))
    painter.drawPath(path)
    painter.end()
    return tile


@lru_cache(maxsize=16)
def _dot(zoom: float, sharpness: float, palette: Palette) -> QPixmap:
    """Draw one dot with the gap behind it."""
    size = _DOT_PEN * zoom
    tile, painter = _blank(_DOT_STEP * zoom, size + 1, sharpness)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color("muted"))
    painter.drawEllipse(QPointF(size / 2, tile.height() / sharpness / 2), size / 2, size / 2)
    painter.end()
    return tile


def _blank(width: float, height: float, sharpness: float) -> tuple[QPixmap, QPainter]:
    tile = QPixmap(max(1, round(width * sharpness)), max(1, ceil(height * sharpness)))
    tile.setDevicePixelRatio(sharpness)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return tile, painter


_PAINT = {Strength.STRONG: _paint_wave, Strength.HINT: _paint_dots}


def _px(size: float) -> float:
    return size * theme.zoom / 100


def weakest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Order findings so that, where two overlap, the surer one is what shows."""
    return sorted(findings, key=lambda finding: finding.strength.place)


def units(text: str) -> int:
    """Count as Qt does, which takes two places for a character beyond the first 65,536."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, place: int) -> int:
    """Return where in a text a place is that Qt counted."""
    if text.isascii():
        return place
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore"))

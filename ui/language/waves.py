"""How findings look in a text: a wavy line where the coach is sure, faint dots where it hints."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextLayout

from pmdesk.language import Finding, Strength
from ui.theme import theme
from ui.widgets.lines import across

Find = Callable[[str], Sequence[Finding]]
"""Finds wording in a text, as `Wording.find` does."""

_WAVE_LENGTH, _WAVE_HEIGHT, _WAVE_PEN = 7, 2.6, 1.3
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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for finding in found:
        start, end = units(text[: finding.start]), units(text[: finding.end])
        for left, right, base in _lines(layout, start, end):
            shift = at + QPointF(0, base + _px(_BELOW_BASE))
            _PAINT[finding.strength](painter, left + shift.x(), right + shift.x(), shift.y())
    painter.restore()


def _lines(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    """Yield from where to where, and on which base line, some characters are in each line."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first < end and start < last:
            left, right = sorted((across(line, max(start, first)), across(line, min(end, last))))
            yield left, min(right, line.naturalTextRect().right()), line.y() + line.ascent()


def _paint_wave(painter: QPainter, left: float, right: float, y: float) -> None:
    half, height = _px(_WAVE_LENGTH) / 2, _px(_WAVE_HEIGHT)
    path = QPainterPath(QPointF(left, y))
    for step in range(ceil((right - left) / half)):
        x = left + step * half
        peak = y + (height if step % 2 else -height)
        path.quadTo(QPointF(x + half / 2, peak), QPointF(x + half, y))
    painter.setPen(QPen(theme.color("warn"), _px(_WAVE_PEN)))
    painter.drawPath(path)


def _paint_dots(painter: QPainter, left: float, right: float, y: float) -> None:
    width = _px(_DOT_PEN)
    pen = QPen(theme.color("muted"), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, _px(_DOT_STEP) / width])
    painter.setPen(pen)
    painter.drawLine(QPointF(left + width / 2, y), QPointF(right, y))


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

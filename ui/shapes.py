"""Painting planned shapes on the screen, in the colours of the theme."""

from collections.abc import Iterable
from functools import singledispatch
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from pmdesk.shapes import DASHES, Area, Box, Line, Shape, Words
from pmdesk.turning import held
from ui.theme import FAMILIES, theme


def paint(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Paint shapes over each other, in order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        _paint(shape, painter)


@singledispatch
def _paint(shape: Shape, painter: QPainter) -> None:
    message = f"nothing paints {shape!r}"
    raise TypeError(message)


@_paint.register
def _(line: Line, painter: QPainter) -> None:
    painter.setPen(_pen(line.ink, line.thickness, is_dashed=line.is_dashed))
    # A thin upright line is crisp only in the middle of its pixels.
    by = floor(line.x1) + 0.5 - line.x1 if line.x1 == line.x2 else 0.0
    painter.drawLine(QPointF(line.x1 + by, line.y1), QPointF(line.x2 + by, line.y2))


@_paint.register
def _(box: Box, painter: QPainter) -> None:
    painter.setPen(_pen(box.ink, box.thickness, is_dashed=box.is_dashed))
    painter.setBrush(_color(box.fill, box.tint) if box.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), box.radius, box.radius)


@_paint.register
def _(area: Area, painter: QPainter) -> None:
    painter.setPen(_pen(area.ink, area.thickness, is_dashed=area.is_dashed))
    painter.setBrush(_color(area.fill) if area.fill else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in area.points]))


@_paint.register
def _(words: Words, painter: QPainter) -> None:
    painter.setFont(_font(words.size, bold=words.is_bold))
    painter.setPen(theme.color(words.ink))
    painter.drawText(QPointF(words.x, words.baseline), held(words.text))


def _pen(ink: str, thickness: float, *, is_dashed: bool) -> QPen:
    if not ink:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.color(ink), max(thickness, 1.0))
    if is_dashed:
        pen.setDashPattern(DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _color(role: str, tint: float = 1.0) -> QColor:
    color = theme.color(role)
    color.setAlphaF(tint)
    return color


def _font(size: float, *, bold: bool) -> QFont:
    font = QFont(FAMILIES)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font

"""The marks that a style sheet cannot draw: ticks, radio dots, arrows and the focus ring."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)

from ui.palette import Palette
from ui.scale import Scale

_Element = QStyle.PrimitiveElement
_State = QStyle.StateFlag

# Strokes on a square of 2 by 2 around the origin.
_TICK = ((-0.5, 0.05), (-0.15, 0.4), (0.5, -0.35))
_DASH = ((-0.5, 0), (0.5, 0))
_TICKS = {_Element.PE_IndicatorCheckBox, _Element.PE_IndicatorItemViewItemCheck}
_ARROWS = {
    _Element.PE_IndicatorArrowDown: ((-0.5, -0.25), (0, 0.25), (0.5, -0.25)),
    _Element.PE_IndicatorArrowUp: ((-0.5, 0.25), (0, -0.25), (0.5, 0.25)),
    _Element.PE_IndicatorArrowLeft: ((0.25, -0.5), (-0.25, 0), (0.25, 0.5)),
    _Element.PE_IndicatorArrowRight: ((-0.25, -0.5), (0.25, 0), (-0.25, 0.5)),
}


class Style(QProxyStyle):
    """Fusion with our own marks, drawn from the palette in use at the present zoom."""

    def __init__(self, palette: Callable[[], Palette], px: Scale) -> None:
        super().__init__("Fusion")
        self._palette = palette
        self._px = px

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our marks, and leave everything else to Fusion."""
        if element in _TICKS:
            self._draw_tick(option, painter)
        elif element == _Element.PE_IndicatorRadioButton:
            self._draw_radio(option, painter)
        elif element in _ARROWS:
            self._draw_stroke(_ARROWS[element], option.rect, self._ink(option), painter)
        elif element == _Element.PE_IndicatorMenuCheckMark:
            self._draw_stroke(_TICK, option.rect, self._palette().color("accent"), painter)
        elif element == _Element.PE_IndicatorBranch:
            self._draw_branch(option, painter)
        elif element == _Element.PE_FrameFocusRect:
            self._draw_focus(self._around(option.rect, widget), painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _ink(self, option: QStyleOption) -> QColor:
        enabled = bool(option.state & _State.State_Enabled)
        return self._palette().color("muted" if enabled else "faint")

    def _prepare(self, option: QStyleOption, painter: QPainter, *, filled: bool) -> QRectF:
        """Set pen and brush for an outlined or filled mark, and return its square."""
        enabled = bool(option.state & _State.State_Enabled)
        strong = bool(option.state & (_State.State_HasFocus | _State.State_MouseOver)) and enabled
        fill = self._palette().color("accent" if enabled else "faint")
        width = self._px(1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = fill if filled or strong or not enabled else self._palette().color("edge")
        painter.setPen(QPen(edge, max(1, width)))
        painter.setBrush(fill if filled else self._palette().color("surface"))
        side = min(option.rect.width(), option.rect.height(), self._px(16)) - width - 1
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(option.rect).center())
        return square

    def _draw_tick(self, option: QStyleOption, painter: QPainter) -> None:
        painter.save()
        partly = bool(option.state & _State.State_NoChange)
        on = bool(option.state & _State.State_On)
        square = self._prepare(option, painter, filled=on or partly)
        painter.drawRoundedRect(square, self._px(3), self._px(3))
        mark = _DASH if partly else _TICK
        if on or partly:
            self._draw_line(mark, square, self._palette().color("on_accent"), painter)
        painter.restore()

    def _draw_radio(self, option: QStyleOption, painter: QPainter) -> None:
        painter.save()
        on = bool(option.state & _State.State_On)
        square = self._prepare(option, painter, filled=on)
        painter.drawEllipse(square)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._palette().color("on_accent"))
            radius = square.width() / 5
            painter.drawEllipse(square.center(), radius, radius)
        painter.restore()

    def _draw_branch(self, option: QStyleOption, painter: QPainter) -> None:
        if option.state & _State.State_Children:
            is_open = bool(option.state & _State.State_Open)
            arrow = _Element.PE_IndicatorArrowDown if is_open else _Element.PE_IndicatorArrowRight
            self._draw_stroke(_ARROWS[arrow], option.rect, self._ink(option), painter)

    def _draw_stroke(
        self,
        points: tuple[tuple[float, float], ...],
        rect: QRect,
        ink: QColor,
        painter: QPainter,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(0, 0, self._px(14), self._px(14))
        square.moveCenter(QRectF(rect).center())
        self._draw_line(points, square, ink, painter)
        painter.restore()

    def _draw_line(
        self,
        points: tuple[tuple[float, float], ...],
        square: QRectF,
        ink: QColor,
        painter: QPainter,
    ) -> None:
        half = square.width() / 2
        centre = square.center()
        line = QPolygonF([centre + QPointF(x * half, y * half) for x, y in points])
        pen = QPen(ink, self._px(16) / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(line)

    def _around(self, text: QRect, widget: QWidget | None) -> QRect:
        """Leave some air between a text and the ring: as much as stands around it anyway."""
        if isinstance(widget, QAbstractButton):
            # A radio button calls all of itself its text, and nothing can be drawn beyond that.
            return text.adjusted(-self._px(4), 0, self._px(4), 0).intersected(widget.rect())
        if isinstance(widget, QAbstractItemView):
            return text.adjusted(-self._px(8), -self._px(4), self._px(8), self._px(4))
        return text

    def _draw_focus(self, rect: QRect, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._palette().color("focus"), self._px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), self._px(4), self._px(4))
        painter.restore()

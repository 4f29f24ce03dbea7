"""Cards to choose from: a radio button or tick box with words that wrap, and advice below them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
)

from ui.theme import theme
from ui.widgets.lines import Lines, lines

_PAD_X, _PAD_Y = 12, 10
_INDENT = 24
_MARK = 16
_TEXT_PX, _KEY_PX = 13, 12
_RADIUS = 8
_LINE_GAP = 3
_USUAL, _LEAST = 240, 140
_BULLET = "•"


if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # a widget with two Qt classes among its bases breaks


class _Worded(_Button):
    """What both kinds of card share: they paint their own words and are as high as these need."""

    _indicator: QStyle.PrimitiveElement

    def set_up(
        self, title: str, meaning: str, advice: Sequence[str], key: str, foot: QPushButton | None
    ) -> None:
        """Take over the words; `foot` is a button of its own below them."""
        self._title, self._meaning, self._advice, self._key = title, meaning, advice, key
        self._foot = foot
        if foot is not None:
            foot.setParent(self)
        self.setAccessibleName(f"{title} — {meaning}" if meaning else title)
        self.setAccessibleDescription(" ".join(advice))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_USUAL), self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self._whole_height())

    def _fit(self) -> None:
        """Be as high as the words; a style sheet's own least height must not win over that."""
        self.setFixedHeight(self._whole_height())

    def hitButton(self, spot: QPoint) -> bool:
        return self.rect().contains(spot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self._place_foot()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_foot()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_indicator(painter)
        left, top = theme.px(_PAD_X), float(theme.px(_PAD_Y))
        painter.setPen(theme.color("text"))
        title = self._heading(self.width())
        title.draw(painter, QPointF(left + theme.px(_INDENT), top))
        top += title.height
        painter.setPen(theme.color("text" if theme.current().name.startswith("high") else "muted"))
        if self._key:
            painter.setFont(theme.font(_KEY_PX))
            corner = QRect(0, theme.px(_PAD_Y), self.width() - left, theme.px(20))
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight, self._key)
        for line in self._shown_advice(self.width()):
            top += theme.px(_LINE_GAP)
            painter.setFont(theme.font(_TEXT_PX))
            ascent = painter.fontMetrics().ascent()
            painter.drawText(QPointF(left + theme.px(_INDENT - 12), top + ascent), _BULLET)
            line.draw(painter, QPointF(left + theme.px(_INDENT), top))
            top += line.height

    def _paint_ground(self, painter: QPainter) -> None:
        on, focused = self.isChecked(), self.hasFocus()
        ground = "accent_soft" if on else "sunken" if self.underMouse() else "surface"
        width = 2.0 if focused else 1.0
        edge = "focus" if focused else "accent" if on else "line"
        painter.setPen(QPen(theme.color(edge), max(1.0, width * theme.zoom / 100)))
        painter.setBrush(theme.color(ground))
        half = painter.pen().widthF() / 2
        radius = theme.px(_RADIUS)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )

    def _paint_indicator(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        option.initFrom(self)
        option.state |= (
            QStyle.StateFlag.State_On if self.isChecked() else QStyle.StateFlag.State_Off
        )
        side = theme.px(_MARK)
        line = QRectF(0, theme.px(_PAD_Y), 0, painter.fontMetrics().height())
        option.rect = QRect(theme.px(_PAD_X), round(line.center().y() - side / 2), side, side)
        # Without the widget, the style draws its own mark and asks no style sheet.
        self.style().drawPrimitive(self._indicator, option, painter)

    def _heading(self, width: int) -> Lines:
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, len(self._title)
        bold.format.setFontWeight(QFont.Weight.Bold if self._meaning else QFont.Weight.Normal)
        text = f"{self._title} — {self._meaning}" if self._meaning else self._title
        room = width - theme.px(2 * _PAD_X + _INDENT) - (theme.px(14) if self._key else 0)
        return lines(text, theme.font(_TEXT_PX), room, formats=[bold])

    def _shown_advice(self, width: int) -> list[Lines]:
        room = width - theme.px(2 * _PAD_X + _INDENT)
        shown = self._advice if self.isChecked() else ()
        return [lines(line, theme.font(_TEXT_PX), room) for line in shown]

    def _whole_height(self) -> int:
        width = max(theme.px(_LEAST), self.width())
        height = self._heading(width).height
        for line in self._shown_advice(width):
            height += line.height + theme.px(_LINE_GAP)
        foot = self._foot.sizeHint().height() if self._foot else 0
        return round(height) + foot + 2 * theme.px(_PAD_Y)

    def _place_foot(self) -> None:
        if self._foot:
            size = self._foot.sizeHint()
            top = self.height() - theme.px(_PAD_Y) // 2 - size.height()
            left = theme.px(_PAD_X + _INDENT - 4)
            self._foot.setGeometry(left, top, min(size.width(), self.width() - left), size.height())


class ChoiceCard(_Worded, QRadioButton):
    """One of several choices; its advice shows while chosen. `key` is the key that does it."""

    _indicator = QStyle.PrimitiveElement.PE_IndicatorRadioButton

    def __init__(
        self,
        title: str,
        meaning: str = "",
        advice: Sequence[str] = (),
        key: str = "",
        foot: QPushButton | None = None,
    ) -> None:
        super().__init__()
        self.set_up(title, meaning, advice, key, foot)


class TickCard(_Worded, QCheckBox):
    """Something that can be taken up or left."""

    _indicator = QStyle.PrimitiveElement.PE_IndicatorCheckBox

    def __init__(self, title: str) -> None:
        super().__init__()
        self.set_up(title, "", (), "", None)

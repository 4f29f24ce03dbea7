"""The strip's picture: a plan's ticks, labels, dots and bars, painted at the present zoom."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pmdesk.strip import Bar, Dot, Label, Strip
from ui.theme import theme

LABEL_SIZE = 12
"""The height of the strip's text, in pixels at 100 %."""

_TOP, _LABEL_ROW, _AXIS_ROW = 10, 17, 20
_DOT, _KEY_DOT = 4, 5
_LANES = ((22, 22), (50, 13))
"""For each lane: how far its top is below the middle of the dots, and how high it is."""
_DEPTHS = {"muted": 0, "lead": 1, "respond": 2}
"""What lies under what where events are at one place: those with a label lie on top."""
_AXIS = 72
_BELOW = 2


@dataclass(frozen=True)
class Rows:
    """Where the strip's rows are from top to bottom, in pixels."""

    labels: int
    """How many rows of labels there are."""

    @property
    def dots(self) -> float:
        """The middle of the dots."""
        return theme.px(_TOP + self.labels * _LABEL_ROW + 10)

    @property
    def axis(self) -> float:
        """Where the lines of the axis end and its text begins."""
        return self.dots + theme.px(_AXIS)

    @property
    def height(self) -> int:
        """The height of all."""
        return round(self.axis) + theme.px(_AXIS_ROW + _BELOW)

    def label(self, row: int) -> float:
        """Return the top of a row of labels; row 0 is the lowest."""
        return theme.px(_TOP + (self.labels - 1 - row) * _LABEL_ROW)

    def lane(self, lane: int) -> tuple[float, float]:
        """Return the top and the height of a lane of bars."""
        below, height = _LANES[lane]
        return self.dots + theme.px(below), theme.px(height)


def paint(painter: QPainter, strip: Strip) -> None:
    """Paint a whole strip, without what is chosen or hovered."""
    rows = Rows(strip.rows)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_axis(painter, strip, rows)
    for label in strip.labels:
        _paint_leader(painter, label, rows)
    for label in strip.labels:
        _paint_label(painter, label, rows)
    for bar in strip.bars:
        _paint_bar(painter, bar, rows)
    for dot in _distinct(strip.dots):
        paint_dot(painter, dot, rows)


def _distinct(dots: tuple[Dot, ...]) -> list[Dot]:
    """Leave out dots that would be painted exactly over others; key moments come last, on top."""
    seen = {(round(2 * dot.x), round(dot.width), dot.role, dot.approximate): dot for dot in dots}
    return sorted(seen.values(), key=lambda dot: _DEPTHS.get(dot.role, len(_DEPTHS)))


def _paint_axis(painter: QPainter, strip: Strip, rows: Rows) -> None:
    painter.setFont(theme.font(LABEL_SIZE))
    room = QRectF(0, rows.axis + theme.px(2), strip.width, theme.px(_AXIS_ROW))
    for tick in strip.ticks:
        painter.setPen(QPen(theme.color("line"), max(1, theme.px(1))))
        painter.drawLine(QPointF(tick.x, theme.px(_TOP)), QPointF(tick.x, rows.axis))
        painter.setPen(theme.color("muted"))
        width = painter.fontMetrics().horizontalAdvance(tick.text)
        left = max(theme.px(2), min(tick.x - width / 2, strip.width - width - theme.px(2)))
        place = room.translated(left, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, tick.text)


def _paint_leader(painter: QPainter, label: Label, rows: Rows) -> None:
    painter.setPen(QPen(theme.color("edge"), max(1, theme.px(1))))
    top = rows.label(label.row) + theme.px(_LABEL_ROW)
    painter.drawLine(QPointF(label.anchor, top), QPointF(label.anchor, rows.dots))


def _paint_label(painter: QPainter, label: Label, rows: Rows) -> None:
    painter.setFont(theme.font(LABEL_SIZE))
    width = painter.fontMetrics().horizontalAdvance(label.text)
    box = QRectF(label.x, rows.label(label.row), width, theme.px(_LABEL_ROW))
    painter.fillRect(box.adjusted(-2, 0, 2, 0), theme.color("surface"))
    painter.setPen(theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label.text)


def _paint_bar(painter: QPainter, bar: Bar, rows: Rows) -> None:
    top, height = rows.lane(bar.lane)
    box = QRectF(bar.x, top, bar.width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_bar_color(bar))
    radius = min(theme.px(3), bar.width / 2)
    painter.drawRoundedRect(box, radius, radius)
    painter.setFont(theme.font(LABEL_SIZE if bar.lane == 0 else 10, bold=bar.role == "impact"))
    painter.setPen(theme.color("text" if bar.role == "lead" else "on_mark"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(box.adjusted(theme.px(7), 0, 0, 0), flags, bar.text)


def _bar_color(bar: Bar) -> QColor:
    color = theme.color(bar.role)
    if bar.role == "lead":
        color.setAlphaF(0.25)
    return color


def paint_dot(painter: QPainter, dot: Dot, rows: Rows) -> None:
    """Paint an event: a dot, a ring where its time is approximate, a line over a range."""
    color = theme.color(dot.role)
    centre = QPointF(dot.x, rows.dots)
    if dot.width:
        painter.setPen(QPen(color, theme.px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre, centre + QPointF(dot.width, 0))
    radius = theme.px(_DOT if dot.role == "muted" else _KEY_DOT)
    thin = theme.px(3) / 2
    painter.setPen(QPen(color, thin))
    painter.setBrush(theme.color("surface") if dot.approximate else color)
    painter.drawEllipse(centre, radius - thin / 2, radius - thin / 2)


def paint_mark(painter: QPainter, dot: Dot, rows: Rows, *, strong: bool) -> None:
    """Paint that an event is chosen (`strong`) or hovered: a line through all and a ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color("accent" if strong else "edge")
    painter.setPen(QPen(color, max(1, theme.px(1))))
    painter.drawLine(QPointF(dot.x, rows.dots), QPointF(dot.x, rows.axis))
    paint_dot(painter, dot, rows)
    painter.setPen(QPen(color, theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    around = theme.px(_KEY_DOT) + theme.px(2.5)
    painter.drawEllipse(QPointF(dot.x, rows.dots), around, around)

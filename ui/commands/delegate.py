"""How a line of the palette is painted: icon, title, where it belongs, its keys."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFontMetrics,
    QIcon,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.commands.lines import LINE, Line
from ui.commands.targets import Target
from ui.theme import theme
from ui.widgets.lines import one_line

_ROW, _HEADING = 34, 30
_SIDE, _ICON, _GAP = 10, 16, 10


class LineDelegate(QStyledItemDelegate):
    """Paints headings and targets, each of these with at most `most_keys` shortcuts."""

    def __init__(self, parent: QObject, *, most_keys: int = 1) -> None:
        super().__init__(parent)
        self._most_keys = most_keys

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line: Line = index.data(LINE)
        return QSize(0, theme.px(_ROW if line.target else _HEADING))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.target is None:
            _paint_heading(painter, option.rect, line.title)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_target(painter, option.rect, line, line.target, chosen=chosen)
        painter.restore()

    def _paint_target(
        self, painter: QPainter, rect: QRect, line: Line, target: Target, *, chosen: bool
    ) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(QRectF(rect), theme.px(6), theme.px(6))
        room = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        room.setLeft(_paint_icon(painter, room, target) + theme.px(_GAP))
        for shortcut in reversed(target.shortcuts[: self._most_keys]):
            room.setRight(paint_keys(painter, room, shortcut) - theme.px(_GAP))
        aside = target.unavailable or target.group
        room.setRight(_paint_aside(painter, room, aside) - theme.px(_GAP))
        _paint_title(painter, room, line, "muted" if target.unavailable else "text")


def _paint_heading(painter: QPainter, rect: QRect, title: str) -> None:
    painter.setFont(theme.font(11, bold=True))
    painter.setPen(theme.color("muted"))
    room = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), -theme.px(4))
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title.upper())


def _paint_icon(painter: QPainter, room: QRect, target: Target) -> int:
    """Draw a target's icon at the left of `room`, and return where it ends."""
    if target.icon.isNull():
        return room.left() - theme.px(_GAP)
    side = theme.px(_ICON)
    spot = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
    mode = QIcon.Mode.Disabled if target.unavailable else QIcon.Mode.Normal
    target.icon.paint(painter, spot, mode=mode)
    return spot.right()


def paint_keys(painter: QPainter, room: QRect, shortcut: str) -> int:
    """Draw a shortcut as a row of keycaps ending at the right of `room`; return where it begins."""
    font = theme.font(11)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    height, right = theme.px(20), room.right()
    for key in reversed(key_names(shortcut)):
        width = max(metrics.horizontalAdvance(key) + theme.px(10), height)
        cap = QRectF(right - width, room.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("bg"))
        painter.drawRoundedRect(cap, theme.px(4), theme.px(4))
        painter.setPen(theme.color("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        right = int(cap.left()) - theme.px(3)
    return right


def key_names(shortcut: str) -> list[str]:
    """Split a shortcut such as Ctrl++ into its keys; a last `+` is a key of its own."""
    keys = [key for key in shortcut.removesuffix("+").split("+") if key]
    return [*keys, "+"] if shortcut.endswith("+") else keys


def _paint_aside(painter: QPainter, room: QRect, text: str) -> int:
    """Draw the muted words at the right, in at most half of the room; return where they begin."""
    font = theme.font(12)
    metrics = QFontMetrics(font)
    shown = one_line(text, metrics, room.width() // 2)
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
    return room.right() - metrics.horizontalAdvance(shown)


def _paint_title(painter: QPainter, room: QRect, line: Line, role: str) -> None:
    font = theme.font(14)
    metrics = QFontMetrics(theme.font(14, bold=bool(line.places)))
    shown = one_line(line.title, metrics, room.width())
    layout = QTextLayout(shown, font)
    layout.setTextOption(_one_line())
    layout.setFormats([_emphasis(place) for place in sorted(line.places) if place < len(shown)])
    layout.beginLayout()
    row = layout.createLine()
    layout.endLayout()
    painter.setPen(theme.color(role))
    layout.draw(painter, QPointF(room.left(), room.center().y() + 1 - row.height() / 2))


def _one_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _emphasis(place: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = place, 1
    shape = QTextCharFormat()
    shape.setFont(theme.font(14, bold=True))
    shape.setForeground(theme.color("accent"))
    found.format = shape
    return found

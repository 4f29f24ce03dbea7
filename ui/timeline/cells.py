"""How the cells of the timeline look: wrapped text, moments with their dot, ticks, the ring."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from pmdesk.model import Moment, TimelineEvent
from pmdesk.strip import ROLES
from ui.items import ITEM
from ui.language import waves
from ui.language.wording import Wording
from ui.theme import theme
from ui.timeline import marks, wrapped
from ui.timeline.columns import CONFIRMED, MOMENT, SOURCE, TEXT, TIME, EventModel, time_parts
from ui.timeline.marks import Mark

PAD_X, PAD_Y = 10, 5
"""Space around a cell's text, in pixels at 100 %."""

TAG_INDENT = 14
"""How far the name of a moment stands behind the left of its dot."""

_TAG_SIZE = 12
_DOT = 8
_TICK = 16
_State = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


def text_height(index: Index, font: QFont, width: int) -> int:
    """Return how high a cell must be to show all of its text and marks, in pixels."""
    if index.column() == MOMENT:
        font, width = tag_font(), width - theme.px(TAG_INDENT)
    shown, found, room = str(index.data() or ""), _marks(index), text_width(width)
    below = marks.line_height() if _are_below(found, shown, font, room) else 0
    return wrapped.height(shown, font, room) + below + 2 * theme.px(PAD_Y)


def mark_at(index: Index, cell: QRect, font: QFont, place: QPoint) -> Mark | None:
    """Return the mark at a place within a cell, if there is one."""
    room = _marks_room(index, cell, font)
    for mark, spot in marks.placed(_marks(index), room):
        reach = spot.adjusted(-theme.px(5), -theme.px(PAD_Y), theme.px(5), theme.px(PAD_Y))
        if reach.contains(QPointF(place)):
            return mark
    return None


def _marks(index: Index) -> tuple[Mark, ...]:
    """Return the marks of a cell; only what happened has any."""
    if index.column() != TEXT:
        return ()
    return cast("EventModel", index.model()).marks(index.data(ITEM))


def _are_below(found: Sequence[Mark], text: str, font: QFont, room: int) -> bool:
    """Tell whether marks need a line of their own below the text, as its last line is too long."""
    return bool(found) and wrapped.last_width(text, font, room) + marks.width(found) > room


def _marks_room(index: Index, cell: QRect, font: QFont) -> QRect:
    """Return where the marks of a cell stand: at the right of its last line, or below it."""
    text, inner = str(index.data() or ""), cell.width() - 2 * theme.px(PAD_X)
    left, top = cell.left() + theme.px(PAD_X), cell.top() + theme.px(PAD_Y)
    bottom = top + wrapped.height(text, font, inner)
    if _are_below(_marks(index), text, font, inner):
        return QRect(left, bottom, inner, marks.line_height())
    line = QFontMetrics(font).height()
    return QRect(left, bottom - line, inner, line)


def tag_font() -> QFont:
    """Return the font in which moments are written."""
    return theme.font(_TAG_SIZE, bold=True)


def paint(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: Index,
    wording: Wording,
    *,
    hovered: bool,
) -> None:
    """Paint one cell of the timeline, in a row that may be hovered."""
    painter.save()
    painter.setFont(option.font)
    painter.fillRect(option.rect, _ground(option, hovered=hovered))
    painter.fillRect(_below(option.rect), theme.color("line"))
    event: TimelineEvent = index.data(ITEM)
    if index.column() == MOMENT:
        _paint_moment(painter, option.rect, event.moment)
    elif index.column() == CONFIRMED:
        _paint_tick(painter, option, confirmed=event.confirmed)
    else:
        ink = _INKS[index.column()] if not (index.column() == SOURCE and event.link) else "accent"
        faint = len(_day(index, event)) if index.column() == TIME else 0
        text = str(index.data() or "")
        _paint_text(painter, option.rect, text, ink, faint)
        if index.column() == TEXT:
            laid = wrapped.wrapped(text, option.font, text_width(option.rect.width()))
            waves.paint(painter, laid.layout, corner(option.rect), text, wording.find(text))
        if found := _marks(index):
            marks.paint(painter, found, _marks_room(index, option.rect, option.font))
    if option.state & _State.State_HasFocus:
        _paint_ring(painter, option.rect)
    painter.restore()


def text_width(width: int) -> int:
    """Return the room for text in a cell of some width, in pixels."""
    return width - 2 * theme.px(PAD_X)


def corner(cell: QRect) -> QPointF:
    """Return where the text of a cell begins."""
    return QPointF(cell.left() + theme.px(PAD_X), cell.top() + theme.px(PAD_Y))


def _ground(option: QStyleOptionViewItem, *, hovered: bool) -> QColor:
    if option.state & _State.State_Selected:
        return theme.color("accent_soft")
    return theme.color("bg" if hovered else "surface")


def _below(cell: QRect) -> QRect:
    """Return the line that separates a cell from the row below it."""
    return QRect(cell.left(), cell.bottom(), cell.width(), 1)


def _day(index: Index, event: TimelineEvent) -> str:
    """Return the day that is written before an event's time, if any."""
    model = cast("EventModel", index.model())
    return time_parts(model.document.record, event)[0]


def _paint_text(painter: QPainter, cell: QRect, text: str, ink: str, faint: int) -> None:
    room = text_width(cell.width())
    painter.setClipRect(cell)
    wrapped.draw(painter, text, corner(cell), room, ink, faint=faint)
    painter.setClipping(False)


_INKS = {TIME: "text", TEXT: "text", SOURCE: "muted"}


def _first_line(painter: QPainter, cell: QRect) -> float:
    """Return the middle of the line in which the row's text begins."""
    return cell.top() + theme.px(PAD_Y) + painter.fontMetrics().height() / 2


def _paint_moment(painter: QPainter, cell: QRect, moment: Moment) -> None:
    if moment is Moment.OTHER:
        return
    middle = _first_line(painter, cell)
    role = ROLES.get(moment, "muted")
    painter.setFont(tag_font())
    left = cell.left() + theme.px(PAD_X)
    if role != "muted":
        paint_dot(painter, QPointF(left + theme.px(_DOT) / 2, middle), role)
    left += theme.px(TAG_INDENT)
    room = cell.right() - left - theme.px(PAD_X) + 1
    at = QPointF(left, middle - painter.fontMetrics().height() / 2)
    painter.setClipRect(cell)
    wrapped.draw(painter, moment.label, at, room, role)
    painter.setClipping(False)


def paint_dot(painter: QPainter, centre: QPointF, role: str) -> None:
    """Paint the coloured dot of a moment."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawEllipse(centre, theme.px(_DOT) / 2, theme.px(_DOT) / 2)


def _paint_tick(painter: QPainter, option: QStyleOptionViewItem, *, confirmed: bool) -> None:
    cell = option.rect
    square = QRectF(0, 0, theme.px(_TICK), theme.px(_TICK))
    square.moveCenter(QPointF(QRectF(cell).center().x(), _first_line(painter, cell)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if confirmed:
        _paint_check(painter, square)
    else:
        painter.setPen(QPen(theme.color("edge"), max(1, theme.px(1))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), theme.px(3), theme.px(3))


def _paint_check(painter: QPainter, square: QRectF) -> None:
    pen = QPen(theme.color("ok"), theme.px(2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = square.width()
    corners = ((0.15, 0.55), (0.4, 0.8), (0.87, 0.22))
    painter.drawPolyline([square.topLeft() + QPointF(x * side, y * side) for x, y in corners])


def _paint_ring(painter: QPainter, cell: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(cell).adjusted(1.5, 1.5, -1.5, -2)
    painter.drawRoundedRect(inner, theme.px(4), theme.px(4))

"""How an entry of the history is painted: its time, what was done, and in whose role."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pmdesk import dates
from pmdesk.history import Act, Entry
from ui.history.entries import ROW, EntryList
from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.lines import one_line

_ROW, _HEADING, _SIDE, _TIME, _ICON = 48, 32, 10, 48, 14
_ICONS = {Act.UNDO: "undo-2", Act.REDO: "redo-2"}


class EntryDelegate(QStyledItemDelegate):
    """Paints the rows of an `EntryList`."""

    def __init__(self, entries: EntryList, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.px(_ROW if self._entries.entry(index) else _HEADING))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = self._entries.entry(index)
        if entry is None:
            _paint_day(painter, option.rect, dates.day(index.data(ROW)))
        else:
            _paint_ground(painter, option)
            self._paint_entry(painter, option.rect, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        room = area.adjusted(theme.px(_SIDE), theme.px(6), -theme.px(_SIDE), -theme.px(6))
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() * 11 // 20)
        lower.setTop(upper.bottom())
        _write(painter, upper, self._entries.time(entry), theme.font(13), "muted")
        for line in (upper, lower):
            line.setLeft(room.left() + theme.px(_TIME))
        if icon := _ICONS.get(entry.act):
            side = theme.px(_ICON)
            spot = QRect(upper.left(), upper.center().y() - side // 2 + 1, side, side)
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(spot, pixmap(icon, "muted", _ICON, ratio))
            upper.setLeft(spot.right() + theme.px(6))
        _write(painter, upper, entry.sentence, theme.font(14), "text")
        _write(painter, lower, entry.role, theme.font(12), "muted")


def _paint_day(painter: QPainter, area: QRect, day: str) -> None:
    room = area.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), -theme.px(6))
    painter.setFont(theme.font(12, bold=True))
    painter.setPen(theme.color("muted"))
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, day)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Show the chosen row, the one under the mouse and the one with the keyboard."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    area = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or hovered:
        painter.setBrush(theme.color("accent_soft" if chosen else "sunken"))
        painter.drawRoundedRect(area, theme.px(6), theme.px(6))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("focus"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, theme.px(6), theme.px(6))


def _write(painter: QPainter, room: QRect, text: str, font: QFont, role: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(role))
    shown = one_line(text, QFontMetrics(font), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

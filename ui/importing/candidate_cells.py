"""How the events that were read look: a tick, the time, the text with what to know about it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from pmdesk.timeline.importing.picking import Candidate
from ui.importing.candidates import CANDIDATE, FROM, IS_TAKEN, REMARK, TAKEN, TEXT, TIME
from ui.items import Index
from ui.theme import theme
from ui.widgets.lines import Lines, shortened

PAD_X, PAD_Y = 10, 6
"""Space around a cell's text, in pixels at 100 %."""
TICK = 18
_TEXT, _REMARK = 14, 12
_MOST, _MOST_REMARK = 5, 3
"""Lines of a text, and of what is remarked on it, that a row shows; its tooltip shows all."""
_SHOWN = 2_000
"""Characters of a text that are laid out at all."""
_State = QStyle.StateFlag


class CandidateCells(QStyledItemDelegate):
    """Paints and measures the cells of a `CandidateModel`."""

    hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that a cell of the width `option.rect` needs."""
        text, remark = _lines(index, option.rect.width())
        return QSize(option.rect.width(), round(text.height + remark.height) + 2 * theme.px(PAD_Y))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.fillRect(option.rect, self._ground(option, index))
        rule = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(rule, theme.color("line"))
        if index.column() == TAKEN:
            _paint_tick(painter, option, index)
        else:
            _paint_text(painter, option.rect, index)
        if option.state & _State.State_HasFocus:
            _paint_ring(painter, option.rect, index)
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        if option.state & _State.State_Selected:
            return theme.color("accent_soft")
        return theme.color("bg" if index.row() == self.hovered_row else "surface")


def _lines(index: Index, width: int) -> tuple[Lines, Lines]:
    """Return a cell's text and the remark below it, broken into lines."""
    room = width - 2 * theme.px(PAD_X)
    size = _TEXT if index.column() in {TIME, TEXT} else _REMARK + 1
    text = shortened(str(index.data() or "")[:_SHOWN], theme.font(size), room, most=_MOST)
    said = str(index.data(REMARK)) if index.column() == TEXT else ""
    font = theme.font(_REMARK, bold=True)
    remark = shortened(said, font, room, most=_MOST_REMARK if said else 0)
    return text, remark


def _paint_text(painter: QPainter, cell: QRect, index: Index) -> None:
    row: Candidate = index.data(CANDIDATE)
    text, remark = _lines(index, cell.width())
    at = QPointF(cell.left() + theme.px(PAD_X), cell.top() + theme.px(PAD_Y))
    is_taken = bool(index.data(IS_TAKEN))
    painter.setPen(theme.color("text" if is_taken and index.column() != FROM else "muted"))
    text.draw(painter, at)
    painter.setPen(theme.color("muted" if row.twin else "warn"))
    remark.draw(painter, at + QPointF(0, text.height))


def _paint_tick(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Draw the box as the style draws those of forms, on a line with the text."""
    box = QStyleOptionButton()
    side = theme.px(TICK)
    line = round(QPointF(0, painter.fontMetrics().height()).y())
    top = option.rect.top() + theme.px(PAD_Y) + max(0, (line - side) // 2)
    box.rect = QRect(option.rect.center().x() - side // 2, top, side, side)
    box.state = _State.State_Enabled | (
        _State.State_On if index.data(IS_TAKEN) else _State.State_Off
    )
    mark = QStyle.PrimitiveElement.PE_IndicatorCheckBox
    QApplication.style().drawPrimitive(mark, box, painter)


def _paint_ring(painter: QPainter, cell: QRect, index: Index) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -1.5, -2), 4, 4)

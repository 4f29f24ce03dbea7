"""How a card is painted: where it comes from, what is to be done, by whom and until when."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pmdesk.board import Card
from pmdesk.model import ActionKind, ActionState
from ui.board.card_list import CARD, MARKED, brief_day, when_words
from ui.clock import Clock
from ui.followup.facts import KIND_CHIPS
from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.chip import ChipKind, chip_size, paint_chip
from ui.widgets.lines import one_line, shortened

_HEIGHT, _GAP, _SIDE, _PAD, _LINE, _TICK = 132, 8, 2, 10, 18, 18
_TEXT, _SMALL, _MOST = 14, 12, 3
"""Sizes of the letters, and the lines of text that a card has room for."""
_SEVERE = 2
_WHO = 28
"""The least room in which it is worth while to begin the name of a team."""


class CardDelegate(QStyledItemDelegate):
    """Paints all cards equally high, so that thousands take no longer to lay out than ten."""

    def __init__(self, clock: Clock, parent: QWidget, *, one_record: bool) -> None:
        """`one_record` leaves out what is the same on every card."""
        super().__init__(parent)
        self._clock = clock
        self._one_record = one_record

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.px(_HEIGHT))

    def tick_area(self, item: QRect) -> QRect:
        """Return where in a row a click chooses the card."""
        side = theme.px(_TICK + _PAD)
        area = _card_area(item)
        return QRect(area.right() - side, area.top(), side, side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card: Card = index.data(CARD)
        area, is_marked = _card_area(option.rect), bool(index.data(MARKED))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, area, option, is_marked=is_marked)
        if is_marked or option.state & QStyle.StateFlag.State_MouseOver:
            _paint_tick(painter, self.tick_area(option.rect), is_marked=is_marked)
        pad = theme.px(_PAD)
        room = area.adjusted(pad, pad, -pad, -pad)
        self._paint_head(painter, room.adjusted(0, 0, -theme.px(_TICK), 0), card)
        self._paint_words(painter, room, card)
        self._paint_foot(painter, room, card)
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRect, card: Card) -> None:
        line = QRect(room.left(), room.top(), room.width(), theme.px(_LINE))
        if not self._one_record:
            font = theme.font(_SMALL, bold=True)
            _write(painter, line, card.key, font, "muted")
            line.setLeft(line.left() + QFontMetrics(font).horizontalAdvance(card.key) + theme.px(8))
            severe: ChipKind = "sev" if card.severity <= _SEVERE else "neutral"
            line = _chip(painter, line, f"SEV {card.severity}", severe)
        kind = card.action.kind
        if self._one_record or kind is ActionKind.PRIORITY:
            _chip(painter, line, kind.label, KIND_CHIPS[kind])

    def _paint_words(self, painter: QPainter, room: QRect, card: Card) -> None:
        text = " ".join(card.action.text.split()) or "No words yet"
        shown = shortened(text, theme.font(_TEXT), room.width(), most=_MOST)
        closed = card.action.state is ActionState.DECLINED or not card.action.text
        painter.setPen(theme.color("muted" if closed else "text"))
        shown.draw(painter, QPointF(room.left(), room.top() + theme.px(_LINE + 4)))

    def _paint_foot(self, painter: QPainter, room: QRect, card: Card) -> None:
        line = QRect(room.left(), room.bottom() - theme.px(_LINE), room.width(), theme.px(_LINE))
        today, role = card.local_day(self._clock()), self._role(card)
        when = when_words(card, self._clock, partial(brief_day, today=today))
        font = theme.font(_SMALL, bold=role in {"bad", "warn"})
        width = min(QFontMetrics(font).horizontalAdvance(when), line.width())
        right = QRect(line.right() - width, line.top(), width + 1, line.height())
        _write(painter, right, when, font, role)
        who = " · ".join(part for part in (card.action.team, card.action.tracker_key) if part)
        line.setRight(right.left() - theme.px(8))
        if line.width() > theme.px(_WHO):
            _write(painter, line, who or "No team yet", theme.font(_SMALL), "muted")

    def _role(self, card: Card) -> str:
        now = self._clock()
        if card.is_overdue(now):
            return "bad"
        if card.is_due_soon(now):
            return "warn"
        return "ok" if card.action.state is ActionState.DONE else "muted"


def _card_area(item: QRect) -> QRect:
    """Return the card within its row, which leaves a gap to the next one."""
    side = theme.px(_SIDE)
    return item.adjusted(side, side, -side, side - theme.px(_GAP))


def _paint_ground(
    painter: QPainter, area: QRect, option: QStyleOptionViewItem, *, is_marked: bool
) -> None:
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    edge = "focus" if has_focus else "accent" if is_marked else "edge" if hovered else "line"
    width = theme.px(2) if has_focus else max(1, theme.px(1))
    painter.setPen(QPen(theme.color(edge), width))
    painter.setBrush(theme.color("accent_soft" if is_marked else "surface"))
    half = width / 2
    radius = theme.px(8)
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius, radius)


def _paint_tick(painter: QPainter, area: QRect, *, is_marked: bool) -> None:
    side = theme.px(16)
    spot = QRect(0, 0, side, side)
    spot.moveCenter(area.center())
    name, role = ("circle-check", "accent") if is_marked else ("circle", "muted")
    painter.drawPixmap(spot, pixmap(name, role, 16, painter.device().devicePixelRatio()))


def _chip(painter: QPainter, room: QRect, text: str, kind: ChipKind) -> QRect:
    """Paint a chip where there is room for all of it; return the room after it."""
    width = chip_size(text).width()
    if width > room.width():
        return room
    paint_chip(painter, room, text, kind)
    return room.adjusted(width + theme.px(6), 0, 0, 0)


def _write(painter: QPainter, room: QRect, text: str, font: QFont, role: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(role))
    shown = one_line(text, QFontMetrics(font), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

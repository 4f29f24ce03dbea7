"""Dragging a card to another place in the tree: where it would land, and the mark that says so."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pmdesk.model import Why
from pmdesk.record import Record
from pmdesk.whys.causes import row_of
from ui.theme import theme
from ui.whys.card import Card
from ui.whys.drawing import GAP_X, Drawing

_SIDE = 0.22
"""The share of a card's width, at either end, in which a drop means beside it."""


_HANGS = 14


class Zone(Enum):
    """Where a card is dropped in relation to another."""

    BEFORE = "before"
    BELOW = "below"
    BEHIND = "behind"


class Drag:
    """One drag: a ghost follows the mouse, and a mark shows what letting go would do."""

    def __init__(self, drawing: Drawing, record: Record, card: Card) -> None:
        self.card = card
        self._record = record
        self._branch = {card.why_id, *(why.id for _, why in record.walk(card.why_id))}
        self._goal: tuple[Card, Zone] | None = None
        self._drawing = drawing
        self._ghost = _Ghost(card)
        self._mark = _DropMark()
        for item in (self._mark, self._ghost):
            drawing.addItem(item)
        card.lift(lifted=True)

    def move(self, spot: QPointF) -> bool:
        """Follow the mouse; return whether letting go here would do something."""
        # The ghost hangs below the mouse, so that what is under it stays readable.
        self._ghost.setPos(spot + QPointF(theme.px(_HANGS), theme.px(_HANGS)))
        self._goal = self._goal_at(spot)
        self._mark.show_goal(self._goal)
        return self._goal is not None

    def place(self) -> tuple[str, int] | None:
        """Return below which reason and in which row the card would land, or None."""
        if self._goal is None:
            return None
        other, zone = self._goal
        target = self._record.item(Why, other.why_id)
        if zone is Zone.BELOW:
            count = len(self._record.reasons(target.id))
            return target.id, count
        own = self._record.item(Why, self.card.why_id)
        row = row_of(self._record, target) + (zone is Zone.BEHIND)
        moves_along = own.parent_id == target.parent_id
        return target.parent_id, row - (moves_along and row_of(self._record, own) < row)

    def end(self) -> None:
        """Take ghost and mark away."""
        for item in (self._mark, self._ghost):
            self._drawing.removeItem(item)
        self.card.lift(lifted=False)

    def _goal_at(self, spot: QPointF) -> tuple[Card, Zone] | None:
        for item in self._drawing.items(spot):
            if isinstance(item, Card) and item.why_id not in self._branch:
                inner = item.mapFromScene(spot)
                if item.body.contains(inner):
                    return item, self._zone(item, inner)
        return None

    def _zone(self, card: Card, spot: QPointF) -> Zone:
        share = spot.x() / card.body.width()
        if not self._record.item(Why, card.why_id).parent_id or _SIDE <= share <= 1 - _SIDE:
            return Zone.BELOW
        return Zone.BEFORE if share < _SIDE else Zone.BEHIND


class _Ghost(QGraphicsItem):
    """The card as it hangs on the mouse."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self._card = Card(card.why_id, card.face)
        self._card.setParentItem(self)
        self.setOpacity(0.9)
        self.setZValue(3)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw nothing: the card on it does."""


class _DropMark(QGraphicsItem):
    """A frame around the card below which the dragged one goes, or a bar beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._is_bar = False
        self.setZValue(4)
        self.hide()

    def show_goal(self, goal: tuple[Card, Zone] | None) -> None:
        self.setVisible(goal is not None)
        if goal is None:
            return
        card, zone = goal
        self.prepareGeometryChange()
        self._is_bar = zone is not Zone.BELOW
        body = card.body.translated(card.pos())
        gap, thick = theme.px(GAP_X) / 2, theme.px(4)
        if not self._is_bar:
            self._rect = body.adjusted(-thick, -thick, thick, thick)
        else:
            x = body.left() - gap if zone is Zone.BEFORE else body.right() + gap
            self._rect = QRectF(x - thick / 2, body.top(), thick, body.height())
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-2, -2, 2, theme.px(30))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        accent = theme.color("accent")
        if self._is_bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(self._rect, theme.px(2), theme.px(2))
            return
        painter.setPen(QPen(accent, theme.px(2), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._rect, theme.px(10), theme.px(10))
        stub = QPointF(self._rect.center().x(), self._rect.bottom())
        painter.drawLine(stub, stub + QPointF(0, theme.px(22)))

"""The scene of the drawn tree: one card per reason and the lines between them."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsScene

from pmdesk.changes import Set
from pmdesk.model import Action, TimelineEvent, Why
from pmdesk.session import Edit
from pmdesk.whys.tree_layout import Connector, Layout, Node, layout, strokes
from ui.document import Document
from ui.language.wording import Wording
from ui.theme import theme
from ui.whys.card import Card
from ui.whys.faces import face_of
from ui.whys.folds import Folds
from ui.whys.joint import Branching

GAP_X, GAP_Y, MARGIN = 16, 54, 24
_LINE = 1.5
_SHOWN = {Why, Action, TimelineEvent}
"""What cards tell of: reasons, the actions that fix them, the events that show them."""

_FOREST = ""
"""The name of the invisible card above the tops, should there be several."""


class Drawing(QGraphicsScene):
    """Follows the tree of a document card by card; nothing is ever built anew as a whole."""

    arranged = Signal()
    """Cards moved or changed their size."""

    def __init__(self, document: Document, folds: Folds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.wording = Wording.of(document)
        self._folds = folds
        self._seen: list[tuple[int, Why]] = []
        self._cards: dict[str, Card] = {}
        self._lines: dict[str, Branching] = {}
        self._drawn: dict[str, list[Connector]] = {}
        self._shape: list[tuple[str, str, float, float]] = []
        document.changed.connect(self._hear)
        folds.changed.connect(self.follow)
        theme.changed.connect(self._restyle)
        self.follow()

    def card(self, why_id: str) -> Card | None:
        """Return the card of a reason."""
        return self._cards.get(why_id)

    def cards(self) -> Iterator[Card]:
        """Go through all cards."""
        return iter(self._cards.values())

    def branching(self, why_id: str) -> Branching | None:
        """Return the lines below a reason."""
        return self._lines.get(why_id)

    def mark_target(self, card: Card | None) -> None:
        """Show on which card something that is dragged would land."""
        for each in self._cards.values():
            each.mark(is_target=each is card)

    def _hear(self, edit: Edit) -> None:
        """Follow an edit: where it only set fields of reasons, those cards alone are looked at."""
        operations = edit.change.operations
        if not any(operation.kind in _SHOWN for operation in operations):
            return
        depths = {why.id: depth for depth, why in self._seen}
        ids = {operation.id for operation in operations}
        if all(isinstance(o, Set) and o.kind is Why for o in operations) and ids <= depths.keys():
            self._show_again(ids, depths)
        else:
            self.follow()

    def _show_again(self, ids: Iterable[str], depths: Mapping[str, int]) -> None:
        """Give some reasons, whose places are as before, their words anew."""
        record, is_other_size = self._document.record, False
        for why_id in ids:
            why = record.item(Why, why_id)
            hidden = self._cards[why_id].face.folded
            face = face_of(record, depths[why_id], why, hidden)
            is_other_size |= self._cards[why_id].show_face(face)
            if line := self._lines.get(why_id):
                line.set_joint(joint=face.is_joint)
        if is_other_size:
            self.arrange()

    def follow(self) -> None:
        """Give every reason its card with the right words, and lay them out if need be."""
        record, folded = self._document.record, self._folds.folded
        self._seen = self._folds.in_sight()
        for why_id in self._cards.keys() - {why.id for _, why in self._seen}:
            self.removeItem(self._cards.pop(why_id))
        for depth, why in self._seen:
            hidden = len(list(record.walk(why.id))) if why.id in folded else 0
            face = face_of(record, depth, why, hidden)
            if card := self._cards.get(why.id):
                card.show_face(face)
            else:
                self._cards[why.id] = Card(why.id, face, self.wording.find)
                self.addItem(self._cards[why.id])
        self.arrange()
        for why_id, line in self._lines.items():
            line.set_joint(joint=self._cards[why_id].face.is_joint)

    def arrange(self) -> None:
        """Move cards and lines to where they belong, if any changed its size or its place."""
        shape = [(why.id, why.parent_id, *self._cards[why.id].room) for _, why in self._seen]
        if shape == self._shape:
            return
        self._shape = shape
        placed = layout(_nodes(shape), gap_x=theme.px(GAP_X), gap_y=theme.px(GAP_Y))
        for why_id, card in self._cards.items():
            box = placed.boxes[why_id]
            spot = QPointF(round(box.centre - card.body.width() / 2), round(box.y))
            if card.pos() != spot:
                card.setPos(spot)
        self._draw_lines(placed)
        margin = theme.px(MARGIN)
        bounds = QRectF(0, 0, placed.width, placed.height)
        self.setSceneRect(bounds.adjusted(-margin, -margin, margin, margin))
        self.arranged.emit()

    def _draw_lines(self, placed: Layout) -> None:
        """Draw the lines that changed: all those below one card are one item."""
        wanted: dict[str, list[Connector]] = {}
        for line in placed.connectors:
            if line.parent != _FOREST:
                wanted.setdefault(line.parent, []).append(line)
        for why_id in self._lines.keys() - wanted.keys():
            self.removeItem(self._lines.pop(why_id))
            del self._drawn[why_id]
        for why_id, lines in wanted.items():
            if why_id not in self._lines:
                self._lines[why_id] = self._new_line()
            if self._drawn.get(why_id) != lines:
                self._drawn[why_id] = lines
                self._lines[why_id].setPath(_path(self._cards[why_id], lines))
                self._lines[why_id].junction = QPointF(*lines[0].points[1])

    def _new_line(self) -> Branching:
        item = Branching()
        item.setPen(_pen())
        self.addItem(item)
        return item

    def _restyle(self) -> None:
        for card in self._cards.values():
            card.measure()
        for line in self._lines.values():
            line.setPen(_pen())
        self._shape = []
        self._drawn = {}
        self.arrange()


def _path(above: Card, lines: list[Connector]) -> QPainterPath:
    """Draw every stretch once, on whole pixels: from the card itself down to the cards below."""
    path = QPainterPath()
    for stroke in strokes(lines, above.pos().y() + above.body.height()):
        path.addPolygon(QPolygonF([QPointF(round(x), round(y)) for x, y in stroke]))
    return path


def _pen() -> QPen:
    return QPen(theme.color("muted"), max(1.0, _LINE * theme.zoom / 100))


def _nodes(shape: list[tuple[str, str, float, float]]) -> Node:
    """Return the tree as the layout takes it, built from the leaves: depth is no limit."""
    below: dict[str, list[Node]] = {"": []}
    for why_id, parent_id, width, height in reversed(shape):
        children = tuple(reversed(below.pop(why_id, [])))
        below.setdefault(parent_id, []).append(Node(why_id, width, height, children))
    tops = tuple(reversed(below[""]))
    return tops[0] if len(tops) == 1 else Node(_FOREST, 0, 0, tops)

"""The findings on the cards of the tree: which one is under the pointer, which at the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QGraphicsView

from pmdesk.model import Why
from pmdesk.wording import Place
from ui.document import Document
from ui.language.watch import Painted, PaintedWatch
from ui.language.wording import Wording
from ui.whys.card import Card


def watch(
    view: QGraphicsView,
    document: Document,
    under: Callable[[QPoint], Card | None],
    current: Callable[[], Card | None],
) -> None:
    """Let the cards in a view answer for their findings."""
    PaintedWatch(
        view,
        Wording.of(document),
        lambda point: _painted(view, document, under(point)),
        lambda: _painted(view, document, current()),
    )


def _painted(view: QGraphicsView, document: Document, card: Card | None) -> Painted | None:
    why = document.record.get(Why, card.why_id) if card else None
    if card is None or why is None or not why.text.strip():
        return None
    lines, shown = card.lines, card.face.text.strip("\n")
    corner = QPointF(view.mapFromScene(card.mapToScene(card.words.topLeft())))
    offset = why.text.find(shown[:1]) if shown else 0
    place = Place(Why, why.id, "text")
    scale = view.transform().m11()
    return Painted(place, why.text, shown, lines, corner, offset, scale)

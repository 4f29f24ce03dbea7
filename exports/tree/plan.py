"""The plan of a drawn tree: shapes with the names of their colours, for whatever paints them.

Lengths are in points; x grows to the right and y downwards, from the top left corner.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.blocks import Reason
from exports.pdf.lines import Line, Style
from exports.tree.cards import Card, card
from pmdesk.whys.tree_layout import Connector, Layout, Node, layout, strokes

GAP_X, GAP_Y = 12.0, 26.0
WIDTH = 150.0
"""How wide the cards of a tree are that is drawn as a whole."""

_MARGIN = 16.0
_PAD = 7.0
_RADIUS = 4.0
_CAPITALS = 0.714
"""How high capitals are in a font of size 1."""
_AND = Style(7.4, 10.4, "bold", "accent")
_PILL_WIDTH, _PILL_HEIGHT = 24.0, 12.0
_FOREST = ""
"""The name of the card of no size above the tops, should there be several."""


@dataclass(frozen=True)
class Panel:
    """A rectangle with round corners; `fill` and `edge` are colour roles."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str
    edge: str
    thickness: float
    dashed: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line around corners; `edge` is a colour role."""

    points: tuple[tuple[float, float], ...]
    edge: str
    thickness: float


@dataclass(frozen=True)
class Words:
    """One line of text, from its left end on its base line."""

    line: Line
    style: Style
    x: float
    baseline: float


Shape = Panel | Stroke | Words


@dataclass(frozen=True)
class Plan:
    """What is to be painted, in order, and how large it is all together."""

    shapes: tuple[Shape, ...]
    width: float
    height: float


def whole(reasons: Sequence[Reason]) -> Plan:
    """Plan a whole tree as one drawing, with a margin around it."""
    cards = {reason.key: card(reason, WIDTH) for reason in reasons}
    below: dict[str, list[Node]] = {}
    for reason in reversed(reasons):
        children = tuple(reversed(below.pop(reason.key, [])))
        node = Node(reason.key, WIDTH, cards[reason.key].height, children)
        below.setdefault(reason.parent if reason.parent in cards else _FOREST, []).append(node)
    tops = tuple(reversed(below.get(_FOREST, [])))
    root = tops[0] if len(tops) == 1 else Node(_FOREST, 0, 0, tops)
    placed = layout(root, gap_x=GAP_X, gap_y=GAP_Y)
    shapes = tuple(shapes_of(cards, placed, _MARGIN))
    return Plan(shapes, placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN)


def shapes_of(cards: Mapping[str, Card], placed: Layout, margin: float = 0) -> Iterator[Shape]:
    """Return the shapes of cards that have their places: lines first, then what covers them."""
    lines: dict[str, list[Connector]] = {}
    for line in placed.connectors:
        if line.parent in cards:
            lines.setdefault(line.parent, []).append(line)
    for key, below in lines.items():
        for points in strokes(below, placed.boxes[key].bottom):
            yield Stroke(_moved(points, margin), "muted", 0.9)
    for key, box in placed.boxes.items():
        if key in cards:
            yield from _card_shapes(cards[key], box.x + margin, box.y + margin)
    yield from _joints(cards, lines, margin)


def _moved(points: Iterable[tuple[float, float]], by: float) -> tuple[tuple[float, float], ...]:
    return tuple((x + by, y + by) for x, y in points)


def _card_shapes(card: Card, x: float, y: float) -> Iterator[Shape]:
    role = card.reason.role
    is_stressed = role in {"ok", "impact"}
    edge = role if is_stressed else ("edge" if card.reason.is_assumed else "line")
    fill = "ok_soft" if role == "ok" else "surface"
    thickness = 1.2 if is_stressed else 0.8
    yield Panel(
        x, y, card.width, card.height, _RADIUS, fill, edge, thickness, card.reason.is_assumed
    )
    top = y + _PAD
    for part in card.parts:
        top += part.gap
        for line in part.lines:
            yield Words(line, part.style, x + _PAD + line.indent, top + _fall(part.style))
            top += part.style.leading


def _fall(style: Style) -> float:
    """Return how far the base line is below the top of a line."""
    return (style.leading + _CAPITALS * style.size) / 2


def _joints(
    cards: Mapping[str, Card], lines: Mapping[str, Sequence[Connector]], margin: float
) -> Iterator[Shape]:
    """Mark where reasons belong together: a pill with “and” on the trunk above them."""
    junctions = {key: below[0].points[1] for key, below in lines.items()}
    word = Line((("NotoSans-Bold", "and"),), _AND.measure("and"))
    for key, (x, y) in junctions.items():
        if cards[key].reason.is_joint:
            left, top = x + margin - _PILL_WIDTH / 2, y + margin - _PILL_HEIGHT / 2
            size = (_PILL_WIDTH, _PILL_HEIGHT, _PILL_HEIGHT / 2)
            yield Panel(left, top, *size, "surface", "accent", 0.9)
            baseline = y + margin + _CAPITALS * _AND.size / 2
            yield Words(word, _AND, x + margin - word.width / 2, baseline)

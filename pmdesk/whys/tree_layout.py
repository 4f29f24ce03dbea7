"""Where the cards of a tree go: rows by level, siblings in order, parents above their children.

The method is Reingold and Tilford's, with the outline of a finished branch kept as two lists of
edges. Joining two branches costs as many steps as the shallower one has levels, so a whole tree
takes time in proportion to its nodes. Nothing here calls itself: depth costs no stack.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Point = tuple[float, float]


class Node(NamedTuple):
    """A card to be placed: its name, its size and the cards below it, in order."""

    key: str
    width: float
    height: float
    children: tuple["Node", ...] = ()


class Box(NamedTuple):
    """Where a card is; x grows to the right, y downwards, both from the top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> float:
        """The middle of the card, from left to right."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge of the card."""
        return self.y + self.height


class Connector(NamedTuple):
    """A line from the bottom of a card, around two corners, to the top of one below it."""

    parent: str
    child: str
    points: tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Layout:
    """A placed tree: the box of every card by its name, the lines between them, the whole size."""

    boxes: Mapping[str, Box]
    connectors: tuple[Connector, ...]
    width: float
    height: float


def layout(root: Node, *, gap_x: float = 16, gap_y: float = 40) -> Layout:
    """Place a tree; `gap_x` is kept free between cards of a row, `gap_y` between rows."""
    levels = _levels(root)
    offsets = _offsets(levels, gap_x)
    tops, height = _rows(levels, gap_y)
    centres = {root.key: 0.0}
    for node in (node for level in levels for node in level):
        for child in node.children:
            centres[child.key] = centres[node.key] + offsets[child.key]
    nodes = [(node, top) for level, top in zip(levels, tops, strict=True) for node in level]
    left = min(centres[node.key] - node.width / 2 for node, _ in nodes)
    boxes = {
        node.key: Box(centres[node.key] - node.width / 2 - left, top, node.width, node.height)
        for node, top in nodes
    }
    width = max(box.x + box.width for box in boxes.values())
    return Layout(boxes, tuple(_connectors(nodes, boxes, gap_y)), width, height)


def strokes(lines: Sequence[Connector], bottom: float) -> list[list[Point]]:
    """Return the connectors below one card as strokes in which every stretch is drawn once.

    `bottom` is where they leave the card; it may be above the bottom of the box that it takes up.
    """
    (trunk, _), (_, turn), *_ = lines[0].points
    tops = sorted(line.points[-1] for line in lines)
    (left, left_top), (right, right_top) = tops[0], tops[-1]
    down: list[Point] = [(trunk, bottom), (trunk, turn)]
    if len(lines) == 1:
        return [[*down, (left, turn), (left, left_top)]]
    across = [(left, left_top), (left, turn), (right, turn), (right, right_top)]
    return [down, across, *([(inner, turn), (inner, top)] for inner, top in tops[1:-1])]


def _levels(root: Node) -> list[list[Node]]:
    levels = [[root]]
    while below := [child for node in levels[-1] for child in node.children]:
        levels.append(below)
    return levels


def _rows(levels: list[list[Node]], gap_y: float) -> tuple[list[float], float]:
    """Return the top of every row, and the height of all: a row is as high as its tallest card."""
    tops, bottom = [], -gap_y
    for level in levels:
        tops.append(bottom + gap_y)
        bottom = tops[-1] + max(node.height for node in level)
    return tops, bottom


def _connectors(
    nodes: list[tuple[Node, float]], boxes: Mapping[str, Box], gap_y: float
) -> Iterator[Connector]:
    for node, _ in nodes:
        above = boxes[node.key]
        for child in node.children:
            below = boxes[child.key]
            turn = below.y - gap_y / 2
            yield Connector(
                node.key,
                child.key,
                (
                    (above.centre, above.bottom),
                    (above.centre, turn),
                    (below.centre, turn),
                    (below.centre, below.y),
                ),
            )


@dataclass(slots=True)
class _Edges:
    """One side of the outline of a branch, deepest level first.

    `shift` moves all edges at once, which is what makes moving a whole branch cheap.
    """

    places: list[float] = field(default_factory=list)
    shift: float = 0.0

    def at(self, level: int) -> float:
        """Return the edge `level` rows below the top."""
        return self.places[-1 - level] + self.shift

    def add_top(self, edge: float) -> None:
        """Put one more level on top."""
        self.places.append(edge - self.shift)

    def behind(self, front: "_Edges") -> "_Edges":
        """Return what is seen of these edges with others in front, as far down as those reach."""
        length = len(front.places)
        if length >= len(self.places):
            return front
        self.places[len(self.places) - length :] = [
            place + front.shift - self.shift for place in front.places
        ]
        return self


@dataclass(slots=True)
class _Branch:
    """A finished branch, seen from outside; its top card has its centre at 0."""

    left: _Edges = field(default_factory=_Edges)
    right: _Edges = field(default_factory=_Edges)

    @property
    def depth(self) -> int:
        return len(self.left.places)

    def move(self, distance: float) -> None:
        self.left.shift += distance
        self.right.shift += distance

    def beside(self, later: "_Branch") -> "_Branch":
        """Join this branch and one to its right."""
        return _Branch(later.left.behind(self.left), self.right.behind(later.right))


def _offsets(levels: list[list[Node]], gap_x: float) -> dict[str, float]:
    """Return how far right of its parent's centre each card has its own, from the bottom up."""
    offsets: dict[str, float] = {}
    branches: dict[str, _Branch] = {}
    for node in (node for level in reversed(levels) for node in level):
        below = [branches.pop(child.key) for child in node.children]
        centres = _side_by_side(below, gap_x)
        middle = (centres[0] + centres[-1]) / 2 if centres else 0.0
        branch = _Branch()
        for child, part, centre in zip(node.children, below, centres, strict=True):
            offsets[child.key] = centre - middle
            part.move(centre - middle)
            branch = branch.beside(part)
        branch.left.add_top(-node.width / 2)
        branch.right.add_top(node.width / 2)
        branches[node.key] = branch
    return offsets


def _side_by_side(branches: list[_Branch], gap_x: float) -> list[float]:
    """Return the centres of sibling branches, each as far left as its neighbours allow.

    `facing` are the siblings that can be seen from the right, the nearest and shallowest last. A
    branch that is pushed away by a distant sibling takes the smaller ones between along, each by
    its share; those are hidden behind it from then on, so that no later comparison misses the move.
    """
    centres: list[float] = []
    facing: list[int] = []
    spread = _Spread(len(branches))
    for index, branch in enumerate(branches):
        centre, level = (0.0 if not facing else float("-inf")), 0
        for other in reversed(facing):
            reach = min(branches[other].depth, branch.depth)
            right, left = branches[other].right, branch.left
            apart = max(right.at(row) - left.at(row) for row in range(level, reach))
            needed = centres[other] + apart + gap_x
            if needed > centre:
                spread.note(other, index, needed - centre)
                centre = needed
            level = reach
            if level == branch.depth:
                break
        while facing and branches[facing[-1]].depth <= branch.depth:
            facing.pop()
        facing.append(index)
        centres.append(centre)
    return [centre + move for centre, move in zip(centres, spread.moves(), strict=True)]


class _Spread:
    """The moves of siblings that stand between two that pushed each other apart.

    Only where a row of moves begins and ends is kept, and summed up once at the end: noting a
    push takes the same time however many siblings stand between.
    """

    def __init__(self, count: int) -> None:
        self._slopes = [0.0] * count
        self._jumps = [0.0] * count

    def note(self, fixed: int, pushed: int, distance: float) -> None:
        """Share out the distance that sibling `pushed` moved away from sibling `fixed`."""
        between = pushed - fixed - 1
        if between:
            share = distance / (between + 1)
            self._slopes[fixed + 1] += share
            self._slopes[pushed] -= share
            self._jumps[pushed] -= share * between

    def moves(self) -> Iterator[float]:
        """Return how far each sibling is taken along."""
        slope = move = 0.0
        for change, jump in zip(self._slopes, self._jumps, strict=True):
            slope += change
            move += slope + jump
            yield move

"""The tree of whys on paper: cards and lines, as large as the page allows, never cut off.

A tree that would have to become illegibly small to fit is divided: a branch that is too much for
the page leaves its first card, and that card begins a tree of its own further down.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from exports.blocks import Reason, TreeFigure
from exports.pdf.ink import ink
from exports.pdf.lines import Style
from exports.pdf.pieces import Piece, Text, draw_line, text
from exports.tree.cards import CAPTION, WORDS, Card, card, is_too_long
from exports.tree.plan import GAP_X, GAP_Y, Plan, Shape, Stroke, Words, shapes_of
from exports.work import Work
from pmdesk.whys.tree_layout import Node, layout

SMALLEST = 6.5
"""The smallest size of type on paper, in points."""

_TITLE = Style(8, 16, "bold", "muted")
_WIDTHS = (150.0, 132.0, 116.0)
_SCALES = (1.0, 0.94, SMALLEST / CAPTION.size)
_MOST_CARDS = 80
"""Cards on one page; there is never room for more."""


@dataclass(frozen=True)
class _Look:
    """How wide cards are, and at what scale all is drawn."""

    width: float
    scale: float


_LOOKS = tuple(_Look(width, scale) for scale in _SCALES for width in _WIDTHS)
"""What to try, the most comfortable first."""


@dataclass(frozen=True)
class TreeDrawing(Piece):
    """A tree that fits on a page."""

    plan: Plan
    scale: float
    room: float
    before: float = 8

    @property
    def height(self) -> float:
        return self.plan.height * self.scale + 2

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        left = x + (self.room - self.plan.width * self.scale) / 2
        canvas.translate(left, top - 1)
        canvas.scale(self.scale, self.scale)
        canvas.setLineJoin(1)
        for shape in self.plan.shapes:
            _draw(canvas, shape)
        canvas.restoreState()


def _draw(canvas: Canvas, shape: Shape) -> None:
    if isinstance(shape, Words):
        draw_line(canvas, shape.line, shape.style, shape.x, -shape.baseline)
        return
    canvas.setStrokeColor(ink(shape.edge))
    canvas.setLineWidth(shape.thickness)
    if isinstance(shape, Stroke):
        path = canvas.beginPath()
        (x, y), *others = shape.points
        path.moveTo(x, -y)
        for x, y in others:
            path.lineTo(x, -y)
        canvas.drawPath(path, stroke=1, fill=0)
        return
    canvas.setFillColor(ink(shape.fill))
    canvas.setDash(*((3, 2) if shape.dashed else ()))
    box = (shape.x, -shape.y - shape.height, shape.width, shape.height)
    canvas.roundRect(*box, shape.radius, stroke=1, fill=1)
    canvas.setDash()


def tree(figure: TreeFigure, width: float, height: float, work: Work) -> Iterator[Piece]:
    """Set a tree in pages of a size: one drawing, or several; then what was too long for a card."""
    pages = _Pages(figure.reasons, width, height)
    pages.divide(work)
    yield from pages.drawings()
    for reason in figure.reasons:
        if is_too_long(reason, _WIDTHS[0]):
            heading = text(f"{reason.caption}, in full", replace(CAPTION, ink="muted"), width)
            yield replace(heading, before=10, keep=True)
            yield text(reason.text, WORDS, width)


class _Pages:
    """A tree being divided until every part of it fits on a page."""

    def __init__(self, reasons: Sequence[Reason], width: float, height: float) -> None:
        self._reasons = {reason.key: reason for reason in reasons}
        self._below: dict[str, list[str]] = {key: [] for key in self._reasons}
        self._size = (width, height)
        tops: list[str] = []
        for reason in reasons:
            siblings = self._below.get(reason.parent)
            (tops if siblings is None else siblings).append(reason.key)
        self._starts = {key: [self._below[key]] for key in tops}
        """The cards that a part begins with, each with the groups of cards drawn below it."""

    def divide(self, work: Work) -> None:
        """Cut branches off, from the bottom up, where they are too much for a page.

        The largest branch below a card goes first. A card with too many below it is drawn several
        times, each time with some of them.
        """
        counts: dict[str, int] = {}
        for number, key in enumerate(reversed(self._reasons)):
            if number % 50 == 0:
                work.reached(number / len(self._reasons))
            below = self._below[key]
            largest = sorted(below, key=lambda child: counts[child])
            while not self._fits(key, below) and largest and counts[largest[-1]] > 1:
                cut = largest.pop()
                self._start(cut, [self._below[cut]])
                counts[cut] = 1
            if not self._fits(key, below):
                self._start(key, list(self._groups(key)))
            counts[key] = 1 if key in self._starts else 1 + sum(counts[child] for child in below)

    def _start(self, key: str, groups: list[list[str]]) -> None:
        self._starts[key] = groups

    def _groups(self, key: str) -> Iterator[list[str]]:
        """Divide the cards below one into groups that fit."""
        group: list[str] = []
        for child in self._below[key]:
            if group and not self._fits(key, [*group, child]):
                yield group
                group = []
            group.append(child)
        yield group

    def _fits(self, key: str, below: list[str]) -> bool:
        return any(self._drawing(key, below, look) for look in reversed(_LOOKS))

    def drawings(self) -> Iterator[Piece]:
        """Return the parts in the order of the tree, each as large as its page allows."""
        starts = [key for key in self._reasons if key in self._starts]
        numbers = {key: number for number, key in enumerate(starts, 1)}
        for key in starts:
            groups = self._starts[key]
            for place, group in enumerate(groups, 1):
                drawn = (self._drawing(key, group, look, numbers) for look in _LOOKS)
                if len(starts) > 1 or len(groups) > 1:
                    yield self._title(numbers[key], place, len(groups))
                yield next(drawing for drawing in drawn if drawing)

    def _title(self, number: int, place: int, places: int) -> Text:
        several = f", {place} of {places}" if places > 1 else ""
        words = f"Part {number} of the tree{several}"
        return replace(text(words, _TITLE, self._size[0]), before=12, keep=True)

    def _drawing(
        self, key: str, below: list[str], look: _Look, numbers: Mapping[str, int] | None = None
    ) -> TreeDrawing | None:
        """Draw a part of the tree, or return None where it does not fit."""
        keys = self._part(key, below)
        if len(keys) > _MOST_CARDS:
            return None
        cards = {one: self._card(one, key, look, numbers or {}) for one in keys}
        nodes: dict[str, Node] = {}
        for one in reversed(keys):
            children = below if one == key else self._uncut(one)
            size = (look.width, cards[one].height)
            nodes[one] = Node(one, *size, tuple(nodes[child] for child in children))
        placed = layout(nodes[key], gap_x=GAP_X, gap_y=GAP_Y)
        width, height = self._size
        room = height - _TITLE.leading - TreeDrawing.before - 2
        if placed.width * look.scale > width or placed.height * look.scale > room:
            return None
        plan = Plan(tuple(shapes_of(cards, placed)), placed.width, placed.height)
        return TreeDrawing(plan, look.scale, width)

    def _part(self, key: str, below: list[str]) -> list[str]:
        """List the cards of a part from the top down, as far as they can be of interest."""
        keys, at = [key, *below], 1
        while at < len(keys) <= _MOST_CARDS:
            keys += self._uncut(keys[at])
            at += 1
        return keys

    def _uncut(self, key: str) -> list[str]:
        return [] if key in self._starts else self._below[key]

    def _card(self, key: str, top: str, look: _Look, numbers: Mapping[str, int]) -> Card:
        """Set a card; where its branch was cut off, it says in which part that is."""
        reason = self._reasons[key]
        if key != top and key in self._starts:
            said = f"Continues in part {numbers.get(key, 0)}"
            both = "\n".join(filter(None, (reason.note, said)))
            reason = replace(reason, note=both)
        return card(reason, look.width)

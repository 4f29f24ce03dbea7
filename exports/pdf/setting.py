"""Setting the blocks of an outline: each becomes pieces of a given width."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from exports.blocks import (
    Block,
    Bullets,
    Cause,
    ChartFigure,
    Fact,
    Figures,
    Heading,
    LessonColumns,
    Paragraph,
    Picture,
    StripFigure,
    Table,
    TitleBlock,
    TreeFigure,
)
from exports.outline import NO_FIX
from exports.pdf import front
from exports.pdf.chart_figure import ChartFigure as ChartDrawing
from exports.pdf.ink import ink
from exports.pdf.lines import Style
from exports.pdf.pictures import picture
from exports.pdf.pieces import Card, Columns, Piece, Stack, Text, chip, dotted, text
from exports.pdf.rows import NOTE, table
from exports.pdf.strip_figure import StripFigure as StripDrawing
from exports.pdf.tree_figure import tree
from exports.work import Work

BODY = Style(9.6, 14.4)
MUTED = Style(9, 13, "regular", "muted")
SMALL = Style(8.8, 12.6)
LABEL = Style(7.6, 11, "bold", "muted")
_HEADINGS = {
    1: (Style(8.4, 12, "bold", "accent"), 26.0, 2.0),
    2: (Style(14, 19, "bold"), 18.0, 0.0),
    3: (Style(10, 14, "bold"), 14.0, -2.0),
}
"""Style, space above and space below the heading of each level."""
_INDENT = 13.0


@dataclass(frozen=True)
class HeadingPiece(Piece):
    """A heading that can be found again in the outline of the file."""

    words: Text
    title: str
    key: str
    level: int
    before: float = 0
    after: float = 0
    keep: bool = True
    rule: float = 0
    is_listed: bool = True

    @property
    def height(self) -> float:
        return self.words.height + self.after

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        if self.is_listed:
            canvas.bookmarkHorizontalAbsolute(self.key, top + 6)
            canvas.addOutlineEntry(self.title, self.key, self.level - 1, closed=False)
        self.words.draw(canvas, x, top)
        if self.rule:
            line = top - self.words.height - 1
            canvas.setStrokeColor(ink("accent"))
            canvas.setLineWidth(0.8)
            canvas.line(x, line, x + self.rule, line)


@dataclass(frozen=True)
class Setting:
    """The page that blocks are set for, and the pictures that they may show."""

    width: float
    height: float
    images: Mapping[str, bytes]

    def pieces(self, block: Block, work: Work) -> Iterator[Piece]:  # noqa: C901 - a table
        """Set one block."""
        match block:
            case TitleBlock():
                yield from front.title(block, self.width)
            case Figures():
                yield front.figures(block, self.width)
            case Heading():
                yield self._heading(block)
            case Paragraph():
                style = NOTE if block.is_small else MUTED if block.muted else BODY
                yield replace(text(block.text, style, self.width, before=6), keep=block.leads)
            case Bullets():
                yield from self._bullets(block.items, BODY, self.width)
            case Table():
                yield replace(table(block, self.width, work), before=8)
            case StripFigure():
                yield StripDrawing(block.record, self.width)
            case ChartFigure():
                yield ChartDrawing(block.part, self.width)
            case TreeFigure():
                yield from tree(block, self.width, self.height, work)
            case Cause():
                yield self._cause(block)
            case LessonColumns():
                yield self._lessons(block)
            case Picture():
                yield picture(block, self.images, self.width, self.height)

    def _heading(self, block: Heading) -> HeadingPiece:
        style, before, after = _HEADINGS[block.level]
        words = block.text.upper() if block.level == 1 else block.text
        rule = self.width if block.level == 1 else 0
        set_words = text(words, style, self.width)
        return HeadingPiece(
            set_words, block.text, block.key, block.level, before, after, rule=rule,
            is_listed=block.is_listed,
        )  # fmt: skip

    def _bullets(self, items: tuple[str, ...], style: Style, width: float) -> Iterator[Text]:
        for number, item in enumerate(items):
            made = dotted(item, style.ink, style, width)
            yield replace(made, before=2 if number else 6, dot="muted")

    def _cause(self, cause: Cause) -> Card:
        """Set a root cause as a card: what it is, what has to change, what will be done."""
        width = self.width - 28
        name = f"ROOT CAUSE {cause.number}"
        mark = chip(cause.category or "No category yet", "ok" if cause.category else "warn", 7)
        style = replace(LABEL, ink="ok")
        label = Columns(((0, text(name, style, width)), (style.measure(name) + 8, mark)))
        parts: list[Piece] = [label, text(cause.text, Style(11, 15, "bold"), width, before=4)]
        parts += [self._fact(fact, width) for fact in cause.facts]
        parts.append(self._fixes(cause, width))
        return Card(Stack(tuple(parts)), self.width, before=8, padding=12, bar="ok")

    def _fact(self, fact: Fact, width: float) -> Stack:
        label = replace(text(fact.label, LABEL, width), keep=True)
        return Stack((label, text(fact.text, SMALL, width)), before=6)

    def _fixes(self, cause: Cause, width: float) -> Stack:
        label = replace(text("Fixed by", LABEL, width), keep=True)
        if not cause.fixes:
            return Stack((label, text(NO_FIX, replace(SMALL, ink="warn"), width)), before=6)
        fixes = tuple(replace(fix, before=0) for fix in self._bullets(cause.fixes, SMALL, width))
        return Stack((label, *fixes), before=6)

    def _lessons(self, block: LessonColumns) -> Columns:
        gap = 16.0
        share = (self.width - gap * (len(block.columns) - 1)) / len(block.columns)
        columns = [self._lesson_column(title, items, share) for title, items in block.columns]
        cells = tuple((at * (share + gap), column) for at, column in enumerate(columns))
        return Columns(cells, before=6)

    def _lesson_column(self, title: str, items: tuple[str, ...], width: float) -> Stack:
        head = replace(text(title, Style(8.8, 13, "bold"), width), keep=True)
        if not items:
            return Stack((head, text("–", MUTED, width)))
        return Stack((head, *self._bullets(items, SMALL, width)))

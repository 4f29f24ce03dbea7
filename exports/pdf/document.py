"""The file itself: pages filled one after the other, with a line above and below on each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from exports.blocks import Block
from exports.options import Options, Paper
from exports.pdf.fonts import REGULAR, font
from exports.pdf.ink import ink
from exports.pdf.lines import Style, shortened
from exports.pdf.pieces import Piece, Stack, draw_line
from exports.pdf.setting import HeadingPiece, Setting
from exports.work import Work

_SIZES: Mapping[Paper, tuple[float, float]] = {"A4": A4, "Letter": LETTER}
_SIDE, _TOP, _BOTTOM = 54.0, 62.0, 60.0
_SMALL = Style(7.4, 10, "regular", "muted")
_ONE_AT_A_TIME = Lock()
"""ReportLab's fonts keep notes on the document that they are used in."""


@dataclass(frozen=True)
class About:
    """What the file says that it is: the kind of document, a short name for every page, a title."""

    kind: str
    name: str
    title: str


@dataclass(frozen=True)
class Sheet:
    """The paper, and what is said at the edge of every page."""

    width: float
    height: float
    name: str
    generated: str

    @property
    def inner_width(self) -> float:
        """The width of what is written on it."""
        return self.width - 2 * _SIDE

    @property
    def inner_height(self) -> float:
        """The height of what is written on it."""
        return self.height - _TOP - _BOTTOM


FirstPages = Callable[[Mapping[str, int]], Iterator[Sequence[Block]]]
"""Gives the blocks of a page of its own, from the most comfortable to the smallest.

Is told on which pages the headings of the document are, by their keys.
"""


def build(
    about: About,
    blocks: Sequence[Block],
    images: Mapping[str, bytes],
    options: Options,
    work: Work,
    first: FirstPages | None = None,
) -> bytes:
    """Set, divide into pages and draw; raises `ExportCancelled`.

    The first of the `first` pages that fits goes before all others.
    """
    width, height = _SIZES[options.paper]
    sheet = Sheet(width, height, about.name, options.generated)
    with _ONE_AT_A_TIME:
        setting = Setting(sheet.inner_width, sheet.inner_height, images)
        pages = list(_pages(_set(blocks, setting, work), setting.height, work.part(0.5, 0.6)))
        if first is not None:
            pages.insert(0, _fitting(first(_places(pages)), setting, work.part(0.6, 0.7)))
        return _drawn(about, pages, sheet, work.part(0.7, 1))


def _places(pages: Sequence[Stack]) -> dict[str, int]:
    """Return on which page each heading is, where one page goes before all."""
    return {
        piece.key: number
        for number, page in enumerate(pages, 2)
        for piece in page.pieces
        if isinstance(piece, HeadingPiece)
    }


def _fitting(tries: Iterator[Sequence[Block]], setting: Setting, work: Work) -> Stack:
    """Set pages until one fits; the last and smallest is cut where even that does not."""
    made = Stack()
    for blocks in tries:
        work.reached(0)
        made = Stack(tuple(piece for block in blocks for piece in setting.pieces(block, work)))
        if made.height <= setting.height:
            break
    head, _ = made.split(setting.height)
    return head if isinstance(head, Stack) else made


def _set(blocks: Sequence[Block], setting: Setting, work: Work) -> list[Piece]:
    pieces: list[Piece] = []
    for number, block in enumerate(blocks):
        share = work.part(0.5 * number / len(blocks), 0.5 * (number + 1) / len(blocks))
        share.reached(0)
        pieces += setting.pieces(block, share)
    return pieces


def _pages(pieces: Iterable[Piece], height: float, work: Work) -> Iterator[Stack]:
    """Divide pieces between pages; one that can neither fit nor be split stands alone."""
    rest: Piece | None = Stack(tuple(pieces))
    while isinstance(rest, Stack):
        work.reached(0)
        head, after = rest.split(height)
        if not isinstance(head, Stack):
            head, after = Stack(rest.pieces[:1]), Stack(rest.pieces[1:])
        yield head
        rest = after if isinstance(after, Stack) and after.pieces else None


def _drawn(about: About, pages: Sequence[Stack], sheet: Sheet, work: Work) -> bytes:
    font(REGULAR)
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,  # type: ignore[arg-type] # its stubs want a number
        lang="en",
    )
    canvas.setTitle(about.title)
    canvas.setAuthor("")
    canvas.setSubject(about.kind)
    canvas.setCreator("pmdesk")
    canvas.setProducer("pmdesk")
    canvas.showOutline()
    for number, page in enumerate(pages, 1):
        work.reached(number / len(pages))
        page.draw(canvas, _SIDE, sheet.height - _TOP)
        _edges(canvas, sheet, number, len(pages))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _edges(canvas: Canvas, sheet: Sheet, number: int, count: int) -> None:
    """Draw what is at the edges of every page: which record this is, and which page of it."""
    right = sheet.width - _SIDE
    canvas.setStrokeColor(ink("line"))
    canvas.setLineWidth(0.5)
    canvas.line(_SIDE, _BOTTOM - 16, right, _BOTTOM - 16)
    page = shortened(f"Page {number} of {count}", _SMALL, sheet.inner_width)
    draw_line(canvas, page, _SMALL, right - page.width, _BOTTOM - 30)
    room = sheet.inner_width - page.width - 20
    said = sheet.generated if number > 1 and sheet.generated else sheet.name
    draw_line(canvas, shortened(said, _SMALL, room), _SMALL, _SIDE, _BOTTOM - 30)
    if number > 1:
        name = shortened(sheet.name, _SMALL, sheet.inner_width)
        draw_line(canvas, name, _SMALL, _SIDE, sheet.height - _TOP + 24)
        canvas.line(_SIDE, sheet.height - _TOP + 16, right, sheet.height - _TOP + 16)

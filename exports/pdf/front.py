"""The top of the first page: what the incident was, at a glance."""

from collections.abc import Iterator
from dataclasses import replace

from exports.blocks import Fact, Figure, Figures, TitleBlock
from exports.pdf.lines import Style
from exports.pdf.pieces import Card, Columns, Piece, Stack, chip, chips, text

_KEY = Style(8.6, 13, "bold", "accent")
_TITLE = Style(21, 27, "bold")
_LABEL = Style(7.6, 10.6, "regular", "muted")
_VALUE = Style(9.4, 13)
_FIGURE = Style(15, 20, "bold")
_NO_FIGURE = Style(15, 20, "bold", "muted")
_SMALL = Style(7, 9.4, "regular", "muted")
_WARNING = Style(7, 9.4, "regular", "warn")
_GAP = 10.0


def title(block: TitleBlock, width: float) -> Iterator[Piece]:
    """Set the key, the title, the chips and the facts."""
    if above := f"{block.kind.upper()} {block.key}".strip():
        yield text(above, _KEY, width)
    yield text(block.title, _TITLE, width, before=2)
    marks = chips([chip(mark.text, mark.role) for mark in block.chips])
    yield replace(marks, before=8)
    if block.facts:
        yield Card(_facts(block.facts, width - 24), width, before=14, padding=12, fill="bg")


def _facts(facts: tuple[Fact, ...], width: float) -> Stack:
    """Set facts in two columns, row by row; one that is long gets a row to itself."""
    room = (width - 2 * _GAP) / 2
    rows: list[list[Fact]] = [[]]
    for fact in facts:
        is_long = _VALUE.measure(fact.text) > 2 * room
        if rows[-1] and (is_long or len(rows[-1]) > 1):
            rows.append([])
        rows[-1] += [fact]
        if is_long:
            rows.append([])
    return Stack(tuple(_fact_row(row, room, width) for row in rows if row))


def _fact_row(facts: list[Fact], room: float, width: float) -> Columns:
    share = room if _VALUE.measure(facts[0].text) <= 2 * room else width
    cells = [_fact(fact, share) for fact in facts]
    places = enumerate(cells)
    return Columns(tuple((at * (room + 2 * _GAP), cell) for at, cell in places), before=8)


def _fact(fact: Fact, width: float) -> Stack:
    label = text(fact.label, _LABEL, width)
    return Stack((label, text(fact.text, _VALUE, width, link=fact.link)))


def figures(block: Figures, width: float) -> Piece:
    """Set the key figures in cards of one height, side by side."""
    share = (width - _GAP * (len(block.figures) - 1)) / len(block.figures)
    inner = [_figure(figure, share - 2 * _GAP) for figure in block.figures]
    height = max(stack.height for stack in inner) + 2 * _GAP
    cards = [Card(stack, share, padding=_GAP, least=height) for stack in inner]
    cells = tuple((at * (share + _GAP), card) for at, card in enumerate(cards))
    return Columns(cells, before=_GAP)


def _figure(figure: Figure, width: float) -> Stack:
    is_missing = figure.value is None
    shown = text(figure.shown, _NO_FIGURE if is_missing else _FIGURE, width, before=1)
    lines = [text(figure.title, _LABEL, width), shown]
    if is_missing:
        lines.append(text(figure.reason, _WARNING, width, before=2))
    else:
        lines.append(text(figure.definition, _SMALL, width, before=2))
    return Stack(tuple(lines))

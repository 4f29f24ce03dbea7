"""The pieces of a document as elements: one way for HTML and Confluence, which differ in a few."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exports.blocks import (
    Block,
    Bullets,
    Cause,
    Cell,
    ChartFigure,
    Chip,
    Fact,
    Figures,
    Heading,
    LessonColumns,
    Paragraph,
    Picture,
    Reason,
    StripFigure,
    Table,
    TitleBlock,
    TreeFigure,
    is_web_address,
)
from exports.outline import NO_FIX
from exports.web.markup import Element, Node, element
from pmdesk.whys.reasons import TOGETHER


@dataclass(frozen=True)
class Flavour:
    """What one kind of page says in its own way."""

    typed: Callable[[str], Iterable[Node]]
    """Text with its line ends."""
    chip: Callable[[Chip], Node]
    issue: Callable[[str, str], Node | None]
    """An issue by its key and address, or None where it is shown as any other text."""
    heading: Callable[[Heading], Node]
    picture: Callable[[Picture], Iterable[Node]]
    drawing: Callable[[StripFigure | ChartFigure], Iterable[Node]]
    boxed: Callable[[str, Iterable[Node]], Node]
    """A title and what belongs to it, set apart from the rest."""


def written(blocks: Iterable[Block], flavour: Flavour) -> Iterator[Node]:
    """Return the pieces of a document as elements, in order."""
    for block in blocks:
        yield from _WRITERS[type(block)](block, flavour)


def linked(words: Iterable[Node], link: str) -> Node:
    """Return words that lead to an address, if it is one of the web."""
    if is_web_address(link):
        return element("a", *words, href=link, rel="noreferrer")
    return element("span", *words)


def _title(block: TitleBlock, flavour: Flavour) -> Iterator[Node]:
    chips: list[Node] = []
    for chip in block.chips:
        chips += [" ", flavour.chip(chip)]
    yield element("p", element("strong", f"{block.kind} {block.key}".rstrip()), *chips)
    if block.facts:
        body = element("tbody", *(_fact_row(fact, flavour) for fact in block.facts))
        yield element("table", body, class_="facts")


def _fact_row(fact: Fact, flavour: Flavour) -> Element:
    head = element("th", fact.label, scope="row")
    return element("tr", head, element("td", _said(fact.text, fact.link, fact.issue, flavour)))


def _said(text: str, link: str, issue: str, flavour: Flavour) -> Node:
    found = flavour.issue(issue, link) if issue else None
    return found or linked(flavour.typed(text), link)


def _figures(block: Figures, _flavour: Flavour) -> Iterator[Node]:
    head = element("thead", element("tr", *(_head(t) for t in ("Figure", "Value", "Meaning"))))
    rows = (
        element(
            "tr", element("th", one.title, scope="row"), element("td", one.shown),
            element("td", one.reason or one.definition),
        )
        for one in block.figures
    )  # fmt: skip
    yield element("table", head, element("tbody", *rows))


def _head(title: str) -> Element:
    return element("th", title, scope="col")


def _heading(block: Heading, flavour: Flavour) -> Iterator[Node]:
    yield flavour.heading(block)


def _paragraph(block: Paragraph, flavour: Flavour) -> Iterator[Node]:
    if block.muted:
        yield element("p", element("em", *flavour.typed(block.text)), class_="muted")
    else:
        yield element("p", *flavour.typed(block.text))


def _bullets(block: Bullets, flavour: Flavour) -> Iterator[Node]:
    yield _listed(block.items, flavour)


def _listed(items: Iterable[str], flavour: Flavour) -> Element:
    return element("ul", *(element("li", *flavour.typed(item)) for item in items))


def _table(block: Table, flavour: Flavour) -> Iterator[Node]:
    head = element("thead", element("tr", *(_head(column.title) for column in block.columns)))
    rows = (
        element("tr", *(element("td", *_cell(cell, flavour)) for cell in row)) for row in block.rows
    )
    yield element("table", head, element("tbody", *rows))


def _cell(cell: Cell, flavour: Flavour) -> Iterator[Node]:
    if not cell.note:
        yield linked(flavour.typed(cell.text), cell.link)
        return
    yield element("span", *flavour.typed(cell.text), class_="role" * bool(cell.role))
    yield element("br")
    yield element("small", _said(cell.note, cell.link, cell.issue, flavour))


def _tree(block: TreeFigure, flavour: Flavour) -> Iterator[Node]:
    """Return the tree of whys as a list in lists; a list is open for each depth."""
    lists = [element("ul", class_="whys")]
    for reason in block.reasons:
        depth = min(reason.depth, len(lists))
        del lists[depth + 1 :]
        if depth == len(lists):
            below, last = element("ul"), lists[-1].children[-1]
            if isinstance(last, Element):
                last.add(below)
            lists.append(below)
        lists[-1].add(element("li", *_reason(reason, flavour)))
    yield lists[0]


def _reason(reason: Reason, flavour: Flavour) -> Iterator[Node]:
    yield element("strong", reason.caption)
    yield " "
    yield element("span", *flavour.typed(reason.text))
    together = (TOGETHER,) if reason.is_joint else ()
    for more in filter(None, (*reason.more, reason.note, *together)):
        yield element("br")
        yield element("small", *flavour.typed(more))


def _cause(block: Cause, flavour: Flavour) -> Iterator[Node]:
    category = f" · {block.category}" if block.category else ""
    parts: list[Node] = [element("p", *flavour.typed(block.text))]
    for fact in block.facts:
        label = element("strong", f"{fact.label}: ")
        parts.append(element("p", label, *flavour.typed(fact.text)))
    parts.append(element("p", element("strong", "Fixed by:")))
    parts.append(_listed(block.fixes or (NO_FIX,), flavour))
    yield flavour.boxed(f"Root cause {block.number}{category}", parts)


def _lessons(block: LessonColumns, flavour: Flavour) -> Iterator[Node]:
    for title, items in block.columns:
        yield element("p", element("strong", title))
        yield _listed(items or ("–",), flavour)


def _picture(block: Picture, flavour: Flavour) -> Iterator[Node]:
    yield from flavour.picture(block)


def _drawing(block: StripFigure | ChartFigure, flavour: Flavour) -> Iterator[Node]:
    yield from flavour.drawing(block)


_WRITERS: Mapping[type[Any], Callable[[Any, Flavour], Iterator[Node]]] = {
    TitleBlock: _title,
    Figures: _figures,
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    StripFigure: _drawing,
    ChartFigure: _drawing,
    TreeFigure: _tree,
    Cause: _cause,
    LessonColumns: _lessons,
    Picture: _picture,
}

"""A postmortem as one HTML file: no script, nothing to load, the pictures in it.

It is read in light and dark, printed, and heard: it has a language, headings in order, a list of
contents, and heads for its tables.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from exports.blocks import Block, ChartFigure, Chip, Heading, Picture, StripFigure, TitleBlock
from exports.images import clean
from exports.options import Options
from exports.outline import outline
from exports.web.drawing import drawn, measure
from exports.web.markup import Element, Node, element, rendered
from exports.web.pieces import Flavour, written
from exports.web.sheet import sheet
from pmdesk.record import Record
from pmdesk.standing import Canvas, drawing
from pmdesk.standing.chart import spoken
from pmdesk.strip import plan, story
from pmdesk.strip.figure import Rows, shapes
from pmdesk.strip.plan import SIZE
from pmdesk.strip.spoken import describe

_WIDTH = 880.0
"""How wide drawings are planned; a page shows them as wide as it is."""

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but what is in it."""


def write(record: Record, images: Mapping[str, bytes], options: Options) -> str:
    """Return a record as a page."""
    return page(outline(record, options), images, options)


def page(blocks: tuple[Block, ...], images: Mapping[str, bytes], options: Options) -> str:
    """Return the pieces of a document as a page."""
    flavour = Flavour(
        _typed, _chip, lambda _key, _link: None, _heading, lambda block: _picture(block, images),
        _drawing, _boxed,
    )  # fmt: skip
    title = next((block.title for block in blocks if isinstance(block, TitleBlock)), "")
    header = element("header", element("h1", *_typed(title)))
    main = element("main", *written(blocks, flavour))
    foot = [element("footer", options.generated)] if options.generated else []
    body = element("body", header, *_contents(blocks), main, *foot)
    whole = element("html", _head(title), body, lang="en")
    return f"<!DOCTYPE html>\n{rendered([whole])}\n"


def _head(title: str) -> Element:
    return element(
        "head",
        element("meta", charset="utf-8"),
        Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", sheet()),
    )


def _contents(blocks: Iterable[Block]) -> Iterator[Node]:
    """List the sections, each leading to its heading."""
    sections = [block for block in blocks if isinstance(block, Heading) and block.level <= 2]  # noqa: PLR2004 - parts and sections
    if not sections:
        return
    items = (
        element("li", element("a", one.text, href=f"#{_anchor(one)}"), class_=f"level{one.level}")
        for one in sections
    )
    yield element("nav", element("ul", *items), aria_label="Contents")


def _anchor(heading: Heading) -> str:
    return "section-" + "".join(char if char.isalnum() else "-" for char in heading.key)


def _heading(block: Heading) -> Node:
    return element(f"h{block.level + 1}", block.text, id=_anchor(block))


def _typed(text: str) -> Iterator[Node]:
    """Return a text as it was typed: the sheet keeps its line ends."""
    yield text


def _chip(chip: Chip) -> Node:
    return element("span", chip.text, class_=f"chip {chip.role}".rstrip())


def _picture(block: Picture, images: Mapping[str, bytes]) -> Iterator[Node]:
    found = clean(images[block.sha256]) if block.sha256 in images else None
    if found is None:
        sentence = f"The picture “{block.name}” is missing or cannot be read."
        yield element("p", element("em", sentence), class_="muted")
        return
    data = f"data:{found.media_type};base64,{b64encode(found.content).decode()}"
    words = block.caption or block.name
    image = element("img", src=data, alt=words)
    yield element("figure", image, element("figcaption", *_typed(words)))


def _drawing(block: StripFigure | ChartFigure) -> Iterator[Node]:
    if isinstance(block, ChartFigure):
        chart = drawing(block.part, Canvas(_WIDTH, measure(SIZE)))
        yield element("figure", drawn(chart.shapes, _WIDTH, chart.height, spoken(block.part)))
        return
    told = story(block.record)
    if not told.is_empty:
        planned = plan(told, told.whole, _WIDTH, measure(SIZE))
        height = Rows(planned.rows).height
        says = describe(told, told.whole)
        yield element("figure", drawn(shapes(planned), _WIDTH, height, says))


def _boxed(title: str, parts: Iterable[Node]) -> Node:
    return element("section", element("h4", title), *parts, class_="boxed")

"""A postmortem in Confluence's storage format: the body of a blog post, and its pictures.

It is XHTML with Confluence's own elements; issues become live through its Jira macro. The title of
the post is not part of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from exports.blocks import Block, ChartFigure, Chip, Heading, Picture, StripFigure
from exports.images import Clean, clean
from exports.options import Options
from exports.outline import outline
from exports.web.markup import Element, Node, element, rendered
from exports.web.pieces import Flavour, written
from pmdesk.record import Record

_JIRA = re.compile(r"[A-Z][A-Z0-9_]+-[1-9]\d*")
_COLOURS = {"bad": "Red", "warn": "Yellow", "ok": "Green", "accent": "Blue"}


def write(record: Record, images: Mapping[str, bytes], options: Options) -> str:
    """Return the body of the post; its pictures are the attachments of `attachments`."""
    blocks = outline(record, options)
    names = {digest: name for digest, (name, _) in _pictures(blocks, images, options).items()}
    flavour = Flavour(
        _typed, _chip, _issue, _heading, lambda block: _picture(block, names), _no_drawing, _boxed
    )
    footer = [element("p", element("em", options.generated))] if options.generated else []
    return rendered([*written(blocks, flavour), *footer])


def attachments(record: Record, images: Mapping[str, bytes], options: Options) -> dict[str, bytes]:
    """Return the pictures of the post by the names under which they have to be attached."""
    found = _pictures(outline(record, options), images, options)
    return {name: picture.content for name, picture in found.values()}


def _pictures(
    blocks: Iterable[Block], images: Mapping[str, bytes], options: Options
) -> dict[str, tuple[str, Clean]]:
    """Encode the pictures that can be read anew, and number them; by digest."""
    found: dict[str, tuple[str, Clean]] = {}
    for block in blocks:
        if isinstance(block, Picture) and block.sha256 in images and block.sha256 not in found:
            picture = clean(images[block.sha256])
            if picture is not None:
                name = f"{options.stem}-{len(found) + 1}{picture.suffix}"
                found[block.sha256] = name, picture
    return found


def macro(name: str, parameters: Mapping[str, str], body: Iterable[Node] = ()) -> Element:
    """Return one of Confluence's macros."""
    made = Element("ac:structured-macro", {"ac:name": name})
    for key, value in parameters.items():
        made.add(Element("ac:parameter", {"ac:name": key}, [value]))
    content = list(body)
    return made.add(Element("ac:rich-text-body", {}, content)) if content else made


def is_jira_key(key: str, link: str) -> bool:
    """Tell whether an issue is one of a Jira, as far as its key and address show."""
    return bool(_JIRA.fullmatch(key)) and (not link or f"/browse/{key}" in link)


def _issue(key: str, link: str) -> Node | None:
    return macro("jira", {"key": key}) if is_jira_key(key, link) else None


def _typed(text: str) -> Iterator[Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield element("br")
        yield line


def _chip(chip: Chip) -> Node:
    return macro("status", {"title": chip.text, "colour": _COLOURS.get(chip.role, "Grey")})


def _heading(block: Heading) -> Node:
    return element(f"h{block.level}", block.text)


def _picture(block: Picture, names: Mapping[str, str]) -> Iterator[Node]:
    if block.sha256 not in names:
        yield element("p", element("em", f"The picture “{block.name}” is missing."))
        return
    words = block.caption or block.name
    attached = Element("ri:attachment", {"ri:filename": names[block.sha256]})
    yield element("p", Element("ac:image", {"ac:alt": words}, [attached]))
    yield element("p", element("em", words))


def _no_drawing(_block: StripFigure | ChartFigure) -> Iterator[Node]:
    """Leave drawings out: a post has no place for them, and the table below says the same."""
    yield from ()


def _boxed(title: str, parts: Iterable[Node]) -> Node:
    return macro("panel", {"title": title}, parts)

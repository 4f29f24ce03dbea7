"""Elements with text in them, written so that HTML and XML read the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""

_VOID = frozenset({"br", "img", "meta", "ri:attachment"})
"""Elements that never have content."""


@dataclass(frozen=True)
class Element:
    """An element with its attributes and what is in it; children are added as it is built."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)

    def add(self, *nodes: "Node") -> "Element":
        """Put more into it; return it."""
        self.children.extend(nodes)
        return self


Node = Element | str


def element(tag: str, *children: Node, **attributes: str) -> Element:
    """Make an element; `class_` is written class, and an empty attribute is left out."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return Element(tag, {name: value for name, value in named.items() if value}, list(children))


def rendered(nodes: Iterable[Node]) -> str:
    """Return nodes as markup, however deep they are nested."""
    return "".join(_parts(nodes))


def _parts(nodes: Iterable[Node]) -> Iterator[str]:
    stack: list[Iterator[Node | _End]] = [iter(list(nodes))]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif isinstance(node, str):
            yield escape(possible(node))
        elif isinstance(node, _End):
            yield f"</{node.tag}>"
        elif node.tag in _VOID:
            yield f"<{node.tag}{_attributes(node)}/>"
        else:
            yield f"<{node.tag}{_attributes(node)}>"
            stack.append(iter([*node.children, _End(node.tag)]))


@dataclass(frozen=True)
class _End:
    """Where an element ends."""

    tag: str


def _attributes(node: Element) -> str:
    return "".join(
        f" {name}={quoteattr(possible(value))}" for name, value in node.attributes.items()
    )


def possible(text: str) -> str:
    """Return a text that XML can hold: what it cannot is shown as the replacement character."""
    return _IMPOSSIBLE.sub("\ufffd", text)

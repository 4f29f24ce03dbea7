"""The document format of Jira Cloud as plain text."""

from collections.abc import Callable, Mapping
from typing import Any

from pmdesk.timeline.formats.fields import listed, text

_BLOCKS = {"paragraph", "heading", "codeBlock", "blockquote", "listItem", "rule", "tableRow"}
_LEAVES: Mapping[str, Callable[[Any], str]] = {
    "text": lambda node: _raw(node, "text"),
    "hardBreak": lambda _: "\n",
    "mention": lambda node: f"@{text(node, 'attrs', 'text').lstrip('@')}",
    "emoji": lambda node: text(node, "attrs", "text") or text(node, "attrs", "shortName"),
    "inlineCard": lambda node: text(node, "attrs", "url"),
    "blockCard": lambda node: f"{text(node, 'attrs', 'url')}\n",
    "status": lambda node: text(node, "attrs", "text"),
    "date": lambda node: text(node, "attrs", "timestamp"),
}


def read_document(body: Any) -> str:
    """Return a document, or a text of older versions, as text."""
    if isinstance(body, str):
        return body.strip()
    lines = (line.rstrip() for line in _read(body).splitlines())
    return "\n".join(filter(None, lines))


def _read(node: Any) -> str:
    kind = text(node, "type")
    if kind in _LEAVES:
        return _LEAVES[kind](node)
    inner = "".join(_read(child) for child in listed(node, "content"))
    if kind == "listItem":
        return f"- {inner.lstrip()}\n"
    return f"{inner}\n" if kind in _BLOCKS else inner


def _raw(node: Any, name: str) -> str:
    value = node.get(name)
    return value if isinstance(value, str) else ""

"""The body of an issue in the markups of trackers; what people typed shows as they typed it."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from pmdesk.trackers.draft import Fact, IssueDraft

_MENTION = re.compile(r"@(?=\w)")
_JOINER = "@\u2060"
"""An invisible character behind an @ keeps a text from calling somebody by chance."""

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~$&!]")
_MARKDOWN_LINE = re.compile(r"^(\s*)(\d+(?=[.)]))?([/+\-=.):>])", re.MULTILINE)
"""How lists, rules and GitLab's commands (a slash) begin."""

_WIKI = re.compile(r"[{}\[\]|!]|(?<!\w)[*_^~+\-?#]|[*_^~+\-?#](?!\w)|\((?=[!xiyn/+\-?*]\))")
_WIKI_LINE = re.compile(r"^(\s*(?:h[1-6]|bq))\.", re.MULTILINE)
_BACKSLASH = "&#92;"

_IN_ADDRESS = "%/:?=&#;+,@.-_~()$'"


def unmentioned(text: str) -> str:
    """Return a text that calls nobody."""
    return _MENTION.sub(_JOINER, text)


def address(url: str) -> str:
    """Return a web address without any character that a markup has a meaning for."""
    return quote(url, safe=_IN_ADDRESS)


def markdown(draft: IssueDraft) -> str:
    """Return the body as Markdown."""
    return f"{_md(draft.text)}\n\n" + "\n".join(_md_fact(fact) for fact in draft.facts)


def _md(text: str) -> str:
    escaped = _MARKDOWN.sub(r"\\\g<0>", unmentioned(text))
    lines = _MARKDOWN_LINE.sub(r"\1\2\\\3", escaped).split("\n")
    return "\n".join(f"{line.strip()}  " if line.strip() else "" for line in lines).rstrip()


def _md_fact(fact: Fact) -> str:
    flat = _md(fact.value.replace("\n", " "))
    link = f"<{address(fact.url)}>" if fact.url else ""
    return f"- **{fact.name}:** " + " ".join(part for part in (flat, link) if part)


def wiki(draft: IssueDraft) -> str:
    """Return the body in the wiki markup of Jira."""
    return f"{_wiki(draft.text)}\n\n" + "\n".join(_wiki_fact(fact) for fact in draft.facts)


def _wiki(text: str) -> str:
    entities = text.replace("\\", "\0")
    escaped = _WIKI_LINE.sub(r"\1&#46;", _WIKI.sub(r"\\\g<0>", entities))
    return escaped.replace("\0", _BACKSLASH)


def _wiki_fact(fact: Fact) -> str:
    link = f" {address(fact.url)}" if fact.url else ""
    return f"* *{fact.name}:* {_wiki(' '.join(fact.value.split()))}{link}"


def as_html(draft: IssueDraft) -> str:
    """Return the body as HTML."""
    return f"<p>{_html(draft.text)}</p><ul>{''.join(map(_html_fact, draft.facts))}</ul>"


def _html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _html_fact(fact: Fact) -> str:
    target = html.escape(fact.url)
    link = f' <a href="{target}">{target}</a>' if fact.url else ""
    return f"<li><b>{fact.name}:</b> {_html(fact.value)}{link}</li>"


def adf(draft: IssueDraft) -> dict[str, Any]:
    """Return the body as a document of Atlassian's format (ADF)."""
    content = [_paragraph(list(_adf(part))) for part in draft.text.split("\n\n") if part]
    facts = [_adf_fact(fact) for fact in draft.facts]
    listed = [{"type": "bulletList", "content": facts}] if facts else []
    return {"type": "doc", "version": 1, "content": content + listed}


def _paragraph(content: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "paragraph", "content": content}


def _adf(text: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield {"type": "hardBreak"}
        if line:
            yield {"type": "text", "text": line}


def _adf_fact(fact: Fact) -> dict[str, Any]:
    strong: dict[str, Any] = {"type": "strong"}
    content = [{"type": "text", "text": f"{fact.name}: ", "marks": [strong]}, *_adf(fact.value)]
    if fact.url:
        link = {"type": "link", "attrs": {"href": address(fact.url)}}
        content += [
            {"type": "text", "text": " "},
            {"type": "text", "text": fact.url, "marks": [link]},
        ]
    return {"type": "listItem", "content": [_paragraph(content)]}

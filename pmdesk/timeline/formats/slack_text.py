"""What Slack keeps of a message, as people read it: mentions, links and escapes resolved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_TAG = re.compile(
    r"<(?:(?P<sign>[@#!])(?P<target>[^<>|\n]+)|(?P<link>[a-z][a-z0-9+.-]*:[^<>|\s]+))"
    r"(?:\|(?P<label>[^<>\n]*))?>"
)
_MARKS = re.compile(r"(?<![\w*_~])(?P<mark>[*_~])(?P<words>\S(?:[^*_~\n]*\S)?)(?P=mark)(?![\w*_~])")


@dataclass(frozen=True)
class Names:
    """Who and what the identities of a workspace stand for."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    bots: frozenset[str] = frozenset()
    """Identities of users that are programs."""


@dataclass(frozen=True)
class Message:
    """The words of a message, and the addresses that its links lead to."""

    text: str
    links: tuple[str, ...]


def read_message(written: str, names: Names) -> Message:
    """Return a message as it is read; code in it stays as it is but for its escapes."""
    parts = _CODE.split(written)
    links: list[str] = []
    for place in range(0, len(parts), 2):
        tags = list(_TAG.finditer(parts[place]))
        links += [_unescaped(tag["link"]) for tag in tags if _is_web(tag)]
    alone = len(links) == 1
    for place, part in enumerate(parts):
        if not place % 2:
            plain = _TAG.sub(lambda tag: _tag(tag, names, alone=alone), part)
            part = _MARKS.sub(lambda mark: mark["words"], plain)  # noqa: PLW2901 - rewritten step by step
        parts[place] = _unescaped(part)
    return Message("".join(parts).strip(), tuple(links))


def _is_web(tag: re.Match[str]) -> bool:
    return (tag["link"] or "").startswith(("http://", "https://"))


def _tag(tag: re.Match[str], names: Names, *, alone: bool) -> str:
    """Return what stands between angle brackets in words; a lone link keeps its label only."""
    sign, target, label = tag["sign"], tag["target"], tag["label"] or ""
    if sign == "@":
        return f"@{names.people.get(target, label or target)}"
    if sign == "#":
        return f"#{label or names.channels.get(target, target)}"
    if sign == "!":
        return label if target.startswith(("date", "subteam")) and label else f"@{label or target}"
    link = tag["link"].removeprefix("mailto:")
    if not label or label == link or link.endswith(f"//{label}"):
        return link
    return label if alone or not _is_web(tag) else f"{label} ({link})"


def _unescaped(text: str) -> str:
    """Undo the three escapes that Slack makes, and no others; `&` last, as it was made first."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

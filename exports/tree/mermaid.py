"""The tree of whys as a Mermaid flow chart, in which nothing that was typed means anything."""

import re
from collections.abc import Iterator, Sequence

from exports.blocks import Reason

_PLAIN = re.compile(r"[^\w .,·★✓–…’“”]")
"""Characters that could mean something to Mermaid, or to the page that it draws on."""

_CLASSES = {
    "impact": "fill:#FFFFFF,stroke:#BD3D16,stroke-width:2px,color:#1B2230",
    "root": "fill:#E2F4E7,stroke:#1F7A3D,stroke-width:2px,color:#1B2230",
    "assumed": "stroke-dasharray:5 3",
}
_ROLES = {"impact": "impact", "ok": "root"}


def write(reasons: Sequence[Reason]) -> str:
    """Return the chart: a box for each reason, an arrow from what happened to why it did."""
    names = {reason.key: f"n{number}" for number, reason in enumerate(reasons)}
    lines = ["flowchart TD"]
    for reason in reasons:
        lines += (f"    {line}" for line in _box(reason, names[reason.key]))
    joint = {reason.key for reason in reasons if reason.is_joint}
    for reason in reasons:
        if reason.parent in names:
            above = names[reason.parent] + ("and" if reason.parent in joint else "")
            lines.append(f"    {above} --> {names[reason.key]}")
    lines += (f"    classDef {name} {style}" for name, style in _CLASSES.items())
    return "\n".join(lines) + "\n"


def _box(reason: Reason, name: str) -> Iterator[str]:
    said = (reason.caption, reason.text or "…", *reason.more, reason.note)
    words = "<br/>".join(_safe(line) for text in said if text for line in text.splitlines())
    yield f'{name}["{words}"]'
    classes = [_ROLES[reason.role]] if reason.role in _ROLES else []
    classes += ["assumed"] if reason.is_assumed else []
    yield from (f"class {name} {chosen}" for chosen in classes)
    if reason.is_joint:
        yield f'{name}and(("and"))'
        yield f"{name} --- {name}and"


def _safe(text: str) -> str:
    """Write every character that could mean something as its number."""
    return _PLAIN.sub(lambda found: f"#{ord(found[0])};", text)

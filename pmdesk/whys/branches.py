"""Branches of the tree as they are copied: whole, and as lists of text that is indented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from pmdesk import codec
from pmdesk.changes import Change, Insert, insert
from pmdesk.errors import InvalidValue
from pmdesk.model import Mark, TimelineEvent, Why, new_id
from pmdesk.ranks import spread
from pmdesk.record import Record

_INDENT = "  "
_TAB = 4
_BULLET = re.compile(r"(?:[-*+•–◦▪]|\d{1,3}[.)])\s+")
_MOST = 2_000
"""Reasons that can be pasted at once."""


@dataclass
class Line:
    """A reason as it is read from a list: its text and the lines below it."""

    text: str
    below: list["Line"] = field(default_factory=list)


def as_text(record: Record, why: Why) -> str:
    """Return a branch as a list: a dash for each reason, two spaces for each level."""
    whole = [(0, why), *record.walk(why.id, 1)]
    return "\n".join(line for depth, reason in whole for line in _written(depth, reason.text))


def _written(depth: int, text: str) -> Iterator[str]:
    first, *others = text.split("\n")
    yield f"{_INDENT * depth}- {first}".rstrip()
    yield from (f"{_INDENT * (depth + 1)}{line}".rstrip() for line in others)


def read_text(text: str) -> list[Line]:
    """Read a list: what is indented further is below; bullets, numbers and tabs are understood.

    Where there are bullets, a line without one goes on with the text of the line before.
    """
    tops: list[Line] = []
    above: list[tuple[int, Line]] = []
    lines = [line.expandtabs(_TAB) for line in text.splitlines() if line.strip()]
    has_bullets = any(_BULLET.match(line.lstrip()) for line in lines)
    for line in lines:
        words = line.lstrip()
        indent, bullet = len(line) - len(words), _BULLET.match(words)
        if has_bullets and bullet is None and above:
            above[-1][1].text += f"\n{words.rstrip()}"
            continue
        read = Line(words[bullet.end() if bullet else 0 :].rstrip())
        while above and above[-1][0] >= indent:
            above.pop()
        (above[-1][1].below if above else tops).append(read)
        above.append((indent, read))
    return tops


def paste_text(record: Record, parent: Why, text: str) -> Change:
    """Add the reasons of a list below one, behind those that are there."""
    made: list[Why] = []
    waiting = [(parent.id, read_text(text))]
    while waiting:
        above, lines = waiting.pop()
        for line, rank in zip(lines, _ranks(record, above, len(lines)), strict=True):
            why = Why.checked(record_id=record.id, parent_id=above, rank=rank, text=line.text)
            made.append(why)
            waiting.append((why.id, line.below))
    return _pasted(made)


def dump(record: Record, why: Why) -> str:
    """Return a branch with all that is known of its reasons, for `paste`."""
    return codec.dump(insert("", why, *(below for _, below in record.walk(why.id))))


def paste(record: Record, parent: Why, dumped: str) -> Change:
    """Add a branch that was copied, perhaps from another record, below a reason.

    Raises `InvalidValue` where it is none.
    """
    try:
        copied = [o.item for o in codec.load("", dumped).operations if isinstance(o, Insert)]
    except (ValidationError, ValueError, LookupError, TypeError):
        copied = []
    reasons = [item for item in copied if isinstance(item, Why)]
    if not reasons or len(reasons) != len(copied):
        raise InvalidValue("What was copied is no branch of a tree. Copy it again.")
    top, new = reasons[0], {why.id: new_id() for why in reasons}
    (rank,) = _ranks(record, parent.id, 1)
    made = [
        why.having(
            id=new[why.id],
            record_id=record.id,
            parent_id=parent.id if why is top else new.get(why.parent_id, parent.id),
            rank=rank if why is top else why.rank,
            mark=why.mark if why.parent_id else Mark.NONE,
            evidence=tuple(e for e in why.evidence if record.get(TimelineEvent, e)),
        )
        for why in reasons
    ]
    return _pasted(made)


def _pasted(made: list[Why]) -> Change:
    if len(made) > _MOST:
        message = f"At most {_MOST:,} reasons can be pasted at once. Paste a part of the list."
        raise InvalidValue(message)
    count = "reason" if len(made) == 1 else f"{len(made)} reasons"
    return insert(f"Paste {count}", *made)


def _ranks(record: Record, parent_id: str, count: int) -> list[str]:
    siblings = record.reasons(parent_id)
    return list(spread(count, after=siblings[-1].rank if siblings else ""))

"""What a decision is about, as two digests that are the same in every copy of a library.

Each is the SHA-256 of canonical JSON of the record as it is kept, names and all: a packet that
speaks of roles carries the same digests as one that names people. They count
what is written, not the order in which it was written or is kept.

No text can be computed from a digest, but a guess can be confirmed: whoever has a packet of roles
can put names in the places of the roles, hash that, and see whether it fits. Where only a few
people can have been meant, such a packet hides them from readers, not from someone who tries.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pmdesk.model import (
    KIND_NAMES,
    Action,
    Approval,
    Attachment,
    Item,
    Lesson,
    Participant,
    Postmortem,
    Section,
    TimelineEvent,
    Why,
)
from pmdesk.record import Record

SHORT = 12
"""Characters of a digest that people compare by eye."""

_RULES = 1
"""The version of the rules by which digests are made."""

CAUSE_FIELDS = ("text", "category", "lasting_change")
ACTION_FIELDS = ("text", "action_class", "cause_id", "team")
"""What approval is about: these fields of root causes and of the priority actions that stand."""

UNREAD: Mapping[type[Item], frozenset[str]] = {
    Postmortem: frozenset((
        "number", "state", "created_at", "approved_digest", "approved_at", "approval_due",
        "published_on", "published_url", "deleted_at",
    )),
    Section: frozenset(),
    Participant: frozenset(("attended",)),
    TimelineEvent: frozenset(),
    Why: frozenset(),
    Lesson: frozenset(),
    Action: frozenset(("tracker_seen_at", "sent_at")),
    Approval: frozenset((
        "decision", "decided_at", "comment", "digest", "record_digest", "requested_at", "source",
    )),
    Attachment: frozenset(),
}  # fmt: skip
"""The kinds that make up what a reader sees, each with the fields that only say how it went on.

Notes are not among them: they are the facilitator's, and stay where they are.
"""


def approved_content(record: Record) -> str:
    """Return the digest of what approval is about: root causes and priority actions."""
    return digest(sorted(_content(record)))


def whole_record(record: Record) -> str:
    """Return the digest of everything a reader sees, but for the decisions themselves."""
    items = ((KIND_NAMES[kind], item.id, item) for kind in UNREAD for item in record.all(kind))
    return digest([[name, _read(item)] for name, _, item in sorted(items, key=lambda i: i[:2])])


def short(digest: str) -> str:
    """Return the part of a digest that people compare, in groups of four."""
    return " ".join(digest[at : at + 4] for at in range(0, min(SHORT, len(digest)), 4))


def _content(record: Record) -> Iterator[list[str]]:
    for cause in record.root_causes:
        yield ["cause", cause.id, *(getattr(cause, name) for name in CAUSE_FIELDS)]
    for action in record.actions:
        if action.fixes:
            yield ["action", action.id, *(getattr(action, name) for name in ACTION_FIELDS)]


def _read(item: Item) -> dict[str, Any]:
    """Return what a reader sees of an item; a field that a later version adds changes nothing."""
    unread = {"record_id", "rank", *UNREAD[type(item)]}
    return item.model_dump(mode="json", exclude=unread, exclude_defaults=True)


def digest(value: Any) -> str:
    """Hash a value together with the version of these rules, so that others never fit by chance."""
    text = json.dumps([_RULES, value], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()

"""What a first start shows: a complete record of one incident, and a few services."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pmdesk.changes import Change, insert
from pmdesk.creation import DIRECTORY_ID
from pmdesk.model import KINDS, Item, Ranked
from pmdesk.ranks import spread
from resources import read_text

_ROOTS = {"record", "directory"}
"""The names that the root items of the sample files go by."""


def sample(record_id: str, now: datetime, number: int = 42) -> Change:
    """Return the change that makes the sample record, a draft shortly before its approval."""
    facts = {"created_at": now, "number": number}
    return insert("Create sample", *_items("cluster-upgrade", record_id, {"postmortem": facts}))


def sample_directory() -> Change:
    """Return the change that makes the services directory with a few services in it."""
    return insert("Create directory", *_items("services", DIRECTORY_ID, {}))


def _items(name: str, record_id: str, facts: Mapping[str, Mapping[str, object]]) -> Iterator[Item]:
    """Read the items of a sample file; `facts` by kind are added to what the file says.

    The file's own names become identities that no other record has.
    """
    content = tomllib.loads(read_text(f"samples/{name}.toml"))
    for kind_name, entries in content.items():
        kind = KINDS[kind_name]
        ranks = spread(len(entries))
        for entry, rank in zip(entries, ranks, strict=True):
            values = {**_identified(entry, record_id), **facts.get(kind_name, {})}
            if issubclass(kind, Ranked):
                values["rank"] = rank
            yield kind.checked(record_id=record_id, **values)


def _identified(entry: Mapping[str, Any], record_id: str) -> dict[str, Any]:
    """Return an entry with the names of items replaced by their identities."""
    values = dict(entry)
    for field in ("id", "parent_id", "cause_id"):
        if field in values:
            values[field] = _identity(values[field], record_id)
    if "evidence" in values:
        values["evidence"] = tuple(_identity(event, record_id) for event in values["evidence"])
    return values


def _identity(name: str, record_id: str) -> str:
    return record_id if name in _ROOTS else f"{record_id}.{name}"

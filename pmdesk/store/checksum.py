"""Checksums of records: sums of digests, so that each costs as much as the edit and no more.

SQLite notices about a quarter of single flipped bits and calls the rest good text. A record's
checksum is the sum of the digests of its items and log lines modulo 2^128; an edit subtracts
what went and adds what came.
"""

from collections.abc import Iterable
from hashlib import blake2b

from pmdesk.changes import touched
from pmdesk.history import Entry
from pmdesk.model import KIND_NAMES, Item
from pmdesk.session import Edit

_MODULUS = 1 << 128


def of_item(item: Item) -> int:
    """Return the digest of an item; fields that have their default do not count.

    So a field that a later version adds does not change the checksum of older records.
    """
    name = KIND_NAMES[type(item)]
    return _digest(name, item.model_dump_json(exclude_defaults=True))


def of_entry(entry: Entry) -> int:
    """Return the digest of a line of the log."""
    parts = (entry.number, entry.at.isoformat(), entry.role, entry.label, entry.act.value)
    return _digest("history", *map(str, parts), str(entry.target), entry.operations)


def of_record(items: Iterable[Item], log: Iterable[Entry]) -> int:
    """Return the checksum of everything in a record."""
    return (sum(map(of_item, items)) + sum(map(of_entry, log))) % _MODULUS


def after(checksum: int, edit: Edit, replaced: Entry | None) -> int:
    """Return a record's checksum after an edit; `replaced` is the log line that it rewrites."""
    for kind, item_id in touched(edit.change):
        old, new = edit.before.get(kind, item_id), edit.after.get(kind, item_id)
        checksum += (of_item(new) if new else 0) - (of_item(old) if old else 0)
    checksum += of_entry(edit.entry) - (of_entry(replaced) if replaced else 0)
    return checksum % _MODULUS


def _digest(*parts: str) -> int:
    text = "\x00".join(parts).encode()
    return int.from_bytes(blake2b(text, digest_size=16).digest(), "big")

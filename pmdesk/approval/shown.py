"""What a packet shows of a record, line by line, and the digest that binds a decision to it.

The other digests are of the record as it is kept. This one is of the words that the approver had
before them, with roles in place of names or not, so a packet that was changed on its way is told:
when it is opened, and when the decision comes back.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pmdesk.approval.digests import UNREAD, digest
from pmdesk.masking.mask import masked
from pmdesk.model import KIND_NAMES
from pmdesk.record import Record

Line = tuple[str, Mapping[str, Any]]
"""The name of a kind, and the values of an item as JSON has them."""

BY_NAME = {KIND_NAMES[kind]: kind for kind in UNREAD}
"""What a reader sees of a record, by the names of the kinds."""


def lines(record: Record) -> tuple[Line, ...]:
    """Return what a packet holds of a record."""
    return tuple(
        (name, item.model_dump(mode="json", exclude={"record_id"}, exclude_defaults=True))
        for name, kind in BY_NAME.items()
        for item in record.all(kind)
    )


def digest_of(found: Sequence[Line]) -> str:
    """Return the digest of lines, but for what only says how it went on with the record."""
    return digest(sorted(([name, _read(name, values)] for name, values in found), key=_place))


def fits(shown: str, record: Record) -> bool:
    """Tell whether a packet of a record has a digest, whether it speaks of names or of roles."""
    return any(shown == digest_of(lines(told)) for told in (record, masked(record)))


def _read(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    unread = {"rank", *UNREAD[BY_NAME[name]]}
    return {key: value for key, value in values.items() if key not in unread}


def _place(line: list[Any]) -> tuple[str, str]:
    name, values = line
    return name, str(values.get("id", ""))

"""The packet that approvers get: the record as it goes out, its pictures, its PDF and the form.

It is a zip archive; this is what its files hold. Who opens it trusts none of it: every value is
validated as if it had been typed, and nothing in it is ever written into a library.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmdesk.approval import form as forms
from pmdesk.approval import shown
from pmdesk.approval.form import Form
from pmdesk.approval.formats import Format
from pmdesk.approval.shown import BY_NAME, Line
from pmdesk.approval.since import Changed, Changes
from pmdesk.describe import Difference
from pmdesk.errors import ImportFailed, InvalidValue
from pmdesk.model import KIND_NAMES, Item, Postmortem
from pmdesk.record import Record
from pmdesk.timeline.formats import strict
from pmdesk.timeline.formats.decoding import decode

SUFFIX = ".pmpacket"
RECORD, REPORT, PICTURES = "packet.json", "report.pdf", "pictures/"
_FORMAT = Format("pmdesk-packet", 1)
_MOST_ITEMS = 200_000
_MOST_CHANGES = 1_000


@dataclass(frozen=True)
class Packet:
    """What an approver reads and decides on.

    `changes` is missing where nobody has decided yet; `images` are bytes by their digest.
    """

    record: Record
    form: Form
    changes: Changes | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    report: bytes = b""


def pack(packet: Packet) -> dict[str, bytes]:
    """Return the files of a packet by their names."""
    facts = {
        "format": str(_FORMAT),
        "form": forms.as_facts(packet.form),
        "changes": _changes_facts(packet.changes) if packet.changes else None,
        "items": shown.lines(packet.record),
    }
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    pictures = {f"{PICTURES}{digest}": data for digest, data in sorted(packet.images.items())}
    return {RECORD: text.encode(), REPORT: packet.report, **pictures}


def _changes_facts(changes: Changes) -> dict[str, Any]:
    return {
        part: [_difference_facts(one.difference) for one in found[:_MOST_CHANGES]]
        for part, found in (("content", changes.content), ("harmless", changes.harmless))
    }


def _difference_facts(found: Difference) -> list[Any]:
    return [found.about, found.before, found.after, found.whole]


def unpack(name: str, files: Mapping[str, bytes]) -> Packet:
    """Read a packet's files; raises `ImportFailed` with one sentence."""
    opened = _Opened(name)
    if RECORD not in files:
        raise opened.failed("it holds no record")
    try:
        facts = strict.load(name, decode(name, files[RECORD]).text)
    except ImportFailed as error:
        raise ImportFailed(str(error).replace(strict.AGAIN, _AGAIN)) from None
    if not isinstance(facts, dict):
        raise opened.failed("it holds no record")
    opened.require_format(facts)
    form = forms.of_facts(name, facts.get("form"))
    record = opened.record(form.record_id, facts.get("items"))
    opened.require_untouched(record, form, facts["items"])
    return Packet(
        record,
        form,
        opened.changes(facts.get("changes")),
        dict(_pictures(files)),
        files.get(REPORT, b""),
    )


def _pictures(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Go through the pictures that are what their names say."""
    for path, data in files.items():
        digest = path.removeprefix(PICTURES)
        if path != digest and hashlib.sha256(data).hexdigest() == digest:
            yield digest, data


_AGAIN = "Ask for the packet once more."
_DIFFERENCE = (str, str, str, bool)


class _Opened:
    """A packet that is being read."""

    def __init__(self, name: str) -> None:
        self._name = name

    def failed(self, reason: str) -> ImportFailed:
        return ImportFailed(f"“{self._name}” is no packet for approval: {reason}. {_AGAIN}")

    def require_format(self, facts: Mapping[str, Any]) -> None:
        _FORMAT.require(facts, self._name, self.failed("it does not say that it is one"))

    def require_untouched(self, record: Record, form: Form, lines: Sequence[Line]) -> None:
        """Refuse words other than those that the form was made for."""
        root = record.postmortem
        is_named_alike = (form.key, form.title.strip()) == (root.key, root.title.strip())
        if not is_named_alike or shown.digest_of(lines) != form.shown:
            raise ImportFailed(f"“{self._name}” was changed after it was made. Ask for a new one.")

    def record(self, record_id: str, lines: Any) -> Record:
        if not isinstance(lines, list) or len(lines) > _MOST_ITEMS:
            raise self.failed("its record is not what it should be")
        items = [self._item(record_id, line) for line in lines]
        record = Record.of(record_id, sorted(items, key=lambda item: KIND_NAMES[type(item)]))
        if len(record.all(Postmortem)) != 1 or len(list(record.items())) != len(items):
            raise self.failed("its record is not whole")
        return record

    def _item(self, record_id: str, line: Any) -> Item:
        match line:
            case [str(name), dict(values)] if name in BY_NAME:
                try:
                    return BY_NAME[name].checked(**{**values, "record_id": record_id})
                except (InvalidValue, TypeError) as error:
                    raise self.failed(str(error).rstrip(".")) from None
        raise self.failed("it holds something that no record has")

    def changes(self, facts: Any) -> Changes | None:
        if facts is None:
            return None
        if not isinstance(facts, dict):
            raise self.failed("its changes are not what they should be")
        content, harmless = (tuple(self._changed(facts.get(p))) for p in ("content", "harmless"))
        return Changes(content, harmless)

    def _changed(self, lines: Any) -> Iterator[Changed]:
        if not isinstance(lines, list) or len(lines) > _MOST_CHANGES:
            raise self.failed("its changes are not what they should be")
        for line in lines:
            if not isinstance(line, list) or tuple(map(type, line)) != _DIFFERENCE:
                raise self.failed("one of its changes is not what it should be")
            yield Changed(Difference(*line))

"""The decision form: a small JSON file that people can read, fill in and send back.

It names the approvers by the identity of their rows, so that it fits the record whether it speaks
of names or of roles, and the content by its digest, so that nobody approves what they did not read.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pmdesk.approval import shown
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.approval.formats import Format
from pmdesk.errors import ImportFailed, InvalidValue
from pmdesk.model import Approval, Decision
from pmdesk.record import Record
from pmdesk.timeline.formats import strict
from pmdesk.timeline.formats.decoding import decode

SUFFIX = ".pmdecision"
MOST_BYTES = 1_000_000
_FORMAT = Format("pmdesk-decision", 1)
_MOST_SEATS = 500
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ASK = "Ask for it once more."
_HOW = (
    "Find your line below. Write “approved” or “changes_requested” as its decision, and a comment.",
    "Leave everything else as it is, save the file, and send it back to whoever sent it to you.",
)


@dataclass(frozen=True)
class Seat:
    """An approver's line of the form, blank until there is a decision."""

    id: str
    name: str
    role: str
    mandatory: bool
    decision: Decision = Decision.PENDING
    comment: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True)
class Form:
    """Which record is to be decided on, with which content, and by whom."""

    record_id: str
    key: str
    title: str
    content: str
    """The digest of what approval is about."""
    whole: str
    """The digest of everything a reader sees."""
    shown: str
    """The digest of the words that the approver has before them, with names or with roles."""
    seats: tuple[Seat, ...]

    @property
    def decided(self) -> tuple[Seat, ...]:
        """The lines that hold a decision."""
        return tuple(seat for seat in self.seats if seat.decision is not Decision.PENDING)

    def filled_in(self, seat_id: str, decision: Decision, comment: str, at: datetime) -> "Form":
        """Return the form to send back: the one line of who decided."""
        seat = next(seat for seat in self.seats if seat.id == seat_id)
        filled = replace(seat, decision=decision, comment=comment, decided_at=at)
        return replace(self, seats=(filled,))


def blank(record: Record, told: Record) -> Form:
    """Return the form of a record; `told` is the same as it goes out, perhaps with roles only."""
    root = told.postmortem
    seats = (Seat(a.id, a.name, a.role, a.mandatory) for a in told.approvals)
    content, whole = approved_content(record), whole_record(record)
    words = shown.digest_of(shown.lines(told))
    return Form(record.id, root.key, root.title, content, whole, words, tuple(seats))


def write(form: Form) -> bytes:
    """Return the file."""
    return (json.dumps(as_facts(form), indent=2, ensure_ascii=False) + "\n").encode()


def as_facts(form: Form) -> dict[str, Any]:
    """Return a form as JSON has it."""
    return {
        "format": str(_FORMAT),
        "how": list(_HOW),
        "postmortem": {"id": form.record_id, "key": form.key, "title": form.title},
        "content": form.content,
        "record": form.whole,
        "shown": form.shown,
        "approvers": [_seat_facts(seat) for seat in form.seats],
    }


def _seat_facts(seat: Seat) -> dict[str, Any]:
    return {
        "id": seat.id,
        "name": seat.name,
        "role": seat.role,
        "mandatory": seat.mandatory,
        "decision": "" if seat.decision is Decision.PENDING else seat.decision.value,
        "comment": seat.comment,
        "decided_at": seat.decided_at.isoformat() if seat.decided_at else "",
    }


def read(name: str, content: bytes) -> Form:
    """Read what a file holds; raises `ImportFailed` with one sentence, and nothing is taken."""
    if len(content) > MOST_BYTES:
        message = f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB"
        raise ImportFailed(f"{message}, so it is no decision file.")
    try:
        value = strict.load(name, decode(name, content).text)
    except ImportFailed as error:
        raise ImportFailed(str(error).replace(strict.AGAIN, _ASK)) from None
    return of_facts(name, value)


def of_facts(name: str, value: Any) -> Form:
    """Return the form that JSON holds, or raise `ImportFailed`."""
    reader = _Reader(name)
    facts = reader.mapping(value, "it")
    reader.require_format(facts)
    about = reader.mapping(facts.get("postmortem"), "postmortem")
    lines = facts.get("approvers")
    if not isinstance(lines, list) or not 0 < len(lines) <= _MOST_SEATS:
        raise reader.failed("it names no approvers")
    seats = tuple(reader.seat(reader.mapping(line, "approvers")) for line in lines)
    if len({seat.id for seat in seats}) < len(seats):
        raise reader.failed("it has two lines for the same approver")
    return Form(
        reader.text(about, "id", 64), reader.text(about, "key", 40),
        reader.text(about, "title", 200), reader.digest(facts, "content"),
        reader.digest(facts, "record"), reader.digest(facts, "shown"), seats,
    )  # fmt: skip


class _Reader:
    """Takes values out of JSON, and says what is wrong with one that does not fit."""

    def __init__(self, name: str) -> None:
        self._name = name

    def failed(self, reason: str) -> ImportFailed:
        return ImportFailed(f"“{self._name}” is no decision file: {reason}. {_ASK}")

    def require_format(self, facts: Mapping[str, Any]) -> None:
        _FORMAT.require(facts, self._name, self.failed("it does not say that it is one"))

    def mapping(self, value: Any, what: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.failed(f"“{what}” is not what it should be")
        return value

    def text(self, facts: Mapping[str, Any], key: str, most: int) -> str:
        value = facts.get(key, "")
        if not isinstance(value, str) or len(value) > most:
            raise self.failed(f"its “{key}” is not a text of at most {most:,} characters")
        return value

    def digest(self, facts: Mapping[str, Any], key: str) -> str:
        value = self.text(facts, key, 64)
        if not _DIGEST.fullmatch(value):
            raise self.failed(f"its “{key}” is not a digest")
        return value

    def seat(self, facts: Mapping[str, Any]) -> Seat:
        try:
            kept = Approval.valid(comment=self.text(facts, "comment", MOST_BYTES))
        except InvalidValue as error:
            raise self.failed(str(error)) from None
        return Seat(
            self.text(facts, "id", 64), self.text(facts, "name", 200),
            self.text(facts, "role", 200), facts.get("mandatory") is True,
            self._decision(facts), kept["comment"], self._moment(facts),
        )  # fmt: skip

    def _decision(self, facts: Mapping[str, Any]) -> Decision:
        """Take a decision as people write it: in any case, with a blank for the line."""
        word = self.text(facts, "decision", 40).strip().casefold().replace(" ", "_")
        if word in {"", Decision.PENDING.value}:
            return Decision.PENDING
        if word not in set(Decision):
            raise self.failed("a decision is neither “approved” nor “changes_requested”")
        return Decision(word)

    def _moment(self, facts: Mapping[str, Any]) -> datetime | None:
        text = self.text(facts, "decided_at", 40)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise self.failed("a time in it cannot be read") from None
        try:
            kept: datetime = Approval.valid(decided_at=moment)["decided_at"]
        except InvalidValue as error:
            raise self.failed(str(error).rstrip(".")) from None
        return kept

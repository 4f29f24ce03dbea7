"""What a decision file comes to: recorded, known already, or about a content that has changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from pmdesk.approval import review, shown, since
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.approval.form import Form, Seat
from pmdesk.approval.review import BY_FILE, EARLIER, Verdict
from pmdesk.approval.since import Changes
from pmdesk.changes import Change
from pmdesk.errors import ImportFailed
from pmdesk.history import Entry
from pmdesk.model import KIND_NAMES, Action, Approval, Decision, State, Why
from pmdesk.record import Record

_CLOSED = {State.DRAFT, State.NOT_REQUIRED}


class Outcome(Enum):
    """What becomes of one approver's decision."""

    COUNTS = "counts"
    EARLIER = "is about an earlier version, so it does not count"
    KNOWN = "is recorded already"
    KNOWN_EARLIER = "is recorded already, about an earlier version, so it does not count"
    PASSED = "is older than what is recorded, so nothing was changed"


UNCOUNTED = frozenset({Outcome.EARLIER, Outcome.KNOWN_EARLIER})
"""The outcomes of a decision about an earlier version."""


@dataclass(frozen=True)
class Answer:
    """One approver's decision, and what becomes of it."""

    approver: str
    seat: Seat
    outcome: Outcome
    changes: Changes = field(default_factory=Changes)
    """What has changed since the approver’s packet was written."""

    @property
    def sentence(self) -> str:
        """Say who decided what, and what becomes of it."""
        decided = "approved" if self.seat.decision is Decision.APPROVED else "asked for changes"
        if self.outcome is Outcome.COUNTS:
            return f"{self.approver} {decided}."
        return f"{self.approver} {decided}; the decision {self.outcome.value}."


@dataclass(frozen=True)
class Taken:
    """The change that records a decision file, empty where there is nothing new in it."""

    change: Change
    answers: tuple[Answer, ...]


def take(form: Form, record: Record, log: Sequence[Entry], now: datetime) -> Taken:
    """Record the decisions of a file; raises `ImportFailed` where it does not fit the record."""
    key = record.postmortem.key
    if form.record_id != record.id:
        message = f"This decision is about {form.key} “{form.title}”, not about this {key}."
        raise ImportFailed(f"{message} Open the postmortem it is about, and import it there.")
    if not form.decided:
        message = "No decision is filled in yet. Ask the approver to fill in their line"
        raise ImportFailed(f"{message}, or record the decision by hand.")
    taking = _Taking(form, record, log, now)
    for seat in form.decided:
        taking.take(seat)
    return Taken(taking.change, tuple(taking.answers))


class _Taking:
    """Decisions on their way into a record, one after the other."""

    def __init__(self, form: Form, record: Record, log: Sequence[Entry], now: datetime) -> None:
        self._form = form
        self._record = record
        self._now = now
        label = f"Record {len(form.decided)} decisions"
        self.change = Change(label)
        self.answers: list[Answer] = []
        self._is_present = form.content == approved_content(record)
        look_back = _harmless_since if self._is_present else _changes_since
        self._changes = look_back(form, record, log)
        if self._is_present and record.postmortem.state in _CLOSED:
            message = f"{record.postmortem.key} is not in review, so nobody can decide on it."
            raise ImportFailed(f"{message} Request approval, and import the decision again.")

    def take(self, seat: Seat) -> None:
        approval = self._record.get(Approval, seat.id)
        if approval is None:
            key = self._record.postmortem.key
            message = f"“{seat.name or seat.id}” is not among the approvers of {key} any more."
            raise ImportFailed(f"{message} Add them again and send a new packet.")
        if self._is_present:
            self._require_time(seat, approval)
        outcome = self._outcome(seat, approval)
        self.answers.append(Answer(approval.name, seat, outcome, self._changes))
        if outcome in {Outcome.COUNTS, Outcome.EARLIER}:
            self._do(seat, approval)

    def _require_time(self, seat: Seat, approval: Approval) -> None:
        """Refuse a day on which nobody can have decided; clocks that differ a little may."""
        at, asked = seat.decided_at, approval.requested_at
        if at is None:
            return
        wrong = "lies in the future" if at > self._now + _CLOCKS_DIFFER else ""
        if asked and at < asked - _CLOCKS_DIFFER:
            wrong = "is before the approval was requested"
        if wrong:
            message = f"{approval.name} is said to have decided on {at:%Y-%m-%d}, which {wrong}."
            raise ImportFailed(f"{message} Ask for the decision again, or record it by hand.")

    def _outcome(self, seat: Seat, approval: Approval) -> Outcome:
        if self._is_known(seat, approval):
            return Outcome.KNOWN if self._is_present else Outcome.KNOWN_EARLIER
        is_decided = approval.decision is not Decision.PENDING
        if is_decided and not self._is_present:
            return Outcome.PASSED
        known, given = approval.decided_at, seat.decided_at
        if known and given and given < known and (is_decided or approval.source):
            return Outcome.PASSED
        return Outcome.COUNTS if self._is_present else Outcome.EARLIER

    def _is_known(self, seat: Seat, approval: Approval) -> bool:
        if (approval.digest, approval.comment) != (self._form.content, seat.comment):
            return False
        if self._is_present:
            return approval.decision is seat.decision
        return approval.source == EARLIER[seat.decision]

    def _do(self, seat: Seat, approval: Approval) -> None:
        at = min(seat.decided_at or self._now, self._now)
        if self._is_present and approval.requested_at:
            at = max(at, approval.requested_at)
        verdict = Verdict(seat.decision, seat.comment, at, BY_FILE)
        if self._is_present:
            change = review.decide(self._record, approval, verdict)
        else:
            change = review.note_earlier(approval, verdict, self._form.content)
        self._record = change.applied_to(self._record)
        is_only = len(self._form.decided) == 1
        self.change = change if is_only else self.change.then(change)


def _changes_since(form: Form, record: Record, log: Sequence[Entry]) -> Changes:
    """Say what has changed since a record had the content that a form is about."""

    def fits(past: Record, entry: Entry) -> bool:
        is_content = any(word in entry.operations for word in _TOUCHES)
        return is_content and approved_content(past) == form.content

    found = _back_to(record, log, fits)
    if found is None:
        message = f"This decision is about a content that {record.postmortem.key} never had here."
        raise ImportFailed(f"{message} {_AGAIN}")
    return since.changes(found.record, record, found.steps)


def _harmless_since(form: Form, record: Record, log: Sequence[Entry]) -> Changes:
    """Say what else has changed since the packet was written.

    Raises `ImportFailed` where the words that the approver had before them were never written.
    """
    is_now = whole_record(record) == form.whole
    found = _Past(record) if is_now else _back_to(record, log, _had_whole(form))
    if found is None or not shown.fits(form.shown, found.record):
        key = record.postmortem.key
        message = f"The words that were decided on are not those of {key}: the packet was changed"
        raise ImportFailed(f"{message} after it was made. {_AGAIN}")
    return since.changes(found.record, record, found.steps)


def _had_whole(form: Form) -> Callable[[Record, Entry], bool]:
    return lambda past, _entry: whole_record(past) == form.whole


@dataclass(frozen=True)
class _Past:
    """A record as it was, and the steps since then."""

    record: Record
    steps: tuple[Entry, ...] = ()


def _back_to(
    record: Record, log: Sequence[Entry], fits: Callable[[Record, Entry], bool]
) -> _Past | None:
    """Go back step by step to the state that fits."""
    past = record
    for place in reversed(range(len(log))):
        past = log[place].change.inverse().applied_to(past)
        if fits(past, log[place]):
            return _Past(past, tuple(log[place:]))
    return None


_CLOCKS_DIFFER = timedelta(days=1)
"""How far the clock of an approver may be from ours."""

_AGAIN = "Send a new packet, and ask for the decision again."

_TOUCHES = tuple(f'"{KIND_NAMES[kind]}"' for kind in (Why, Action))
"""How the kinds that content is made of are written in the log."""

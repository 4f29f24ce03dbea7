"""The issue of the postmortem itself: made once, as those of actions are.

That a request goes out is noted before it does, so that whoever comes after a crash looks first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.model import Tick
from pmdesk.record import Record
from pmdesk.trackers.adapter import Adapter, Issue
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.exchange import Fault, drive
from pmdesk.trackers.places import Place
from pmdesk.trackers.raising import Way, look

SENT = "tracker.postmortem"
"""The key of the tick that says that a request went out; its note names the tracker."""

_LABEL = "Create postmortem issue"


@dataclass(frozen=True, kw_only=True)
class Making(Way):
    """All that making the issue needs of the world around it."""

    note: Callable[[Callable[[Record], Change]], Record]
    """Makes a note in the record, and returns it once that is on disk."""


def offered(places: Sequence[Place], record: Record) -> tuple[Place, ...]:
    """Return the places among which a person may choose for the issue.

    One that was sent before may be there already, and so stays with its tracker.
    """
    tick = record.ticked(SENT)
    same = tuple(place for place in places if tick and place.tracker.id == tick.note)
    return same or tuple(places)


def make(adapter: Adapter, draft: IssueDraft, making: Making) -> None:
    """Make the issue and name it in the record, unless it has one; raises `Fault`."""
    record = making.note(lambda _record: Change("Look"))
    if record.postmortem.issue_key or record.postmortem.issue_url:
        return
    ready = drive(adapter.prepared(), making.send)
    checked = drive(ready.check(draft), making.send)
    if checked.refused:
        raise Fault(" ".join(checked.refused))
    issue = _found(ready, checked, record, making) or _made(ready, checked, making)
    making.note(lambda now: _named(now, issue))


def _found(adapter: Adapter, draft: IssueDraft, record: Record, making: Making) -> Issue | None:
    tick = record.ticked(SENT)
    sent_at = tick.at if tick else None
    return look(adapter, replace(draft, sent_at=sent_at), making, lambda _sentence: None)


def _made(adapter: Adapter, draft: IssueDraft, making: Making) -> Issue:
    making.note(lambda record: _sent(record, adapter.tracker.id, making.clock()))
    try:
        return drive(adapter.create(draft), making.send)
    except Fault as fault:
        if not fault.unknown:
            making.note(_unsent)
        raise


def _sent(record: Record, tracker_id: str, now: datetime) -> Change:
    tick = Tick.checked(record_id=record.id, key=SENT, at=now, note=tracker_id)
    return _unsent(record).then(insert(_LABEL, tick))


def _unsent(record: Record) -> Change:
    tick = record.ticked(SENT)
    return remove(_LABEL, tick) if tick else Change(_LABEL)


def _named(record: Record, issue: Issue) -> Change:
    root = record.postmortem
    named = set_fields(_LABEL, root, issue_key=issue.key, issue_url=issue.url)
    return named.then(_unsent(record))

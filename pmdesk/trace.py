"""From what happened to what will be done: events, the reasons they show, causes and actions."""

from dataclasses import dataclass

from pmdesk.model import Action, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.whys.reasons import events_of

NO_EVENT = "No event shows this yet"
NO_REASON = "Nothing between it and the impact"
NO_ACTION = "No action fixes this yet"


@dataclass(frozen=True)
class Trace:
    """One root cause with what leads to it and from it.

    `events` show the cause or a reason above it, `reasons` stand between it and the impact.
    """

    cause: Why
    events: tuple[TimelineEvent, ...]
    reasons: tuple[Why, ...]
    actions: tuple[Action, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing, as sentences without a full stop."""
        found = (
            (NO_EVENT, not self.events),
            (NO_ACTION, not any(action.fixes for action in self.actions)),
        )
        return tuple(said for said, is_missing in found if is_missing)


def traces(record: Record) -> tuple[Trace, ...]:
    """Return what leads to and from each root cause, in the order of the tree."""
    return tuple(_trace(record, cause) for cause in record.root_causes)


def unlinked_actions(record: Record) -> tuple[Action, ...]:
    """Return the priority actions that fix no root cause."""
    known = {cause.id for cause in record.root_causes}
    return tuple(a for a in record.actions if a.fixes and a.cause_id not in known)


def unlinked_events(record: Record) -> int:
    """Count the events that show no reason at all."""
    linked = {event for why in record.all(Why) for event in why.evidence}
    return sum(event.id not in linked for event in record.events)


def _trace(record: Record, cause: Why) -> Trace:
    chain = record.chain(cause)
    found = {event.id: event for why in chain for event in events_of(record, why)}
    events = tuple(sorted(found.values(), key=lambda event: event.order()))
    return Trace(cause, events, chain[1:-1], record.actions_for(cause))

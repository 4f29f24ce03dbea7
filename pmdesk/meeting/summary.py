"""What a meeting brought: what it changed, who took part, and with whom to follow up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.changes import Change, Insert, Operation, Remove, Replaced, Set, difference, set_fields
from pmdesk.errors import PmdeskError
from pmdesk.history import Act, Entry, state_before
from pmdesk.meeting.agenda import plan_of
from pmdesk.meeting.clock import end, progress
from pmdesk.metrics import duration
from pmdesk.model import (
    Action,
    ActionState,
    Item,
    Lesson,
    Meeting,
    Note,
    NoteKind,
    Participant,
    TimelineEvent,
    Why,
)
from pmdesk.record import Record

_COUNTED: tuple[tuple[type[Item], str, str], ...] = (
    (TimelineEvent, "event", "events"),
    (Why, "reason", "reasons"),
    (Action, "action", "actions"),
    (Lesson, "lesson", "lessons"),
)
"""The kinds of item that a meeting is about, and how many of them are called."""


@dataclass(frozen=True)
class Asked:
    """A person, known by role, and the actions that wait for that person’s commitment."""

    role: str
    actions: tuple[Action, ...]


def outcome(before: Record, after: Record) -> tuple[str, ...]:
    """Say what differs between two states of a record, a sentence a kind: “3 events added”."""
    operations = difference("Meeting", before, after).operations
    said = []
    confirmed = _confirmed(after) - _confirmed(before)
    if confirmed > 0:
        said.append(f"{_number(confirmed, 'event', 'events')} confirmed")
    for kind, one, many in _COUNTED:
        of_kind = [operation for operation in operations if operation.kind is kind]
        for verb, test in (("added", Insert), ("taken out", Remove)):
            count = sum(isinstance(operation, test) for operation in of_kind)
            said += [f"{_number(count, one, many)} {verb}"] if count else []
        changed = {o.id for o in of_kind if isinstance(o, Set) and not _confirms(o)}
        said += [f"{_number(len(changed), one, many)} changed"] if changed else []
    return tuple(said)


def close(record: Record, log: Sequence[Entry], now: datetime) -> Change:
    """End the meeting and write down what it changed since it began."""
    change = end(record, now)
    try:
        before = _state_before_it(record, log)
    except PmdeskError:
        return change
    ended = change.applied_to(record)
    said = outcome(before, ended)
    return change.then(set_fields(change.label, ended.meeting, outcome=said))


def _state_before_it(record: Record, log: Sequence[Entry]) -> Record:
    """Return the record as it was when the meeting began."""
    begun = [entry.number for entry in log if entry.act is Act.NOTE and _begins(entry)]
    return state_before(record, log, begun[-1]) if begun else record


def _begins(entry: Entry) -> bool:
    sets = (o for o in entry.change.operations if isinstance(o, Set) and o.kind is Meeting)
    return any("started_at" in operation.names for operation in sets)


def times(record: Record, now: datetime) -> tuple[str, ...]:
    """Say how long each step took beside its plan: “Timeline: 20 min of 18 planned”."""
    found = progress(record.meeting, now)
    planned = (each.minutes for each in plan_of(record.meeting))
    return tuple(
        f"{timed.step.title}: {duration(_whole_minutes(timed.spent))} of {minutes} min planned"
        for timed, minutes in zip(found.steps, planned, strict=True)
    )


def _whole_minutes(time: timedelta) -> timedelta:
    return timedelta(minutes=round(time / timedelta(minutes=1)))


def attendance(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles of those who came and of those who did not."""
    came = tuple(_role(person) for person in record.participants if person.attended)
    absent = tuple(_role(person) for person in record.participants if not person.attended)
    return came, absent


def captured(record: Record) -> tuple[str, ...]:
    """Say in counts what there is when the meeting closes."""
    events, notes = record.events, record.all(Note)
    confirmed = _confirmed(record)
    asked = sum(note.kind is NoteKind.QUESTION for note in notes)
    open_cards = len(notes) - asked
    lines = (
        (len(events), f"{confirmed} of {_number(len(events), 'event', 'events')} confirmed"),
        (len(record.root_causes), _number(len(record.root_causes), "root cause", "root causes")),
        (len(record.actions), _number(len(record.actions), "action", "actions")),
        (len(record.all(Lesson)), _number(len(record.all(Lesson)), "lesson", "lessons")),
        (asked, _number(asked, "open question", "open questions")),
        (open_cards, f"{_number(open_cards, 'card', 'cards')} not decided yet"),
        (len(record.meeting.parking_lot), f"{len(record.meeting.parking_lot)} in the parking lot"),
    )
    return tuple(said for count, said in lines if count)


def managers_absent(record: Record) -> bool:
    """Tell whether nobody is in the room who could commit to an action."""
    return not any(p.responsible_manager and p.attended for p in record.participants)


def to_ask(record: Record) -> tuple[Asked, ...]:
    """Return which responsible managers to follow up with, and about what.

    A manager is asked about the actions of the manager’s team; an action whose team nobody here
    answers for is put to all of them.
    """
    managers = [person for person in record.participants if person.responsible_manager]
    teams = {person.team.casefold() for person in managers if person.team}
    waiting = [a for a in record.actions if a.state is ActionState.PROPOSED and a.text.strip()]
    found = []
    for person in managers:
        own = tuple(a for a in waiting if _concerns(a, person, teams))
        found += [Asked(_role(person), own)] if own else []
    return tuple(found)


def _concerns(action: Action, manager: Participant, teams: set[str]) -> bool:
    team = action.team.casefold()
    return team == manager.team.casefold() if team in teams else True


def _role(person: Participant) -> str:
    return person.role or person.name


def _confirms(operation: Operation) -> bool:
    """Tell whether an operation does no more than confirm an event."""
    if not isinstance(operation, Set) or operation.kind is not TimelineEvent:
        return False
    return operation.fields == (Replaced("confirmed", before=False, after=True),)


def _confirmed(record: Record) -> int:
    return sum(event.confirmed for event in record.events)


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"

"""What an edit did, in words: for the history of a record."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from pmdesk import checklist, dates
from pmdesk.changes import (
    Change,
    FieldChange,
    Insert,
    Move,
    Operation,
    Remove,
    Replaced,
    Spliced,
    applied,
)
from pmdesk.errors import PmdeskError
from pmdesk.model import (
    Action,
    Approval,
    Attachment,
    Choice,
    Contact,
    Directory,
    Item,
    Lesson,
    Meeting,
    Note,
    Participant,
    Postmortem,
    ProjectMapping,
    Section,
    Service,
    Team,
    Template,
    Term,
    Tick,
    TimelineEvent,
    Tracker,
    Why,
)
from pmdesk.process import STEPS, short
from pmdesk.record import Record
from pmdesk.whys import chain

MOST = 40
"""Differences that one step is described by; the rest is counted."""


@dataclass(frozen=True)
class Difference:
    """One thing that a step did: about what, what was there before, what is there after it.

    `whole` says that an item came or went as a whole, so that its fields need no comparison.
    """

    about: str
    before: str = ""
    after: str = ""
    whole: bool = False


def describe(change: Change, record: Record) -> tuple[Difference, ...]:
    """Return what a change did, given the record as it was before.

    A record in which the items are missing will do: then less can be said.
    """
    found = tuple(islice(_differences(change, record), MOST))
    rest = len(change.operations) - MOST
    if rest > 0:
        return (*found, Difference(f"and {rest:,} more"))
    return found or (Difference("Nothing that a reader would see"),)


def _differences(change: Change, record: Record) -> Iterator[Difference]:
    for operation in change.operations:
        yield from describe_operation(operation, record)
        try:
            record = applied(operation, record)
        except PmdeskError:
            continue


def describe_operation(operation: Operation, record: Record) -> tuple[Difference, ...]:
    """Return what one operation did, given the record as it was before."""
    if isinstance(operation, Insert):
        shown = content(operation.item, record)
        return (Difference(f"{noun(operation.item)} added", "", shown, whole=True),)
    if isinstance(operation, Remove):
        shown = content(operation.item, record)
        return (Difference(f"{noun(operation.item)} removed", shown, "", whole=True),)
    item = record.get(operation.kind, operation.id)
    if isinstance(operation, Move):
        return (_moved(operation, item, record),)
    subject = name(item) if item else _NOUNS[operation.kind]
    seen = (field for field in operation.fields if field.field not in _UNSEEN)
    return tuple(_set(subject, item or operation.kind, field, record) for field in seen)


def noun(item: Item) -> str:
    """Return what kind of thing an item is; a written section goes by its own name."""
    return item.key.label if isinstance(item, Section) else _NOUNS[type(item)]


def name(item: Item) -> str:
    """Return how people refer to an item, such as Event “Node cordoned”."""
    said = short(_SAID.get(type(item), _nothing)(item))
    return f"{noun(item)} “{said}”" if said else noun(item)


def content(item: Item, record: Record) -> str:
    """Return what an item says, a line for each field that is filled in."""
    blank = type(item).model_fields
    lines = (
        f"{title_of(type(item), field)}: {said}"
        for field, value in item.__dict__.items()
        if field not in _UNSEEN and value != blank[field].default
        and (said := show(field, value, record))
    )  # fmt: skip
    return "\n".join(lines)


def title_of(kind: type[Item], field: str) -> str:
    """Return what people call a field."""
    return kind.model_fields[field].title or field.replace("_", " ").capitalize()


def show(field: str, value: Any, record: Record) -> str:
    """Return a field's value as people read it."""
    if value is None:
        return ""
    if field in _WORDED:
        return _WORDED[field](value)
    if field in _REFERENCES:
        return _reference(_REFERENCES[field], value, record)
    if isinstance(value, datetime):
        return f"{dates.stamp(value, zone(record))} {value.astimezone(zone(record)).tzname()}"
    return next((say(value) for kind, say in _SHOWN.items() if isinstance(value, kind)), str(value))


_SHOWN: Mapping[type, Callable[[Any], str]] = {
    Choice: lambda value: str(value.label),
    bool: lambda value: "Yes" if value else "No",
    date: dates.day,
    tuple: "\n".join,
}


def zone(record: Record) -> tzinfo:
    """Return the zone in which a record's times are shown."""
    return next((root.tzinfo for root in record.all(Postmortem)), ZoneInfo("UTC"))


def _reference(kind: type[Item], value: str | tuple[str, ...], record: Record) -> str:
    """Name the items that a value refers to; those that are gone have no name any more."""
    ids = (value,) if isinstance(value, str) else value
    items = [record.get(kind, item_id) for item_id in ids if item_id]
    return "\n".join(name(item) if item else f"{_NOUNS[kind]} that is gone" for item in items)


def _set(subject: str, item: Item | type[Item], field: FieldChange, record: Record) -> Difference:
    kind = item if isinstance(item, type) else type(item)
    about = f"{subject} · {title_of(kind, field.field)}"
    if isinstance(field, Replaced):
        before, after = (show(field.field, value, record) for value in (field.before, field.after))
        return Difference(about, before, after)
    return Difference(about, *_spliced(item, field))


def _spliced(item: Item | type[Item], splice: Spliced) -> tuple[str, str]:
    """Return a whole text before and after, or only what was exchanged where it is unknown."""
    before = getattr(item, splice.field, None) if isinstance(item, Item) else None
    try:
        after = splice.applied(before)
    except PmdeskError:
        return splice.removed, splice.inserted
    return str(before), str(after)


def _moved(move: Move, item: Item | None, record: Record) -> Difference:
    subject = name(item) if item else _NOUNS[move.kind]
    if move.before.parent_id == move.after.parent_id:
        return Difference(f"{subject} moved {_direction(move)}")
    before, after = (_reference(Why, p.parent_id, record) for p in (move.before, move.after))
    return Difference(f"{subject} moved below another reason", before, after)


def _direction(move: Move) -> str:
    return "up" if move.after.rank < move.before.rank else "down"


def _ticked(key: str) -> str:
    """Return the words of what was ticked: a line of the checklist, a step, a question."""
    from pmdesk.trackers.own_issue import SENT

    words = {f"check.{guide.key}": guide.text for guide in checklist.guides()}
    words |= {f"step.{step.key}": step.title for step in STEPS}
    words |= {f"chain.{rule}": guide.title for rule, guide in chain.guides().items()}
    words[SENT] = "A request to create the issue of the postmortem was sent"
    asked = ".".join(key.split(".")[:2])
    return words.get(key) or words.get(asked, key)


def _nothing(_item: Item) -> str:
    return ""


_UNSEEN = {
    "id", "record_id", "rank", "media_type", "sha256", "digest", "approved_digest", "number",
    "origin", "plan", "spent", "step", "private_notes",
}  # fmt: skip
"""Fields that mean nothing to a reader."""

_WORDED: Mapping[str, Callable[[Any], str]] = {
    "key": lambda key: key.label if isinstance(key, Choice) else _ticked(key),
}
"""Fields whose values are the names of other things."""

_REFERENCES: Mapping[str, type[Item]] = {
    "parent_id": Why,
    "cause_id": Why,
    "evidence": TimelineEvent,
    "event_id": TimelineEvent,
}
"""Fields that hold the identities of other items."""

_NOUNS: Mapping[type[Item], str] = {
    Postmortem: "Postmortem",
    Section: "Section",
    Participant: "Participant",
    TimelineEvent: "Event",
    Why: "Reason",
    Lesson: "Lesson",
    Action: "Action",
    Approval: "Approver",
    Attachment: "Picture",
    Tick: "Tick",
    Meeting: "Meeting",
    Note: "Note",
    Directory: "Directory",
    Service: "Service",
    Term: "Word",
    Template: "Template",
    Team: "Team",
    Contact: "Person",
    Tracker: "Tracker",
    ProjectMapping: "Tracker project",
}
_SAID: Mapping[type[Item], Callable[[Any], str]] = {
    Participant: lambda item: item.name,
    TimelineEvent: lambda item: item.text,
    Why: lambda item: item.text,
    Lesson: lambda item: item.text,
    Note: lambda item: item.text,
    Action: lambda item: item.text,
    Approval: lambda item: item.name,
    Attachment: lambda item: item.caption or item.name,
    Service: lambda item: item.name,
    Team: lambda item: item.name,
    Contact: lambda item: item.name,
    Tracker: lambda item: item.name,
    ProjectMapping: lambda item: item.project,
    Term: lambda item: item.text,
    Tick: lambda item: _ticked(item.key),
}

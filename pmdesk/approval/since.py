"""What has changed since a decision: of what it was about, and of the rest, and by whom."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pmdesk.approval.digests import ACTION_FIELDS, CAUSE_FIELDS, UNREAD
from pmdesk.changes import (
    FieldChange,
    Insert,
    Move,
    Operation,
    Remove,
    Replaced,
    Set,
    applied,
    difference,
)
from pmdesk.describe import Difference, describe_operation, name
from pmdesk.history import Act, Entry, state_before
from pmdesk.model import KINDS, Action, ActionState, Approval, Decision, Item, Postmortem, Why
from pmdesk.record import Record

_ABOUT: dict[type[Item], frozenset[str]] = {
    Why: frozenset((*CAUSE_FIELDS, "mark")),
    Action: frozenset((*ACTION_FIELDS, "kind", "state")),
}
"""The fields whose change can change what approval is about."""


@dataclass(frozen=True)
class Changed:
    """One difference to what was decided on, and the step that made it, where that is known."""

    difference: Difference
    entry: Entry | None = None


@dataclass(frozen=True)
class Changes:
    """All differences to what was decided on: those that count, and those that are harmless."""

    content: tuple[Changed, ...] = ()
    harmless: tuple[Changed, ...] = ()


def changes(before: Record, now: Record, log: Sequence[Entry] = ()) -> Changes:
    """Say how two states of a record differ; `log` are the steps between them."""
    approved = {item.id for record in (before, now) for item in _content(record)}
    content, harmless = [], []
    for operation in _ordered(difference("", before, now).operations, before, now):
        counts, rest = _parted(operation, is_content=operation.id in approved)
        content += [counts] if counts else []
        harmless += [rest] if rest else []
    return Changes(
        tuple(_told(content, before, log)),
        tuple(_told(harmless, before, log)),
    )


def voiding(log: Sequence[Entry]) -> Entry | None:
    """Return the step that voided the last approval, or None where it stands or never was."""
    entry = _last(log, lambda entry: bool(_written(entry, Postmortem, "approved_digest")))
    if entry is None or any(_written(entry, Postmortem, "approved_digest")):
        return None
    return entry if any(operation.kind in _ABOUT for operation in entry.change.operations) else None


def approving(record: Record, log: Sequence[Entry]) -> Entry | None:
    """Return the step that gave the approval that stands, or None where none does."""
    if not record.postmortem.approved_digest:
        return None
    return _last(log, lambda entry: any(_written(entry, Postmortem, "approved_digest")))


def deciding(log: Sequence[Entry]) -> Entry | None:
    """Return the last step that recorded a decision and was not taken back."""
    return _last(
        log, lambda entry: bool({*_written(entry, Approval, "decision")} - {Decision.PENDING})
    )


def state_after(record: Record, log: Sequence[Entry], entry: Entry) -> Record:
    """Return the record as it was right after a step."""
    return state_before(record, log, entry.number + 1)


def approved_state(record: Record, log: Sequence[Entry]) -> Record | None:
    """Return the record as it was approved, or None where no approval stands."""
    entry = approving(record, log)
    return state_after(record, log, entry) if entry else None


def decided_state(record: Record, log: Sequence[Entry]) -> Record | None:
    """Return the record as it was decided on last, or None where nobody has decided yet."""
    entry = deciding(log)
    return state_after(record, log, entry) if entry else None


def _content(record: Record) -> tuple[Item, ...]:
    """Return what approval is about: root causes and the priority actions that stand."""
    return (*record.root_causes, *(action for action in record.actions if action.fixes))


def _parted(operation: Operation, *, is_content: bool) -> tuple[Operation | None, Operation | None]:
    """Divide an operation into what approval is about and what else a reader sees of it."""
    if operation.kind not in UNREAD:
        return None, None
    if isinstance(operation, Move):
        return None, operation
    if not isinstance(operation, Set):
        return (operation, None) if is_content else (None, operation)
    unread = UNREAD[operation.kind]
    seen = [field for field in operation.fields if field.field not in unread]
    counted = [field for field in seen if is_content and _counts(operation.kind, field)]
    others = [field for field in seen if field not in counted]
    return _having(operation, counted), _having(operation, others)


def _having(operation: Set, fields: list[FieldChange]) -> Set | None:
    return replace(operation, fields=tuple(fields)) if fields else None


def _counts(kind: type[Item], field: FieldChange) -> bool:
    """Tell whether a field's change is one of content; of the states only declined is."""
    if field.field == "state" and isinstance(field, Replaced):
        return ActionState.DECLINED in {field.before, field.after}
    return field.field in _ABOUT.get(kind, ())


def _ordered(operations: Iterable[Operation], before: Record, now: Record) -> list[Operation]:
    """Sort operations as one reads: kind by kind, and in the order of the items."""
    kinds = list(KINDS.values())
    places = {
        item.id: place
        for record in (before, now)
        for kind in record.tables
        for place, item in enumerate(record.all(kind))
    }
    return sorted(operations, key=lambda o: (kinds.index(o.kind), places.get(o.id, 0)))


def _told(
    operations: Iterable[Operation], record: Record, log: Sequence[Entry]
) -> Iterator[Changed]:
    """Put operations into words; each is given the last step that touched its item."""
    for operation in operations:
        entry = next((e for e in reversed(log) if f'"{operation.id}"' in e.operations), None)
        for found in describe_operation(operation, record):
            yield Changed(_named(found, operation), entry)
        if not isinstance(operation, Move):
            record = applied(operation, record)


def _named(found: Difference, operation: Operation) -> Difference:
    """Say of what came or went which it was: here it stands among many."""
    if isinstance(operation, Insert):
        return replace(found, about=f"{name(operation.item)} added")
    if isinstance(operation, Remove):
        return replace(found, about=f"{name(operation.item)} removed")
    return found


def _last(log: Sequence[Entry], fits: Callable[[Entry], bool]) -> Entry | None:
    """Return the last step that fits, of those that no undo took back."""
    undone: set[int] = set()
    for entry in reversed(log):
        number = entry.target or entry.number
        if entry.act is Act.UNDO:
            undone.add(number)
        elif number not in undone and fits(entry):
            return entry
    return None


def _written(entry: Entry, kind: type[Item], field_name: str) -> tuple[object, ...]:
    """Return what a step wrote into a field of items of a kind."""
    # Looking at an entry's text takes far less than reading it back.
    if f'"{field_name}"' not in entry.operations:
        return ()
    return tuple(
        field.after if isinstance(field, Replaced) else field.inserted
        for operation in entry.change.operations
        if isinstance(operation, Set) and operation.kind is kind
        for field in operation.fields
        if field.field == field_name
    )

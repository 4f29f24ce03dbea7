"""An approval that was voided: by which step, and what has changed since it was given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pmdesk.changes import Change, FieldChange, Operation, Replaced, Set, difference
from pmdesk.describe import Difference, describe
from pmdesk.history import Entry, state_before
from pmdesk.model import Action, ActionKind, Item, Postmortem, Why
from pmdesk.record import Record

_CONTENT: dict[type[Item], set[str]] = {
    Why: {"text", "mark", "category", "lasting_change"},
    Action: {"text", "kind", "action_class", "cause_id", "team"},
}
"""The fields that approval is about."""


@dataclass(frozen=True)
class Voided:
    """The step that voided an approval, and the differences to what was approved."""

    entry: Entry
    differences: tuple[Difference, ...]


def voided(record: Record, log: Sequence[Entry]) -> Voided | None:
    """Return how the last approval was voided, or None where it stands or never was."""
    for entry in reversed(log):
        # Looking at an entry's text takes far less than reading it back.
        if '"approved_digest"' not in entry.operations:
            continue
        if not _voids(entry):
            return None
        return Voided(entry, differences(state_before(record, log, entry.number), record))
    return None


def differences(before: Record, now: Record) -> tuple[Difference, ...]:
    """Say how root causes and priority actions differ between two states of a record."""
    approved = {item.id for record in (before, now) for item in _approved(record)}
    operations = (
        _narrowed(operation)
        for operation in difference("", before, now).operations
        if operation.id in approved
    )
    change = Change("", tuple(operation for operation in operations if operation is not None))
    return describe(change, before) if change else ()


def _approved(record: Record) -> tuple[Item, ...]:
    """Return what approval is about: root causes and priority actions."""
    priority = (action for action in record.actions if action.kind is ActionKind.PRIORITY)
    return (*record.root_causes, *priority)


def _narrowed(operation: Operation) -> Operation | None:
    """Leave out of an operation what approval is not about."""
    if not isinstance(operation, Set):
        return operation
    fields = tuple(f for f in operation.fields if f.field in _CONTENT[operation.kind])
    return replace(operation, fields=fields) if fields else None


def _voids(entry: Entry) -> bool:
    """Tell a change of content that took an approval along from a withdrawn decision."""
    operations = entry.change.operations
    withdrawn = any(
        _empties(field)
        for operation in operations
        if isinstance(operation, Set) and operation.kind is Postmortem
        for field in operation.fields
        if field.field == "approved_digest"
    )
    return withdrawn and any(operation.kind in _CONTENT for operation in operations)


def _empties(field: FieldChange) -> bool:
    return not (field.after if isinstance(field, Replaced) else field.inserted)

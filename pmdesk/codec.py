"""Changes as JSON text and back, for the history that a library keeps."""

import json
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter
from pydantic_core import to_json

from pmdesk.changes import (
    Change,
    FieldChange,
    Insert,
    Move,
    Operation,
    Place,
    Remove,
    Replaced,
    Set,
    Spliced,
)
from pmdesk.model import KIND_NAMES, KINDS, Item, Ranked


def dump(change: Change) -> str:
    """Write a change's operations as compact JSON; the label is kept beside it."""
    return to_json([_dump(operation) for operation in change.operations]).decode()


def load(label: str, operations: str) -> Change:
    """Read back what `dump` wrote."""
    return Change(label, tuple(_load(entry) for entry in json.loads(operations)))


def _dump(operation: Operation) -> list[Any]:
    if isinstance(operation, Insert | Remove):
        word = "insert" if isinstance(operation, Insert) else "remove"
        known, kept = operation.kind.model_fields, operation.item.__dict__.items()
        values = {name: value for name, value in kept if value != known[name].default}
        return [word, KIND_NAMES[type(operation.item)], values]
    if isinstance(operation, Move):
        return ["move", KIND_NAMES[operation.kind], operation.id, operation.before, operation.after]
    fields = [_dump_field(change) for change in operation.fields]
    return ["set", KIND_NAMES[operation.kind], operation.id, fields]


def _dump_field(change: FieldChange) -> list[Any]:
    if isinstance(change, Spliced):
        return [change.field, change.at, change.removed, change.inserted]
    return [change.field, change.before, change.after]


def _load(entry: list[Any]) -> Operation:
    word, kind = entry[0], KINDS[entry[1]]
    if word == "insert":
        return Insert(kind.model_validate(entry[2]))
    if word == "remove":
        return Remove(kind.model_validate(entry[2]))
    if word == "move":
        return Move(cast("type[Ranked]", kind), entry[2], Place(*entry[3]), Place(*entry[4]))
    return Set(kind, entry[2], tuple(_load_field(kind, values) for values in entry[3]))


def _load_field(kind: type[Item], values: list[Any]) -> FieldChange:
    if len(values) == 4:  # noqa: PLR2004 - field, place, removed, inserted
        return Spliced(*values)
    reader = _reader(kind, values[0])
    return Replaced(values[0], reader.validate_python(values[1]), reader.validate_python(values[2]))


@cache
def _reader(kind: type[Item], field: str) -> TypeAdapter[Any]:
    annotation: Any = kind.model_fields[field].annotation
    return TypeAdapter(annotation)

"""Items and log lines to rows and back."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa

from pmdesk.changes import Insert, Move, Operation, Remove, Set
from pmdesk.errors import Conflict
from pmdesk.history import Act, Entry
from pmdesk.model import Item
from pmdesk.store.tables import HISTORY, TABLES

I = TypeVar("I", bound=Item)  # noqa: E741 - an item


def read_record(connection: sa.Connection, record_id: str) -> list[Item]:
    """Return every item of a record."""
    return [item for kind in TABLES for item in read_items(connection, kind, record_id)]


def read_items(connection: sa.Connection, kind: type[I], record_id: str) -> list[I]:
    """Return a record's items of a kind, in no order."""
    rows = connection.execute(_select(kind), {"record": record_id})
    return [_value(kind, dict(row)) for row in rows.mappings()]


def read_log(connection: sa.Connection, record_id: str) -> list[Entry]:
    """Return a record's log, oldest first."""
    query = sa.select(HISTORY).where(HISTORY.c.record_id == record_id).order_by(HISTORY.c.number)
    return [entry(row) for row in connection.execute(query).mappings()]


def write(
    connection: sa.Connection, operations: Iterable[Operation], after: Mapping[Any, Item]
) -> None:
    """Write operations in order, each to the one row that it touches.

    `after` gives the items as they are once all operations are applied, by kind and identity.
    """
    for operation in operations:
        if isinstance(operation, Insert):
            connection.execute(_insert(operation.kind), operation.item.__dict__)
        elif isinstance(operation, Remove):
            _one(connection.execute(_delete(operation.kind), {"item": operation.id}))
        elif (operation.kind, operation.id) in after:
            _update(connection, operation, after[operation.kind, operation.id])


def write_entry(
    connection: sa.Connection, entry: Entry, record_id: str, checksum: str, *, rewrites: bool
) -> None:
    """Add a line to the log, or rewrite the last one."""
    values = {
        "record_id": record_id,
        "number": entry.number,
        "at": entry.at,
        "role": entry.role,
        "label": entry.label,
        "act": entry.act.value,
        "target": entry.target,
        "operations": entry.operations,
        "checksum": checksum,
    }
    if rewrites:
        values |= {"record": record_id, "entry": entry.number}
        _one(connection.execute(_REWRITE, values))
    else:
        connection.execute(_LOG, values)


def _update(connection: sa.Connection, operation: Set | Move, item: Item) -> None:
    values = {name: getattr(item, name) for name in operation.names}
    _one(connection.execute(_set(operation.kind, operation.names), {**values, "item": item.id}))


def _one(result: sa.CursorResult[Any]) -> None:
    if result.rowcount != 1:
        message = "The library no longer holds what was edited; nothing was written."
        raise Conflict(message)


def _value(kind: type[I], values: dict[str, Any]) -> I:
    """Build an item from a row without validating again: it was validated when it was written."""
    item: I = kind.__new__(kind)
    object.__setattr__(item, "__dict__", values)
    object.__setattr__(item, "__pydantic_fields_set__", _names(kind))
    object.__setattr__(item, "__pydantic_extra__", None)
    object.__setattr__(item, "__pydantic_private__", None)
    return item


@cache
def _names(kind: type[Item]) -> set[str]:
    return set(kind.model_fields)


@cache
def _select(kind: type[Item]) -> sa.Select[Any]:
    table = TABLES[kind]
    return sa.select(table).where(table.c.record_id == sa.bindparam("record"))


@cache
def _insert(kind: type[Item]) -> sa.Insert:
    return sa.insert(TABLES[kind])


@cache
def _delete(kind: type[Item]) -> sa.Delete:
    table = TABLES[kind]
    return sa.delete(table).where(table.c.id == sa.bindparam("item"))


@cache
def _set(kind: type[Item], names: tuple[str, ...]) -> sa.Update:
    table = TABLES[kind]
    values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
    return sa.update(table).where(table.c.id == sa.bindparam("item")).values(values)


_LOG = sa.insert(HISTORY)
_REWRITE = (
    sa.update(HISTORY)
    .where(HISTORY.c.record_id == sa.bindparam("record"), HISTORY.c.number == sa.bindparam("entry"))
    .values({name: sa.bindparam(name) for name in ("at", "operations", "checksum")})
)


def entry(row: sa.RowMapping) -> Entry:
    """Build a line of the log from its row."""
    return Entry(
        row["number"], row["at"], row["role"], row["label"], Act(row["act"]), row["target"],
        row["operations"],
    )  # fmt: skip

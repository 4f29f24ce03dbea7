"""Items and log lines to rows and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlmodel.sql.sqltypes import UTCDateTime

from pmdesk.changes import Insert, Operation, Remove
from pmdesk.errors import Conflict
from pmdesk.history import Act, Entry
from pmdesk.model import KINDS, Choice, Item
from pmdesk.store.tables import HISTORY, table_of

I = TypeVar("I", bound=Item)  # noqa: E741 - an item
_DIALECT = sqlite.dialect()


def read_record(connection: sa.Connection, record_id: str) -> list[Item]:
    """Return every item of a record."""
    return [item for kind in KINDS.values() for item in read_items(connection, kind, record_id)]


def read_items(connection: sa.Connection, kind: type[I], record_id: str) -> list[I]:
    """Return a record's items of a kind, in no order.

    A record may have ten thousand events: values are taken from SQLite as they are and turned into
    the item's column by column, which is several times faster than row by row.
    """
    return _read(connection, kind, _select(kind), (record_id,))


def read_all(connection: sa.Connection, kind: type[I]) -> list[I]:
    """Return the items of a kind of all records, in no order."""
    return _read(connection, kind, _select_all(kind), ())


def _read(connection: sa.Connection, kind: type[I], query: str, values: tuple[str, ...]) -> list[I]:
    rows = connection.connection.cursor().execute(query, values).fetchall()
    columns = map(_read_column, table_of(kind).columns, zip(*rows, strict=True))
    return list(_values(kind, zip(*columns, strict=True)))


def read_joined(
    connection: sa.Connection,
    kind: type[I],
    more: Sequence[sa.Column[Any]],
    query: str,
    values: tuple[str, ...],
) -> Iterator[tuple[I, tuple[Any, ...]]]:
    """Return items of a kind, each with the values of some columns beside it.

    `query` selects the columns of the kind and then those of `more`, in this order.
    """
    found = connection.connection.cursor().execute(query, values).fetchall()
    kinds = (*table_of(kind).columns, *more)
    columns = [_read_column(c, stored) for c, stored in zip(kinds, zip(*found, strict=True))]  # noqa: B905 - nothing was found
    own = len(table_of(kind).columns)
    items = _values(kind, zip(*columns[:own], strict=True))
    return zip(items, zip(*columns[own:], strict=True), strict=True)


def read_log(connection: sa.Connection, record_id: str) -> list[Entry]:
    """Return a record's log, oldest first."""
    query = sa.select(HISTORY).where(HISTORY.c.record_id == record_id).order_by(HISTORY.c.number)
    return [entry(row) for row in connection.execute(query).mappings()]


def write(
    connection: sa.Connection, operations: Iterable[Operation], after: Mapping[Any, Item]
) -> None:
    """Write operations in order, each to the one row that it touches, those of a sort at once.

    `after` gives the items as they are once all operations are applied, by kind and identity.
    """
    steps = (_step(operation, after) for operation in operations)
    for statement, same in groupby(filter(None, steps), key=itemgetter(0)):
        values = [row for _, row in same]
        result = connection.execute(statement, values)
        if not isinstance(statement, sa.Insert):
            _each(result, len(values))


def _step(
    operation: Operation, after: Mapping[Any, Item]
) -> "tuple[sa.Insert | sa.Update | sa.Delete, dict[str, Any]] | None":
    """Return the statement of an operation and its values; none where the item goes later on."""
    if isinstance(operation, Insert):
        return _insert(operation.kind), operation.item.__dict__
    if isinstance(operation, Remove):
        return _delete(operation.kind), {"item": operation.id}
    item = after.get((operation.kind, operation.id))
    if item is None:
        return None
    values = {name: getattr(item, name) for name in operation.names}
    return _set(operation.kind, operation.names), {**values, "item": item.id}


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
        _each(connection.execute(_REWRITE, values), 1)
    else:
        connection.execute(_LOG, values)


def retell(
    connection: sa.Connection, entries: Iterable[Entry], record_id: str, checksum: str
) -> None:
    """Write lines of the log anew, each in its own place, with one checksum for all."""
    values = [
        {
            "record": record_id,
            "entry": entry.number,
            "role": entry.role,
            "label": entry.label,
            "operations": entry.operations,
            "checksum": checksum,
        }
        for entry in entries
    ]
    if values:
        _each(connection.execute(_RETELL, values), len(values))


def _each(result: sa.CursorResult[Any], count: int) -> None:
    """Hold that each of some statements met the one row that it is about."""
    if result.rowcount != count:
        message = "The library no longer holds what was edited; nothing was written."
        raise Conflict(message)


def _values(kind: type[I], rows: Iterable[tuple[Any, ...]]) -> Iterator[I]:
    """Build items from rows without validating again: they were validated when written."""
    names, put = tuple(kind.model_fields), object.__setattr__
    fields = set(names)
    for row in rows:
        item: I = object.__new__(kind)
        item.__dict__.update(zip(names, row))  # noqa: B905 - `strict` takes a third of the time
        put(item, "__pydantic_fields_set__", fields)
        put(item, "__pydantic_extra__", None)
        put(item, "__pydantic_private__", None)
        yield item


def _read_column(column: sa.Column[Any], stored: tuple[Any, ...]) -> Iterable[Any]:
    """Turn what SQLite holds in a column into the values of a field.

    Raises ValueError, LookupError or TypeError where that was never written by us.
    """
    if isinstance(column.type, UTCDateTime):
        return [None if text is None else datetime.fromisoformat(f"{text}Z") for text in stored]
    if isinstance(column.type, sa.Enum):
        return map(_members(column.type).__getitem__, stored)
    read = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return map(read, stored) if read else stored


@cache
def _members(kind: sa.Enum) -> dict[str, Any]:
    return dict(zip(kind.enums, cast("type[Choice]", kind.enum_class), strict=True))


@cache
def _select(kind: type[Item]) -> str:
    table = table_of(kind)
    query = sa.select(table).where(table.c.record_id == sa.bindparam("record"))
    return str(query.compile(dialect=_DIALECT))


@cache
def _select_all(kind: type[Item]) -> str:
    return str(sa.select(table_of(kind)).compile(dialect=_DIALECT))


@cache
def _insert(kind: type[Item]) -> sa.Insert:
    return sa.insert(table_of(kind))


@cache
def _delete(kind: type[Item]) -> sa.Delete:
    table = table_of(kind)
    return sa.delete(table).where(table.c.id == sa.bindparam("item"))


@cache
def _set(kind: type[Item], names: tuple[str, ...]) -> sa.Update:
    table = table_of(kind)
    values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
    return sa.update(table).where(table.c.id == sa.bindparam("item")).values(values)


_LOG = sa.insert(HISTORY)
_REWRITE = (
    sa.update(HISTORY)
    .where(HISTORY.c.record_id == sa.bindparam("record"), HISTORY.c.number == sa.bindparam("entry"))
    .values({name: sa.bindparam(name) for name in ("at", "operations", "checksum")})
)

_RETELL = (
    sa.update(HISTORY)
    .where(HISTORY.c.record_id == sa.bindparam("record"), HISTORY.c.number == sa.bindparam("entry"))
    .values({name: sa.bindparam(name) for name in ("role", "label", "operations", "checksum")})
)


def entry(row: sa.RowMapping) -> Entry:
    """Build a line of the log from its row."""
    return Entry(
        row["number"], row["at"], row["role"], row["label"], Act(row["act"]), row["target"],
        row["operations"],
    )  # fmt: skip

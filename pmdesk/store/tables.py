"""The tables: one for each kind of item, with the fields of its value, and the library's own."""

from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from pydantic.fields import FieldInfo
from sqlmodel import Field, SQLModel
from sqlmodel.main import get_column_from_field

from pmdesk.model import KIND_NAMES, Item


class _Record(SQLModel):
    """A record: what all items and the history of it refer to."""

    id: str = Field(primary_key=True, max_length=64)


class _History(SQLModel):
    """One line of a record's log, with the checksum of everything in the record after it."""

    record_id: str = Field(primary_key=True, foreign_key="record.id", max_length=64)
    number: int = Field(primary_key=True)
    at: datetime
    role: str = Field(max_length=200)
    label: str = Field(max_length=500)
    act: str = Field(max_length=8)
    target: int
    operations: str
    checksum: str = Field(max_length=32)


class _Image(SQLModel):
    """The bytes of a picture, kept once however often it is used."""

    sha256: str = Field(primary_key=True, max_length=64)
    data: bytes


def _table(name: str, kind: type[SQLModel]) -> sa.Table:
    """Make the table of a kind; its columns are the fields of the value.

    Tables are all that is asked of SQLModel here: classes of mapped rows would have no user, and
    making them takes longer than listing a thousand postmortems.
    """
    fields = kind.model_fields.items()
    return sa.Table(name, METADATA, *(_column(key, field) for key, field in fields))


def _column(name: str, field: FieldInfo) -> sa.Column[Any]:
    column = get_column_from_field(field)
    column.name = column.key = name
    return column


@cache
def table_of(kind: type[Item]) -> sa.Table:
    """Return the table of a kind of item; it is made when it is first asked for."""
    return _table(KIND_NAMES[kind], kind)


METADATA = SQLModel.metadata
RECORD = _table("record", _Record)
HISTORY = _table("history", _History)
IMAGE = _table("image", _Image)

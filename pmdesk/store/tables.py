"""The rows: each kind of item becomes a table by subclassing its value, and the library's own."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from pmdesk.model import KINDS, Item


class RecordRow(SQLModel, table=True):
    """A record: what all items and the history of it refer to."""

    __tablename__ = "record"
    id: str = Field(primary_key=True, max_length=64)


class HistoryRow(SQLModel, table=True):
    """One line of a record's log, with the checksum of everything in the record after it."""

    __tablename__ = "history"
    record_id: str = Field(primary_key=True, foreign_key="record.id", max_length=64)
    number: int = Field(primary_key=True)
    at: datetime
    role: str = Field(max_length=200)
    label: str = Field(max_length=500)
    act: str = Field(max_length=8)
    target: int
    operations: str
    checksum: str = Field(max_length=32)


class ImageRow(SQLModel, table=True):
    """The bytes of a picture, kept once however often it is used."""

    __tablename__ = "image"
    sha256: str = Field(primary_key=True, max_length=64)
    data: bytes


def _row(name: str, kind: type[Item]) -> sa.Table:
    """Make the table of a kind; its columns are the fields of the value."""
    body = {"__tablename__": name, "__module__": __name__}
    make: Any = type(kind)
    return cast("sa.Table", make(f"{kind.__name__}Row", (kind,), body, table=True).__table__)


TABLES: dict[type[Item], sa.Table] = {kind: _row(name, kind) for name, kind in KINDS.items()}
RECORD = cast("sa.Table", cast("Any", RecordRow).__table__)
HISTORY = cast("sa.Table", cast("Any", HistoryRow).__table__)
IMAGE = cast("sa.Table", cast("Any", ImageRow).__table__)
METADATA = SQLModel.metadata

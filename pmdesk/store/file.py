"""The library file itself: recognising it, opening it alone, and the rules it is opened under."""

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from pmdesk.errors import (
    DamagedLibrary,
    ForeignFile,
    LibraryError,
    LibraryInUse,
    StorageFailed,
)

APPLICATION_ID = 0x504D4453
"""Marks a SQLite file as a pmdesk library: the letters PMDS."""

VERSION = 3
"""The version of the file that this program writes: how many migrations there are."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_RULES = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
)


@dataclass(frozen=True)
class Header:
    """What the first bytes of a file say about it."""

    application_id: int
    version: int


def read_header(path: Path) -> Header:
    """Read a file's first bytes without opening it as a database, or raise `ForeignFile`."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER)
    except OSError as error:
        raise LibraryError(f"“{path}” cannot be read: {error.strerror}.") from error
    if len(start) < _HEADER or not start.startswith(_MAGIC):
        raise ForeignFile(f"“{path}” is not a pmdesk library. It was left untouched.")
    (version,) = struct.unpack_from(">i", start, 60)
    (application_id,) = struct.unpack_from(">i", start, 68)
    return Header(application_id, version)


def require_ours(path: Path) -> Header:
    """Refuse files of other programs and of newer versions of this one, without touching them."""
    header = read_header(path)
    if header.application_id != APPLICATION_ID:
        raise ForeignFile(f"“{path}” belongs to another program. It was left untouched.")
    if header.version > VERSION:
        message = (
            f"“{path}” was written by a newer pmdesk. Update pmdesk to open it; "
            "the file was left untouched."
        )
        raise ForeignFile(message)
    return header


def engine(path: Path) -> sa.Engine:
    """Return an engine with one connection that holds the file alone.

    Nothing is sent to SQLite until the first transaction, which begins IMMEDIATE: without that a
    failing migration leaves half of itself behind.
    """
    made = sa.create_engine(
        "sqlite://", creator=lambda: _connect(path), poolclass=StaticPool, hide_parameters=True
    )
    sa.event.listen(made, "begin", _begin)
    return made


def raw(opened: sa.Engine) -> sqlite3.Connection:
    """Return the one SQLite connection of an engine, outside of any transaction."""
    return cast("sqlite3.Connection", opened.raw_connection().driver_connection)


def scrub(opened: sa.Engine) -> None:
    """Write the file anew and empty its log, so that nothing that was deleted is left in either."""
    connection = raw(opened)
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        for rule in _RULES:
            connection.execute(f"PRAGMA {rule}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def create_private(path: Path) -> None:
    """Create an empty file that only its owner can read; SQLite gives its log the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system report into a sentence about the file at `path`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _sentence(path, str(getattr(error, "orig", None) or error)) from error
    except OSError as error:
        raise StorageFailed(f"“{path}” cannot be used: {error.strerror}.") from error


def _sentence(path: Path, reason: str) -> LibraryError:
    if "locked" in reason or "busy" in reason:
        message = f"The library “{path}” is open in another pmdesk. Close it there and try again."
        return LibraryInUse(message)
    if "malformed" in reason or "not a database" in reason or "corrupt" in reason:
        message = f"The library “{path}” is damaged. Restore a backup; the file was left as it is."
        return DamagedLibrary(message)
    what = next((said for part, said in _REASONS.items() if part in reason), reason)
    return StorageFailed(f"The library “{path}” cannot be written: {what}.")


_REASONS = {
    "full": "the disk is full",
    "readonly": "the disk or the file is read-only",
    "read-only": "the disk or the file is read-only",
    "disk I/O": "the disk reported an error",
    "unable to open": "the folder or file cannot be opened",
}

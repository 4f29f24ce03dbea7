"""Backups: verified copies of a library, thinned out as they age, restored as copies."""

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.errors import DamagedLibrary
from pmdesk.store import file

RECENT, DAILY, WEEKLY = 10, 7, 4
_ESCAPED = re.compile(r"\\[nt\"\\]")
"""A line end, tab or quote within JSON, which is no part of the word beside it."""

_STAMP = "%Y-%m-%d %H%M%S.%f"


@dataclass(frozen=True)
class Backup:
    """A copy of a library and when it was made, in UTC."""

    path: Path
    made: datetime


def write(source: sqlite3.Connection, library: Path, folder: Path, now: datetime) -> Path:
    """Copy an open library into `folder`, verify the copy, then thin out older ones.

    The copy is made by SQLite without its free pages, so nothing that was deleted is in it. It
    gets its name only when it is complete; what a killed run left behind goes first.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for leftover in folder.glob(".*.part*"):
        leftover.unlink()
    stamp = now.astimezone(UTC).strftime(_STAMP)
    target = folder / f"{_prefix(library)}{stamp}{library.suffix}"
    part = target.with_name(f".{target.name}.part")
    file.create_private(part)
    source.execute("VACUUM INTO ?", (str(part),))
    _verify(part)
    _digest_file(target).write_text(digest(part), encoding="ascii")
    part.replace(target)
    thin(folder, library)
    return target


def found(folder: Path, library: Path) -> list[Backup]:
    """Return the backups of a library, the newest first."""
    prefix = _prefix(library)
    backups = [
        Backup(path, made)
        for path in folder.glob(f"*{library.suffix}")
        if path.name.startswith(prefix) and (made := _made(path.stem.removeprefix(prefix)))
    ]
    return sorted(backups, key=lambda backup: backup.made, reverse=True)


def _prefix(library: Path) -> str:
    """Return how the names of a library's backups begin: libraries elsewhere may have its name."""
    place = hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:8]
    return f"{library.stem} {place} "


def mentioning(folder: Path, library: Path, hides: Callable[[str], bool]) -> list[Path]:
    """Return the copies of a library in which a text makes `hides` true.

    Besides the backups these are the copies that were made before a migration. Going through all
    of them can take minutes; the library need not be at hand.
    """
    with file.telling(folder):
        before = library.parent.glob(f"{library.stem} before version *{library.suffix}")
        copies = [*(backup.path for backup in found(folder, library)), *before]
        return [copy for copy in copies if any(map(hides, _texts(copy)))]


def delete(copy: Path) -> None:
    """Delete a copy of a library for good."""
    copy.unlink(missing_ok=True)
    _digest_file(copy).unlink(missing_ok=True)


def _texts(copy: Path) -> Iterator[str]:
    """Go through every text of a copy, without writing anything beside it."""
    connection = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - our tables
                yield from (_ESCAPED.sub(" ", value) for value in row if isinstance(value, str))
    finally:
        connection.close()


def kept(stamps: Iterable[datetime]) -> set[datetime]:
    """Choose which backups stay: the recent ones, then the last of each day and of each week."""
    ordered = sorted(stamps, reverse=True)
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    for stamp in ordered:
        days.setdefault(stamp.date(), stamp)
        weeks.setdefault(stamp.isocalendar()[:2], stamp)
    return {*ordered[:RECENT], *list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}


def thin(folder: Path, library: Path) -> None:
    """Delete the backups that are no longer kept."""
    backups = found(folder, library)
    staying = kept(backup.made for backup in backups)
    for backup in backups:
        if backup.made not in staying:
            delete(backup.path)


def restore(backup: Path, target: Path) -> Path:
    """Copy a backup to a new library file; nothing is ever replaced.

    Raises `DamagedLibrary` where the backup is not what was written.
    """
    with file.telling(target):
        recorded = _digest_file(backup)
        if recorded.exists() and recorded.read_text(encoding="ascii").strip() != digest(backup):
            message = f"The backup “{backup.name}” is damaged and was not restored. Choose another."
            raise DamagedLibrary(message)
        file.require_ours(backup)
        goal = _free_name(target)
        file.create_private(goal)
        try:
            shutil.copyfile(backup, goal)
        except OSError:
            goal.unlink()
            raise
        return goal


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _verify(path: Path) -> None:
    """Open a fresh copy and have SQLite read all of it."""
    connection = sqlite3.connect(path)
    try:
        result = connection.execute("PRAGMA quick_check").fetchone()
    finally:
        connection.close()
    if result != ("ok",):
        path.unlink()
        message = "The backup could not be verified and was thrown away. Check the library."
        raise DamagedLibrary(message)


def _digest_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _made(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _free_name(path: Path) -> Path:
    count = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} {count}{path.suffix}")
        count += 1
    return free

"""The library: every record in one SQLite file, written edit by edit."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

import sqlalchemy as sa

from pmdesk.board import Card
from pmdesk.changes import Insert, difference, touched
from pmdesk.errors import Conflict, DamagedLibrary, NotFound, StorageFailed
from pmdesk.history import Entry
from pmdesk.model import Attachment, Item, Meeting, Participant, Postmortem
from pmdesk.record import Record
from pmdesk.session import Edit
from pmdesk.store import backups, checksum, file, rows, schema
from pmdesk.store.cards import read_cards, read_managers
from pmdesk.store.summaries import Summary, read_summaries
from pmdesk.store.tables import HISTORY, IMAGE, RECORD, table_of

# The report, forgetting and likeness are imported when they are first asked for.
if TYPE_CHECKING:
    from pmdesk.masking.names import Person
    from pmdesk.standing.facts import IncidentFacts
    from pmdesk.store.likeness import Likeness
    from pmdesk.whys.recurrence import EarlierCause

I = TypeVar("I", bound=Item)  # noqa: E741 - an item


@dataclass(frozen=True)
class _Tail:
    """What the library remembers of a record's log so that an edit reads nothing."""

    checksum: int
    last: Entry | None


class Library:
    """An open library. It belongs to the thread that opened it and holds the file alone.

    Every method raises a `LibraryError` with a sentence where the file cannot be used.
    """

    def __init__(self, path: Path, engine: sa.Engine) -> None:
        self.path = path
        self.engine = engine
        self._tails: dict[str, _Tail] = {}
        self._identity = _identity(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the library at `path`, creating it where there is nothing.

        An older file is copied and then migrated; a newer or foreign one is refused untouched.
        """
        with file.telling(path):
            if not path.exists() or path.stat().st_size == 0:
                schema.create(path)
            header = file.require_ours(path)
            engine = file.engine(path)
            try:
                if header.version < file.VERSION:
                    schema.migrate(engine, path)
                schema.require_only_ours(engine, path)
            except BaseException:
                engine.dispose()
                raise
            return cls(path, engine)

    @cached_property
    def _likeness(self) -> "Likeness":
        from pmdesk.store.likeness import Likeness

        return Likeness()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def summaries(self) -> list[Summary]:
        """Return a line about every postmortem, the newest first."""
        with self._transaction() as connection:
            return read_summaries(connection)

    def facts(self) -> "list[IncidentFacts]":
        """Return what the report counts of every postmortem, in no order."""
        from pmdesk.store.standings import read_facts

        with self._transaction() as connection:
            return read_facts(connection)

    def cards(self, due_by: date | None = None) -> list[Card]:
        """Return a card of every action; with `due_by` only of what is to be done by then."""
        with self._transaction() as connection:
            return read_cards(connection, due_by)

    def managers(self) -> list[Participant]:
        """Return the responsible managers who took part in any record, in their order there."""
        with self._transaction() as connection:
            return read_managers(connection)

    def next_number(self) -> int:
        """Return the number for a new postmortem."""
        number = table_of(Postmortem).c.number
        with self._transaction() as connection:
            return (
                int(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(number), 0))) or 0) + 1
            )

    def find(self, key: str) -> str:
        """Return the identity of the record with a key such as PM-42, or raise `NotFound`."""
        for summary in self.summaries():
            if summary.key.casefold() == key.strip().casefold():
                if summary.deleted:
                    message = f"{summary.key} is deleted. Bring it back in the window first."
                    raise NotFound(message)
                return summary.record_id
        message = (
            f"There is no postmortem {key} in this library. “pmdesk list” shows which there are."
        )
        raise NotFound(message)

    def load(self, record_id: str) -> tuple[Record, list[Entry]]:
        """Return a record and its log; both are empty where there is none."""
        with self._transaction() as connection:
            items = rows.read_record(connection, record_id)
            log = rows.read_log(connection, record_id)
            self._tails[record_id] = self._read_tail(connection, record_id)
        return Record.of(record_id, items), log

    def items(self, kind: type[I], record_id: str) -> list[I]:
        """Return a record's items of one kind, in order."""
        with self._transaction() as connection:
            found = rows.read_items(connection, kind, record_id)
        return sorted(found, key=lambda item: item.order())

    def meetings(self) -> list[Meeting]:
        """Return the meeting of every postmortem, in no order."""
        with self._transaction() as connection:
            return rows.read_all(connection, Meeting)

    def save(self, edit: Edit) -> None:
        """Write an edit and its line in the log, both or neither; it is on disk on return."""
        self._require_same_file()
        record_id = edit.after.id
        with self._transaction() as connection:
            tail = self._tails.get(record_id) or self._read_tail(connection, record_id)
            replaced = tail.last if edit.rewrites else None
            checked = checksum.after(tail.checksum, edit, replaced)
            if tail.last is None:
                connection.execute(sa.insert(RECORD), {"id": record_id})
            left = {
                (kind, i): item
                for kind, i in touched(edit.change)
                if (item := edit.after.get(kind, i))
            }
            self._likeness.forget(connection, edit)
            rows.write(connection, edit.change.operations, left)
            self._likeness.learn(connection, edit)
            rows.write_entry(
                connection, edit.entry, record_id, f"{checked:032x}", rewrites=edit.rewrites
            )
        self._tails[record_id] = _Tail(checked, edit.entry)

    def adopt(self, record: Record, log: list[Entry], images: Mapping[str, bytes]) -> None:
        """Take in a whole record with its log and pictures, as when a disk fails elsewhere."""
        for data in images.values():
            self.put_image(data)
        checked = checksum.of_record(record.items(), log)
        with self._transaction() as connection:
            if self._read_tail(connection, record.id).last is not None:
                message = f"“{self.path}” holds this record already. Choose another name."
                raise Conflict(message)
            self._likeness.drop(connection)
            connection.execute(sa.insert(RECORD), {"id": record.id})
            rows.write(connection, [Insert(item) for item in record.items()], {})
            for entry in log:
                rows.write_entry(connection, entry, record.id, f"{checked:032x}", rewrites=False)

    def alike(self, text: str, record_id: str, most: int = 4) -> "list[EarlierCause]":
        """Return the root causes of other records that are most like a text, best first."""
        with self._transaction() as connection:
            self._likeness.make(connection)
        with self._transaction() as connection:
            return self._likeness.find(connection, text, record_id, most)

    def forget(self, person: "Person", record_id: str, *, everywhere: bool) -> int:
        """Put a role in place of a name, in one record or in all, as if it had never been known.

        In other records, a role that the person has there stands for the name. The history is told
        anew, and no byte of the file keeps what was. Returns how many records named the person.
        Raises `DamagedLibrary` where a history does not fit its record.
        """
        self._require_same_file()
        with self._transaction() as connection:
            every = connection.scalars(sa.select(RECORD.c.id)).all() if everywhere else [record_id]
            count = 0
            for one in every:
                count += self._forget_in(connection, person, one, keeps_role=one != record_id)
            self._likeness.drop(connection)
        with file.telling(self.path):
            file.scrub(self.engine)
        return count

    def _forget_in(
        self, connection: sa.Connection, person: "Person", record_id: str, *, keeps_role: bool
    ) -> bool:
        from pmdesk.masking.forgetting import forgetting, forgotten

        record = Record.of(record_id, rows.read_record(connection, record_id))
        log = rows.read_log(connection, record_id)
        found = forgotten(record, log, forgetting(record, person, keeps_role=keeps_role))
        if not found.is_sound:
            message = f"The history of {record_id} does not fit it. Nothing was changed."
            raise DamagedLibrary(message)
        if found.is_same:
            return False
        change = difference("Forget", record, found.record)
        left = {(kind, i): found.record.item(kind, i) for kind, i in touched(change)}
        rows.write(connection, change.operations, left)
        checked = checksum.of_record(found.record.items(), found.log)
        rows.retell(connection, found.log, record_id, f"{checked:032x}")
        self._tails.pop(record_id, None)
        return True

    def put_image(self, data: bytes) -> str:
        """Keep a picture's bytes; return the digest under which an attachment names them."""
        digest = hashlib.sha256(data).hexdigest()
        with self._transaction() as connection:
            statement = sa.insert(IMAGE).prefix_with("OR IGNORE")
            connection.execute(statement, {"sha256": digest, "data": data})
        return digest

    def image(self, digest: str) -> bytes:
        """Return a picture's bytes, or raise `NotFound`."""
        with self._transaction() as connection:
            data = connection.scalar(sa.select(IMAGE.c.data).where(IMAGE.c.sha256 == digest))
        if data is None:
            message = "A picture of this record is missing from the library."
            raise NotFound(message)
        return bytes(data)

    def images(self, record: Record) -> dict[str, bytes]:
        """Return the bytes of all pictures of a record by their digest; raises `NotFound`."""
        return {kept.sha256: self.image(kept.sha256) for kept in record.all(Attachment)}

    def damage(self) -> list[str]:
        """Check everything; return a sentence for each thing that is not as it was written."""
        with self._transaction() as connection:
            result = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            found = [] if result == ["ok"] else [f"SQLite reports: {line}." for line in result]
            for record_id in connection.scalars(sa.select(RECORD.c.id)).all():
                found += self._record_damage(connection, record_id)
            for digest, data in connection.execute(sa.select(IMAGE.c.sha256, IMAGE.c.data)):
                if hashlib.sha256(data).hexdigest() != digest:
                    found.append(f"The picture {digest[:12]}… is not what was saved.")
        return found

    def back_up(self, folder: Path, now: datetime) -> Path:
        """Write a verified copy into `folder`, thin out older ones, and return its path."""
        with file.telling(folder):
            return backups.write(file.raw(self.engine), self.path, folder, now)

    def _record_damage(self, connection: sa.Connection, record_id: str) -> list[str]:
        name = f"Record {record_id}"
        try:
            items = rows.read_record(connection, record_id)
            log = rows.read_log(connection, record_id)
            title = next((item.key for item in items if isinstance(item, Postmortem)), name)
            tail = self._read_tail(connection, record_id)
            whole = checksum.of_record(items, log) == tail.checksum
        except (ValueError, LookupError, TypeError, sqlite3.Error, sa.exc.SQLAlchemyError):
            return [f"{name} holds a value that cannot be read."]
        return [] if whole else [f"{title} is not what was saved: something in it was altered."]

    def _read_tail(self, connection: sa.Connection, record_id: str) -> _Tail:
        query = sa.select(HISTORY).where(HISTORY.c.record_id == record_id)
        last = (
            connection.execute(query.order_by(HISTORY.c.number.desc()).limit(1)).mappings().first()
        )
        return _Tail(int(last["checksum"], 16), rows.entry(last)) if last else _Tail(0, None)

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        with file.telling(self.path), self.engine.begin() as connection:
            yield connection

    def _require_same_file(self) -> None:
        """Notice that the file was moved, deleted or replaced while it was open."""
        if _identity(self.path) != self._identity:
            message = (
                f"The library “{self.path}” was moved or deleted while it was open. "
                "Your text is kept here: save it elsewhere, or put the file back."
            )
            raise StorageFailed(message)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""What a library promises: edits stay, strangers are refused, trouble is told in a sentence."""

import hashlib
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pmdesk import sample
from pmdesk.changes import set_fields
from pmdesk.creation import DIRECTORY_ID
from pmdesk.errors import Conflict, ForeignFile, LibraryInUse, NotFound, StorageFailed
from pmdesk.model import KINDS, SectionKey, Template, new_id
from pmdesk.session import Edit, Session
from pmdesk.store import file, schema, shelf
from pmdesk.store.library import Library
from pmdesk.store.tables import METADATA, table_of
from pmdesk.texts import templates
from tests.fakes import FakeClock


def _write(session: Session, text: str) -> Edit:
    section = session.record.section(SectionKey.SUMMARY)
    edit = session.edit(set_fields("Type in Summary", section, text=text))
    assert edit
    return edit


def test_what_was_saved_is_there_after_opening_again(
    path: Path, library: Library, session: Session
) -> None:
    library.save(_write(session, "Cards were refused for 40 minutes. Ω≠é 🔥"))
    library.close()
    with Library.open(path) as again:
        record, log = again.load("pm")
    assert record.prose(SectionKey.SUMMARY) == "Cards were refused for 40 minutes. Ω≠é 🔥"
    assert [entry.label for entry in log] == ["Create postmortem", "Type in Summary"]
    assert [entry.role for entry in log] == ["Owner", "Owner"]


def test_a_library_is_opened_under_the_rules_that_keep_it_safe(library: Library) -> None:
    connection = file.raw(library.engine)
    values = {
        rule: connection.execute(f"PRAGMA {rule}").fetchone()[0]
        for rule in (
            "locking_mode", "journal_mode", "synchronous", "foreign_keys", "secure_delete",
            "trusted_schema", "cell_size_check", "application_id", "user_version",
        )
    }  # fmt: skip
    assert values == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "application_id": file.APPLICATION_ID,
        "user_version": file.VERSION,
    }


def test_only_the_owner_can_read_the_files(path: Path, session: Session) -> None:
    found = [entry for entry in path.parent.iterdir() if entry.is_file()]
    assert path in found
    assert [stat.S_IMODE(entry.stat().st_mode) for entry in found] == [0o600] * len(found)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_second_opener_is_told_that_the_library_is_in_use(path: Path, library: Library) -> None:
    with pytest.raises(LibraryInUse, match="open in another pmdesk"):
        Library.open(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "is not a pmdesk library"),
        (b"SQLite format 3\x00" + bytes(90), "belongs to another program"),
        (os.urandom(5000), "is not a pmdesk library"),
    ],
)
def test_a_foreign_file_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes, said: str
) -> None:
    stranger = tmp_path / "stranger.pmdesk"
    stranger.write_bytes(content)
    with pytest.raises(ForeignFile, match=said):
        Library.open(stranger)
    assert stranger.read_bytes() == content
    assert list(tmp_path.iterdir()) == [stranger]


def test_a_newer_library_is_refused_and_left_as_it_is(path: Path) -> None:
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {file.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match="newer pmdesk"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_library_with_code_of_its_own_is_refused(path: Path) -> None:
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIEW tempting AS SELECT 1")
    connection.close()
    with pytest.raises(ForeignFile, match="did not write"):
        Library.open(path)


def test_the_migrations_lead_to_the_declared_schema(library: Library) -> None:
    with library.engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        for kind in KINDS.values():
            table_of(kind)
        assert compare_metadata(context, METADATA) == []


def test_a_migration_that_fails_half_way_leaves_no_trace_and_works_the_next_time(
    path: Path,
) -> None:
    Library.open(path).close()
    _make_older(path)
    before = _tables(path)
    with pytest.raises(StorageFailed):
        Library.open(path)
    assert path.with_name(f"library before version {file.VERSION}.pmdesk").exists()
    assert _tables(path) == before == {"service"}
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE service")
    connection.close()
    with Library.open(path) as library:
        assert library.summaries() == []


def test_the_directory_knows_the_texts_that_the_team_made_its_own(library: Library) -> None:
    shelf.first_records(library, FakeClock())
    shelf.edit(
        library, DIRECTORY_ID, lambda record: templates.keep(record, "invitation", "Come."),
        FakeClock(), "Owner",
    )  # fmt: skip
    known = shelf.directory(library)
    assert templates.chosen("invitation", known.all(Template)) == "Come."
    assert known.services


def test_a_library_of_the_first_version_keeps_every_word(path: Path, library: Library) -> None:
    record_id, clock = new_id(), FakeClock()
    change = sample.sample(record_id, clock(), 1)
    shelf.edit(library, record_id, lambda _record: change, clock, "Owner")
    before, log = library.load(record_id)
    library.close()
    _go_back_to_the_first_version(path)
    with Library.open(path) as migrated:
        record, kept = migrated.load(record_id)
        assert (record.tables, kept) == (before.tables, log)
        assert migrated.damage() == []
    assert path.with_name(f"library before version {file.VERSION}.pmdesk").exists()


def _go_back_to_the_first_version(path: Path) -> None:
    """Take away what later versions added; the sample record makes no use of it."""
    connection = sqlite3.connect(path)
    for table in ("term", "note", "template", "team", "contact", "tracker", "mapping"):
        connection.execute(f"DROP TABLE {table}")
    for table, names in _ADDED.items():
        for name in names.split():
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


_ADDED = {
    "event": "key_moment learned_later written origin",
    "postmortem": "customers approval_due issue_key issue_url published_on published_url",
    "service": "responsible_manager tracker",
    "action": (
        "committed_role due_reason raised_on done_on tracker_id tracker_state tracker_seen_at "
        "sent_at"
    ),
    "approval": "record_digest contact requested_at source",
    "attachment": "event_id",
    "why": "standing all_needed stop_because",
    "meeting": "preset plan spent outcome private_notes asked knew_cause knew_action",
}
"""The columns that the first version of the file did not have."""


def _make_older(path: Path) -> None:
    """Turn a library into an empty one of version 0, in which the last table is in the way."""
    connection = sqlite3.connect(path)
    for table in _tables(path) - {"service"}:
        connection.execute(f'DROP TABLE "{table}"')
    connection.execute("DROP INDEX ix_service_record_id")
    connection.execute("PRAGMA user_version = 0")
    connection.close()


def _tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    return {name for (name,) in found}


def test_a_full_disk_is_told_and_what_was_there_stays(
    path: Path, library: Library, session: Session
) -> None:
    connection = file.raw(library.engine)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    edit = _write(session, "x" * 200_000)
    with pytest.raises(StorageFailed, match="the disk is full"):
        library.save(edit)
    assert library.damage() == []
    assert library.load("pm")[0].prose(SectionKey.SUMMARY) == ""
    connection.execute("PRAGMA max_page_count = 1000000")
    library.save(edit)
    assert len(library.load("pm")[0].prose(SectionKey.SUMMARY)) == 200_000


def test_a_library_that_was_moved_while_open_is_noticed(
    path: Path, library: Library, session: Session
) -> None:
    path.rename(path.with_name("elsewhere.pmdesk"))
    edit = _write(session, "Too late?")
    with pytest.raises(StorageFailed, match="moved or deleted"):
        library.save(edit)
    path.with_name("elsewhere.pmdesk").rename(path)
    library.save(edit)
    assert library.load("pm")[0].prose(SectionKey.SUMMARY) == "Too late?"


def test_every_flipped_bit_in_a_text_is_found(
    path: Path, library: Library, session: Session
) -> None:
    sentence = "Nobody would notice a changed word in here"
    library.save(_write(session, sentence))
    library.close()
    content = bytearray(path.read_bytes())
    places = [at for at in range(len(content)) if content.startswith(sentence.encode(), at)]
    assert places
    for number, place in enumerate(places):
        damaged = bytearray(content)
        damaged[place + number % len(sentence)] ^= 1
        path.write_bytes(damaged)
        with Library.open(path) as again:
            assert again.damage()


@pytest.mark.parametrize(
    "damage", ["created_at = 'soon'", "state = 'lost'", "title = CAST(x'ff' AS TEXT)"]
)
def test_a_value_that_nobody_wrote_is_told(
    path: Path, library: Library, session: Session, damage: str
) -> None:
    library.close()
    with sqlite3.connect(path) as altered:
        altered.execute(f"UPDATE postmortem SET {damage}")  # noqa: S608
    altered.close()
    with Library.open(path) as again:
        assert again.damage() == [f"Record {session.record.id} holds a value that cannot be read."]


def test_images_are_kept_once_and_missing_ones_are_told(library: Library) -> None:
    digest = library.put_image(b"picture")
    assert library.put_image(b"picture") == digest
    assert library.image(digest) == b"picture"
    with pytest.raises(NotFound, match="picture of this record is missing"):
        library.image("0" * 64)


def test_a_rescued_record_is_whole_and_is_not_written_over(
    tmp_path: Path, session: Session
) -> None:
    with Library.open(tmp_path / "rescued.pmdesk") as rescued:
        digest = hashlib.sha256(b"picture").hexdigest()
        rescued.adopt(session.record, session.log, {digest: b"picture"})
        assert rescued.load("pm") == (session.record, session.log)
        assert rescued.image(digest) == b"picture"
        assert rescued.damage() == []
        with pytest.raises(Conflict, match="Choose another name"):
            rescued.adopt(session.record, session.log, {})


def test_a_key_finds_its_record_whatever_the_case(library: Library, session: Session) -> None:
    assert library.find(" pm-1 ") == "pm"
    with pytest.raises(NotFound, match="no postmortem PM-9"):
        library.find("PM-9")


def test_a_leftover_of_a_killed_first_start_does_not_stand_in_the_way(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.with_name(f".{path.name}.new").write_bytes(b"half")
    schema.create(path)
    with Library.open(path) as library:
        assert library.summaries() == []

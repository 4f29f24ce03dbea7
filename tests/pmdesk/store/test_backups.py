"""Backups are whole, private, thinned out as they age, and restored beside what is there."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.changes import set_fields
from pmdesk.errors import DamagedLibrary, StorageFailed
from pmdesk.model import SectionKey
from pmdesk.session import Session
from pmdesk.store import backups
from pmdesk.store.library import Library

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_backup_restores_to_an_equal_library_beside_the_old_one(
    tmp_path: Path, path: Path, library: Library, session: Session
) -> None:
    edit = session.edit(
        set_fields("Type", session.record.section(SectionKey.FAULT), text="Pool exhausted.")
    )
    assert edit
    library.save(edit)
    backup = library.back_up(tmp_path / "backups", NOW)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    before = path.read_bytes()
    restored = backups.restore(backup, path)
    assert restored == path.with_name("library 2.pmdesk")
    assert path.read_bytes() == before
    with Library.open(restored) as copy:
        assert copy.damage() == []
        assert copy.load("pm")[0] == session.record


def test_a_damaged_backup_is_not_restored(
    tmp_path: Path, path: Path, library: Library, session: Session
) -> None:
    backup = library.back_up(tmp_path / "backups", NOW)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 4
    backup.write_bytes(content)
    with pytest.raises(DamagedLibrary, match="was not restored"):
        backups.restore(backup, path)
    assert not path.with_name("library 2.pmdesk").exists()


def test_a_backup_that_cannot_be_restored_is_told_and_leaves_nothing(
    tmp_path: Path, library: Library, session: Session
) -> None:
    backup = library.back_up(tmp_path / "backups", NOW)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    with pytest.raises(StorageFailed, match="cannot be used"):
        backups.restore(backup, in_the_way / "restored.pmdesk")
    assert in_the_way.read_text() == "no folder"


def test_what_a_killed_backup_left_goes_with_the_next(tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / ".library 2026.pmdesk.part").write_bytes(b"half")
    library.back_up(folder, NOW)
    assert [name for name in folder.iterdir() if name.name.startswith(".")] == []


def test_old_backups_are_thinned_out_on_disk(tmp_path: Path, path: Path, library: Library) -> None:
    folder = tmp_path / "backups"
    for hour in range(30):
        library.back_up(folder, NOW + timedelta(hours=hour * 5))
    left = backups.found(folder, path)
    assert {b.made for b in left} == backups.kept(b.made for b in left)
    assert backups.RECENT <= len(left) < 20
    assert len(list(folder.iterdir())) == 2 * len(left), "each backup has its digest, no others"


@given(hours=st.lists(st.integers(0, 24 * 90), min_size=1, max_size=200, unique=True))
def test_thinning_keeps_ten_recent_seven_daily_four_weekly(hours: list[int]) -> None:
    stamps = [NOW + timedelta(hours=hour) for hour in hours]
    kept = backups.kept(stamps)
    assert set(sorted(stamps)[-10:]) <= kept
    assert len(kept) <= backups.RECENT + backups.DAILY + backups.WEEKLY
    days = {stamp.date() for stamp in stamps}
    assert {stamp.date() for stamp in kept} >= set(sorted(days)[-7:])
    assert backups.kept(kept) == kept


def test_libraries_of_one_name_keep_their_backups_apart(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    paths = [tmp_path / place / "library.pmdesk" for place in ("one", "other")]
    for path in paths:
        with Library.open(path) as library:
            library.back_up(folder, NOW)
    first, second = (backups.found(folder, path) for path in paths)
    assert len(first) == len(second) == 1
    assert first[0].path != second[0].path

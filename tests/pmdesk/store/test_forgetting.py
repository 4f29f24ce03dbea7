"""A name that a library forgets is in none of its bytes."""

import base64
import codecs
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pmdesk.changes import insert, set_fields
from pmdesk.errors import DamagedLibrary
from pmdesk.masking.mask import Mask
from pmdesk.masking.names import Person
from pmdesk.model import Participant, SectionKey
from pmdesk.session import Session
from pmdesk.store import backups, file, shelf
from pmdesk.store.library import Library
from tests.fakes import FakeClock

NAME = Person("Zelda Quartz", "@zquartz", "on-call engineer")
WORDS = ("Zelda", "Quartz", "zquartz")


def spelled(word: str) -> set[bytes]:
    """Return a word as it could stand in a file: plain, in UTF-16, within base64."""
    plain = word.encode()
    in_base64 = {
        base64.b64encode(b"\0" * shift + plain)[
            (shift * 8 + 5) // 6 : (shift + len(plain)) * 8 // 6
        ]
        for shift in range(3)
    }
    return {plain, plain.lower(), codecs.encode(word, "utf-16-le"), *in_base64}


def found_in(folder: Path, words: tuple[str, ...] = WORDS) -> set[str]:
    """Return the names of the files below a folder that hold one of the words."""
    needles = {needle for word in words for needle in spelled(word)}
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name for path in files if any(needle in path.read_bytes() for needle in needles)}


def _name_everywhere(library: Library, session: Session) -> None:
    person = Participant.checked(record_id="pm", name=NAME.name, handle=NAME.handle, role="SRE")
    section = session.record.section(SectionKey.SUMMARY)
    text = "At first Zelda Quartz looked, then @zquartz asked around. " * 40
    steps = (
        insert("Add Zelda Quartz", person),
        set_fields("Type", section, text=text),
        set_fields("Rename", session.record.postmortem, title="Zelda’s outage", owner="Zelda"),
    )
    for change in steps:
        edit = session.edit(change)
        assert edit
        library.save(edit)
    undone = session.undo()
    assert undone
    library.save(undone)


def test_no_byte_of_the_library_keeps_a_forgotten_name(
    path: Path, library: Library, session: Session, tmp_path: Path
) -> None:
    _name_everywhere(library, session)
    assert path.name in found_in(path.parent) or f"{path.name}-wal" in found_in(path.parent)
    assert library.forget(NAME, "pm", everywhere=True) == 1
    assert found_in(path.parent) == set()
    library.back_up(tmp_path / "backups", datetime(2026, 3, 2, tzinfo=UTC))
    assert found_in(tmp_path) == set()
    assert library.damage() == []


HALVES = ("Zeld", "Qua", "Quar", "Quatrz", "zqua", "ZELDA QU")


def test_no_byte_keeps_what_was_half_typed_of_a_name(
    path: Path, library: Library, session: Session, tmp_path: Path
) -> None:
    """Typing rests at every pause; a name is typed, mistyped, corrected and taken back."""
    section = session.record.section(SectionKey.SUMMARY)
    before = "The queue grew, and the pages of the dashboard were slow. " * 3
    for text in (
        "Zeld", "Zelda Qua", "Zelda Quatrz", "Zelda Quartz", "Zelda Quartz looked. Then Quar",
        "Zelda Quartz looked. Then Quartz", "Zelda Quartz looked. Then", "Zelda Quar", "",
        "Ask @zqua", "Ask @zquartz", "ZELDA QU", "ZELDA QUARTZ", "We",
    ):  # fmt: skip
        edit = session.edit(set_fields("Type", section, text=before + text))
        assert edit
        library.save(edit)
        section = session.record.section(SectionKey.SUMMARY)
    person = Participant.checked(record_id="pm", name="Zeld", role="SRE")
    for change in (
        insert("Add participant", person),
        set_fields("Rename", person, name="Zelda Quar"),
        set_fields("Rename", person.having(name="Zelda Quar"), name="Zelda Quartz"),
    ):
        edit = session.edit(change)
        assert edit
        library.save(edit)
    assert found_in(path.parent, HALVES)
    assert library.forget(NAME, "pm", everywhere=True) == 1
    library.back_up(tmp_path / "backups", datetime(2026, 3, 2, tzinfo=UTC))
    assert found_in(tmp_path, HALVES) == set()
    assert found_in(tmp_path) == set()
    assert library.damage() == []
    again = shelf.open_session(library, "pm", FakeClock(), lambda: "Owner")
    while undone := again.undo():
        library.save(undone)
    assert library.damage() == []


def test_what_was_forgotten_can_be_edited_and_undone_as_before(
    path: Path, library: Library, session: Session
) -> None:
    _name_everywhere(library, session)
    library.forget(NAME, "pm", everywhere=False)
    again = shelf.open_session(library, "pm", FakeClock(), lambda: "Owner")
    redone = again.redo()
    assert redone
    library.save(redone)
    assert again.record.postmortem.title == "The on-call engineer’s outage"
    while undone := again.undo():
        library.save(undone)
    assert not again.record.participants
    assert library.damage() == []


def test_another_record_keeps_the_name_where_only_one_forgets(
    library: Library, session: Session
) -> None:
    _name_everywhere(library, session)
    other = shelf.begin(library, {"title": "Quartz, Zelda did it"}, FakeClock(), "Owner")
    person = Participant.checked(record_id=other, name="zelda quartz", role="Commander")
    shelf.edit(library, other, lambda _record: insert("Add", person), FakeClock(), "Owner")
    assert library.forget(NAME, "pm", everywhere=False) == 1
    assert library.load(other)[0].postmortem.title == "Quartz, Zelda did it"
    assert library.forget(NAME, "pm", everywhere=True) == 1
    assert library.load(other)[0].postmortem.title == "The commander did it"


def test_backups_that_still_hold_the_name_are_found_and_deleted(
    path: Path, library: Library, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    library.back_up(folder, datetime(2026, 3, 1, tzinfo=UTC))
    _name_everywhere(library, session)
    named = library.back_up(folder, datetime(2026, 3, 2, tzinfo=UTC))
    library.forget(NAME, "pm", everywhere=True)
    library.back_up(folder, datetime(2026, 3, 3, tzinfo=UTC))
    assert backups.mentioning(folder, path, Mask([NAME]).hides) == [named]
    backups.delete(named)
    assert found_in(tmp_path) == set()
    assert len(backups.found(folder, path)) == 2


def test_a_record_whose_history_does_not_fit_it_is_left_alone(
    library: Library, session: Session
) -> None:
    _name_everywhere(library, session)
    connection = file.raw(library.engine)
    connection.execute("UPDATE postmortem SET owner = 'Zelda'")
    before = library.load("pm")
    with pytest.raises(DamagedLibrary, match="Nothing was changed"):
        library.forget(NAME, "pm", everywhere=True)
    assert library.load("pm") == before

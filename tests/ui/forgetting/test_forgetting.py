"""A name is forgotten from the details of a record, and the record goes on without it."""

from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from pmdesk.changes import set_fields
from pmdesk.model import SectionKey
from pmdesk.store import backups
from tests.ui.room import Room
from ui.details.view import DetailsDialog
from ui.document import Document
from ui.forgetting import forgetting
from ui.forgetting.dialog import ForgetDialog


def choose_ines(dialog: QDialog) -> bool:
    assert isinstance(dialog, DetailsDialog)
    view = dialog.people.view
    view.selectRow(
        next(r for r in range(6) if view.table.item(view.table.index(r, 0)).name[0] == "I")
    )
    dialog.people.forget.click()
    return True


def begin(room: Room) -> Document:
    room.open()
    document = room.page.document
    section = document.record.section(SectionKey.RESPONSE)
    document.edit(set_fields("Type", section, text="Ines Okafor saw it. Okafor left."))
    return document


def forget(room: Room, *answers: object) -> Document:
    """Forget Ines Okafor from the details; return the document that is open then."""
    room.ask.answers += [choose_ines, *answers]
    before = room.page.document
    room.desk.actions["details"].trigger()
    room.wait(lambda: room.desk.record_page is not None and room.page.document is not before)
    return room.page.document


def test_a_name_is_forgotten_in_the_record_and_in_its_undo_steps(room: Room) -> None:
    begin(room)
    after = forget(room, lambda _dialog: True)
    assert after.record.prose(SectionKey.RESPONSE) == (
        "The platform duty engineer saw it. The platform duty engineer left."
    )
    assert "Ines" not in "".join(entry.operations for entry in after.log)
    after.undo()
    assert after.record.prose(SectionKey.RESPONSE) != ""
    after.redo()
    room.wait(lambda: "forgotten in 1 record" in room.desk.toast.text())


def test_the_list_and_the_directory_do_not_show_the_name_any_more(room: Room) -> None:
    document = begin(room)
    document.edit(set_fields("Name", document.record.postmortem, owner="Ines Okafor"))
    learned: list[str] = []
    room.desk.services.learn("Team Okafor", lambda: learned.append("Okafor"))
    room.wait(lambda: bool(learned))
    forget(room, lambda _dialog: True)
    room.desk.overviews.show_library()

    def shown() -> str:
        return f"{room.desk.library_page.table.rows} {room.desk.services.not_people}"

    room.wait(lambda: shown().count("platform duty engineer") == 2)
    assert "Okafor" not in shown()


def test_backups_that_still_hold_the_name_are_deleted_if_the_user_wants(room: Room) -> None:
    begin(room)
    with room.qtbot.waitSignal(room.desk.care.said):
        room.desk.care.back_up_now()
    forget(room, lambda _dialog: True, True)
    room.wait(lambda: "are deleted" in room.desk.toast.text())
    assert any("1 older backup still holds the name" in asked for asked in room.ask.asked)


def test_what_is_typed_while_backups_are_looked_through_is_saved(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, go_on = Event(), Event()

    def mentioning(*given: Any) -> list[Path]:
        looking.set()
        assert go_on.wait(30)
        return backups.mentioning(*given)

    begin(room)
    with room.qtbot.waitSignal(room.desk.care.said):
        room.desk.care.back_up_now()
    monkeypatch.setattr(forgetting, "backups", SimpleNamespace(mentioning=mentioning))
    after = forget(room, lambda _dialog: True, False)
    room.wait(looking.is_set)
    try:
        with room.qtbot.waitSignal(room.desk.saver.saved):
            after.edit(set_fields("Name", after.record.postmortem, title="Still saved"))
    finally:
        go_on.set()
    room.wait(lambda: any("1 older backup" in asked for asked in room.ask.asked))


def test_someone_may_think_better_of_it(room: Room) -> None:
    document = begin(room)
    room.ask.answers += [choose_ines, False]
    room.desk.actions["details"].trigger()
    assert room.page.document is document
    assert "Ines" in document.record.prose(SectionKey.RESPONSE)


def test_the_dialog_shows_what_will_stand_there_and_wants_a_role(room: Room) -> None:
    begin(room)
    seen: list[str] = []

    def reword(dialog: QDialog) -> bool:
        assert isinstance(dialog, ForgetDialog)
        dialog.role.setText("")
        seen.append(dialog.role.accessibleDescription())
        assert not dialog.confirm.isEnabled()
        dialog.role.setText("Duty lead")
        seen.append(dialog.role.accessibleDescription())
        return True

    after = forget(room, reword)
    assert seen[1] == "“Ines’s change” will read “the duty lead’s change”."
    assert after.record.prose(SectionKey.RESPONSE).startswith("The duty lead saw")

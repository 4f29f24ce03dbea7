"""Beginning a postmortem says at the field what is missing, and whether it is required."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pmdesk.directory.known import Known
from tests.ui.followup.conftest import known
from ui.library.new_dialog import NewDialog
from ui.widgets.form import Field


def test_a_missing_title_is_said_until_one_is_typed(qtbot: QtBot) -> None:
    dialog = NewDialog(Known(), (1, 2), "UTC")
    qtbot.addWidget(dialog)
    dialog.accept()
    field = dialog.title.parentWidget()
    assert isinstance(field, Field)
    assert field.error() == "Title cannot be empty."
    assert dialog.result() == 0
    QTest.keyClicks(dialog.title, "Cards")
    assert field.error() == ""
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.choice().facts["title"] == "Cards"


def test_service_and_owner_are_completed_from_the_directory(qtbot: QtBot) -> None:
    dialog = NewDialog(known(), (1, 2), "UTC")
    qtbot.addWidget(dialog)
    for line, typed, expected in (
        (dialog.service, "sched", "Build scheduler"),
        (dialog.owner, "builds", "Head of Builds"),
    ):
        completer = line.completer()
        assert completer is not None
        completer.setCompletionPrefix(typed)
        assert completer.currentCompletion() == expected
    dialog.title.setText("Cards")
    dialog.owner.setText("Head of Builds")
    dialog.accept()
    assert dialog.choice().facts["owner"] == "Head of Builds"

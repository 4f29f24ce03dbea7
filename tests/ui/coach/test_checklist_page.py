"""The whole checklist."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pmdesk import checklist
from tests.fakes import FakeClock
from ui.coach.checklist_page import ChecklistDialog
from ui.document import Document


def shown(qtbot: QtBot, document: Document, clock: FakeClock) -> ChecklistDialog:
    made = ChecklistDialog(document, clock=clock)
    qtbot.addWidget(made)
    return made


def texts(dialog: ChecklistDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_line_is_there_with_its_reason(
    qtbot: QtBot, document: Document, clock: FakeClock
) -> None:
    said = texts(shown(qtbot, document, clock))
    for guide in checklist.guides():
        assert guide.text in said
        assert guide.why in said


def test_a_tick_is_kept_in_the_record_and_counted(
    qtbot: QtBot, document: Document, clock: FakeClock
) -> None:
    dialog = shown(qtbot, document, clock)
    total = len(checklist.guides())
    assert f"0 of {total} done" in texts(dialog)
    dialog.lines["roles"].box.click()
    tick = document.record.ticked("check.roles")
    assert tick
    assert tick.at == clock.now
    assert f"1 of {total} done" in texts(dialog)
    document.undo()
    assert not dialog.lines["roles"].box.isChecked()


def test_the_sample_ticks_its_own_lines(
    qtbot: QtBot, sample_document: Document, clock: FakeClock
) -> None:
    dialog = shown(qtbot, sample_document, clock)
    zone = dialog.lines["zone"]
    assert zone.line.done
    assert zone.box.isHidden()

"""The whole checklist."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pmdesk import checklist
from pmdesk.checklist import Topic
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
        assert guide.source in said


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


def test_before_approval_it_asks_with_the_lines_about_blame_alone(
    qtbot: QtBot, document: Document, clock: FakeClock
) -> None:
    made = ChecklistDialog(document, clock=clock, asks="Request approval")
    qtbot.addWidget(made)
    assert {line.line.topic for line in made.lines.values()} == {Topic.BLAMELESS}
    names = [button.text() for button in made.findChildren(QPushButton)]
    assert names == ["Not yet", "Request approval"]


def test_lines_are_ticked_by_keyboard_from_one_to_the_next(
    qtbot: QtBot, document: Document, clock: FakeClock
) -> None:
    made = ChecklistDialog(document, clock=clock, asks="Request approval")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    boxes = [line.box for line in made.lines.values() if not line.line.automatic]
    boxes[0].setFocus()
    for box in boxes[:3]:
        assert box.hasFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert [box.isChecked() for box in boxes[:4]] == [True, True, True, False]
    made.close()

"""The coach beside a section."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import guidance
from pmdesk.changes import insert, set_fields
from pmdesk.model import SectionKey
from tests import examples
from tests.fakes import FakeClock
from ui.coach.check_line import CheckLine
from ui.coach.panel import CoachPanel
from ui.document import Document


@pytest.fixture
def coach(qtbot: QtBot, document: Document, clock: FakeClock) -> Iterator[CoachPanel]:
    made = CoachPanel(document, clock=clock)
    qtbot.addWidget(made)
    made.show_section(SectionKey.TIMELINE)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def line(coach: CoachPanel, key: str) -> CheckLine:
    return next(line for line in coach.checks.lines if line.line.key == key)


def texts(widget: QWidget) -> list[str]:
    return [shown.text() for shown in widget.findChildren(QLabel) if shown.isVisible()]


def test_a_section_is_explained_with_questions(coach: CoachPanel) -> None:
    guide = guidance.sections()[SectionKey.TIMELINE]
    shown = texts(coach)
    assert guide.guidance in shown
    assert set(guide.prompts) <= set(shown)


@pytest.mark.parametrize("key", SectionKey)
def test_every_section_can_be_shown(coach: CoachPanel, key: SectionKey) -> None:
    coach.show_section(key)
    assert guidance.sections()[key].guidance in texts(coach)


def test_the_example_opens_and_stays_open(coach: CoachPanel, qtbot: QtBot) -> None:
    example = guidance.sections()[SectionKey.FAULT].example
    assert example not in texts(coach)
    coach.guide.switch.setFocus()
    QTest.keyClick(coach.guide.switch, Qt.Key.Key_Space)
    coach.show_section(SectionKey.FAULT)
    assert example in texts(coach)
    assert coach.guide.switch.text() == "Hide the example"
    coach.guide.switch.click()
    assert example not in texts(coach)


def test_people_tick_lines_with_the_space_key(
    coach: CoachPanel, document: Document, qtbot: QtBot
) -> None:
    box = line(coach, "roles").box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert document.record.ticked("check.roles")
    assert document.undo_label == "Tick checklist"
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert document.record.ticked("check.roles") is None
    assert box.hasFocus()


def test_the_text_of_a_line_can_be_clicked_too(
    coach: CoachPanel, document: Document, qtbot: QtBot
) -> None:
    shown = line(coach, "roles")
    QTest.mouseClick(shown.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)
    assert document.record.ticked("check.roles")
    assert shown.box.isChecked()


def test_undo_takes_a_tick_back(coach: CoachPanel, document: Document) -> None:
    line(coach, "roles").box.click()
    document.undo()
    assert not line(coach, "roles").box.isChecked()


def test_the_record_ticks_its_own_lines_and_nobody_else_can(
    coach: CoachPanel, document: Document, qtbot: QtBot
) -> None:
    zone = line(coach, "zone")
    assert not zone.line.done
    assert zone.box.isHidden()
    QTest.mouseClick(zone, Qt.MouseButton.LeftButton)
    assert not zone.line.done
    document.edit(insert("Add", examples.event("14:20", "a")))
    assert zone.line.done


def test_the_lines_are_counted(coach: CoachPanel) -> None:
    total = len(coach.checks.lines)
    assert f"0 of {total}" in texts(coach)
    line(coach, "roles").box.click()
    assert f"1 of {total}" in texts(coach)


def test_a_section_says_when_it_is_complete(
    coach: CoachPanel, document: Document, qtbot: QtBot
) -> None:
    coach.show_section(SectionKey.FAULT)
    assert "Complete when" in texts(coach)
    section = document.record.section(SectionKey.FAULT)
    document.edit(set_fields("Edit", section, text="x" * 80))
    qtbot.waitUntil(lambda: "Complete" in texts(coach))


def test_what_does_not_fit_together_is_said_in_its_section(
    coach: CoachPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(insert("Add", examples.action("a", "Add a test", cause_id="nowhere")))
    coach.show_section(SectionKey.ACTIONS)
    finding = "“Add a test” has no root cause to fix."
    qtbot.waitUntil(lambda: finding in texts(coach))
    coach.show_section(SectionKey.TIMELINE)
    assert finding not in texts(coach)


def test_the_last_edits_of_the_section_are_listed(
    coach: CoachPanel, document: Document, clock: FakeClock, qtbot: QtBot
) -> None:
    assert "Nothing yet." in texts(coach)
    for number in range(4):
        clock.advance(minutes=5)
        document.edit(insert(f"Add event {number}", examples.event("14:20", str(number))))
    qtbot.waitUntil(lambda: "Add event 3" in texts(coach))
    shown = texts(coach.recent)
    assert [text for text in shown if text.startswith("Add")] == [
        "Add event 3", "Add event 2", "Add event 1",
    ]  # fmt: skip
    assert "2 Mar 2026, 09:20 · Owner" in shown


def test_all_of_the_history_can_be_asked_for(coach: CoachPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(coach.history_requested) as asked:
        coach.recent.show_all.click()
    assert asked.args == [SectionKey.TIMELINE]


def test_a_view_can_put_its_own_panel_on_top(coach: CoachPanel) -> None:
    one, other = QWidget(), QWidget()
    coach.set_side_panel(one)
    assert one.isVisible()
    coach.set_side_panel(other)
    assert other.isVisible()
    assert not one.isVisible()
    coach.set_side_panel(None)
    assert not other.isVisible()
    coach.set_side_panel(one)
    assert one.isVisible()

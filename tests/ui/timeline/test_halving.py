"""Half the time: thinking a moment sooner changes nothing until an idea becomes an action."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, set_fields
from pmdesk.halving import Lever
from pmdesk.model import ActionClass, Moment, SectionKey
from tests.examples import at, event
from tests.ui.room import Room
from tests.ui.timeline.conftest import Keys, fill, settle
from ui.document import Document
from ui.followup.actions_view import ActionsView
from ui.timeline.strip import SIDES, TimelineStrip
from ui.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def thinking(view: TimelineView, document: Document) -> TimelineView:
    """A view in which the detection of an impact from 14:00 to 15:40 is thought sooner."""
    root = document.record.postmortem
    document.edit(set_fields("Count", root, customers=2_000))
    document.edit(
        insert(
            "Add",
            event("14:00", "fails", Moment.IMPACT_STARTS),
            event("14:10", "seen", Moment.DETECTED),
            event("15:20", "rolled back", Moment.MITIGATED),
            event("15:40", "over", Moment.RESOLVED),
        )
    )
    view.strip.look_again()
    view.halve()
    settle()
    return view


def place_of(strip: TimelineStrip, time: str) -> QPoint:
    assert strip.sight.scale
    return QPoint(round(strip.sight.scale.x(at(time))) + SIDES, round(strip.sight.rows.dots))


def button(within: QWidget, name: str) -> QPushButton:
    (found,) = (b for b in within.findChildren(QPushButton) if b.text() == name)
    return found


def test_it_begins_with_half_and_says_what_that_saves(thinking: TimelineView) -> None:
    panel = thinking.halving_panel
    assert panel.isVisible()
    assert not thinking.figures.isVisible()
    assert panel.took.text() == "Detection in 5 min instead of 10 min"
    assert panel.gained.text() == (
        "5 min sooner, 5 % of the impact: about 100 fewer customers, if they were hit evenly."
    )
    assert panel.question.text().startswith("How would detection have taken 5 min instead of")
    assert thinking.strip.accessibleDescription().startswith("5 min sooner, 5 % of the impact")


def test_keys_move_it_and_switch_and_leave(thinking: TimelineView, keys: Keys) -> None:
    halving = thinking.halving
    assert QApplication.focusWidget() is thinking.strip
    keys(Qt.Key.Key_Left)
    assert halving.what_if
    assert halving.what_if.takes.total_seconds() == 290
    keys(Qt.Key.Key_Right, SHIFT)
    assert halving.what_if.takes.total_seconds() == 390
    keys("h")
    assert halving.what_if.takes.total_seconds() == 300
    keys(Qt.Key.Key_Down)
    assert halving.lever is Lever.MITIGATION
    assert halving.what_if.at == at("14:40")
    keys(Qt.Key.Key_Escape)
    assert not thinking.halving_panel.isVisible()
    assert thinking.figures.isVisible()


def test_the_grip_is_dragged_but_not_beyond_what_can_be(thinking: TimelineView) -> None:
    strip, halving = thinking.strip, thinking.halving
    QTest.mousePress(strip, LEFT, pos=place_of(strip, "14:05"))
    QTest.mouseMove(strip, place_of(strip, "14:03"))
    QTest.mouseMove(strip, place_of(strip, "14:02"))
    assert halving.what_if
    assert abs((halving.what_if.at - at("14:02")).total_seconds()) < 10
    QTest.mouseMove(strip, QPoint(0, place_of(strip, "14:02").y()))
    QTest.mouseRelease(strip, LEFT, pos=QPoint(0, place_of(strip, "14:02").y()))
    assert halving.what_if.at == at("14:00")


def test_dragging_the_detection_itself_begins_it(thinking: TimelineView) -> None:
    strip, halving = thinking.strip, thinking.halving
    halving.leave()
    strip.sight.show_events([thinking.model.rows[0].id, thinking.model.rows[1].id])
    start = place_of(strip, "14:10")
    QTest.mousePress(strip, LEFT, pos=start)
    QTest.mouseMove(strip, start - QPoint(30, 0))
    QTest.mouseMove(strip, place_of(strip, "14:04"))
    QTest.mouseRelease(strip, LEFT, pos=place_of(strip, "14:04"))
    assert halving.is_on
    assert halving.what_if
    assert halving.what_if.at < at("14:10")


def test_the_record_is_left_as_it_is(
    thinking: TimelineView, document: Document, keys: Keys
) -> None:
    before = document.record
    keys(Qt.Key.Key_Left)
    thinking.halving.choose(Lever.MITIGATION)
    thinking.halving.place(at("14:30"))
    thinking.halving.leave()
    assert document.record is before


def test_an_idea_becomes_an_action_in_one_step_and_leads_to_it(
    thinking: TimelineView, document: Document, keys: Keys, qtbot: QtBot
) -> None:
    panel = thinking.halving_panel
    panel.idea.setFocus()
    keys("Alert on refused cards")
    keys(Qt.Key.Key_Return)
    (action,) = document.record.actions
    assert action.text == "Alert on refused cards, so that detection takes 5 min instead of 10 min"
    assert action.action_class is ActionClass.DETECT
    assert panel.idea.text() == ""
    assert panel.done.isVisible()
    with qtbot.waitSignal(thinking.place_requested) as asked:
        button(thinking, "Show it").click()
    assert asked.args == [SectionKey.ACTIONS, action.id]
    document.undo()
    assert document.record.actions == ()


def test_an_action_without_words_is_refused_and_says_why(
    thinking: TimelineView, document: Document, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(document.refused) as refused:
        thinking.halving_panel.make.click()
    assert refused.args == ["Type the idea first; it becomes the action."]
    assert not thinking.halving_panel.done.isVisible()


def test_a_timeline_without_the_moments_says_which_is_missing(
    view: TimelineView, document: Document, qtbot: QtBot
) -> None:
    fill(document, ("14:20", "builds fail"))
    with qtbot.waitSignal(document.refused) as refused:
        view.halve()
    assert refused.args == ["No event is marked “Impact starts”."]
    assert not view.halving_panel.isVisible()


def test_it_follows_the_record_and_says_when_there_is_nothing_left_to_halve(
    thinking: TimelineView, document: Document
) -> None:
    seen = document.record.events[1]
    document.edit(set_fields("Change time", seen, start=at("14:20")))
    assert thinking.halving.what_if
    assert thinking.halving.what_if.at == at("14:05")
    assert "5 min instead of 20 min" in thinking.halving_panel.took.text()
    document.edit(set_fields("Change moment", document.record.events[1], moment=Moment.OTHER))
    assert thinking.halving_panel.gained.text() == "No event is marked “Detected”."
    assert not thinking.halving_panel.make.isEnabled()


def test_leaving_shows_again_what_was_shown_before(thinking: TimelineView, keys: Keys) -> None:
    assert thinking.strip.sight.is_zoomed
    keys(Qt.Key.Key_Escape)
    assert not thinking.strip.sight.is_zoomed


def test_the_window_has_a_command_for_it_and_the_coach_asks(room: Room) -> None:
    room.open()
    room.page.open_section(SectionKey.SUMMARY)
    room.desk.actions["halve"].trigger()
    view = room.page.view(SectionKey.TIMELINE)
    assert isinstance(view, TimelineView)
    assert room.page.key is SectionKey.TIMELINE
    assert view.halving_panel.isVisible()
    view.halving_panel.idea.setText("Watch the build queue")
    view.halving_panel.make.click()
    button(view, "Show it").click()
    assert str(room.page.key) == "actions"
    actions = room.page.view(SectionKey.ACTIONS)
    assert isinstance(actions, ActionsView)
    opened = [key for key, card in actions.cards.items() if card.is_open()]
    assert opened == [room.page.document.record.actions[-1].id]
    room.page.open_section(SectionKey.TIMELINE)
    view.halving.leave()
    panel = view.side_panel()
    assert panel.isVisible()
    button(panel, "Try it on the strip").click()
    assert view.halving_panel.isVisible()

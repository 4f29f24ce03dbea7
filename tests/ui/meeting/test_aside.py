"""Links in the meeting lead somewhere, and back to the step whose clock goes on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from pmdesk.changes import set_fields
from pmdesk.model import Action, SectionKey, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.timeline.entry import read_entry
from pmdesk.timeline.events import add_event
from tests.ui.room import Room
from ui.causes.view import CausesView
from ui.followup.actions_view import ActionsView
from ui.meeting.page import MeetingPage
from ui.prose.view import ProseView
from ui.section_view import SectionView
from ui.timeline.view import TimelineView
from ui.whys.view import WhysView

CTRL = Qt.KeyboardModifier.ControlModifier


def meeting(room: Room, place: int) -> MeetingPage:
    """Run a meeting up to a step."""
    room.open()
    room.page.run_meeting()
    shown = room.page.meeting
    assert shown is not None
    shown.go_on()
    shown.go_to(place)
    return shown


def record(room: Room) -> Record:
    return room.page.document.record


def has_keyboard(view: SectionView) -> bool:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    return widget is not None and view.isAncestorOf(widget)


def choose_evidence(room: Room, view: SectionView) -> Why:
    """Turn to an event that shows a reason, and return the reason."""
    assert isinstance(view, TimelineView)
    why = next(why for why in record(room).all(Why) if why.evidence)
    view.show_events([why.evidence[0]])
    view.table.setFocus()
    return why


def test_an_event_leads_to_its_reason_and_escape_leads_back_while_the_clock_goes_on(
    room: Room,
) -> None:
    shown = meeting(room, 1)
    timeline = shown.artefact
    why = choose_evidence(room, timeline)
    room.type("w")
    tree = shown.artefact
    assert isinstance(tree, WhysView)
    assert tree.isVisible()
    assert [card.why_id for card in tree.canvas.drawing.cards() if card.is_current] == [why.id]
    assert has_keyboard(tree)
    assert shown.progress.current.step.key == "timeline"
    assert shown.progress.running
    assert shown.way_back.back.text() == "Back to Timeline"
    room.type("", Qt.Key.Key_Escape)
    assert shown.artefact is timeline
    assert timeline.isVisible()
    assert has_keyboard(timeline)
    assert not shown.way_back.isVisible()


def test_an_event_without_a_reason_says_how_to_link_one(room: Room) -> None:
    shown = meeting(room, 1)
    view = shown.artefact
    assert isinstance(view, TimelineView)
    shown_by = {event for why in record(room).all(Why) for event in why.evidence}
    bare = next(event for event in record(room).all(TimelineEvent) if event.id not in shown_by)
    view.show_events([bare.id])
    view.table.setFocus()
    room.type("w")
    assert shown.artefact is view
    assert "No reason rests on this event" in room.desk.banner.text()


def test_the_line_back_leads_back_too(room: Room) -> None:
    shown = meeting(room, 1)
    choose_evidence(room, shown.artefact)
    room.type("w")
    shown.way_back.back.click()
    assert isinstance(shown.artefact, TimelineView)


def test_the_next_step_opens_from_wherever_one_looks_aside(room: Room) -> None:
    shown = meeting(room, 1)
    choose_evidence(room, shown.artefact)
    room.type("w")
    room.press(Qt.Key.Key_PageDown, CTRL)
    assert shown.progress.current.step.key == "causes"
    assert not shown.way_back.isVisible()
    assert isinstance(shown.artefact, WhysView)


def test_the_room_sees_the_open_step_while_the_facilitator_looks_aside(room: Room) -> None:
    shown = meeting(room, 1)
    shown.open_audience()
    window = shown.audience
    assert window is not None
    choose_evidence(room, shown.artefact)
    room.desk.frame.activateWindow()
    room.wait(room.desk.frame.isActiveWindow)
    room.type("w")
    window.show_now()
    heading = "Is this what happened?"
    assert heading in [words.text() for words in window.findChildren(QLabel)]
    assert "The room still sees it" in " ".join(
        words.text() for words in shown.way_back.findChildren(QLabel)
    )


def test_uncovered_causes_lead_to_the_root_causes_and_from_there_to_the_tree(room: Room) -> None:
    shown = meeting(room, 3)
    view = shown.artefact
    assert isinstance(view, ActionsView)
    view.coverage.cause_requested.emit()
    causes = shown.artefact
    assert isinstance(causes, CausesView)
    assert has_keyboard(causes)
    first = next(iter(causes.cards.values()))
    first.tree_requested.emit()
    assert isinstance(shown.artefact, WhysView)
    assert has_keyboard(shown.artefact)
    assert shown.progress.current.step.key == "actions"


def test_a_link_to_an_action_opens_that_action(room: Room) -> None:
    shown = meeting(room, 1)
    action = record(room).all(Action)[-1]
    view = shown.artefact
    assert isinstance(view, TimelineView)
    view.halve()
    view.halving_panel.action_requested.emit(action)
    actions = shown.artefact
    assert isinstance(actions, ActionsView)
    assert actions.cards[action.id].is_open()


@pytest.mark.parametrize("opened", ["impact", "managers"])
def test_what_leads_to_the_details_opens_them_over_the_meeting(room: Room, opened: str) -> None:
    shown = meeting(room, 1)
    room.ask.answers.append(False)
    if opened == "impact":
        view = shown.turn_to(SectionKey.IMPACT)
        assert isinstance(view, ProseView)
        assert view.impact is not None
        view.impact.change.click()
    else:
        for person in record(room).participants:
            there = set_fields("Edit", person, responsible_manager=False)
            room.page.document.edit(there)
        shown.go_to(3)
        shown.notices.way.click()
    assert room.ask.asked == ["Details and participants — pmdesk"]
    assert room.page.meeting is shown


def test_events_that_were_read_in_are_shown_in_the_meeting(room: Room) -> None:
    shown = meeting(room, 3)
    root = record(room).postmortem
    assert root.impact_start is not None
    day = root.impact_start.date()
    entry = read_entry("15:51 imported", zone=root.tzinfo, day=day, previous=None)
    assert entry is not None
    room.page.document.edit(add_event(record(room), entry))
    added = next(event for event in record(room).events if event.text == "imported")
    room.desk.importer.imported.emit([added.id], "1 event imported")
    view = shown.artefact
    assert room.page.meeting is shown
    assert isinstance(view, TimelineView)
    assert [event.id for event in view.table.chosen] == [added.id]


def test_wording_is_hidden_in_a_shared_window_until_the_facilitator_asks(room: Room) -> None:
    shown = meeting(room, 1)
    event = record(room).events[0]
    room.page.document.edit(set_fields("Type", event, text="It was human error."))
    card = room.page.language.card
    room.press(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert card.spot is None
    assert "Ctrl+Shift+L shows it" in room.desk.toast.text()
    room.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    room.press(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert card.spot is not None
    assert card.spot.phrase == "human error"
    room.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    room.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    room.desk.actions["language_next"].trigger()
    assert card.spot is None
    assert room.page.meeting is shown


def test_keys_lead_through_the_wording_while_the_clock_goes_on(room: Room) -> None:
    shown = meeting(room, 1)
    shown.open_audience()
    section = record(room).section(SectionKey.FAULT)
    room.page.document.edit(set_fields("Type", section, text="It was human error."))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    room.desk.actions["language_next"].trigger()
    assert room.page.meeting is shown
    assert shown.progress.current.step.key == "timeline"
    spot = room.page.language.card.spot
    assert spot is not None
    assert shown.artefact.isAncestorOf(spot.host)
    ask = next(way for way in room.page.language.card.ways if way.text().startswith("Ask how"))
    ask.click()
    said = [line.text() for line in shown.side.findChildren(QLabel) if line.isVisible()]
    assert "How did it make sense to do it that way?" in said

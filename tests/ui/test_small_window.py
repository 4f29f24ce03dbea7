"""Every page can be worked with in a small window that is shown large: 1280 × 720 at 200 %."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QWidget,
)

from pmdesk.model import SectionKey
from tests.ui.room import Room
from ui.desk import Desk
from ui.followup.actions_view import ActionsView
from ui.messages import Owner
from ui.widgets.scroll import ScrollPage

HALF = 720 // 2
"""Half the height of the window: what is worked on must have about that much."""


@pytest.fixture
def small(room: Room) -> Desk:
    desk = room.open()
    desk.look.zoom_to(200)
    desk.frame.resize(1280, 720)
    _ = room.page
    desk.messages.withdraw(Owner.WELCOME)
    return desk


def seen(widget: QWidget) -> QRect:
    """Return where a widget can be seen in its window."""
    shown = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(widget.window(), shown.topLeft()), shown.size())


def cut(root: QWidget) -> list[str]:
    """Return the buttons that are cut at a side."""
    found = [b for b in root.findChildren(QAbstractButton) if not b.visibleRegion().isEmpty()]
    return [b.accessibleName() or b.text() for b in found if seen(b).width() < b.width()]


def test_every_section_has_half_of_a_small_window_in_all_its_width(small: Desk, room: Room) -> None:
    squeezed = {}
    for key in SectionKey:
        room.page.go_to(key)
        QApplication.processEvents()
        shown = seen(room.page.view(key))
        if shown.height() < HALF or shown.width() < 1200 or cut(room.page):
            squeezed[key] = (shown.size(), cut(room.page))
    assert not squeezed


def test_no_section_of_the_meeting_is_wider_than_the_room_beside_what_is_private(
    small: Desk, room: Room
) -> None:
    room.page.run_meeting()
    meeting = room.page.meeting
    assert meeting is not None
    meeting.go_on()
    small.look.zoom_to(200)
    meeting.toggle_private()
    wider = []
    for key in SectionKey:
        view = meeting.turn_to(key)
        QApplication.processEvents()
        for page in view.findChildren(ScrollPage):
            content = page.widget()
            if content is not None and page.isVisible():
                needed = content.minimumSizeHint().width()
                wider += [key] if needed > page.viewport().width() else []
    assert wider == []


@pytest.mark.parametrize("way", ["List", "Board"])
def test_the_actions_have_room_as_a_list_and_as_a_board(small: Desk, room: Room, way: str) -> None:
    room.page.go_to(SectionKey.ACTIONS)
    view = room.page.view(SectionKey.ACTIONS)
    assert isinstance(view, ActionsView)
    names = {name.text(): name for name in view.shown_as.findChildren(QAbstractButton)}
    names[way].click()
    QApplication.processEvents()
    inside = view.board if way == "Board" else view
    heights = [seen(area).height() for area in inside.findChildren(QScrollArea) if area.isVisible()]
    assert max(heights) >= 240


def test_the_list_of_sections_is_called_by_a_button_and_goes_once_one_is_chosen(
    small: Desk, room: Room
) -> None:
    page = room.page
    page.go_to(SectionKey.SUMMARY)
    assert not page.nav.isVisible()
    call = next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Sections")
    call.setFocus()
    room.type("", Qt.Key.Key_Space)
    assert page.nav.hasFocus()
    room.type("", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.key is SectionKey.LEAD_UP
    assert not page.nav.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.view(SectionKey.LEAD_UP).isAncestorOf(focused)
    call.click()
    room.type("", Qt.Key.Key_Escape)
    assert not page.nav.isVisible()


def test_a_wide_window_always_shows_the_sections(small: Desk, room: Room) -> None:
    small.look.zoom_to(100)
    QApplication.processEvents()
    assert room.page.nav.isVisible()


def test_what_the_meeting_works_on_has_half_of_a_small_window(small: Desk, room: Room) -> None:
    room.page.run_meeting()
    meeting = room.page.meeting
    assert meeting is not None
    meeting.go_on()
    for place in range(len(meeting.progress.steps)):
        meeting.go_to(place)
        QApplication.processEvents()
        assert seen(meeting.artefact).height() >= HALF
        assert cut(meeting) == []


@pytest.mark.parametrize("name", ["library", "board", "report"])
def test_a_page_of_the_library_has_half_of_a_small_window(
    small: Desk, room: Room, name: str
) -> None:
    small.actions[name].trigger()
    page = small.frame.pages.currentWidget()
    assert page is not None

    def filled() -> bool:
        areas = page.findChildren(QAbstractScrollArea)
        return any(seen(area).height() >= HALF for area in areas if area.isVisible())

    room.wait(filled)
    assert cut(page) == []


def test_the_foot_of_a_small_window_says_less_but_cuts_nothing(small: Desk, room: Room) -> None:
    status = small.status
    QApplication.processEvents()
    assert cut(status) == []
    right = status.findChildren(QAbstractButton)[-1]
    assert right.mapTo(status, QPoint(right.width(), 0)).x() <= status.width()

"""The card on a word leaves an editor open that is there only for the typing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.changes import set_fields
from pmdesk.model import SectionKey, Tick, TimelineEvent, Why
from tests.ui.room import Room
from ui.language.card import FindingCard
from ui.language.watch import Watch
from ui.timeline.view import TimelineView
from ui.whys.view import WhysView
from ui.widgets.growing_edit import GrowingEdit

WROTE = "At noon, Ines Okafor left."
REWORDED = "At noon, the platform duty engineer left. And"
PLACES = ("cell", "tree", "outline")


class Writing:
    """Someone who is writing in a cell of the timeline, or a reason of the tree."""

    def __init__(self, room: Room, place: str) -> None:
        room.open()
        self.room = room
        record = room.page.document.record
        self.item: TimelineEvent | Why
        if place == "cell":
            self.item = record.events[0]
            self._change()
            self._begin_cell()
        else:
            self.item = record.all(Why)[0]
            self._change()
            self._begin_reason(place)
        room.press(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        room.press(Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)
        room.type(" And")
        room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
        focus = QApplication.focusWidget()
        assert isinstance(focus, GrowingEdit)
        self.editor = focus

    @property
    def card(self) -> FindingCard:
        return self.room.page.language.card

    def said(self) -> str:
        return self.room.page.document.record.item(type(self.item), self.item.id).text

    def explain(self) -> None:
        self.room.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert self.card.spot is not None

    def hover(self) -> None:
        watch = Watch.around(self.editor)
        spot = watch.here() if watch else None
        assert watch
        assert spot
        at = spot.area.center()
        inside = watch.surface.mapFromGlobal(at)
        event = QHelpEvent(QEvent.Type.ToolTip, inside, at)
        self.room.wait(
            lambda: QApplication.sendEvent(watch.surface, event) and self.card.spot is not None
        )

    def goes_on(self) -> bool:
        QApplication.processEvents()
        return QApplication.focusWidget() is self.editor and self.card.spot is None

    def _change(self) -> None:
        self.room.page.document.edit(set_fields("Type", self.item, text=WROTE))

    def _begin_cell(self) -> None:
        self.room.page.go_to(SectionKey.TIMELINE)
        view = self.room.page.view(SectionKey.TIMELINE)
        assert isinstance(view, TimelineView)
        view.show_events([self.item.id])
        view.table.setFocus()

    def _begin_reason(self, place: str) -> None:
        self.room.page.go_to(SectionKey.WHYS)
        view = self.room.page.view(SectionKey.WHYS)
        assert isinstance(view, WhysView)
        view.show_as(place)
        view.show_item(self.item.id)


@pytest.mark.parametrize("place", PLACES)
def test_escape_goes_back_to_the_word(room: Room, place: str) -> None:
    writing = Writing(room, place)
    writing.explain()
    room.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert writing.goes_on()
    room.type("So ")
    assert writing.editor.text() == f"So {WROTE} And"


@pytest.mark.parametrize("place", PLACES)
def test_a_number_rewords_and_one_writes_on(room: Room, place: str) -> None:
    writing = Writing(room, place)
    writing.explain()
    room.press(Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
    assert writing.goes_on()
    assert (writing.said(), writing.editor.text()) == (REWORDED, REWORDED)


@pytest.mark.parametrize("place", PLACES)
def test_a_click_rewords_and_one_writes_on(room: Room, place: str) -> None:
    writing = Writing(room, place)
    writing.hover()
    pressed = writing.card.rewordings[0]
    QTest.mousePress(pressed, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.mouseRelease(pressed, Qt.MouseButton.LeftButton)
    assert writing.goes_on()
    assert (writing.said(), writing.editor.text()) == (REWORDED, REWORDED)


@pytest.mark.parametrize("place", PLACES)
def test_a_reason_is_kept_and_one_writes_on(room: Room, place: str) -> None:
    writing = Writing(room, place)
    writing.hover()
    way = next(way for way in writing.card.ways if way.text().startswith("Leave"))
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    room.type("Her own words", Qt.Key.Key_Return)
    assert writing.goes_on()
    notes = [tick.note for tick in room.page.document.record.all(Tick)]
    assert "“Ines Okafor”: Her own words" in notes

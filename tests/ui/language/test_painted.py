"""Texts that are painted, not edited, show their findings and answer to the pointer."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from pmdesk.changes import set_fields
from pmdesk.model import Action, Item, SectionKey, TimelineEvent, Why
from tests.ui.room import Room
from ui.language.watch import PaintedWatch, Spot
from ui.prose.editor import ProseEdit
from ui.theme import theme

PLACES: list[tuple[SectionKey, type[Item]]] = [
    (SectionKey.TIMELINE, TimelineEvent),
    (SectionKey.WHYS, Why),
    (SectionKey.ACTIONS, Action),
]


@pytest.mark.parametrize(("section", "kind"), PLACES)
def test_resting_on_painted_words_explains_them(
    room: Room, section: SectionKey, kind: type[Item]
) -> None:
    room.open()
    document = room.page.document
    item = document.record.all(kind)[0]
    document.edit(set_fields("Type", item, text="Then, by human error, it stopped"))
    room.page.go_to(section)
    QApplication.processEvents()
    watches = room.page.view(section).findChildren(PaintedWatch)
    watch, spot = next((w, s) for w in watches if (s := first_spot(w)) is not None)
    assert spot.phrase == "human error"
    inside = watch.surface.mapFromGlobal(spot.area.center())
    QApplication.sendEvent(
        watch.surface, QHelpEvent(QEvent.Type.ToolTip, inside, spot.area.center())
    )
    shown = room.page.language.card.spot
    assert shown is not None
    assert shown.phrase == "human error"
    room.page.language.card.leave()
    beside = watch.surface.mapFromGlobal(spot.area.topLeft() - QPoint(theme.px(40), 0))
    found = watch.at(beside)
    assert found is None


def first_spot(watch: PaintedWatch) -> Spot | None:
    """Look for a finding on a surface, point by point."""
    step = 6
    for y in range(0, watch.surface.height(), step):
        for x in range(0, watch.surface.width(), step):
            if (spot := watch.at(QPoint(x, y))) is not None:
                return spot
    return None


def test_the_pointer_on_a_word_in_an_editor_explains_it(room: Room) -> None:
    room.open()
    document = room.page.document
    section = document.record.section(SectionKey.FAULT)
    document.edit(set_fields("Type", section, text="It was human error."))
    room.page.go_to(SectionKey.FAULT)
    room.page.language.open_here()
    spot = room.page.language.card.spot
    assert spot is not None
    room.page.language.card.leave()
    assert isinstance(spot.host, ProseEdit)
    editor = spot.host
    room.wait(lambda: hover(editor, spot.area.center(), room))
    assert not room.page.language.card.isAncestorOf(QApplication.focusWidget() or editor)
    room.type("x")
    assert room.page.language.card.spot is None


def hover(editor: ProseEdit, at: QPoint, room: Room) -> bool:
    surface = editor.viewport()
    QApplication.sendEvent(surface, QHelpEvent(QEvent.Type.ToolTip, surface.mapFromGlobal(at), at))
    return room.page.language.card.spot is not None

"""One finds one's way in a large tree: sizes, the map, and the palette that knows every verb."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pmdesk.model import SectionKey
from tests.ui.room import Room
from tests.ui.whys.keys import plant, press, shown, tree
from ui.document import Document
from ui.whys.view import WhysView

LARGE = ("Down", *(f" Reason {n} with a few more words to it" for n in range(30)))


def test_nine_shows_the_selected_branch_as_large_as_it_can(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, *LARGE, "  Below the last")
    view = shown(qtbot, document)
    press("0")
    assert view.canvas.zoom < 0.7
    press("Down", "9")
    assert view.canvas.zoom == pytest.approx(1.5)
    seen = view.canvas.mapToScene(view.canvas.viewport().rect()).boundingRect()
    card = next(card for card in view.canvas.drawing.cards() if card.is_current)
    assert seen.contains(card.body.translated(card.pos()))


def test_sizes_are_offered_and_shown(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down")
    view = shown(qtbot, document)
    size = next(
        b for b in view.findChildren(type(view.percent)) if b.accessibleName().startswith("Size")
    )
    offered = {action.text(): action for action in size.menu().actions()}
    assert {"25 %", "100 %", "400 %"} <= offered.keys()
    offered["400 %"].trigger()
    assert view.canvas.zoom == pytest.approx(4)
    assert size.text() == "400 %"


def test_a_large_tree_has_a_map_that_leads_anywhere(qtbot: QtBot, document: Document) -> None:
    plant(document, *LARGE)
    view = shown(qtbot, document)
    chart = view.canvas.map
    assert chart.isVisible()
    view.canvas.horizontalScrollBar().setValue(0)
    right = QPoint(chart.width() - 8, chart.height() // 2)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=right)
    bar = view.canvas.horizontalScrollBar()
    assert bar.value() == bar.maximum()


def test_a_tree_that_fits_needs_no_map(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A", " B")
    view = shown(qtbot, document)
    assert not view.canvas.map.isVisible()


def test_the_map_never_hides_the_selected_card(qtbot: QtBot, document: Document) -> None:
    plant(document, *LARGE)
    view = shown(qtbot, document)
    press("Down")
    for _ in range(30):
        press("Right")
        chart = view.canvas.map
        card = next(card for card in view.canvas.drawing.cards() if card.is_current)
        place = view.canvas.mapFromScene(card.sceneBoundingRect()).boundingRect()
        where = place.translated(view.canvas.viewport().pos())
        assert not (chart.isVisible() and chart.geometry().intersects(where))


def test_the_map_lies_where_the_fewest_cards_are(qtbot: QtBot, document: Document) -> None:
    plant(document, *LARGE)
    view = shown(qtbot, document)
    view.canvas.centerOn(view.canvas.sceneRect().topLeft())
    chart = view.canvas.map
    qtbot.waitUntil(chart.isVisible)
    cards = [
        view.canvas.mapFromScene(card.sceneBoundingRect()).boundingRect()
        for card in view.canvas.drawing.cards()
    ]
    room = view.canvas.viewport().pos()
    hidden = sum(chart.geometry().intersects(card.translated(room)) for card in cards)
    assert not hidden


def test_the_palette_offers_what_can_be_done_to_the_selected_reason(room: Room) -> None:
    room.open()
    page = room.page
    page.go_to(SectionKey.WHYS)
    view = page.view(SectionKey.WHYS)
    assert isinstance(view, WhysView)
    before = len(tree(view.document))
    room.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    room.type("ask why of it", Qt.Key.Key_Return)
    room.wait(lambda: view.canvas.editor is not None)
    room.type("Nobody had looked", Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert len(tree(view.document)) == before + 1

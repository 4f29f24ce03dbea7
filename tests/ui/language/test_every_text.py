"""Wherever the coach finds something, the words are underlined there and a key explains them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from pmdesk.changes import set_fields
from pmdesk.model import (
    Action,
    ActionState,
    Category,
    Item,
    Section,
    SectionKey,
    Why,
)
from pmdesk.wording import WRITTEN
from tests.ui.room import Room
from ui.followup.actions_view import ActionsView
from ui.language.card import FindingCard
from ui.whys.view import WhysView

WORDS = "At noon, it was human error."
FIELDS = [(kind, field) for kind, fields in WRITTEN.items() for field in sorted(fields)]


def item_of(room: Room, kind: type[Item], field: str) -> Item:
    """Return an item of the sample that shows a field."""
    record = room.page.document.record
    if kind is Section:
        return record.section(SectionKey.FAULT)
    if kind is Why:
        return record.root_causes[0]
    if kind is Action:
        closed = field == "declined_because"
        return next(a for a in record.actions if a.is_open is not closed or closed)
    return record.all(kind)[0]


def also(field: str) -> dict[str, object]:
    """Return what else has to be so that a field is shown."""
    needs: dict[str, dict[str, object]] = {
        "declined_because": {"state": ActionState.DECLINED},
        "dependency_finding": {"category": Category.DEPENDENCY},
    }
    return needs.get(field, {})


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_key_leads_to_the_words_and_explains_them_beside_them(
    room: Room, kind: type[Item], field: str
) -> None:
    room.open()
    item = item_of(room, kind, field)
    room.page.document.edit(set_fields("Type", item, **{field: WORDS}, **also(field)))
    room.page.go_to(SectionKey.SUMMARY)
    room.press(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    card = room.page.language.card
    room.wait(lambda: is_beside(card))
    spot = card.spot
    assert spot is not None
    assert (spot.phrase, spot.place.field) == ("human error", field)
    assert spot.host.isVisible()
    room.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert card.spot is None


def is_beside(card: FindingCard) -> bool:
    """Whether a card is shown above or below its words, and not over them."""
    spot = card.spot
    if spot is None:
        return False
    area = card.rect().translated(card.mapToGlobal(QPoint()))
    gap = max(area.top() - spot.area.bottom(), spot.area.top() - area.bottom())
    return 0 < gap < card.height()


def test_a_key_explains_the_words_on_a_closed_action(room: Room) -> None:
    room.open()
    action = room.page.document.record.actions[0]
    room.page.document.edit(set_fields("Type", action, text=WORDS))
    room.page.go_to(SectionKey.ACTIONS)
    view = room.page.view(SectionKey.ACTIONS)
    assert isinstance(view, ActionsView)
    view.cards[action.id].setFocus()
    explains_and_comes_back(room)


def test_a_key_explains_the_words_in_a_line_of_the_outline(room: Room) -> None:
    room.open()
    why = room.page.document.record.all(Why)[1]
    room.page.document.edit(set_fields("Type", why, text=WORDS))
    room.page.go_to(SectionKey.WHYS)
    view = room.page.view(SectionKey.WHYS)
    assert isinstance(view, WhysView)
    view.show_as("outline")
    view.show_item(why.id)
    explains_and_comes_back(room)
    room.press(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    room.wait(lambda: is_beside(room.page.language.card))


def explains_and_comes_back(room: Room) -> None:
    focus = QApplication.focusWidget()
    room.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    spot = room.page.language.card.spot
    assert spot is not None
    assert spot.phrase == "human error"
    room.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert QApplication.focusWidget() is focus

"""Causes that struck before are found in the library itself while one is written."""

from PySide6.QtWidgets import QLabel, QPushButton

from pmdesk.model import SectionKey
from tests.ui.room import Room
from ui.causes.view import CausesView


def test_a_cause_of_another_record_is_found_while_typing_and_linked_at_once(room: Room) -> None:
    desk = room.open()
    sample = room.page.document.record
    text = sample.root_causes[0].text
    desk.errands.duplicate(sample.id)
    room.wait(lambda: desk.record.page is not None and room.page.document.record.id != sample.id)
    page = room.page
    page.go_to(SectionKey.CAUSES)
    view = page.view(SectionKey.CAUSES)
    assert isinstance(view, CausesView)
    card = next(iter(view.cards.values()))
    room.wait(lambda: any(cause.text == text for cause in card.before.found))
    said = [label.text() for label in card.before.findChildren(QLabel)]
    assert "The action is still open" in said
    card.statement.setPlainText("Certificates expire and nothing renews them")
    room.wait(lambda: card.before.found == [])
    assert card.before.isHidden()
    card.statement.setPlainText(f"{text} at all")
    room.wait(lambda: bool(card.before.found))
    links = card.before.findChildren(QPushButton)
    next(b for b in links if b.text() == "Link" and b.isEnabled()).click()
    cause = page.document.record.root_causes[0]
    assert cause.earlier.endswith("PM-1")

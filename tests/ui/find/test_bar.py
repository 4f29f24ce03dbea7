"""The bar that finds words in the open record."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, set_fields
from pmdesk.model import SectionKey
from pmdesk.search import Hit
from tests import examples
from ui.document import Document
from ui.find.bar import FindBar


class Page(QWidget):
    """A page with a field, and a bar whose hits are noted."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.field, self.bar = QLineEdit(), FindBar(document)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.field)
        self.hits: list[Hit] = []
        self.bar.hit_chosen.connect(self.hits.append)


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> Iterator[Page]:
    texts = ("cards refused", "all cards refused again")
    edit = insert("Add", *(examples.event("14:20", text) for text in texts))
    document.edit(edit)
    shown = Page(document)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.field.setFocus()
    yield shown
    shown.hide()


def test_typing_counts_and_enter_goes_from_hit_to_hit(page: Page, qtbot: QtBot) -> None:
    page.bar.open()
    QTest.keyClicks(page.bar.line, "CARDS")
    assert page.bar.count_text == "3 found"
    assert page.hits == []
    seen = []
    for _ in range(4):
        QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
        seen.append(page.bar.count_text)
    assert seen == [
        "1 of 3 · Details", "2 of 3 · Timeline", "3 of 3 · Timeline", "1 of 3 · Details",
    ]  # fmt: skip
    assert [hit.section for hit in page.hits] == [
        None, SectionKey.TIMELINE, SectionKey.TIMELINE, None,
    ]  # fmt: skip


def test_shift_enter_goes_back(page: Page, qtbot: QtBot) -> None:
    page.bar.open()
    QTest.keyClicks(page.bar.line, "cards")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.count_text.startswith("3 of 3")


def test_the_keyboard_stays_in_the_bar_until_escape_takes_it_to_the_hit(
    page: Page, qtbot: QtBot
) -> None:
    page.bar.hit_chosen.connect(lambda _hit: page.field.setFocus())
    page.bar.open()
    QTest.keyClicks(page.bar.line, "cards")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.focusWidget() is page.bar.line
    QTest.keyClick(page.bar.line, Qt.Key.Key_Escape)
    assert page.bar.isHidden()
    assert page.focusWidget() is page.field


def test_what_is_nowhere_is_said(page: Page, qtbot: QtBot) -> None:
    page.bar.open()
    QTest.keyClicks(page.bar.line, "quokka")
    assert page.bar.count_text == "Nothing found"
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.hits == []
    page.bar.line.clear()
    assert page.bar.count_text == ""


def test_an_edit_is_followed(page: Page, qtbot: QtBot) -> None:
    page.bar.open()
    QTest.keyClicks(page.bar.line, "cards")
    page.bar.go(1)
    first = page.document.record.events[0]
    page.document.edit(set_fields("Edit", first, text="nothing"))
    assert page.bar.count_text == "1 of 2 · Details"


def test_an_edit_that_leaves_no_hit_is_followed_too(page: Page) -> None:
    page.bar.open()
    page.bar.line.setText("again")
    page.bar.go(1)
    event = next(e for e in page.document.record.events if "again" in e.text)
    page.document.edit(set_fields("Edit", event, text="no more"))
    assert page.bar.count_text == "Nothing found"
    page.bar.go(1)
    assert len(page.hits) == 1


def test_the_next_hit_is_found_while_the_bar_is_closed(page: Page, qtbot: QtBot) -> None:
    page.bar.open()
    QTest.keyClicks(page.bar.line, "cards")
    page.bar.leave()
    page.document.edit(insert("Add", examples.event("15:00", "cards")))
    for _ in range(2):
        page.bar.go(-1)
    assert page.bar.isHidden()
    assert [page.document.record.events[n].id for n in (2, 1)] == [h.item_id for h in page.hits]


def test_going_on_with_nothing_to_look_for_opens_the_bar(page: Page) -> None:
    page.bar.go(1)
    assert page.bar.isVisible()
    assert page.focusWidget() is page.bar.line


def test_it_opens_with_the_last_words_selected(page: Page, qtbot: QtBot) -> None:
    page.bar.open()
    QTest.keyClicks(page.bar.line, "cards")
    page.bar.leave()
    page.bar.open()
    assert page.bar.line.selectedText() == "cards"

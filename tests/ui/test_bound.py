"""Editors bound to an item follow it, and never lose what is half typed or was refused."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, remove, set_fields
from pmdesk.model import Participant
from ui.bound import Bound
from ui.document import Document
from ui.settled_line import SettledLine
from ui.widgets.buttons import check_box
from ui.widgets.layout import column
from ui.widgets.line_edit import LineEdit


class Page(QWidget):
    """A person's name, team and presence."""

    def __init__(self, document: Document, person: Participant) -> None:
        super().__init__()
        self.name, self.team = LineEdit("Name"), LineEdit("Team")
        self.handle = SettledLine("Handle")
        self.attended: QCheckBox = check_box("Attended")
        self.said: list[str] = []
        self.setLayout(column(self.name, self.team, self.handle, self.attended))
        bound = Bound(document, person, self)
        bound.text("name", self.name, self.said.append)
        bound.text("team", self.team)
        bound.text(
            "handle",
            self.handle,
            change=lambda now, text: set_fields("Edit", now, handle=text.lower()),
        )
        bound.tick("attended", self.attended)


@pytest.fixture
def person(document: Document) -> Participant:
    """Someone who took part."""
    made = Participant.checked(record_id="pm", name="Ada Park", team="Widgets")
    document.edit(insert("Add", made))
    return made


@pytest.fixture
def page(qtbot: QtBot, document: Document, person: Participant) -> Iterator[Page]:
    made = Page(document, person)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def type_at_end(editor: LineEdit, text: str) -> None:
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, text)


def now(document: Document, person: Participant) -> Participant:
    return document.record.item(Participant, person.id)


def test_what_is_entered_changes_the_item(
    page: Page, document: Document, person: Participant
) -> None:
    type_at_end(page.team, " and more")
    page.team.flush()
    page.attended.click()
    changed = now(document, person)
    assert (changed.team, changed.attended) == ("Widgets and more", True)


def test_a_trailing_space_stays_while_one_types(
    page: Page, document: Document, person: Participant
) -> None:
    type_at_end(page.team, " ")
    page.team.flush()
    type_at_end(page.team, "x")
    page.team.flush()
    assert now(document, person).team == "Widgets x"


def test_a_change_elsewhere_shows(page: Page, document: Document, person: Participant) -> None:
    document.edit(set_fields("Edit", person, team="Storage", attended=True))
    assert page.team.text() == "Storage"
    assert page.attended.isChecked()
    document.undo()
    assert page.team.text() == "Widgets"


def test_a_change_of_one_field_leaves_what_is_half_typed_in_another(
    page: Page, document: Document, person: Participant
) -> None:
    type_at_end(page.name, "er")
    document.edit(set_fields("Edit", person, team="Storage"))
    assert page.name.text() == "Ada Parker"
    page.name.flush()
    assert now(document, person).name == "Ada Parker"


def test_what_is_refused_is_said_and_stays_to_be_mended(
    page: Page, document: Document, person: Participant
) -> None:
    page.name.selectAll()
    QTest.keyClick(page.name, Qt.Key.Key_Delete)
    page.name.flush()
    assert page.said[-1] == "Name cannot be empty."
    document.edit(set_fields("Edit", person, team="Storage"))
    assert page.name.text() == ""
    type_at_end(page.name, "Ada")
    page.name.flush()
    assert page.said[-1] == ""
    assert now(document, person).name == "Ada"


def test_what_is_read_is_shown_as_it_was_understood(
    page: Page, document: Document, person: Participant
) -> None:
    QTest.keyClicks(page.handle, "@ADA")
    QTest.keyClick(page.handle, Qt.Key.Key_Return)
    assert page.handle.text() == now(document, person).handle == "@ada"


def test_escape_brings_back_what_was_there(page: Page, document: Document) -> None:
    QTest.keyClicks(page.handle, "@ada")
    QTest.keyClick(page.handle, Qt.Key.Key_Escape)
    assert page.handle.text() == ""
    page.handle.flush()
    assert document.undo_label == "Add"


def test_typing_into_an_item_that_is_gone_is_refused_with_a_sentence(
    qtbot: QtBot, page: Page, document: Document, person: Participant
) -> None:
    document.edit(remove("Delete", person))
    with qtbot.waitSignal(document.refused) as refused:
        type_at_end(page.team, "x")
        page.team.flush()
    assert "no longer there" in refused.args[0]

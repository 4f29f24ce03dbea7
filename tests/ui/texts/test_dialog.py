"""One dialog edits every message of the team, and shows what comes of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pmdesk.model import Template
from pmdesk.texts import messages, templates
from tests.examples import sample_like_record
from tests.ui.room import Room
from ui.texts.dialog import TextsDialog


class KeptTexts:
    """The templates of a team, in memory."""

    def __init__(self) -> None:
        self.templates: tuple[Template, ...] = ()

    def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
        others = [each for each in self.templates if each.key != key]
        own = [] if text == templates.default(key) else [text]
        made = [Template.checked(record_id="directory", key=key, text=each) for each in own]
        self.templates = (*others, *made)
        done()


@pytest.fixture
def texts() -> KeptTexts:
    return KeptTexts()


@pytest.fixture
def dialog(qtbot: QtBot, texts: KeptTexts) -> Iterator[TextsDialog]:
    made = TextsDialog(texts, sample_like_record())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_every_message_can_be_chosen_and_has_a_preview(dialog: TextsDialog) -> None:
    assert dialog.list.count() == len(messages.KINDS) == 5
    for key in messages.KINDS:
        dialog.show_template(key)
        assert dialog.text.text() == templates.default(key)
        assert "Checkout refused cards" in dialog.preview.text()
        assert "$title" in dialog.places.text()
        assert "$" not in dialog.preview.text()


def test_the_preview_follows_what_is_typed(dialog: TextsDialog) -> None:
    dialog.text.setPlainText("Read $title, $cheese!")
    assert dialog.preview.text() == "Read Checkout refused cards, $cheese!\n"
    assert dialog.slips.text() == "$cheese is not known; it stays as it is."
    assert dialog.slips.isVisible()
    dialog.text.setPlainText("Read $title for $$5!")
    assert not dialog.slips.isVisible()
    dialog.text.setPlainText("$cheese $ham Read $title, $cheese!")
    assert dialog.slips.text() == "$cheese, $ham are not known; they stay as they are."
    dialog.text.setPlainText("Read $title, $cheese!")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Read Checkout refused cards, $cheese!\n"


def test_what_was_edited_is_kept_on_going_on_and_on_closing(
    dialog: TextsDialog, texts: KeptTexts
) -> None:
    dialog.text.setPlainText("Come.")
    dialog.show_template(messages.PUBLICATION)
    assert [each.text for each in texts.templates] == ["Come."]
    assert dialog.said.text() == ""
    dialog.text.setPlainText("It is out: $link")
    dialog.accept()
    assert {each.text for each in texts.templates} == {"Come.", "It is out: $link"}


def test_the_usual_words_come_back(dialog: TextsDialog, texts: KeptTexts) -> None:
    assert not dialog.usual.isEnabled()
    dialog.text.setPlainText("Come.")
    dialog.show_template(messages.REMINDER)
    dialog.show_template(messages.INVITATION)
    assert dialog.text.text() == "Come."
    dialog.usual.click()
    dialog.reject()
    assert texts.templates == ()


def test_without_a_record_it_says_what_would_be_there(qtbot: QtBot, texts: KeptTexts) -> None:
    dialog = TextsDialog(texts, None)
    qtbot.addWidget(dialog)
    assert "Open a postmortem" in dialog.preview.text()
    assert not dialog.copy.isEnabled()


def test_a_kept_template_is_there_after_a_restart(room: Room) -> None:
    desk = room.open()
    assert room.page.isVisible()

    def write(dialog: object) -> None:
        assert isinstance(dialog, TextsDialog)
        dialog.text.setPlainText("Come to $title.")
        dialog.accept()

    room.ask.answers.append(write)
    desk.actions["templates"].trigger()
    room.wait(lambda: bool(desk.services.templates))
    room.close()
    desk = room.open()
    assert room.page.isVisible()
    (kept,) = desk.services.templates
    assert (kept.key, kept.text) == (messages.INVITATION, "Come to $title.")

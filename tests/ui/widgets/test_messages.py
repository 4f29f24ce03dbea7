"""Messages stay until they are read, and what they offer works."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.toast import Toast


def shown_buttons(widget: MessageBar | Toast) -> list[QPushButton]:
    return [each for each in widget.findChildren(QPushButton) if not each.isHidden()]


def test_a_banner_stays_until_it_is_closed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.text() == ""
    bar.show_message("The disk is full.", "bad")
    assert bar.text() == "The disk is full."
    QTest.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert bar.text() == ""


def test_a_banner_that_must_stay_cannot_be_closed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("Not saved.", "bad", closable=False)
    assert bar.findChildren(QToolButton)[0].isHidden()


def test_a_banner_offers_the_actions_of_its_last_message(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.show_message("One.", actions=[("Retry", lambda: done.append("retry"))])
    bar.show_message("Two.", actions=[("Save elsewhere", lambda: done.append("save"))])
    qtbot.waitUntil(lambda: len(shown_buttons(bar)) == 1)
    (only,) = shown_buttons(bar)
    QTest.mouseClick(only, Qt.MouseButton.LeftButton)
    assert done == ["save"]


def test_a_toast_undoes_and_leaves(qtbot: QtBot) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    done: list[str] = []
    toast.show_message("Deleted “Decision”", ("Undo", lambda: done.append("undo")))
    assert toast.text() == "Deleted “Decision”"
    qtbot.waitUntil(lambda: len(shown_buttons(toast)) == 1)
    (undo,) = shown_buttons(toast)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert toast.text() == ""


def test_an_empty_page_says_what_belongs_there_and_begins_it(qtbot: QtBot) -> None:
    done: list[str] = []
    begin = button("Add an action", lambda: done.append("added"))
    empty = EmptyState("list-checks", "No action yet.", begin)
    qtbot.addWidget(empty)
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert done == ["added"]

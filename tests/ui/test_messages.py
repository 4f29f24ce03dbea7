"""The window has one banner: bad news stays in front, and nothing said behind it is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.messages import Messages, Owner
from ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def messages(bar: MessageBar) -> Messages:
    return Messages(bar)


def test_bad_news_stays_in_front_and_what_was_said_behind_it_comes_back(
    bar: MessageBar, messages: Messages
) -> None:
    messages.say(Owner.UNSAVED, "The disk is full.", "bad", closable=False)
    messages.say(Owner.EXPORT, "Writing report.pdf…")
    messages.say(Owner.EXPORT, "Written: report.pdf", "ok")
    assert bar.text() == "The disk is full."
    messages.withdraw(Owner.UNSAVED)
    assert bar.text() == "Written: report.pdf"


def test_nobody_takes_back_what_another_said(bar: MessageBar, messages: Messages) -> None:
    messages.say(Owner.WARNING, "The approval was voided.", "warn")
    messages.withdraw(Owner.EXPORT)
    messages.withdraw(Owner.UNSAVED)
    assert bar.text() == "The approval was voided."


def test_the_latest_is_shown_and_closing_it_shows_the_one_before(
    bar: MessageBar, messages: Messages
) -> None:
    messages.say(Owner.EXPORT, "Writing report.pdf…", closable=False)
    messages.say(Owner.WARNING, "That date is in the future.", "warn")
    assert bar.text() == "That date is in the future."
    QTest.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert bar.text() == "Writing report.pdf…"
    messages.withdraw(Owner.EXPORT)
    assert bar.isHidden()


def test_a_message_that_was_closed_is_shown_when_it_is_said_again(
    bar: MessageBar, messages: Messages
) -> None:
    for _time in range(2):
        messages.say(Owner.WARNING, "That date is in the future.", "warn")
        assert bar.text() == "That date is in the future."
        QTest.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
        assert bar.isHidden()


def test_a_failure_that_repeats_leaves_its_buttons_where_they_are(
    bar: MessageBar, messages: Messages
) -> None:
    ways = [("Try again", bar.update)]
    messages.say(Owner.UNSAVED, "The disk is full.", "bad", ways)
    before = bar.findChildren(QPushButton)
    messages.say(Owner.UNSAVED, "The disk is full.", "bad", [("Try again", bar.update)])
    assert bar.findChildren(QPushButton) == before

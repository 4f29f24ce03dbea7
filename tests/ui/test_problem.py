"""A library that cannot be opened is said to be so, with three ways on."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.problem import ProblemPage


def test_the_page_says_the_latest_reason_and_offers_three_ways_on(qtbot: QtBot) -> None:
    page = ProblemPage()
    qtbot.addWidget(page)
    page.say("“holiday.pmdesk” is not a pmdesk library. It was left untouched.")
    page.say("The library is open in another pmdesk. <b>Close</b> it there and try again.")
    assert page.sentence().startswith("The library is open in another pmdesk. <b>Close</b>")
    ways = {button.text(): button for button in page.findChildren(QPushButton)}
    for text, signal in (
        ("Try again", page.again_requested),
        ("Open another library…", page.other_requested),
        ("Quit", page.quit_requested),
    ):
        with qtbot.waitSignal(signal):
            ways[text].click()

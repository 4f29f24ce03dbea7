"""The differences since a decision: in words, as high as they are, and not without end."""

from datetime import UTC

import pytest
from pytestqt.qtbot import QtBot

from pmdesk.approval.since import Changed
from pmdesk.describe import Difference
from ui.followup.changes_text import MOST, ChangesText
from ui.theme import Theme


@pytest.mark.parametrize("zoom", [100, 200])
def test_all_of_it_is_seen_without_scrolling(qtbot: QtBot, dressed: Theme, zoom: int) -> None:
    dressed.set_zoom(zoom)
    text = ChangesText("Changes")
    qtbot.addWidget(text)
    text.resize(300, 10)
    words = " ".join(f"word{n}" for n in range(60))
    text.show_changes([Changed(Difference("Summary · Text", words, f"{words} more"))], UTC)
    with qtbot.waitExposed(text):
        text.show()
    assert text.verticalScrollBar().maximum() == 0
    assert text.height() >= text.document().size().height()


def test_what_is_too_much_to_read_is_counted(qtbot: QtBot) -> None:
    text = ChangesText("Changes")
    qtbot.addWidget(text)
    text.show_changes([Changed(Difference(f"Event {n}")) for n in range(MOST + 7)], UTC)
    assert text.toPlainText().endswith("and 7 more")

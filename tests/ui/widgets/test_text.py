"""Labels show what is typed as it is, and what would turn it by its number."""

from pytestqt.qtbot import QtBot

from ui.widgets.text import ElidedLabel, label, tooltip_text


def test_what_turns_the_direction_of_a_text_is_shown_in_labels(qtbot: QtBot) -> None:
    for made in (label("\u202eevil"), ElidedLabel("\u202eevil")):
        qtbot.addWidget(made)
        assert made.text() == "[U+202E]evil"
        made.setText("a\u2067b")
        assert made.text() == "a[U+2067]b"
    assert tooltip_text("a\u202eb") == "a[U+202E]b"

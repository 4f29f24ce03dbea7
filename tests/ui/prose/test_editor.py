"""The editor of a section holds plain text, and the cursor stays where one writes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.prose.editor import ProseEdit
from ui.widgets.layout import box, column
from ui.widgets.line_edit import LineEdit


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[ProseEdit]:
    """An editor on a page with another field, and the keyboard in it."""
    made = ProseEdit("Summary")
    page = box(column(made, LineEdit("Other")))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    made.setFocus()
    yield made
    page.close()


def put_cursor(editor: ProseEdit, place: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line",
        "Two\nlines\n",
        "non\u00a0breaking space and thin\u202fspace",
        "<b>bold</b> & <img src=x>",
        "emoji 🚨 and family 👩‍👩‍👧, Ελληνικά, עברית",
        "tab\there",
    ],
)
def test_a_text_comes_out_as_it_went_in(editor: ProseEdit, text: str) -> None:
    editor.set_text(text)
    assert editor.text() == text


def test_pasted_markup_comes_in_as_plain_text(editor: ProseEdit) -> None:
    data = QMimeData()
    data.setHtml('<b>Deploy</b> 812 <img src="file:///etc/passwd">')
    data.setText("Deploy 812")
    QGuiApplication.clipboard().setMimeData(data)
    editor.paste()
    assert editor.text() == "Deploy 812"
    assert editor.textCursor().charFormat().fontWeight() != 700


def test_typed_markup_stays_as_typed(editor: ProseEdit) -> None:
    QTest.keyClicks(editor, "a < b <b>x</b> &amp; =1+1")
    assert editor.text() == "a < b <b>x</b> &amp; =1+1"


def test_copying_takes_plain_text_along_and_nothing_else(editor: ProseEdit) -> None:
    editor.set_text("Builds\nfailed")
    editor.selectAll()
    editor.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Builds\nfailed"
    assert not copied.hasHtml()


@pytest.mark.parametrize(
    ("before", "after", "cursor", "expected"),
    [
        ("one two three", "zero one two three", 7, 12),
        ("one two three", "one three", 12, 8),
        ("one two three", "one two three four", 5, 5),
        ("one 🚨 three", "🚨 one 🚨 three", 7, 10),
    ],
)
def test_a_text_from_elsewhere_leaves_the_cursor_at_its_word(
    editor: ProseEdit, before: str, after: str, cursor: int, expected: int
) -> None:
    editor.set_text(before)
    put_cursor(editor, cursor)
    editor.set_text(after)
    assert editor.text() == after
    assert editor.textCursor().position() == expected


def test_a_text_from_elsewhere_is_not_told_as_typed(qtbot: QtBot, editor: ProseEdit) -> None:
    editor.set_text("from elsewhere")
    with qtbot.waitSignal(editor.edited) as told:
        QTest.keyClick(editor, Qt.Key.Key_X)
    assert told.args == [editor.text()]
    assert "x" in told.args[0]


def test_leaving_the_editor_tells_what_was_typed(qtbot: QtBot, editor: ProseEdit) -> None:
    told: list[str] = []
    editor.edited.connect(told.append)
    QTest.keyClicks(editor, "typed")
    assert told == []
    editor.clearFocus()
    assert told == ["typed"]


def test_a_found_place_is_selected_by_characters(editor: ProseEdit) -> None:
    editor.set_text("🚨 pods failed")
    editor.select(2, 6)
    assert editor.textCursor().selectedText() == "pods"


def test_tab_leaves_the_editor(editor: ProseEdit) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == ""
    assert not editor.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_every_enter_begins_a_line_spaced_like_the_first(editor: ProseEdit, key: Qt.Key) -> None:
    QTest.keyClicks(editor, "one")
    for _ in range(3):
        QTest.keyClick(editor, key)
    QTest.keyClick(editor, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "two")
    assert editor.text() == "one\n\n\n\ntwo"
    first, last = editor.document().firstBlock(), editor.document().lastBlock()
    assert last.blockFormat().lineHeight() == first.blockFormat().lineHeight() > 100

"""Editors tell what was typed, soon and once, and leave undo to the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.entry_line import EntryLine
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import box, column
from ui.widgets.line_edit import LineEdit
from ui.widgets.scroll import ScrollPage

Editor = GrowingEdit | LineEdit


@pytest.fixture(params=[GrowingEdit, LineEdit])
def editor(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Editor]:
    """Either editor, on a page with another field to go to."""
    made: Editor = request.param("Summary", "Builds failed")
    page = show(qtbot, made)
    made.setFocus()
    yield made
    page.close()


def show(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Show a page, which lives only as long as the test holds on to it."""
    page = box(column(*widgets, LineEdit("Other")))
    qtbot.addWidget(page)
    page.resize(400, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def type_at_end(qtbot: QtBot, editor: Editor, text: str) -> None:
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, text)


def test_a_pause_in_typing_tells_the_whole_text(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitSignal(editor.edited) as told:
        type_at_end(qtbot, editor, " twice")
    assert told.args == ["Builds failed twice"]


def test_typing_without_a_pause_is_told_all_the_same(qtbot: QtBot, editor: Editor) -> None:
    told: list[str] = []
    editor.edited.connect(told.append)

    def type_on() -> bool:
        type_at_end(qtbot, editor, "x")
        return bool(told)

    qtbot.waitUntil(type_on)
    assert told[0].startswith("Builds failedx")


def test_leaving_the_field_tells_at_once(qtbot: QtBot, editor: Editor) -> None:
    type_at_end(qtbot, editor, "!")
    told: list[str] = []
    editor.edited.connect(told.append)
    editor.clearFocus()
    assert told == ["Builds failed!"]
    editor.flush()
    assert told == ["Builds failed!"]


def test_text_from_elsewhere_is_shown_and_not_told(qtbot: QtBot, editor: Editor) -> None:
    type_at_end(qtbot, editor, "!")
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_text("Deployments failed")
        editor.flush()
        editor.clearFocus()
    assert editor.text() == "Deployments failed"


def test_what_was_typed_and_taken_back_is_not_told(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        type_at_end(qtbot, editor, "!")
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
        editor.flush()


def test_undo_tells_what_was_typed_and_then_goes_to_the_window(
    qtbot: QtBot, editor: Editor
) -> None:
    order: list[str] = []
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), editor.window())
    undo.activated.connect(lambda: order.append("undo"))
    editor.edited.connect(order.append)
    type_at_end(qtbot, editor, "!")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert order == ["Builds failed!", "undo"]
    assert editor.text() == "Builds failed!"


def test_an_editor_has_a_spoken_name(editor: Editor) -> None:
    assert editor.accessibleName() == "Summary"


def test_enter_in_a_line_tells_at_once(qtbot: QtBot) -> None:
    line = LineEdit("Title")
    page = show(qtbot, line)
    QTest.keyClicks(line, "Cards refused")
    told: list[str] = []
    line.edited.connect(told.append)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == ["Cards refused"]
    page.close()


def test_the_edit_is_as_high_as_its_text(qtbot: QtBot) -> None:
    edit = GrowingEdit("Summary", "one\ntwo")
    page = show(qtbot, edit)
    before = edit.height()
    edit.set_text("\n".join("many words that go on to the next line " * 5 for _ in range(20)))
    qtbot.waitUntil(lambda: edit.height() > 10 * before)
    last = edit.document().lastBlock()
    bottom = edit.blockBoundingGeometry(last).translated(edit.contentOffset()).bottom()
    assert bottom <= edit.viewport().height()
    assert edit.firstVisibleBlock().blockNumber() == 0
    edit.set_text("one")
    qtbot.waitUntil(lambda: edit.height() < before)
    page.close()


def test_a_narrower_page_makes_the_edit_higher(qtbot: QtBot) -> None:
    edit = GrowingEdit("Summary", "words " * 60)
    page = show(qtbot, edit)
    before = edit.height()
    page.resize(200, 300)
    qtbot.waitUntil(lambda: edit.height() > before)


def test_the_page_follows_the_cursor(qtbot: QtBot) -> None:
    edit = GrowingEdit("Summary", "line\n" * 200)
    page = ScrollPage(column(edit))
    qtbot.addWidget(page)
    page.resize(300, 200)
    with qtbot.waitExposed(page):
        page.show()
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    seen = edit.viewport().mapTo(page.viewport(), edit.cursorRect().center())
    assert page.viewport().rect().contains(seen)
    assert page.verticalScrollBar().value() > 0


def test_tab_leaves_the_edit(qtbot: QtBot) -> None:
    edit = GrowingEdit("Summary")
    page = show(qtbot, edit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    assert edit.text() == ""
    page.close()


@pytest.mark.parametrize("kind", ["image", "file"])
def test_images_are_offered_and_not_pasted_as_text(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    edit = GrowingEdit("Fault")
    qtbot.addWidget(edit)
    data = QMimeData()
    if kind == "image":
        data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    else:
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "graph.png"))])
    assert edit.canInsertFromMimeData(data)
    with qtbot.waitSignal(edit.images_offered):
        edit.insertFromMimeData(data)
    assert edit.text() == ""


def test_pasted_markup_stays_text(qtbot: QtBot) -> None:
    edit = GrowingEdit("Fault")
    qtbot.addWidget(edit)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("<b>bold</b>")
    edit.insertFromMimeData(data)
    assert edit.text() == "<b>bold</b>"


def test_enter_adds_a_line_and_a_blank_one_adds_nothing(qtbot: QtBot) -> None:
    line = EntryLine("Add an event")
    qtbot.addWidget(line)
    entered: list[str] = []
    line.entered.connect(entered.append)
    QTest.keyClicks(line, "  14:32 rolled back ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.clear()
    QTest.keyClicks(line, "   ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert entered == ["14:32 rolled back"]


def test_several_pasted_lines_are_offered_whole(qtbot: QtBot) -> None:
    line = EntryLine("Add an event")
    qtbot.addWidget(line)
    QGuiApplication.clipboard().setText("14:20 a\n14:27 b\n")
    with qtbot.waitSignal(line.lines_pasted) as pasted:
        QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == ["14:20 a\n14:27 b\n"]
    assert line.text() == ""


def test_one_pasted_line_is_inserted(qtbot: QtBot) -> None:
    line = EntryLine("Add an event")
    qtbot.addWidget(line)
    QGuiApplication.clipboard().setText("14:20 a\n")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "14:20 a"

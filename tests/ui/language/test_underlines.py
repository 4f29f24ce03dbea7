"""Findings are underlined in every text; the word being typed is left alone."""

from collections.abc import Iterator
from random import Random
from typing import cast

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import set_fields
from pmdesk.model import Section, SectionKey
from pmdesk.wording import Place
from ui.document import Document
from ui.language.verbs import Verbs
from ui.language.watch import EditorWatch
from ui.language.wording import Wording
from ui.theme import theme
from ui.widgets.growing_edit import GrowingEdit


class Field:
    """An editor that is watched, and what is underlined in it."""

    def __init__(self, document: Document, qtbot: QtBot) -> None:
        self.editor = GrowingEdit("Fault")
        qtbot.addWidget(self.editor)
        section = document.record.section(SectionKey.FAULT)
        place = Place(Section, section.id, "text")
        self.watch = EditorWatch(self.editor, Wording.of(document), lambda: place)
        self.editor.resize(400, 120)
        with qtbot.waitActive(self.editor):
            self.editor.show()
            self.editor.activateWindow()
        self.editor.setFocus()

    def underlined(self) -> list[str]:
        words = []
        block = self.editor.document().begin()
        while block.isValid():
            text = block.text()
            found = self.watch.underlines.findings(block)
            words += [text[max(0, finding.start) : finding.end] for finding in found]
            block = block.next()
        return words

    def expected(self) -> list[str]:
        """Return what should be: every finding of the whole text, line by line."""
        text, start = self.editor.toPlainText(), 0
        words: list[str] = []
        for line in text.split("\n"):
            end = start + len(line)
            words += (
                text[max(start, each.start) : min(end, each.end)]
                for each in self.watch.wording.find(text)
                if each.start < end and start < each.end
            )
            start = end + 1
        return words


@pytest.fixture
def field(document: Document, qtbot: QtBot) -> Iterator[Field]:
    made = Field(document, qtbot)
    yield made
    made.editor.hide()


def test_what_was_typed_is_underlined_once_typing_pauses(field: Field, qtbot: QtBot) -> None:
    QTest.keyClicks(field.editor, "It was human error. Then")
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])


def test_a_word_is_left_alone_until_it_is_finished(field: Field, qtbot: QtBot) -> None:
    field.editor.set_text("Human error. ")
    qtbot.waitUntil(lambda: field.underlined() == ["Human error"])
    field.editor.moveCursor(field.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(field.editor, "The operator should have checked")
    with qtbot.waitSignal(field.editor.edited):
        pass
    assert field.underlined() == ["Human error"]
    QTest.keyClicks(field.editor, " it")
    qtbot.waitUntil(lambda: len(field.underlined()) == 2)


def test_a_word_that_was_left_alone_is_looked_at_when_the_cursor_goes(
    field: Field, qtbot: QtBot
) -> None:
    QTest.keyClicks(field.editor, "By human error")
    with qtbot.waitSignal(field.editor.edited):
        pass
    assert field.underlined() == []
    QTest.keyClick(field.editor, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])


def test_a_word_that_was_left_alone_is_looked_at_when_the_keyboard_goes(
    field: Field, qtbot: QtBot
) -> None:
    QTest.keyClicks(field.editor, "By human error")
    with qtbot.waitSignal(field.editor.edited):
        pass
    qtbot.waitUntil(lambda: not field.watch.underlines._due)  # noqa: SLF001 - it was looked at
    assert field.underlined() == []
    field.editor.clearFocus()
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])


def test_underlines_move_with_the_text_while_someone_types_before_them(
    field: Field, qtbot: QtBot
) -> None:
    field.editor.set_text("It was human error.")
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])
    QTest.keyClick(field.editor, Qt.Key.Key_Home)
    QTest.keyClicks(field.editor, "So ")
    assert field.underlined() == ["human error"]
    QTest.keyClick(field.editor, Qt.Key.Key_End)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    QTest.keyClicks(field.editor, "And more")
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])


def test_lines_keep_their_underlines_when_others_come_above_them(
    field: Field, qtbot: QtBot
) -> None:
    field.editor.set_text("Nothing here.\nNor here.\nIt was human error.")
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])
    field.editor.moveCursor(field.editor.textCursor().MoveOperation.Start)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    QTest.keyClicks(field.editor, "More")
    assert field.underlined() == ["human error"]
    with qtbot.waitSignal(field.editor.edited):
        pass
    assert field.underlined() == ["human error"]


def test_lines_that_come_and_go_above_take_no_underline_away(field: Field, qtbot: QtBot) -> None:
    field.editor.set_text("First\n\nIt was human error.\nLast")
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        QTest.keyClick(field.editor, key)
        assert field.underlined() == ["human error"]
        finding = field.watch.here()
        assert finding is not None
        assert finding.phrase == "human error"


def test_a_line_below_that_is_due_is_looked_at_though_it_moved(field: Field, qtbot: QtBot) -> None:
    field.editor.set_text("First\n\nIt was human")
    field.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field.editor, " error.")
    field.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.underlined() == ["human error"])


@pytest.mark.parametrize("seed", range(6))
def test_after_any_editing_every_line_is_underlined_as_it_reads(
    field: Field, qtbot: QtBot, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    pieces = (
        "It was human error. ", "\n", "The operator failed\nto check it, by human\nerror",
        "we should have known\n\n", "x", "\nHuman error\n",
    )  # fmt: skip
    field.editor.set_text("Human error\n" * 4)
    for _ in range(25):
        cursor = field.editor.textCursor()
        length = len(field.editor.toPlainText())
        cursor.setPosition(chance.randint(0, length))
        if chance.random() < 0.4:
            cursor.setPosition(chance.randint(0, length), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(chance.choice(pieces))
        if chance.random() < 0.2:
            field.editor.undo()
    qtbot.waitUntil(lambda: field.underlined() == field.expected())


def test_what_goes_over_the_end_of_a_line_is_underlined_in_both(field: Field, qtbot: QtBot) -> None:
    field.editor.set_text("At noon the operator failed\nto check it. So it was human\nerror.")
    qtbot.waitUntil(lambda: field.underlined() == ["failed", "to", "human", "error"])
    field.editor.moveCursor(QTextCursor.MoveOperation.Start)
    spot = field.watch.here()
    assert spot is not None
    assert spot.phrase == "failed\nto"
    field.editor.moveCursor(QTextCursor.MoveOperation.End)
    field.editor.moveCursor(QTextCursor.MoveOperation.Left)
    spot = field.watch.here()
    assert spot is not None
    assert spot.phrase == "human\nerror"


def test_who_did_it_may_stand_in_the_line_before(field: Field, qtbot: QtBot) -> None:
    field.editor.set_text("At about noon on that day the engineer on the night shift of the team\n")
    field.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field.editor, "forgot the flag.")
    qtbot.waitUntil(lambda: field.underlined() == ["forgot"])


def test_lines_are_read_apart_once_a_sentence_ends_between_them(field: Field, qtbot: QtBot) -> None:
    field.editor.set_text("It was human\nerror")
    qtbot.waitUntil(lambda: field.underlined() == ["human", "error"])
    field.editor.moveCursor(QTextCursor.MoveOperation.Start)
    field.editor.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    QTest.keyClick(field.editor, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: field.underlined() == [])
    QTest.keyClick(field.editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: field.underlined() == ["human", "error"])


def test_a_word_that_is_being_typed_leaves_the_line_before_alone(
    field: Field, qtbot: QtBot
) -> None:
    field.editor.set_text("It was human\n")
    field.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field.editor, "error")
    with qtbot.waitSignal(field.editor.edited):
        pass
    qtbot.waitUntil(lambda: not field.watch.underlines._due)  # noqa: SLF001 - it was looked at
    assert field.underlined() == []
    QTest.keyClicks(field.editor, " of")
    qtbot.waitUntil(lambda: field.underlined() == ["human", "error"])


def test_a_finding_over_the_end_of_a_line_is_reworded_as_a_whole(
    field: Field, qtbot: QtBot, document: Document
) -> None:
    text = "At noon the operator failed\nto check it."
    field.editor.set_text(text)
    section = document.record.section(SectionKey.FAULT)
    document.edit(set_fields("Write", section, text=text))
    spot = field.watch.here()
    assert spot is not None
    assert Verbs(document).reword(spot, "The step is manual …")
    assert document.record.prose(SectionKey.FAULT) == "The step is manual …"


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast-light", "high-contrast-dark"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_a_wave_and_dots_are_seen_in_every_palette(
    field: Field, qtbot: QtBot, name: str, zoom: int
) -> None:
    theme.set_name(name)
    theme.set_zoom(zoom)
    field.editor.resize(theme.px(400), theme.px(120))
    plain = grabbed(field.editor)
    field.editor.set_text("Human error. We should have paged.")
    qtbot.waitUntil(lambda: len(field.underlined()) == 2)
    shown = grabbed(field.editor)
    for role in ("warn", "muted"):
        ink = theme.color(role)
        assert count(shown, ink) > count(plain, ink) + 10, role


def grabbed(widget: QWidget) -> list[tuple[int, tuple[int, int, int]]]:
    """Return how often each colour is in the picture of a widget."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, stride = (image.width(), image.height()), image.bytesPerLine()
    picture = Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", stride, 1)
    colors = picture.getcolors(size[0] * size[1])
    return cast("list[tuple[int, tuple[int, int, int]]]", colors)


def count(colors: list[tuple[int, tuple[int, int, int]]], ink: QColor) -> int:
    """Count the pixels that are nearly of a colour."""
    wanted = (ink.red(), ink.green(), ink.blue())
    return sum(
        often
        for often, color in colors
        if all(abs(one - other) < 40 for one, other in zip(color, wanted, strict=True))
    )

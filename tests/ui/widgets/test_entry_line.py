"""A line that adds one thing after the other leaves undo of what was added to the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import column

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[EntryLine]:
    """A line in a window that undoes by Ctrl+Z and redoes by Ctrl+Shift+Z."""
    window = QWidget()
    made = EntryLine("Add")
    made.entered.connect(lambda _text: made.clear())
    window.setLayout(column(made))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    yield made
    window.close()


def shortcut(line: EntryLine, keys: str, done: list[str]) -> None:
    QShortcut(QKeySequence(keys), line.window()).activated.connect(lambda: done.append(keys))


def test_undo_after_a_line_was_taken_goes_to_the_window(line: EntryLine) -> None:
    done: list[str] = []
    shortcut(line, "Ctrl+Z", done)
    shortcut(line, "Ctrl+Shift+Z", done)
    QTest.keyClicks(line, "fails")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL | SHIFT)
    assert line.text() == ""
    assert done == ["Ctrl+Z", "Ctrl+Shift+Z"]


def test_undo_while_a_line_is_typed_stays_in_the_line(line: EntryLine) -> None:
    done: list[str] = []
    shortcut(line, "Ctrl+Z", done)
    QTest.keyClicks(line, "fails")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert not done

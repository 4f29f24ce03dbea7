"""Shortcuts of the window work while something is being typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.shortcuts import ShortcutGuard


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_shortcut_of_the_window_is_not_taken_by_the_field(
    qtbot: QtBot, kind: type[QWidget]
) -> None:
    window, field = QMainWindow(), kind()
    qtbot.addWidget(window)
    window.setCentralWidget(field)
    pressed: list[str] = []
    # The field would take each of these keys for itself.
    for name, keys in (("export", "Ctrl+A"), ("undo", "Ctrl+Z"), ("typed", "Shift+X")):
        action = QAction(name, window)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _on=False, name=name: pressed.append(name))
        window.addAction(action)
    guard = ShortcutGuard(window.actions(), window)
    assert guard.parent() is window
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert pressed == ["export"]

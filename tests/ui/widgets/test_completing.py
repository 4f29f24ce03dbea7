"""What a line offers is what is known when the line is entered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.completing import complete


def offered(line: QLineEdit, typed: str) -> str:
    completer = line.completer()
    assert completer is not None
    completer.setCompletionPrefix(typed)
    return completer.currentCompletion()


def test_words_that_became_known_since_are_offered_on_the_next_visit(qtbot: QtBot) -> None:
    window, line, other = QWidget(), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(other)
    layout.addWidget(line)
    qtbot.addWidget(window)
    known = ["Payments"]
    complete(line, lambda: known)
    assert offered(line, "MENT") == "Payments"
    known.append("Search")
    assert offered(line, "sea") == ""
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert offered(line, "sea") == "Search"

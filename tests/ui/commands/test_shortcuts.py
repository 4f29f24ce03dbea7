"""The sheet of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.commands.delegate import key_names
from ui.commands.shortcuts import ShortcutSheet


def sheet(qtbot: QtBot) -> ShortcutSheet:
    menu = QMenu()
    edit = menu.addMenu("Edit")
    edit.addAction("Undo").setShortcuts([QKeySequence("Ctrl+Z"), QKeySequence("Alt+Backspace")])
    menu.addMenu("View").addAction("Zoom in").setShortcut(QKeySequence("Ctrl++"))
    made = ShortcutSheet(menu)
    qtbot.addWidget(made)
    qtbot.addWidget(menu)
    return made


def titles(shown: ShortcutSheet) -> list[str]:
    return [shown.lines.line(row).title for row in range(shown.lines.rowCount())]


def test_every_action_is_listed_below_its_menu(qtbot: QtBot) -> None:
    assert titles(sheet(qtbot)) == ["Edit", "Undo", "View", "Zoom in"]


def test_every_key_of_an_action_is_spoken(qtbot: QtBot) -> None:
    made = sheet(qtbot)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert made.lines.index(1).data(role) == "Undo, Ctrl+Z or Alt+Backspace"


def test_it_can_be_searched_by_name_by_menu_and_by_keys(qtbot: QtBot) -> None:
    made = sheet(qtbot)
    for words, found in (("zoom", "Zoom in"), ("ctrl+z", "Undo"), ("view", "Zoom in")):
        made.line.setText(words)
        assert titles(made)[1:] == [found]
    made.line.setText("nothing like it")
    assert titles(made) == []


def test_the_arrow_keys_go_through_the_list_from_the_line(qtbot: QtBot) -> None:
    made = sheet(qtbot)
    QTest.keyClick(made.line, Qt.Key.Key_Down)
    assert made.view.currentIndex().row() == 3


def test_a_plus_is_a_key_too() -> None:
    assert key_names("Ctrl++") == ["Ctrl", "+"]
    assert key_names("Ctrl+Shift+Z") == ["Ctrl", "Shift", "Z"]
    assert key_names("F1") == ["F1"]


def test_what_can_be_done_in_the_open_section_is_listed_too(qtbot: QtBot) -> None:
    menu = QMenu()
    split = QAction("Split in two", menu)
    made = ShortcutSheet(menu, here=[("Timeline", split)])
    qtbot.addWidget(made)
    qtbot.addWidget(menu)
    assert titles(made) == ["Timeline", "Split in two"]

"""The command palette."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from pmdesk.model import SectionKey
from ui.commands.lines import Lines, ranked
from ui.commands.palette import Palette
from ui.commands.targets import NOT_NOW, Target, actions_in, of_actions, of_records, of_sections


class Window(QMainWindow):
    """A window with a menu of two groups, a field, and a palette."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.field = QLineEdit()
        self.setCentralWidget(self.field)
        self.whole = QMenu(self)
        edit, record = self.whole.addMenu("Edit"), self.whole.addMenu("Record")
        self.undo = self._action(edit, "Undo", "Ctrl+Z")
        edit.addSeparator()
        self._action(edit, "Search && find", "Ctrl+F", "F3")
        self._action(record, "Export…", "Ctrl+E")
        self.palette_ = Palette(self, self.targets)

    def targets(self) -> list[Target]:
        return [
            *of_sections(self.done.append),
            *of_records([("r1", "PM-7", "Cards <b>refused</b>")], self.done.append),
            *of_actions(actions_in(self.whole)),
        ]

    def _action(self, menu: QMenu, text: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda: self.done.append(text))
        menu.addAction(action)
        self.addAction(action)
        return action


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    shown = Window()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    yield shown
    shown.hide()


def titles(palette: Palette) -> list[str]:
    return [palette.lines.line(row).title for row in range(palette.lines.rowCount())]


def chosen(palette: Palette) -> str:
    return palette.lines.line(palette.view.currentIndex().row()).title


def test_everything_is_offered_by_kind_before_anything_is_typed(window: Window) -> None:
    palette = window.palette_
    palette.open()
    shown = titles(palette)
    assert shown[:2] == ["Sections", "Go to Summary"]
    assert shown[-4:] == ["Commands", "Undo", "Search & find", "Export"]
    assert "PM-7 Cards <b>refused</b>" in shown


def test_a_few_letters_and_enter_run_an_action(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_
    palette.open()
    QTest.keyClicks(palette.line, "exp")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.done == ["Export…"]
    assert not palette.isVisible()


def test_sections_and_records_are_gone_to(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_
    for words in ("five", "cards"):
        palette.open()
        QTest.keyClicks(palette.line, words)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.done == [SectionKey.WHYS, "r1"]


def test_the_arrow_keys_pass_over_headings_and_go_round(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_
    palette.open()
    assert chosen(palette) == "Go to Summary"
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert chosen(palette) == "Export"
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert chosen(palette) == "Go to Lead-up"
    QTest.keyClick(palette.line, Qt.Key.Key_PageDown)
    assert chosen(palette) == "Go to Recurrence"


def test_what_was_used_last_comes_first_and_is_told(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_
    palette.open()
    QTest.keyClicks(palette.line, "undo")
    with qtbot.waitSignal(palette.recent_changed) as told:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert told.args == [("action.Undo",)]
    palette.open()
    assert titles(palette)[:3] == ["Used last", "Undo", "Sections"]


def test_what_cannot_be_done_now_says_why_and_does_nothing(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_
    window.undo.setEnabled(False)
    window.undo.setStatusTip("There is nothing to undo")
    palette.open()
    QTest.keyClicks(palette.line, "undo")
    target = palette.lines.line(palette.view.currentIndex().row()).target
    assert target
    assert target.unavailable == "There is nothing to undo"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.done == []


def test_an_action_without_a_reason_gets_one(window: Window) -> None:
    window.undo.setEnabled(False)
    (undo, *_) = of_actions(actions_in(window.whole))
    assert undo.unavailable == NOT_NOW
    assert undo.spoken == f"Undo, Edit, Ctrl+Z, {NOT_NOW}"


def test_escape_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    window.field.setFocus()
    window.palette_.open()
    assert window.focusWidget() is window.palette_.line
    QTest.keyClick(window.palette_.line, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert window.focusWidget() is window.field


def test_the_key_that_opens_it_closes_it(window: Window, qtbot: QtBot) -> None:
    window.palette_.open()
    QTest.keyClick(window.palette_.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not window.palette_.isVisible()


def test_no_shortcut_of_the_window_acts_while_it_is_open(window: Window, qtbot: QtBot) -> None:
    window.palette_.open()
    QTest.keyClick(window.palette_.line, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.done == []
    window.palette_.shut()
    QTest.keyClick(window.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["Export…"]


def test_tab_does_not_leave_the_palette(window: Window, qtbot: QtBot) -> None:
    window.palette_.open()
    QTest.keyClick(window.palette_.line, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.palette_.line


def test_a_click_beside_it_closes_it(window: Window, qtbot: QtBot) -> None:
    window.palette_.open()
    QTest.mouseClick(window.palette_, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not window.palette_.isVisible()


def test_a_name_that_nothing_has_is_said(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_
    palette.open()
    QTest.keyClicks(palette.line, "qqqq")
    assert palette.view.isHidden()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.isVisible()


def test_it_covers_the_window_as_that_grows(window: Window, qtbot: QtBot) -> None:
    window.palette_.open()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.palette_.size() == window.size())


def test_better_matches_come_first_and_titles_before_groups(window: Window) -> None:
    shown = [line.title for line in ranked(window.targets(), (), "re")]
    assert shown.index("Go to Recovery") < shown.index("Export")


def test_the_rows_are_a_sound_model(window: Window) -> None:
    lines = Lines()
    QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Fatal, lines)
    lines.show_lines(ranked(window.targets(), ("section.whys",), ""))
    lines.show_lines(ranked(window.targets(), (), "undo"))
    assert lines.rowCount() > 0

"""Lessons by keyboard: Enter adds, Backspace removes, arrows reorder and change the column."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import lessons
from pmdesk.model import Lesson, LessonKind, SectionKey
from pmdesk.search import Hit
from tests.fakes import FakeAsk
from ui.document import Document
from ui.lessons.card import LessonEdit
from ui.lessons.view import LessonsView

WELL, BETTER, LUCKY = LessonKind
ENTER = Qt.Key.Key_Return
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(document: Document, ask: FakeAsk, qtbot: QtBot) -> Iterator[LessonsView]:
    """The lessons of a blank postmortem, shown."""
    made = LessonsView(document, ask)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_text(text: str) -> None:
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def texts(document: Document, kind: LessonKind = WELL) -> list[str]:
    return [lesson.text for lesson in document.record.lessons(kind)]


def add(document: Document, *said: str, kind: LessonKind = WELL) -> list[str]:
    """Add lessons to a column and return their identities."""
    document.edit(lessons.add_lessons(document.record, kind, said))
    return [lesson.id for lesson in document.record.lessons(kind)]


def shown(view: LessonsView, kind: LessonKind = WELL) -> list[str]:
    """Return what the cards of a column show, from the top."""
    QApplication.processEvents()
    edits = [e for e in view.columns[kind].findChildren(LessonEdit) if e.isVisibleTo(view)]
    return [edit.text() for edit in sorted(edits, key=lambda e: e.mapTo(view, e.pos()).y())]


def test_lessons_are_typed_one_after_the_other(view: LessonsView, document: Document) -> None:
    view.focus_first()
    for text in ("rollback rehearsed", "three teams at once"):
        type_text(text)
        press(ENTER)
    assert texts(document) == ["rollback rehearsed", "three teams at once"]
    assert view.subtitle() == "2 lessons"
    assert not view.columns[BETTER].findChildren(LessonEdit)


def test_enter_in_a_card_goes_on_with_a_new_one_below_it(
    view: LessonsView, document: Document
) -> None:
    first, _ = add(document, "a", "c")
    view.card(first).focus()
    press(ENTER)
    type_text("b")
    press(ENTER, CTRL)
    view.focus_first()
    assert texts(document) == ["a", "b", "c"]


def test_backspace_in_an_empty_card_removes_it_and_goes_to_the_one_before(
    view: LessonsView, document: Document
) -> None:
    first, second = add(document, "a", "b")
    view.card(second).focus()
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    assert texts(document) == ["a"]
    assert QApplication.focusWidget() is view.card(first).edit


def test_a_card_that_is_left_empty_goes(view: LessonsView, document: Document) -> None:
    (first,) = add(document, "a")
    view.card(first).focus()
    press(ENTER)
    assert len(texts(document)) == 2
    view.focus_first()
    assert texts(document) == ["a"]


def test_keys_reorder_and_the_focus_goes_along(view: LessonsView, document: Document) -> None:
    first, _ = add(document, "a", "b")
    view.card(first).focus()
    press(Qt.Key.Key_Down, CTRL)
    assert texts(document) == ["b", "a"]
    press(Qt.Key.Key_Up, CTRL)
    assert texts(document) == ["a", "b"]
    assert QApplication.focusWidget() is view.card(first).edit


def test_keys_change_the_column_and_keep_what_was_just_typed(
    view: LessonsView, document: Document
) -> None:
    (first,) = add(document, "a")
    view.card(first).focus()
    type_text("bc")
    press(Qt.Key.Key_Right, ALT)
    assert (texts(document), texts(document, BETTER)) == ([], ["abc"])
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Right, ALT)
    assert texts(document, LUCKY) == ["abc"]
    assert QApplication.focusWidget() is view.card(first).edit
    assert shown(view, LUCKY) == ["abc"]


def test_arrows_at_the_edge_of_a_text_go_on_to_its_neighbour(
    view: LessonsView, document: Document
) -> None:
    first, second = add(document, "a", "b")
    view.card(first).focus()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.card(second).edit
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.columns[WELL].entry


def test_the_menu_does_what_the_keys_do(view: LessonsView, document: Document) -> None:
    (first,) = add(document, "a")
    actions = {a.text().split("\t")[0]: a for a in view.card(first).findChildren(QAction)}
    actions["Move to the next column"].trigger()
    assert texts(document, BETTER) == ["a"]
    actions["Delete"].trigger()
    assert texts(document, BETTER) == []


def test_undo_shows_in_the_cards(view: LessonsView, document: Document) -> None:
    first, _ = add(document, "a", "b")
    view.card(first).focus()
    type_text("!")
    view.card(first).edit.flush()
    assert texts(document) == ["a!", "b"]
    document.undo()
    assert shown(view) == ["a", "b"]
    document.undo()
    assert shown(view) == []
    document.redo()
    assert shown(view) == ["a", "b"]


def test_another_change_leaves_unsaved_typing_alone(view: LessonsView, document: Document) -> None:
    (first,) = add(document, "a")
    view.card(first).focus()
    type_text("bc")
    add(document, "other", kind=BETTER)
    assert view.card(first).edit.text() == "abc"


def test_pasted_lines_are_lessons_in_one_step(view: LessonsView, document: Document) -> None:
    QGuiApplication.clipboard().setText("- rollback rehearsed\n- quick hand-over\n")
    view.focus_first()
    press(Qt.Key.Key_V, CTRL)
    assert texts(document) == ["rollback rehearsed", "quick hand-over"]
    document.undo()
    assert texts(document) == []


def test_text_is_shown_as_typed(view: LessonsView, document: Document) -> None:
    add(document, "<b>a</b> & <img src=x>")
    assert shown(view) == ["<b>a</b> & <img src=x>"]


def test_a_hit_is_selected(view: LessonsView, document: Document) -> None:
    (first,) = add(document, "rollback rehearsed")
    view.reveal(Hit(SectionKey.LESSONS, Lesson, first, "text", 9, 18, "rehearsed"))
    assert view.card(first).edit.textCursor().selectedText() == "rehearsed"


def test_an_empty_column_invites(view: LessonsView, document: Document, qtbot: QtBot) -> None:
    column = view.columns[LUCKY]
    assert column.invitation.isVisible()
    add(document, "it was a Sunday", kind=LUCKY)
    assert not column.invitation.isVisible()


def test_everything_that_takes_the_focus_has_a_name(view: LessonsView, document: Document) -> None:
    add(document, "a")
    nameless = [
        widget
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []

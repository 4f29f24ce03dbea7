"""The outline shows the tree of the canvas, has its selection, and knows the same keys."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pmdesk import actions
from pmdesk.changes import set_fields
from pmdesk.model import Mark, Why
from pmdesk.whys import causes
from tests.ui.whys.keys import focused, plant, press, shown, tree, write
from ui.document import Document
from ui.whys.view import WhysView


def outlined(qtbot: QtBot, document: Document) -> WhysView:
    view = shown(qtbot, document)
    view.show_as("outline")
    return view


def texts(view: WhysView) -> list[str]:
    """Return the lines of the outline from top to bottom."""
    found, index = [], view.outline.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = view.outline.indexBelow(index)
    return found


def current(view: WhysView) -> QModelIndex:
    return view.outline.currentIndex()


def test_a_tree_is_built_in_the_outline_by_keyboard(qtbot: QtBot, document: Document) -> None:
    view = outlined(qtbot, document)
    write("Down")
    press("Tab")
    write("First")
    press("Return")
    write("Second")
    press("Tab")
    write("Deeper")
    press("Escape", "R")
    assert tree(document) == [(0, "Down"), (1, "First"), (1, "Second"), (2, "Deeper")]
    assert texts(view) == ["Down", "First", "Second", "Deeper"]
    assert current(view).siblingAtColumn(1).data() == "Root cause"
    assert current(view).siblingAtColumn(2).data() == "No action fixes this yet"


def test_a_line_that_stays_empty_leaves_no_trace(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A")
    outlined(qtbot, document)
    press("Tab", "Escape")
    assert tree(document) == [(0, "Down"), (1, "A")]
    assert focused().accessibleName() == "Five whys outline"


def test_arrows_with_alt_move_lines_as_they_are_seen(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A", " B")
    outlined(qtbot, document)
    press("Down", "Alt+Down")
    assert tree(document) == [(0, "Down"), (1, "B"), (1, "A")]
    press("Alt+Right")
    assert tree(document) == [(0, "Down"), (1, "B"), (2, "A")]
    press("Alt+Left", "Alt+Up")
    assert tree(document) == [(0, "Down"), (1, "A"), (1, "B")]


def test_both_show_the_same_reason_as_selected(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", " B")
    view = shown(qtbot, document)
    press("Down", "Right")
    assert current(view).data() == "B"
    view.show_as("outline")
    press("Up")
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    assert card.is_current


def test_a_deleted_line_hands_the_selection_to_its_neighbour(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, "Down", " A", "  AA", " B", " C")
    view = outlined(qtbot, document)
    press("Down", "Delete")
    assert current(view).data() == "B"
    document.undo()
    assert current(view).data() == "A"
    assert texts(view) == ["Down", "A", "AA", "B", "C"]


def test_a_line_keeps_its_breaks_when_it_is_edited(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down\nfor hours")
    outlined(qtbot, document)
    press("F2")
    write("!")
    press("Escape")
    assert tree(document) == [(0, "Down\nfor hours!")]


def test_a_long_reason_takes_as_many_lines_as_it_needs(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " " + "because of this and that " * 20)
    view = outlined(qtbot, document)
    model = view.outline.model()
    top = model.index(0, 0)
    assert view.outline.rowHeight(model.index(0, 0, top)) > 2 * view.outline.rowHeight(top)


def test_a_double_click_edits_a_line(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A")
    view = outlined(qtbot, document)
    place = view.outline.visualRect(current(view)).center()
    viewport = view.outline.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    write("!")
    press("Escape")
    assert tree(document) == [(0, "Down!"), (1, "A")]


def test_what_fixes_a_cause_is_said_anew_when_actions_change(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " A")
    document.edit(causes.set_mark(document.record.item(Why, ids["A"]), Mark.ROOT))
    view = outlined(qtbot, document)
    press("Down")
    cause = document.record.item(Why, ids["A"])
    with qtbot.waitSignal(view.outline.model().dataChanged):
        document.edit(actions.add_action(document.record, "Test it", cause=cause))
    assert current(view).siblingAtColumn(2).data() == "1 priority action"


def test_those_who_hear_the_outline_are_told_all_that_is_known(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " A", "  AA", "  AB")
    view = outlined(qtbot, document)
    why = document.record.item(Why, ids["A"])
    known = set_fields("Say", why, all_needed=True, stop_because="Nobody knows")
    document.edit(known)
    tree_model = view.outline.model()
    index = tree_model.index(0, 0, tree_model.index(0, 0))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 reasons below it, which led to it only together" in said
    assert "Stop here: Nobody knows" in said
    assert index.siblingAtColumn(1).data() == "all of these together"

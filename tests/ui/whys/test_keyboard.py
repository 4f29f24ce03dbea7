"""A tree is built, corrected and marked by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert
from pmdesk.model import Category, Mark, Standing, Why
from tests.examples import event
from tests.fakes import FakeAsk
from tests.ui.whys.keys import focused, marks, plant, press, shown, tree, write
from ui.document import Document
from ui.whys.card_editor import CardEditor
from ui.whys.evidence import EvidenceDialog


def test_the_whole_tree_of_the_sample_is_built_by_keyboard_alone(
    qtbot: QtBot, document: Document, sample_document: Document
) -> None:
    shown(qtbot, document)
    texts = [why.text for _, why in sample_document.record.walk()]
    pressed = 0
    impact, nodes, packed, limit, untested, removed, requests, bulk, slow, reports, alert = texts
    for text, keys in (
        (impact, ["Tab"]),
        (nodes, ["Tab"]),
        (packed, ["Tab"]),
        (limit, ["Tab"]),
        (untested, ["Escape", "R", "1", "Up", "C", "Up", "P", "Return"]),
        (removed, ["Tab"]),
        (requests, ["Tab"]),
        (bulk, ["Escape", "R", "2", "Up", "C", "Up", "P", "Up", "Return"]),
        (slow, ["Tab"]),
        (reports, ["Tab"]),
        (alert, ["Escape", "R", "4", "Up", "Up", "C"]),
    ):
        write(text)
        press(*keys)
        pressed += len(keys)
    assert list(marks(document)) == list(marks(sample_document))
    assert pressed == 31


def test_a_tree_with_everything_that_can_be_said_takes_this_many_keys(
    qtbot: QtBot, document: Document
) -> None:
    document.edit(insert("Add", event("14:20", "First refusal"), event("14:30", "Page sent")))
    view = shown(qtbot, document)
    assert isinstance(view.ask, FakeAsk)
    view.ask.answers = [_link_the_second_event, "Only the provider knows"]
    letters = keys = 0
    for text, *pressed in (
        ("Payments failed", "Tab"),
        ("The pool ran dry", "Tab"),
        ("It leaks on failure", "Return"),
        ("Nobody can see it", "Escape", "R", "4", "Left", "Question", "Up", "P", "Ampersand", "At"),
        ("", "Return"),
        ("Support noticed first", "Escape", "C", "Period", "Exclam", "Alt+Left"),
    ):
        write(text)
        press(*pressed)
        letters, keys = letters + len(text), keys + len(pressed)
    assert list(marks(document)) == [
        (0, "Payments failed", "none", "none"),
        (1, "Support noticed first", "contributing", "none"),
        (1, "The pool ran dry", "proximate", "none"),
        (2, "It leaks on failure", "none", "none"),
        (2, "Nobody can see it", "root", "architecture"),
    ]
    noticed, dry, leaks, _seen = list(document.record.walk())[1:]
    assert noticed[1].stop_because == "Only the provider knows"
    assert noticed[1].standing is Standing.CONFIRMED
    assert (dry[1].all_needed, dry[1].evidence) == (True, (document.record.events[1].id,))
    assert leaks[1].standing is Standing.ASSUMED
    assert (letters, keys) == (88, 18)


def _link_the_second_event(dialog: QDialog) -> None:
    """Choose in the dialog what a person does with Down, Down and Space."""
    assert isinstance(dialog, EvidenceDialog)
    picker = dialog.picker
    QTest.keyClick(picker.filter, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Space)


def test_enter_on_a_new_reason_goes_on_to_the_next_beside_it(
    qtbot: QtBot, document: Document
) -> None:
    shown(qtbot, document)
    write("Down")
    press("Tab")
    write("First")
    press("Return")
    write("Second")
    press("Return", "Escape")
    assert tree(document) == [(0, "Down"), (1, "First"), (1, "Second")]


def test_enter_ends_the_correction_of_a_text(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " Why")
    shown(qtbot, document)
    press("Down", "F2")
    write(" not")
    press("Return")
    assert tree(document) == [(0, "Down"), (1, "Why not")]
    assert not isinstance(focused(), CardEditor)


def test_enter_on_the_impact_asks_why_of_it(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " First")
    shown(qtbot, document)
    press("Return")
    write("Second")
    press("Escape")
    assert tree(document) == [(0, "Down"), (1, "First"), (1, "Second")]


def test_a_new_reason_that_stays_empty_leaves_no_trace(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " Why")
    shown(qtbot, document)
    press("Down")
    before = document.undo_label, len(document.record.all(Why))
    press("Tab", "Escape")
    assert (document.undo_label, len(document.record.all(Why))) == before
    press("Return")
    write("Beside it")
    press("Escape")
    assert tree(document) == [(0, "Down"), (1, "Why"), (1, "Beside it")]


def test_a_new_reason_that_was_written_and_emptied_goes_again(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, "Down")
    shown(qtbot, document)
    press("Tab")
    write("x")
    press("Backspace", "Escape")
    assert tree(document) == [(0, "Down")]


def test_shift_and_enter_breaks_the_line(qtbot: QtBot, document: Document) -> None:
    shown(qtbot, document)
    write("Down")
    press("Shift+Return")
    write("for hours")
    press("Escape")
    assert tree(document) == [(0, "Down\nfor hours")]


def test_undo_of_a_deletion_brings_the_branch_back_and_selects_it(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, "Down", " Why", "  Deeper", " Other")
    view = shown(qtbot, document)
    press("Down", "Delete")
    assert tree(document) == [(0, "Down"), (1, "Other")]
    assert view.canvas.accessibleDescription().startswith("Why 1: Other")
    document.undo()
    assert tree(document) == [(0, "Down"), (1, "Why"), (2, "Deeper"), (1, "Other")]
    assert view.canvas.accessibleDescription().startswith("Why 1: Why")


def test_the_impact_cannot_be_deleted_moved_or_marked(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " Why")
    shown(qtbot, document)
    press("Delete", "Alt+Down", "Alt+Right")
    assert tree(document) == [(0, "Down"), (1, "Why")]


def test_arrows_go_up_down_and_along_a_level(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", "  AA", " B", "  BA", "  BB")
    view = shown(qtbot, document)
    visited = []
    for key in ("Down", "Right", "Down", "Left", "Right", "Right", "Right", "Up", "Home"):
        press(key)
        current = next(card for card in view.canvas.drawing.cards() if card.is_current)
        visited.append(next(text for text, key in ids.items() if key == current.why_id))
    assert visited == ["A", "B", "BA", "AA", "BA", "BB", "BB", "B", "Down"]


def test_arrows_with_alt_reorder_and_change_the_level(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A", " B", " C")
    shown(qtbot, document)
    press("Down", "Alt+Right")
    assert tree(document) == [(0, "Down"), (1, "B"), (1, "A"), (1, "C")]
    press("Alt+Down")
    assert tree(document) == [(0, "Down"), (1, "B"), (2, "A"), (1, "C")]
    press("Alt+Up", "Alt+Left")
    assert tree(document) == [(0, "Down"), (1, "A"), (1, "B"), (1, "C")]


def test_a_mark_goes_with_the_key_that_set_it(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " Why")
    shown(qtbot, document)
    press("Down", "R", "4")
    cause = document.record.item(Why, ids["Why"])
    assert (cause.mark, cause.category) == (Mark.ROOT, Category.ARCHITECTURE)
    press("R")
    assert document.record.item(Why, ids["Why"]).mark is Mark.NONE


def test_typing_over_a_reason_adds_to_it(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " Why")
    shown(qtbot, document)
    press("Down")
    write("Really 1")
    press("Escape")
    assert tree(document) == [(0, "Down"), (1, "WhyReally 1")]


def test_what_is_typed_is_one_step_to_undo(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down")
    view = shown(qtbot, document)
    press("F2")
    write(" a")
    assert view.canvas.editor is not None
    view.canvas.editor.flush()
    write("gain")
    press("Escape")
    assert tree(document) == [(0, "Down again")]
    document.undo()
    assert tree(document) == [(0, "Down")]


def test_leaving_the_field_keeps_what_was_typed(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down")
    view = shown(qtbot, document)
    press("F2")
    write("!")
    view.outline.setFocus()
    focused().clearFocus()
    assert tree(document) == [(0, "Down!")]
    assert view.canvas.editor is None


def test_undo_elsewhere_shows_in_the_field_that_is_open(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down")
    view = shown(qtbot, document)
    press("F2")
    editor = view.canvas.editor
    assert editor is not None
    write("!")
    editor.flush()
    document.undo()
    assert editor.text() == "Down"
    assert view.canvas.editor is editor


def test_undo_of_a_new_reason_closes_its_field(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down")
    view = shown(qtbot, document)
    press("Tab")
    write("Why")
    assert view.canvas.editor is not None
    view.canvas.editor.flush()
    document.undo()
    document.undo()
    assert tree(document) == [(0, "Down")]
    assert view.canvas.editor is None
    write("!")
    press("Escape")
    assert tree(document) == [(0, "Down!")]


def test_shift_and_tab_leaves_the_tree(qtbot: QtBot, document: Document) -> None:
    view = shown(qtbot, document)
    press("Shift+Tab")
    assert focused() is not view.canvas


def test_tab_in_an_empty_reason_keeps_it_open(qtbot: QtBot, document: Document) -> None:
    shown(qtbot, document)
    write("Down")
    press("Tab", "Tab")
    write("Because")
    press("Escape")
    assert tree(document) == [(0, "Down"), (1, "Because")]

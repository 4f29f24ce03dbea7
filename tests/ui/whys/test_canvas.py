"""What the drawn tree shows, how the mouse works on it, and that it follows card by card."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import actions
from pmdesk.changes import insert, set_fields
from pmdesk.model import Category, Mark, SectionKey, Why
from pmdesk.whys import causes
from tests.ui.whys.keys import drag, plant, press, shown, spot, tree
from ui.commands.targets import actions_in, plain
from ui.document import MANY, Document
from ui.theme import Theme
from ui.whys.card import Card
from ui.whys.edits import TreeEdits
from ui.whys.faces import Face, face_of
from ui.whys.menu import tree_menu
from ui.whys.pointer import Pointer
from ui.whys.view import WhysView


def face(document: Document, why_id: str) -> Face:
    depth, why = next((d, why) for d, why in document.record.walk() if why.id == why_id)
    return face_of(document.record, depth, why)


def card(view: WhysView, why_id: str) -> Card:
    found = view.canvas.drawing.card(why_id)
    assert found is not None
    return found


def overlapping(view: WhysView) -> list[tuple[str, str]]:
    cards = list(view.canvas.drawing.cards())
    return [
        (one.face.text, other.face.text)
        for place, one in enumerate(cards)
        for other in cards[:place]
        if one.body.translated(one.pos()).intersects(other.body.translated(other.pos()))
    ]


def test_a_card_says_place_mark_category_and_what_fixes_it(document: Document) -> None:
    ids = plant(document, "Down", " Why")
    document.edit(causes.set_mark(document.record.item(Why, ids["Why"]), Mark.ROOT))
    cause = document.record.item(Why, ids["Why"])
    document.edit(set_fields("Choose category", cause, category=Category.CHANGE))
    shown_face = face(document, ids["Why"])
    assert shown_face.overline == "★ ROOT CAUSE · CHANGE"
    assert (shown_face.chip, shown_face.chip_kind) == ("No action fixes this yet", "warn")
    document.edit(actions.add_action(document.record, "Test it", cause=cause))
    assert face(document, ids["Why"]).chip == "1 priority action ✓"
    assert face(document, ids["Down"]).overline == "IMPACT"


def test_cards_never_overlap_whatever_they_say(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", "  AA", "  AB", " B", "  BA")
    view = shown(qtbot, document)
    for key, text in (("AB", "x" * 400), ("A", "word " * 300), ("BA", "a\nb\nc\nd\ne")):
        why = document.record.item(Why, ids[key])
        document.edit(set_fields("Edit reason", why, text=text))
        assert overlapping(view) == []


def test_an_edited_text_touches_no_other_card(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", " B")
    view = shown(qtbot, document)
    before = {item.why_id: (item, item.face) for item in view.canvas.drawing.cards()}
    why = document.record.item(Why, ids["A"])
    document.edit(set_fields("Edit reason", why, text="Something else"))
    after = {item.why_id: (item, item.face) for item in view.canvas.drawing.cards()}
    assert [key for key in after if after[key][0] is not before[key][0]] == []
    assert [key for key in after if after[key][1] != before[key][1]] == [ids["A"]]


def test_markup_is_drawn_as_it_was_typed(document: Document) -> None:
    ids = plant(document, "<b>the autoscaler</b>")
    typed = Card("a", face(document, ids["<b>the autoscaler</b>"]))
    plain = Card("b", Face("IMPACT", "the autoscaler", "", "impact"))
    assert typed.body.width() > plain.body.width()


def test_typing_grows_the_card_before_anything_is_saved(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " Why")
    view = shown(qtbot, document)
    press("Down", "F2")
    before = card(view, ids["Why"]).body.height()
    assert view.canvas.editor is not None
    view.canvas.editor.insertPlainText(" and why again" * 20)
    assert card(view, ids["Why"]).body.height() > before
    assert tree(document)[1] == (1, "Why")


def test_a_card_dropped_on_another_becomes_a_reason_for_it(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " A", "  AA", " B")
    view = shown(qtbot, document)
    drag(view.canvas, ids["A"], spot(view.canvas, ids["B"]))
    assert tree(document) == [(0, "Down"), (1, "B"), (2, "A"), (3, "AA")]
    document.undo()
    assert tree(document) == [(0, "Down"), (1, "A"), (2, "AA"), (1, "B")]


@pytest.mark.parametrize(("share", "order"), [(0.05, ["A", "C", "B"]), (0.95, ["A", "B", "C"])])
def test_a_card_dropped_at_the_side_of_another_goes_beside_it(
    qtbot: QtBot, document: Document, share: float, order: list[str]
) -> None:
    ids = plant(document, "Down", " A", " B", "  C")
    view = shown(qtbot, document)
    drag(view.canvas, ids["C"], spot(view.canvas, ids["B"], share))
    assert [text for _, text in tree(document)[1:]] == order


def test_a_card_cannot_be_dropped_into_its_own_branch_or_nowhere(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " A", "  AA", " B")
    view = shown(qtbot, document)
    before = tree(document)
    drag(view.canvas, ids["A"], spot(view.canvas, ids["AA"]))
    drag(view.canvas, ids["A"], QPoint(5, view.canvas.viewport().height() - 5))
    drag(view.canvas, ids["Down"], spot(view.canvas, ids["B"]))
    assert tree(document) == before


def test_escape_calls_a_drag_off(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", " B")
    view = shown(qtbot, document)
    goal = spot(view.canvas, ids["B"])
    drag(view.canvas, ids["A"], goal, let_go=False)
    press("Escape")
    QTest.mouseRelease(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=goal)
    assert tree(document) == [(0, "Down"), (1, "A"), (1, "B")]
    assert len(view.canvas.drawing.items()) == len(document.record.all(Why)) + 1


def test_a_double_click_edits_a_card(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A")
    view = shown(qtbot, document)
    QTest.mouseDClick(
        view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(view.canvas, ids["A"])
    )
    QApplication.processEvents()
    assert view.canvas.editor is not None
    assert view.canvas.editor.why_id == ids["A"]


def test_a_click_on_the_chip_asks_for_the_actions(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A")
    document.edit(causes.set_mark(document.record.item(Why, ids["A"]), Mark.ROOT))
    view = shown(qtbot, document)
    root = card(view, ids["A"])
    chip = view.canvas.mapFromScene(root.mapToScene(QPointF(root.chip.center())))
    with qtbot.waitSignal(view.section_requested) as requested:
        QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=chip)
    assert requested.args == [SectionKey.ACTIONS]


def test_the_menu_offers_everything_with_its_keys(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A")
    document.edit(causes.set_mark(document.record.item(Why, ids["A"]), Mark.ROOT))
    pointer, window = Pointer(document), QWidget()
    qtbot.addWidget(window)
    pointer.select(ids["A"])
    cause = document.record.item(Why, ids["A"])
    menu = tree_menu(TreeEdits(document, pointer), cause, window)
    offered = {plain(action.text()).split("\t")[0]: action for _, action in actions_in(menu)}
    assert {"Ask “why?” of it", "Root cause", "Delete the branch", "Scale"} <= offered.keys()
    assert offered["Root cause"].isChecked()
    offered["Delete the branch"].trigger()
    assert tree(document) == [(0, "Down")]


def test_zoom_stays_between_a_quarter_and_four_times(qtbot: QtBot, document: Document) -> None:
    view = shown(qtbot, document)
    for _ in range(20):
        view.canvas.zoom_in()
    assert view.canvas.zoom == pytest.approx(4)
    for _ in range(40):
        view.canvas.zoom_out()
    assert view.canvas.zoom == pytest.approx(0.25)


def test_the_wheel_with_control_zooms(qtbot: QtBot, document: Document) -> None:
    view = shown(qtbot, document)
    before = view.canvas.zoom
    place = QPointF(view.canvas.viewport().rect().center())
    turn = QWheelEvent(
        place, view.canvas.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas.viewport(), turn)
    assert view.canvas.zoom > before


def test_fitting_shows_the_whole_tree(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", *(f" Reason number {n} of many" for n in range(9)))
    view = shown(qtbot, document)
    view.canvas.set_zoom(3)
    press("0")
    seen = view.canvas.mapToScene(view.canvas.viewport().rect()).boundingRect()
    assert seen.adjusted(-1, -1, 1, 1).contains(view.canvas.sceneRect())


def test_writing_comes_close_enough_to_read(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down")
    view = shown(qtbot, document)
    view.canvas.set_zoom(0.25)
    press("F2")
    assert view.canvas.zoom == pytest.approx(1)


def test_cards_follow_the_zoom_of_the_application(
    qtbot: QtBot, document: Document, dressed: Theme
) -> None:
    ids = plant(document, "Two hours passed before it was run as an incident")
    view = shown(qtbot, document)
    key = next(iter(ids.values()))
    before = card(view, key).body.height()
    dressed.set_zoom(200)
    assert card(view, key).body.height() == pytest.approx(2 * before, rel=0.1)
    assert overlapping(view) == []


def test_a_record_that_is_rebuilt_is_drawn_anew(qtbot: QtBot, document: Document) -> None:
    view = shown(qtbot, document)
    impact = document.record.reasons()[0]
    many = [
        Why.checked(record_id="pm", parent_id=impact.id, rank=f"V{n:04}1", text=str(n))
        for n in range(MANY + 1)
    ]
    document.edit(insert("Import", *many))
    assert len(list(view.canvas.drawing.cards())) == MANY + 2
    document.undo()
    assert len(list(view.canvas.drawing.cards())) == 1


def test_those_who_hear_the_tree_are_told_reason_and_place(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, "Down", " A", " B", "  BA")
    view = shown(qtbot, document)
    press("Down", "Right")
    said = "Why 1: B. 2 of 2 below “Down”. 1 reason below it."
    assert view.canvas.accessibleDescription() == said

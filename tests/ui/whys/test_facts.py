"""What is known about a reason beside its words: standing, evidence, togetherness, an end."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, set_fields
from pmdesk.model import Standing, Why
from tests.examples import event
from tests.fakes import FakeAsk
from tests.ui.whys.keys import plant, press, shown, spot, tree
from ui.document import Document
from ui.whys.event_lines import EVENT, EventLines
from ui.whys.evidence import EvidenceDialog
from ui.whys.facts import Facts
from ui.whys.view import WhysView


def reason(document: Document, why_id: str) -> Why:
    return document.record.item(Why, why_id)


def asked(view: WhysView) -> FakeAsk:
    assert isinstance(view.ask, FakeAsk)
    return view.ask


def test_signs_say_how_sure_and_whether_reasons_belong_together(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " A", "  AA", "  AB")
    view = shown(qtbot, document)
    press("Down", "Question")
    assert reason(document, ids["A"]).standing is Standing.ASSUMED
    press("Exclam", "Ampersand")
    assert reason(document, ids["A"]).standing is Standing.CONFIRMED
    assert reason(document, ids["A"]).all_needed
    assert "which led to it only together" in view.canvas.accessibleDescription()
    lines = view.canvas.drawing.branching(ids["A"])
    assert lines is not None
    assert lines.is_joint


def test_the_panel_is_no_wider_for_reasons_that_belong_together(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " A", "  AA", "  AB")
    facts = Facts(document)
    qtbot.addWidget(facts)
    facts.show_why(ids["AA"])
    facts.resize(240, 600)
    facts.show()
    narrow = facts.minimumSizeHint().width()
    facts.show_why(ids["A"])
    assert facts.together.isVisible()
    assert facts.minimumSizeHint().width() <= narrow
    facts.together.click()
    assert reason(document, ids["A"]).all_needed


def test_a_full_stop_asks_why_the_chain_stops(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A")
    view = shown(qtbot, document)
    asked(view).answers = ["Only the provider knows"]
    press("Down", "Period")
    assert reason(document, ids["A"]).stop_because == "Only the provider knows"
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    assert card.face.notes == ("Stop here: Only the provider knows",)


def test_events_are_linked_by_keyboard_alone(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A")
    document.edit(insert("Add", event("14:20", "First refusal"), event("14:30", "Page sent")))
    view = shown(qtbot, document)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, EvidenceDialog)
        picker = dialog.picker
        QTest.keyClicks(picker.filter, "page")
        QTest.keyClick(picker.filter, Qt.Key.Key_Down)
        QTest.keyClick(picker.list, Qt.Key.Key_Space)

    asked(view).answers = [choose]
    press("Down", "At")
    linked = [document.record.events[1].id]
    assert list(reason(document, ids["A"]).evidence) == linked
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    assert card.face.notes == ("1 event shows it: 14:30",)


def test_an_event_dropped_on_a_card_shows_that_reason(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A")
    document.edit(insert("Add", event("14:20", "First refusal")))
    view = shown(qtbot, document)
    data = QMimeData()
    data.setData(EVENT, document.record.events[0].id.encode())
    place = QPointF(spot(view.canvas, ids["A"]))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    link = Qt.DropAction.CopyAction
    viewport = view.canvas.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place, link, data, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(place, link, data, left, none))
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    assert card.is_target
    QApplication.sendEvent(viewport, QDropEvent(place, link, data, left, none))
    assert reason(document, ids["A"]).evidence == (document.record.events[0].id,)
    assert not card.is_target


def test_a_branch_is_copied_cut_and_pasted(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A", "  AA", " B")
    shown(qtbot, document)
    press("Down", "Control+C")
    assert QGuiApplication.clipboard().text() == "- A\n  - AA"
    press("Right", "Control+V")
    assert tree(document)[3:] == [(1, "B"), (2, "A"), (3, "AA")]
    press("Control+X")
    assert tree(document) == [(0, "Down"), (1, "A"), (2, "AA"), (1, "B")]


def test_a_list_from_elsewhere_becomes_reasons_in_one_step(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, "Down")
    shown(qtbot, document)
    QGuiApplication.clipboard().setText("The pool was full\n  It leaks\n  Nobody watched it\n")
    press("Control+V")
    expected = [(1, "The pool was full"), (2, "It leaks"), (2, "Nobody watched it")]
    assert tree(document)[1:] == expected
    document.undo()
    assert tree(document) == [(0, "Down")]


def test_events_are_offered_in_the_zone_of_the_record(qtbot: QtBot, document: Document) -> None:
    document.edit(insert("Add", event("14:20", "First refusal")))
    lines = EventLines()
    lines.show_record(document.record)
    assert lines.index(0).data() == "14:20  First refusal"
    moved = set_fields("Move", document.record.postmortem, zone="Asia/Tokyo")
    document.edit(moved)
    lines.show_record(document.record)
    assert lines.index(0).data() == "23:20  First refusal"

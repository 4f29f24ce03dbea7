"""Beside the tree: what to ask next, what is known of a reason, and what struck before."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert
from pmdesk.model import Category, Mark, Standing, Why
from pmdesk.whys import causes
from pmdesk.whys.recurrence import EarlierCause
from tests.examples import event
from tests.fakes import FakeAsk
from tests.ui.whys.keys import plant, press, tree, write
from ui.causes.alike import Found
from ui.document import Document
from ui.whys.side import WhysSide
from ui.whys.view import WhysView


@dataclass
class FakeAlike:
    """A library in which one thing struck before."""

    known: EarlierCause
    asked: list[str] = field(default_factory=list)

    def find(self, text: str, record_id: str, done: Found) -> None:
        self.asked.append(text)
        done([self.known] if "pool" in text else [])


KNOWN = EarlierCause("r", "PM-3", "Nodes ran dry", "", "w", "The pool leaks", Category.BUG, ())


def beside(qtbot: QtBot, document: Document, alike: FakeAlike | None = None) -> "Beside":
    """Show the tree with its panel, the keyboard on the tree."""
    window = QWidget()
    view = WhysView(document, FakeAsk(), window, alike=alike)
    side = view.side_panel()
    side.setParent(window)
    view.setGeometry(0, 0, 700, 700)
    side.setGeometry(700, 0, 320, 900)
    qtbot.addWidget(window)
    window.resize(1020, 900)
    window.show()
    window.activateWindow()
    view.focus_first()
    qtbot.waitUntil(view.canvas.hasFocus)
    return Beside(qtbot, window, view, side)


@dataclass
class Beside:
    """The tree, and the panel beside it, in a window."""

    qtbot: QtBot
    window: QWidget
    view: WhysView
    side: WhysSide

    def said(self) -> str:
        """Return what can be read in the panel; what is new there is shown by and by."""
        QApplication.processEvents()
        found = self.side.findChildren(QLabel)
        return "\n".join(text.text() for text in found if text.isVisible())

    def click(self, name: str) -> None:
        """Click on the button whose name begins so, once it is there."""
        self.qtbot.waitUntil(lambda: bool(self._buttons(name)))
        self._buttons(name)[0].click()

    def _buttons(self, name: str) -> list[QAbstractButton]:
        found = self.side.findChildren(QAbstractButton)
        return [b for b in found if b.isVisible() and b.accessibleName().startswith(name)]

    def answer(self, text: str) -> None:
        assert isinstance(self.view.ask, FakeAsk)
        self.view.ask.answers = [text]


def test_what_to_ask_next_follows_the_selected_reason(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " The engineer restarted the wrong node")
    shown = beside(qtbot, document)
    assert "Why did it last so long" in shown.said()
    press("Down")
    assert "What made it seem right?" in shown.said()
    assert "Fewer than three whys" in shown.said()
    assert "Why did it last so long" not in shown.said()


def test_a_question_leads_to_its_answer(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " The engineer restarted the wrong node")
    shown = beside(qtbot, document)
    press("Down")
    shown.click("Ask “why?” of it")
    write("Both nodes have the same name")
    press("Escape")
    assert tree(document)[2] == (2, "Both nodes have the same name")


def test_a_question_is_dismissed_with_a_note_that_stays(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A")
    shown = beside(qtbot, document)
    press("Down")
    shown.answer("A drill, nothing more")
    shown.click("Dismiss: Fewer than three whys")
    assert "A drill, nothing more" in shown.said()
    shown.click("Ask again: Fewer than three whys")
    assert "A drill, nothing more" not in shown.said()


def test_one_click_goes_to_the_next_question(qtbot: QtBot, document: Document) -> None:
    plant(document, "Down", " A", "  AA", " B")
    shown = beside(qtbot, document)
    qtbot.waitUntil(lambda: shown.side.questions.next.text() == "Next question (2 more)")
    shown.side.questions.next.click()
    assert shown.view.canvas.accessibleDescription().startswith("Why 2: AA")
    assert "Fewer than three whys" in shown.said()
    shown.side.questions.next.click()
    assert shown.view.canvas.accessibleDescription().startswith("Why 1: B")


def test_what_is_known_of_a_reason_is_written_beside_it(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", " B")
    document.edit(insert("Add", event("14:20", "First refusal")))
    shown = beside(qtbot, document)
    press("Down")
    shown.click("How sure: Assumed")
    QTest.keyClicks(shown.side.facts.stop, "Enough ")
    press_on = shown.side.facts.picker.list
    press_on.setCurrentIndex(shown.side.facts.picker.lines.index(0))
    QTest.keyClick(press_on, Qt.Key.Key_Space)
    known = document.record.item(Why, ids["A"])
    assert known.standing is Standing.ASSUMED
    assert known.evidence == (document.record.events[0].id,)
    assert "1 linked" in shown.said()


def test_words_being_typed_outlast_every_other_edit(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", " B")
    shown = beside(qtbot, document)
    press("Down")
    QTest.keyClicks(shown.side.facts.stop, "Enough ")
    document.edit(causes.set_mark(document.record.item(Why, ids["B"]), Mark.ROOT))
    assert shown.side.facts.stop.text() == "Enough "
    shown.side.facts.stop.flush()
    assert document.record.item(Why, ids["A"]).stop_because.strip() == "Enough"
    assert shown.side.facts.stop.text() == "Enough "
    document.undo()
    assert shown.side.facts.stop.text() == ""


def test_what_was_typed_last_stays_with_its_reason(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, "Down", " A", " B")
    shown = beside(qtbot, document)
    press("Down")
    QTest.keyClicks(shown.side.facts.stop, "Enough")
    shown.view.show_item(ids["B"])
    assert document.record.item(Why, ids["A"]).stop_because == "Enough"
    assert document.record.item(Why, ids["B"]).stop_because == ""
    assert shown.side.facts.stop.text() == ""


def test_a_cause_that_struck_before_is_found_while_typing_and_linked_at_once(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, "Down", " The pool was empty")
    alike = FakeAlike(KNOWN)
    shown = beside(qtbot, document, alike)
    assert alike.asked == []
    document.edit(causes.set_mark(document.record.item(Why, ids["The pool was empty"]), Mark.ROOT))
    press("Down")
    qtbot.waitUntil(lambda: "PM-3 Nodes ran dry" in shown.said())
    assert "No action was ever written down" in shown.said()
    shown.click("Link PM-3")
    assert document.record.root_causes[0].earlier == "PM-3"
    click_again = next(b for b in shown.side.findChildren(QPushButton) if b.text() == "Linked")
    assert not click_again.isEnabled()

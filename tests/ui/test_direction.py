"""Marks that change the direction of text turn nothing round on the screen, and are kept."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui
from pmdesk import sample
from pmdesk.changes import set_fields
from pmdesk.model import TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.turning import TURNING, held
from tests.fakes import FakeAsk, FakeClock
from tests.ui.timeline.conftest import MemoryImages
from ui.document import Document
from ui.history.dialog import HistoryDialog
from ui.theme import theme
from ui.timeline.view import TimelineView
from ui.whys.view import WhysView
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.lines import lines, one_line

UI = Path(ui.__file__).parent
CODES = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
TURNED = "refund \u202edeined\u202c and \u2067lost\u2069 in checkout"


def painted(qtbot: QtBot, widget: QWidget, part: QWidget, size: QSize) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(size)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.wait(150)
    return part.grab().toImage()


def worded(document: Document, text: str) -> Document:
    """Say something in an event and in a reason of a record."""
    record = document.record
    document.edit(set_fields("Edit", record.all(TimelineEvent)[0], text=text))
    reason = next(why for _, why in record.walk() if why.parent_id)
    document.edit(set_fields("Edit", document.record.item(Why, reason.id), text=text))
    return document


def two(document: Document) -> tuple[Document, Document]:
    """Return the record with marks, and with signs that turn nothing in their place."""
    session = Session(Record("pm"), clock=FakeClock(), role=lambda: "Owner")
    session.edit(sample.sample("pm", FakeClock()()))
    other = Document(session, lambda _edit: None)
    return worded(document, TURNED), worded(other, held(TURNED))


def test_a_row_of_the_timeline_reads_in_its_order(qtbot: QtBot, sample_document: Document) -> None:
    pictures = []
    for document in two(sample_document):
        view = TimelineView(document, FakeAsk(), MemoryImages(), clock=FakeClock())
        pictures.append(painted(qtbot, view, view.table.viewport(), QSize(900, 700)))
    assert pictures[0] == pictures[1]
    assert sample_document.record.all(TimelineEvent)[0].text == TURNED


@pytest.mark.parametrize("way", ["Tree", "Outline"])
def test_a_reason_reads_in_its_order(qtbot: QtBot, sample_document: Document, way: str) -> None:
    pictures = []
    for document in two(sample_document):
        view = WhysView(document, FakeAsk())
        ways = view.head_tools().findChildren(QPushButton)
        next(button for button in ways if button.text() == way).click()
        part = view.canvas if way == "Tree" else view.outline
        pictures.append(painted(qtbot, view, part, QSize(900, 700)))
    assert pictures[0] == pictures[1]


def test_the_history_reads_in_its_order(qtbot: QtBot, sample_document: Document) -> None:
    pictures = []
    for document in two(sample_document):
        document.edit(
            set_fields(
                f"Rename {document.record.all(TimelineEvent)[0].text}",
                document.record.postmortem,
                owner="Cleo",
            )
        )
        dialog = HistoryDialog(document)
        shown = dialog.findChild(QListView)
        assert shown is not None
        pictures.append(painted(qtbot, dialog, shown.viewport(), QSize(900, 700)))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("code", CODES, ids=hex)
def test_no_mark_is_painted_and_every_place_in_the_text_stays(code: int) -> None:
    text = f"a{chr(code)}b"
    laid = lines(text, theme.font(14), 400).layout
    assert not TURNING.search(laid.text())
    assert len(laid.text()) == len(text)
    assert not TURNING.search(one_line(text, QFontMetrics(theme.font(14)), 400))


def test_buttons_and_choices_write_the_marks_out(qtbot: QtBot) -> None:
    made, box = button(TURNED), ChoiceBox("Cause", [(1, TURNED)], 1)
    for widget in (made, box):
        qtbot.addWidget(widget)
    assert "[U+202E]" in made.text()
    assert "[U+202E]" in str(box.itemData(0, Qt.ItemDataRole.DisplayRole))


def test_one_module_alone_cuts_text_to_a_line_and_breaks_it_into_lines() -> None:
    home = UI / "widgets" / "lines.py"
    found = [
        f"{path.relative_to(UI)}:{node.lineno}"
        for path in sorted(UI.rglob("*.py"))
        if path != home
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "elidedText"
    ]
    assert not found

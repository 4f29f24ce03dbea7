"""The matrix below the root causes shows what hangs together, and leads there."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pmdesk import actions
from pmdesk.model import SectionKey
from pmdesk.whys import causes
from tests.ui.causes.test_view import add_root
from ui.causes.view import CausesView
from ui.document import Document


def said(view: CausesView) -> list[str]:
    return [text.text() for text in view.trace.findChildren(QLabel)]


def test_every_cell_leads_to_its_place(qtbot: QtBot, sample_document: Document) -> None:
    view = CausesView(sample_document)
    qtbot.addWidget(view)
    cause = sample_document.record.root_causes[0]
    for head, key in (
        ("Event", SectionKey.TIMELINE),
        ("Why", SectionKey.WHYS),
        ("Root cause", SectionKey.CAUSES),
        ("Action", SectionKey.ACTIONS),
    ):
        found = view.trace.findChildren(QPushButton)
        link = next(b for b in found if b.accessibleName().startswith(f"{head}: "))
        with qtbot.waitSignal(view.place_requested) as asked:
            link.click()
        assert asked.args is not None
        assert asked.args[0] is key
        assert key is not SectionKey.CAUSES or asked.args[1] == cause.id


def test_what_is_missing_stands_where_it_is_missing(qtbot: QtBot, document: Document) -> None:
    view = CausesView(document)
    qtbot.addWidget(view)
    key = add_root(document, "No load test")
    assert {"No event shows this yet", "No action fixes this yet"} <= set(said(view))
    cause = document.record.root_causes[0]
    document.edit(actions.add_action(document.record, "Add a load test", cause=cause))
    qtbot.waitUntil(lambda: "No action fixes this yet" not in said(view))
    document.edit(causes.remove_branch(document.record, cause))
    assert view.trace.isHidden()
    assert key not in view.cards


def test_the_list_of_what_is_missing_leads_to_the_cause_itself(
    qtbot: QtBot, document: Document
) -> None:
    view = CausesView(document)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    add_root(document, "First")
    second = add_root(document, "Second")
    view.show_item(second)
    qtbot.waitUntil(view.cards[second].statement.hasFocus)

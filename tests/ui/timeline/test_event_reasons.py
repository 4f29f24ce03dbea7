"""An event tells which reasons it shows, and is linked from the timeline as well."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, set_fields
from pmdesk.model import SectionKey, Why
from pmdesk.whys import causes
from tests.examples import event
from tests.fakes import FakeAsk
from tests.ui.timeline.conftest import MemoryImages
from ui.document import Document
from ui.timeline.view import TimelineView


def timeline(qtbot: QtBot, document: Document) -> tuple[TimelineView, QWidget]:
    """Show a timeline of two events with its panel, and a tree of two reasons."""
    record = document.record
    impact = record.reasons()[0]
    document.edit(set_fields("Edit", impact, text="Down"))
    document.edit(causes.add_reason_below(document.record, impact, "The <b>pool</b> ran dry"))
    document.edit(insert("Add", event("14:20", "First refusal"), event("14:30", "Page sent")))
    window = QWidget()
    view = TimelineView(document, FakeAsk(), MemoryImages(), window)
    panel = view.side_panel()
    panel.setParent(window)
    panel.setGeometry(900, 0, 320, 600)
    view.setGeometry(0, 0, 900, 600)
    qtbot.addWidget(window)
    window.resize(1220, 600)
    window.show()
    return view, window


def linked(view: TimelineView) -> list[str]:
    found = view.reasons.findChildren(QPushButton)
    return [b.accessibleName() for b in found if b is not view.reasons.link]


def test_a_chosen_event_is_linked_and_leads_to_its_reason(qtbot: QtBot, document: Document) -> None:
    view, window = timeline(qtbot, document)
    assert view.reasons.isHidden()
    first = document.record.events[0].id
    view.show_events([first])
    assert not view.reasons.isHidden()
    menu = view.reasons.link.menu()
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    why = next(why for why in document.record.all(Why) if why.parent_id)
    assert why.evidence == (first,)
    assert linked(view) == ["The <b>pool</b> ran dry"]
    with qtbot.waitSignal(view.place_requested) as asked:
        view.reasons.findChildren(QPushButton)[-1].click()
    assert asked.args == [SectionKey.WHYS, why.id]
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    window.close()


def test_another_event_shows_something_else(qtbot: QtBot, document: Document) -> None:
    view, window = timeline(qtbot, document)
    first, second = (found.id for found in document.record.events)
    why = next(why for why in document.record.all(Why) if why.parent_id)
    document.edit(causes.set_evidence(document.record, why, [second]))
    view.show_events([first])
    assert linked(view) == []
    view.show_events([second])
    assert linked(view) == ["The <b>pool</b> ran dry"]
    view.show_events([first, second])
    assert view.reasons.isHidden()
    window.close()

"""Typing a timeline: a time and what happened, Enter, the next."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pmdesk import dates
from pmdesk.changes import set_fields
from pmdesk.model import Moment
from tests.fakes import FakeAsk
from tests.ui.timeline.conftest import Keys, fill, in_zone
from ui.document import Document
from ui.timeline.entry import HINT
from ui.timeline.view import TimelineView

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
LINES = (
    "14:20 builds fail #impact_starts",
    "14:27 duty engineer looks #detected",
    "+15m node cordoned",
    "11:48 control plane upgraded #change @deploy-log",
    "14:49 more than one node",
    "~15:34 300 pods failed",
    "16:00-16:10 builds killed",
    "16:13 failures come back",
    "16:36 autoscaler off #mitigated",
    "16:40 load normal #resolved",
)


def texts(document: Document) -> list[str]:
    return [event.text for event in document.record.events]


def test_ten_events_are_typed_without_leaving_the_keyboard(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    view.focus_first()
    for line in LINES:
        keys(line)
        keys(ENTER)
        assert QApplication.focusWidget() is view.entry.line
        assert view.entry.line.text() == ""
    assert texts(document)[0] == "control plane upgraded"
    assert len(texts(document)) == 10
    assert [row.text for row in view.model.rows] == texts(document)
    today = document.record.events[0].start.date()
    assert (
        view.subtitle()
        == f"{dates.days(today, today)} · 10 events · 4 h 52 min · all times UTC · 0 confirmed"
    )


def test_the_new_row_is_selected_and_in_view(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, *((f"{hour:02}:{minute:02}", "x") for hour in range(9) for minute in range(60)))
    view.focus_first()
    keys("04:30:30 in the middle")
    keys(ENTER)
    (chosen,) = view.table.chosen
    assert chosen.text == "in the middle"
    shown = view.table.visualRect(view.table.currentIndex())
    assert view.table.viewport().rect().contains(shown)


def test_what_was_understood_is_shown_before_enter(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("14:20", "builds fail"))
    view.focus_first()
    assert view.entry.said.text() == HINT
    keys("14:32 rolled back build #mitigated")
    assert view.entry.said.text() == "14:32 · rolled back build · Mitigated"


def test_a_day_that_was_assumed_is_shown_before_enter(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    view.focus_first()
    keys("14:00 builds fail")
    assert view.entry.said.text() == "today, 1 Apr 2026 · 14:00 · builds fail"
    root = document.record.postmortem
    document.edit(set_fields("Change start", root, impact_start=datetime(2018, 6, 12, tzinfo=UTC)))
    keys("!")
    assert view.entry.said.text() == "12 Jun 2018 · 14:00 · builds fail!"


def test_a_day_after_that_of_the_event_before_is_shown_once(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("23:50", "builds fail"))
    view.focus_first()
    keys("00:10 more fail")
    assert view.entry.said.text() == "2 Mar 2026 · 00:10 · more fail"


def test_chosen_events_are_moved_to_the_day_that_is_asked_for(
    view: TimelineView, document: Document, ask: FakeAsk
) -> None:
    fill(document, ("14:00", "first"), ("15:00", "second"))
    view.table.selectAll()
    refused: list[str] = []
    document.refused.connect(refused.append)
    ask.answers += ["nonsense", "12 Jun 2018"]
    view.commands["move_day"].trigger()
    assert refused[0].startswith("“nonsense” is not a day.")
    view.commands["move_day"].trigger()
    assert view.subtitle().startswith("12 Jun 2018 · 2 events")
    assert len(view.table.chosen) == 2
    document.undo()
    assert view.subtitle().startswith("1 Mar 2026 · 2 events")


def test_a_line_that_is_not_understood_stays_and_says_why(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    view.focus_first()
    keys("rolled back")
    keys(ENTER)
    assert view.entry.line.text() == "rolled back"
    assert view.entry.said.text().startswith("Begin with a time, such as 14:32")
    assert view.entry.said.property("role") == "error"
    assert not document.record.events


@pytest.mark.parametrize("line", ["25:61 impossible", "14:32"])
def test_half_a_line_adds_nothing(
    view: TimelineView, document: Document, keys: Keys, line: str
) -> None:
    view.focus_first()
    keys(line)
    keys(ENTER)
    assert view.entry.line.text() == line
    assert not document.record.events


def test_a_time_that_the_clocks_skip_is_flagged(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    in_zone(document, "Europe/Berlin")
    view.focus_first()
    keys("2026-03-29 02:30 clocks went forward")
    assert "02:30" in view.entry.assumed.text()
    assert view.entry.assumed.isVisible()
    keys(ENTER)
    assert texts(document) == ["clocks went forward"]


def test_a_relative_time_counts_from_the_chosen_row(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("10:00", "first"), ("15:00", "last"))
    view.show_events([view.model.rows[0].id])
    view.focus_first()
    keys("+15m after the first")
    assert view.entry.said.text() == "10:15 · after the first"


def test_pasted_lines_become_events_in_one_step(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    QGuiApplication.clipboard().setText(
        "14:20 builds fail\n  on every node\n14:27 engineer looks\n"
    )
    view.focus_first()
    keys(Qt.Key.Key_V, CTRL)
    assert texts(document) == ["builds fail on every node", "engineer looks"]
    document.undo()
    assert not document.record.events


@pytest.mark.parametrize(
    "pasted", ["Timeline\n14:20 builds fail", "\n".join(["14:20 builds fail"] * 6)]
)
def test_a_paste_that_has_to_be_looked_at_is_handed_on_as_it_is(
    view: TimelineView, document: Document, keys: Keys, pasted: str
) -> None:
    asked: list[tuple[str, list[str]]] = []
    view.import_requested.connect(lambda text, paths: asked.append((text, paths)))
    QGuiApplication.clipboard().setText(pasted)
    view.focus_first()
    keys(Qt.Key.Key_V, CTRL)
    assert asked == [(pasted, [])]
    assert texts(document) == []
    assert view.entry.line.text() == ""


def test_an_empty_line_leaves_undo_to_the_record(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    view.focus_first()
    keys("14:20 builds fail")
    keys(ENTER)
    keys(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is view.table
    keys(Qt.Key.Key_T, CTRL)
    assert QApplication.focusWidget() is view.entry.line


def test_a_filter_gives_way_to_an_event_that_it_would_hide(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("10:00", "node cordoned"), ("11:00", "builds fail"))
    view.notes.filter.setText("node")
    assert len(view.model.rows) == 1
    view.focus_first()
    keys("12:00 load normal #resolved")
    keys(ENTER)
    assert len(view.model.rows) == 3
    assert view.table.chosen[0].moment is Moment.RESOLVED


def test_a_tag_that_is_no_moment_is_explained_and_stays_in_the_text(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    view.focus_first()
    keys("14:20 builds fail #foo")
    assert view.entry.assumed.text().startswith("“#foo” is not a moment: it stays in the text.")
    keys(ENTER)
    assert texts(document) == ["builds fail #foo"]


def test_tags_are_completed_from_a_list_by_keyboard(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("14:20", "builds fail"))
    document.edit(set_fields("Source", document.record.events[0], source="deploy log"))
    view.focus_first()
    offered = view.entry.line.suggestions
    keys("14:27 seen #de")
    assert [offered.item(row).text() for row in range(offered.count())] == [
        "#detected",
        "#decision",
    ]
    keys(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.entry.line
    assert not offered.isVisible()
    keys(" @")
    keys(Qt.Key.Key_Down)
    keys(ENTER)
    assert view.entry.line.text() == '14:27 seen #detected @"deploy log"'
    keys(ENTER)
    event = document.record.events[1]
    assert (event.text, event.moment, event.source) == ("seen", Moment.DETECTED, "deploy log")


def test_enter_adds_the_line_while_a_list_is_only_offered(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    view.focus_first()
    keys("14:27 seen #dete")
    assert view.entry.line.suggestions.isVisible()
    keys(ENTER)
    assert document.record.events[0].moment is Moment.DETECTED
    assert not view.entry.line.suggestions.isVisible()
    keys("14:30 more #d")
    keys(Qt.Key.Key_Escape)
    assert not view.entry.line.suggestions.isVisible()
    assert view.entry.line.text() == "14:30 more #d"


def test_a_time_after_midnight_is_of_the_next_day_and_one_key_takes_it_back(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("14:42", "cordoned"))
    view.focus_first()
    keys("00:10 load normal")
    assert view.entry.said.text().startswith("2 Mar 2026 · 00:10")
    assert view.entry.assumed.text().endswith("Ctrl+D: on 1 Mar 2026.")
    keys(Qt.Key.Key_D, CTRL)
    assert view.entry.said.text() == "00:10 · load normal"
    keys(ENTER)
    assert document.record.events[0].start.isoformat() == "2026-03-01T00:10:00+00:00"


def test_a_time_some_hours_back_stays_on_its_day_and_one_key_takes_it_to_the_next(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    fill(document, ("14:42", "cordoned"))
    view.focus_first()
    keys("08:00 change rolled out")
    assert view.entry.assumed.text() == "Ctrl+D: on 2 Mar 2026."
    keys(Qt.Key.Key_D, CTRL)
    keys(ENTER)
    assert document.record.events[1].start.isoformat() == "2026-03-02T08:00:00+00:00"
    keys("09:00 more")
    assert view.entry.assumed.text() == ""

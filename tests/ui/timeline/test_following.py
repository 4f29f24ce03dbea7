"""The timeline follows the record, whatever is done to it, however long it is."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import creation
from pmdesk.changes import insert, set_fields
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.timeline.events import remove_events
from pmdesk.timeline.selection import set_confirmed, set_moment
from tests.examples import at, event
from tests.fakes import FakeAsk, FakeClock
from tests.ui.timeline.conftest import MemoryImages, fill, settle
from ui.document import Document
from ui.timeline.columns import COLUMNS, EventModel
from ui.timeline.view import TimelineView
from ui.timeline.wrapped import wrapped

STEPS = st.lists(
    st.tuples(st.sampled_from("imtcdur"), st.integers(0, 50), st.integers(0, 600)), max_size=30
)


def blank() -> Document:
    session = Session(Record("pm"), clock=FakeClock())
    session.edit(creation.blank("pm", FakeClock()(), title="Checkout refused cards"))
    return Document(session, lambda _edit: None)


def new(minute: int) -> TimelineEvent:
    start = at("08:00") + timedelta(minutes=minute)
    return TimelineEvent.checked(record_id="pm", start=start, text=f"after {minute}")


def act(document: Document, what: str, pick: int, minute: int) -> None:
    events = document.record.events
    if what == "i" or not events:
        document.edit(insert("Add event", new(minute)))
        return
    one = events[pick % len(events)]
    if what == "m":
        document.edit(set_fields("Change time", one, start=new(minute).start))
    elif what == "t":
        document.edit(set_fields("Change text", one, text=f"text {minute}"))
    elif what == "c":
        document.edit(set_confirmed(events[: pick + 1], confirmed=bool(minute % 2)))
    elif what == "d":
        document.edit(remove_events(document.record, events[pick % 3 : pick % 5 + 1]))
    else:
        (document.undo if what == "u" else document.redo)()


@given(STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_table_is_at_every_moment_what_the_record_says(
    qapp: QApplication, steps: list[tuple[str, int, int]]
) -> None:
    document = blank()
    model = EventModel(document)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    for step in steps:
        act(document, *step)
        assert model.rows == document.record.events
    assert tester.model() is model


def test_ten_thousand_events_open_and_measure_only_the_rows_in_view(
    document: Document, ask: FakeAsk, qtbot: QtBot
) -> None:
    document.edit(insert("Import", *(new(minute) for minute in range(10_000))))
    view = TimelineView(document, ask, MemoryImages())
    qtbot.addWidget(view)
    measured: list[int] = []
    height = view.table._height  # noqa: SLF001 - how often rows are measured is the point

    def counted(row: int) -> int:
        measured.append(row)
        return height(row)

    view.table._height = counted  # type: ignore[method-assign] # noqa: SLF001
    view.resize(900, 700)
    view.show()
    view.table.verticalScrollBar().setValue(view.table.verticalScrollBar().maximum())
    assert view.table.rowAt(view.table.viewport().height() - 3) == 9_999
    assert len(set(measured)) < 200
    measured.clear()
    one = document.record.events[9_995]
    document.edit(set_fields("Change text", one, text="changed"))
    assert len(set(measured)) <= 1


def test_the_chosen_rows_stay_chosen_when_everything_is_shown_anew(
    view: TimelineView, document: Document
) -> None:
    document.edit(insert("Import", *(new(minute) for minute in range(400))))
    view.show_events([document.record.events[7].id])
    document.edit(set_confirmed(document.record.events, confirmed=True))
    assert [e.text for e in view.table.chosen] == ["after 7"]


def test_dates_are_shown_once_a_timeline_has_several_days(
    view: TimelineView, document: Document
) -> None:
    fill(document, ("14:20", "builds fail"))
    assert view.model.index(0, 0).data() == "14:20"
    document.edit(insert("Add", event("09:10", "back", day="2026-03-03")))
    assert [view.model.index(row, 0).data() for row in (0, 1)] == ["1 Mar 14:20", "3 Mar 09:10"]


def test_figures_say_what_they_count_or_why_there_are_none(
    view: TimelineView, document: Document, qtbot: QtBot
) -> None:
    fill(document, ("14:20", "builds fail"), ("14:27", "seen"))
    first, second = document.record.events
    document.edit(set_moment([first], Moment.IMPACT_STARTS))
    document.edit(set_moment([second], Moment.DETECTED))
    detect, acknowledge = view.figures.cards[:2]
    qtbot.waitUntil(lambda: detect.value.text() == "7 min")
    assert detect.note.text() == "Impact starts → Detected"
    assert acknowledge.value.text() == "–"
    assert acknowledge.note.text() == "No “Responder engaged” yet"
    assert acknowledge.accessibleDescription().startswith("No event is marked")


def test_a_contradiction_and_a_long_silence_are_pointed_out_and_lead_to_their_event(
    view: TimelineView, document: Document, qtbot: QtBot
) -> None:
    moments = (Moment.IMPACT_STARTS, Moment.MITIGATED, Moment.DETECTED, Moment.RESOLVED)
    times = ("14:00", "14:10", "14:20", "16:00")
    events = [event(time, f"at {time}", m) for time, m in zip(times, moments, strict=True)]
    document.edit(insert("Add", *events))
    shown = view.notes.findChildren(QWidget, "remark")
    qtbot.waitUntil(shown[0].isVisible)
    said = [str(button.property("text")) for button in shown]
    assert said == [
        "“Mitigated” is marked before “Detected”",
        "No event for 1 h 40 min after 14:20",
    ]
    QTest.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    assert view.table.chosen[0].text == "at 16:00"


def test_text_is_drawn_as_typed(view: TimelineView, document: Document) -> None:
    typed = "<b>bold</b> &amp; <img src=x>"
    fill(document, ("14:20", typed))
    assert view.model.index(0, 1).data() == typed
    drawn = wrapped(typed, view.font(), 2_000).layout
    assert drawn.text() == typed
    assert drawn.maximumWidth() == QFontMetricsF(view.font()).horizontalAdvance(typed)


def test_a_dot_is_where_a_click_finds_its_event(
    view: TimelineView, document: Document, qtbot: QtBot
) -> None:
    fill(document, ("14:20", "builds fail"), ("14:27", "seen"), ("16:00", "over"))
    qtbot.waitUntil(lambda: len(view.strip.sight.plan.dots) == 3)
    dot = view.strip.sight.plan.dots[2]
    place = view.strip.rect().topRight()
    place.setY(round(view.strip.sight.rows.dots))
    place.setX(place.x() - 14)
    assert view.strip.dot_at(place) == dot
    QTest.mouseClick(view.strip, Qt.MouseButton.LeftButton, pos=place)
    assert view.table.chosen[0].text == "over"


def test_everything_that_takes_the_focus_has_a_name(view: TimelineView) -> None:
    nameless = [
        widget
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and widget.isVisibleTo(view)
    ]
    assert nameless == []


def test_cells_are_spoken_with_their_column(view: TimelineView, document: Document) -> None:
    fill(document, ("14:20", "builds fail"))
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [view.model.index(0, column).data(role) for column in range(len(COLUMNS))]
    assert spoken[:2] == ["Time: 14:20", "What happened: builds fail"]
    assert spoken[4].endswith("not confirmed")


def test_a_low_window_keeps_the_table_and_the_line(view: TimelineView, document: Document) -> None:
    fill(document, *((f"14:{minute:02}", "x") for minute in range(20)))
    view.resize(900, 260)
    settle()
    assert not view.strip.isVisible()
    assert view.table.viewport().height() > 60
    assert view.entry.line.isVisible()
    view.resize(900, 900)
    settle()
    assert view.strip.isVisible()


def test_at_most_two_remarks_are_shown_and_the_others_are_one_click_away(
    view: TimelineView, document: Document, qtbot: QtBot
) -> None:
    moments = (Moment.RESOLVED, Moment.MITIGATED, Moment.DETECTED, Moment.IMPACT_STARTS)
    events = [event(f"14:{n}0", f"at {n}", moment) for n, moment in enumerate(moments)]
    document.edit(insert("Add", *events))
    view.resize(1400, 800)
    qtbot.waitUntil(view.notes.more.isVisible)
    assert view.notes.more.text() == "1 more"
    (action,) = view.notes.further().actions()
    action.trigger()
    assert [event.text for event in view.table.chosen] == ["at 0"]

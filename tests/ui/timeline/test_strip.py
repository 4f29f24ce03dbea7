"""The strip on the screen: coming closer, moving along, pointing, and in step with the table."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pmdesk.changes import difference, insert, set_fields
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.strip import Window
from tests.examples import at, event, long_record
from tests.ui.timeline.conftest import Keys, fill, settle
from ui.document import Document
from ui.theme import Theme
from ui.timeline import strip_verbs
from ui.timeline.strip import SIDES, TimelineStrip
from ui.timeline.view import TimelineView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(view: TimelineView, document: Document) -> TimelineStrip:
    """The strip of an incident of four hours, with the keyboard."""
    fill(document, *((f"{hour}:00", f"at {hour}") for hour in range(10, 15)))
    view.strip.look_again()
    view.strip.setFocus()
    settle()
    return view.strip


def shown(strip: TimelineStrip) -> Window:
    window = strip.sight.window
    assert window
    return window


def x_of(strip: TimelineStrip, time: str) -> int:
    assert strip.sight.scale
    return round(strip.sight.scale.x(at(time))) + SIDES


def drag(strip: TimelineStrip, start: QPoint, end: QPoint, held: Qt.KeyboardModifier) -> None:
    QTest.mousePress(strip, LEFT, held, start)
    for step in (0.5, 1.0):
        QTest.mouseMove(strip, start + (end - start) * step)
    QTest.mouseRelease(strip, LEFT, held, end)


def wheel(strip: TimelineStrip, turned: QPoint, held: Qt.KeyboardModifier, x: int = 300) -> None:
    place = QPointF(x, 60)
    QApplication.sendEvent(
        strip,
        QWheelEvent(
            place, strip.mapToGlobal(place), QPoint(), turned, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_keys_come_closer_and_step_back(strip: TimelineStrip, keys: Keys) -> None:
    whole = shown(strip)
    keys("+")
    assert shown(strip).length < whole.length
    keys("=")
    keys("-")
    keys("-")
    assert shown(strip) == whole
    keys("+")
    keys("0")
    assert shown(strip) == whole
    assert not strip.sight.is_zoomed


def test_keys_move_along_and_stop_at_the_ends(strip: TimelineStrip, keys: Keys) -> None:
    keys("+")
    keys("+")
    middle = shown(strip)
    keys(Qt.Key.Key_Right, SHIFT)
    assert shown(strip).start > middle.start
    for _ in range(9):
        keys(Qt.Key.Key_PageUp)
    assert shown(strip).start == at("10:00")
    assert shown(strip).length == middle.length


def test_the_wheel_moves_along_and_with_ctrl_comes_closer_to_the_pointer(
    strip: TimelineStrip,
) -> None:
    place = x_of(strip, "12:00")
    wheel(strip, QPoint(0, 240), CTRL, place)
    assert shown(strip).length < at("14:00") - at("10:00")
    assert abs(x_of(strip, "12:00") - place) <= 1
    before = shown(strip)
    wheel(strip, QPoint(0, -120), Qt.KeyboardModifier.NoModifier)
    assert shown(strip).start > before.start
    wheel(strip, QPoint(240, 0), Qt.KeyboardModifier.NoModifier)
    assert shown(strip).start < before.start


def test_two_fingers_come_closer(strip: TimelineStrip) -> None:
    place = QPointF(300, 60)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        place, place, strip.mapToGlobal(place), 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(strip, pinch)
    assert shown(strip).length < at("14:00") - at("10:00")


def test_a_dragged_stretch_is_shown_larger(strip: TimelineStrip) -> None:
    start, end = (QPoint(x_of(strip, time), 60) for time in ("11:15", "12:45"))
    drag(strip, start, end, Qt.KeyboardModifier.NoModifier)
    assert abs(shown(strip).start - at("11:15")).total_seconds() < 60
    assert abs(shown(strip).end - at("12:45")).total_seconds() < 60


def test_time_is_pushed_along_by_hand_and_shift_marks_a_stretch(
    strip: TimelineStrip, keys: Keys
) -> None:
    keys("+")
    before = shown(strip)
    drag(strip, QPoint(300, 50), QPoint(200, 50), Qt.KeyboardModifier.NoModifier)
    assert shown(strip).start > before.start
    assert shown(strip).length == before.length
    drag(strip, QPoint(300, 50), QPoint(400, 50), SHIFT)
    assert shown(strip).length < before.length


def test_the_overview_leads_to_any_place(strip: TimelineStrip, keys: Keys) -> None:
    for _ in range(4):
        keys("+")
    y = round(strip.sight.rows.height) + 4
    QTest.mouseClick(strip, LEFT, pos=QPoint(strip.width() - SIDES - 10, y))
    assert shown(strip).end == at("14:00")
    QTest.mouseClick(strip, LEFT, pos=QPoint(SIDES + 10, y))
    assert shown(strip).start == at("10:00")


def test_a_long_incident_opens_on_its_impact_and_the_rest_is_one_key_away(
    view: TimelineView, document: Document, keys: Keys
) -> None:
    document.edit(difference("Import", document.record, like(document)))
    view.strip.look_again()
    assert view.strip.sight.is_zoomed
    first = shown(view.strip)
    view.strip.setFocus()
    keys("0")
    assert not view.strip.sight.is_zoomed
    keys("i")
    assert shown(view.strip) == first


def like(document: Document) -> Record:
    base = document.record
    for item in long_record(60).events:
        base = base.putting(item.having(record_id=base.id))
    return base.putting(
        base.postmortem.having(
            impact_start=at("12:05", "2026-03-28"), impact_end=at("17:30", "2026-03-28")
        )
    )


def test_events_that_fall_together_are_chosen_together_and_open_on_a_double_click(
    view: TimelineView, document: Document
) -> None:
    fill(document, ("10:00", "a"), ("10:01", "b"), ("10:02", "c"), ("23:00", "z"))
    strip = view.strip
    strip.look_again()
    place = QPoint(x_of(strip, "10:01"), round(strip.sight.rows.dots))
    QTest.mouseClick(strip, LEFT, pos=place)
    assert [e.text for e in view.table.chosen] == ["a", "b", "c"]
    QTest.mouseDClick(strip, LEFT, pos=place)
    assert [dot.count for dot in strip.sight.plan.dots] == ["", "", ""]


def test_a_row_chosen_in_the_table_comes_into_view(
    view: TimelineView, strip: TimelineStrip, keys: Keys, document: Document
) -> None:
    view.show_events([document.record.events[0].id])
    for _ in range(5):
        keys("+")
    assert shown(strip).end < at("14:00")
    view.show_events([document.record.events[4].id])
    assert shown(strip).start <= at("14:00") <= shown(strip).end
    keys("s")
    assert shown(strip).start < at("14:00")


def test_arrows_walk_through_all_events_and_bring_them_into_view(
    view: TimelineView, strip: TimelineStrip, keys: Keys
) -> None:
    keys(Qt.Key.Key_Home)
    for _ in range(6):
        keys("+")
    for _ in range(4):
        keys(Qt.Key.Key_Right)
    assert [e.text for e in view.table.chosen] == ["at 14"]
    assert shown(strip).end >= at("14:00")


def test_the_pointer_and_the_rows_point_to_the_same_event(
    view: TimelineView, strip: TimelineStrip
) -> None:
    QTest.mouseMove(strip, QPoint(x_of(strip, "12:00"), round(strip.sight.rows.dots)))
    assert view.table.cells.hovered_row == 2
    view.table.row_hovered.emit(view.model.rows[3].id)
    assert changed_columns(view, strip, lambda: strip.mark_hovered("")) == [x_of(strip, "13:00")]


def changed_columns(view: TimelineView, strip: TimelineStrip, act: object) -> list[int]:
    """Return around which places a picture of the strip differs after an act."""
    before = strip.grab().toImage()
    act()  # type: ignore[operator]
    after = strip.grab().toImage()
    return [
        x
        for x in (x_of(strip, time) for time in ("10:00", "11:00", "12:00", "13:00", "14:00"))
        if column(before, x + 9) != column(after, x + 9) or column(before, x) != column(after, x)
    ]


def column(image: QImage, x: int) -> list[int]:
    return [image.pixel(min(x, image.width() - 1), y) for y in range(image.height())]


def test_a_cursor_says_its_time_under_the_pointer_and_by_keys(
    strip: TimelineStrip, keys: Keys
) -> None:
    keys(Qt.Key.Key_Right, CTRL)
    assert strip.accessibleDescription().startswith("Cursor at 12:02")
    keys(Qt.Key.Key_Left, CTRL | SHIFT)
    assert strip.accessibleDescription().startswith("Cursor at 11:38")


def test_the_cursor_repaints_only_what_is_near_it(
    view: TimelineView, strip: TimelineStrip, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in view.findChildren(QTimer)))
    settle()
    QTest.mouseMove(strip, QPoint(100, 90))
    settle()
    painted: list[int] = []
    paint = strip.paintEvent

    def noted(event: object) -> None:
        painted.append(event.region().boundingRect().width())  # type: ignore[attr-defined]
        paint(event)  # type: ignore[arg-type]

    strip.paintEvent = noted  # type: ignore[method-assign]
    QTest.mouseMove(strip, QPoint(110, 90))
    settle()
    assert painted
    assert max(painted) < strip.width() / 2


def test_the_description_says_what_is_shown_and_changes_with_it(
    strip: TimelineStrip, keys: Keys, document: Document
) -> None:
    assert strip.accessibleDescription() == "5 events."
    document.edit(set_fields("Mark", document.record.events[1], moment=Moment.DETECTED))
    strip.look_again()
    keys("+")
    said = strip.accessibleDescription()
    assert said == (
        "Response 11:00 on, its end is not known; 5 events; Detected 11:00; Showing 10:40 to 13:20."
    )


def test_the_menu_says_its_keys_and_does_what_they_do(strip: TimelineStrip) -> None:
    menu = strip_verbs.menu(strip)
    actions = {action.text().split("\t")[0]: action for action in menu.findChildren(QAction)}
    assert {"Zoom in", "Zoom out", "Show everything", "Show the impact"} <= actions.keys()
    actions["Zoom in"].trigger()
    assert strip.sight.is_zoomed
    menu.deleteLater()


def test_a_zoomed_strip_keeps_its_window_while_events_come_in(
    strip: TimelineStrip, keys: Keys, document: Document
) -> None:
    keys("+")
    before = shown(strip)
    document.edit(insert("Add", event("18:00", "later")))
    strip.look_again()
    assert shown(strip) == before
    keys("0")
    document.edit(insert("Add", event("20:00", "still later")))
    strip.look_again()
    assert shown(strip).end == at("20:00")


@pytest.mark.parametrize("zoom", [75, 300])
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast-light", "high-contrast-dark"])
def test_it_is_drawn_in_every_palette_and_zoom(
    strip: TimelineStrip, dressed: Theme, name: str, zoom: int
) -> None:
    dressed.set_name(name)
    dressed.set_zoom(zoom)
    settle()
    image = strip.grab().toImage()
    middle = round(strip.sight.rows.dots)
    inks = {image.pixelColor(x, middle).name() for x in range(image.width())}
    assert dressed.color("muted").name() in inks


def test_nothing_can_be_done_on_an_empty_strip(view: TimelineView, keys: Keys) -> None:
    view.strip.setFocus()
    for key in ("+", "-", "0", "i", "s", Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        keys(key)
    wheel(view.strip, QPoint(0, 120), CTRL)
    QTest.mouseClick(view.strip, LEFT, pos=QPoint(100, 50))
    assert view.strip.sight.window is None


def test_an_event_taken_back_is_no_longer_marked(
    strip: TimelineStrip, view: TimelineView, document: Document
) -> None:
    view.show_events([document.record.events[2].id])
    document.undo()
    strip.look_again()
    settle()
    assert document.record.all(TimelineEvent) == ()
    assert strip.sight.window is None

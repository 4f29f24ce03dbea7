"""Every screen can be used without a pointer and without seeing it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QRadioButton,
    QScrollBar,
    QWidget,
)

from pmdesk.model import SectionKey
from tests.ui.room import Room
from ui.theme import Theme

TARGET = QSize(24, 24)
"""The least size of what is clicked, in pixels at 100 %."""


def _focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            yield widget


def _nameless(root: QWidget) -> list[str]:
    return [_path(widget) for widget in _focusable(root) if not _name(widget)]


def _name(widget: QWidget) -> str:
    heard: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name).strip() if heard is not None else ""


def _path(widget: QWidget) -> str:
    """Say where a widget is, for whoever has to find it."""
    steps: list[str] = []
    step: QWidget | None = widget
    while step is not None and len(steps) < 4:
        steps.append(type(step).__name__)
        step = step.parentWidget()
    return " in ".join(steps)


def _too_small(root: QWidget) -> list[str]:
    buttons = [w for w in _focusable(root) if isinstance(w, QAbstractButton)]
    return [
        f"{type(b).__name__} “{b.accessibleName() or b.text()}” {b.width()}×{b.height()}"
        for b in buttons
        if not isinstance(b, QCheckBox | QRadioButton)
        and (b.width() < TARGET.width() or b.height() < TARGET.height())
    ]


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_focusable_thing_has_a_name_and_a_size_that_can_be_hit(
    room: Room, dressed: Theme, zoom: int
) -> None:
    room.open()
    dressed.set_zoom(zoom)
    nameless, small = [], []
    for key in SectionKey:
        room.page.open_section(key)
        QApplication.processEvents()
        nameless += [f"{key.label}: {name}" for name in _nameless(room.desk.frame)]
        small += [f"{key.label}: {name}" for name in _too_small(room.desk.frame)]
    dialogs = [make() for make in room.desk.dialogs.about_record().values()]
    for dialog in [*dialogs, room.desk.dialogs.new(), room.desk.dialogs.templates()]:
        dialog.show()
        QApplication.processEvents()
        nameless += [f"{dialog.windowTitle()}: {name}" for name in _nameless(dialog)]
        small += [f"{dialog.windowTitle()}: {name}" for name in _too_small(dialog)]
        dialog.close()
        dialog.deleteLater()
    room.desk.overviews.show_library()
    nameless += _nameless(room.desk.frame)
    with room.qtbot.waitSignal(room.desk.reporting.shown):
        room.desk.overviews.show_report()
    QApplication.processEvents()
    nameless += _nameless(room.desk.frame)
    small += _too_small(room.desk.frame)
    assert nameless == []
    assert small == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("zoom", [75, 100, 150])
def test_no_section_needs_to_be_scrolled_sideways(
    room: Room, dressed: Theme, size: tuple[int, int], zoom: int
) -> None:
    room.open()
    dressed.set_zoom(zoom)
    room.desk.frame.resize(*size)
    wide = []
    for key in SectionKey:
        room.page.open_section(key)
        QApplication.processEvents()
        for area in room.page.view(key).findChildren(QAbstractScrollArea):
            bar = area.horizontalScrollBar()
            if area.isVisible() and _is_needed(bar) and type(area).__name__ != "Canvas":
                wide.append(f"{key.label}: {type(area).__name__}")
    assert wide == []
    assert room.desk.frame.width() == size[0], "the window had to grow to hold its content"


def _is_needed(bar: QScrollBar) -> bool:
    return bar.isVisible() and bar.maximum() > 0


def test_tab_goes_round_the_whole_window_and_visits_nothing_twice(room: Room) -> None:
    room.open()
    room.page.open_section(SectionKey.ACTIONS)
    room.page.nav.setFocus()
    first = QApplication.focusWidget()
    visited: list[QWidget] = []
    for _ in range(200):
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard got lost"
        if widget in visited:
            break
        visited.append(widget)
        room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert QApplication.focusWidget() is first, "Tab does not come back to where it began"
    assert len(visited) > 10

"""Whatever is in it, the import can be used without a pointer and without seeing it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextOption
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QToolButton, QWidget

from tests.ui.importing.conftest import MESSAGES, Hands
from ui.theme import Theme

TABLE = "Time,Host,Event\n02/04/2026 14:20,db-2,disk full\n,db-1,nobody wrote down when\n"


def stops(hands: Hands) -> list[QWidget]:
    """Return what Tab can come to now, but for the arrows that Qt puts beside too many tabs."""
    return [
        widget
        for widget in hands.dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not (isinstance(widget, QToolButton) and isinstance(widget.parent(), QTabBar))
    ]


def spoken(widget: QWidget) -> str:
    heard: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name).strip() if heard is not None else ""


@pytest.mark.parametrize("text", [MESSAGES, TABLE])
@pytest.mark.parametrize("zoom", [75, 200])
def test_every_stop_in_every_view_has_a_name(
    hands: Hands, dressed: Theme, text: str, zoom: int
) -> None:
    dressed.set_zoom(zoom)
    hands.paste(text)
    nameless = []
    for view in range(hands.dialog.results.count()):
        hands.dialog.results.setCurrentIndex(view)
        QApplication.processEvents()
        nameless += [f"{view} {type(stop).__name__}" for stop in stops(hands) if not spoken(stop)]
    assert nameless == []


def test_no_button_is_too_small_to_be_hit(hands: Hands) -> None:
    hands.paste(TABLE)
    small = []
    for view in range(hands.dialog.results.count()):
        hands.dialog.results.setCurrentIndex(view)
        QApplication.processEvents()
        buttons = [stop for stop in stops(hands) if isinstance(stop, QAbstractButton)]
        small += [button.text() for button in buttons if min(button.size().toTuple()) < 24]
    assert small == []


def test_tab_leaves_the_text(hands: Hands) -> None:
    hands.dialog.given.text.setFocus()
    hands.press(Qt.Key.Key_Tab)
    assert hands.focus() is not hands.dialog.given.text


def test_a_line_without_an_end_to_its_words_is_broken_anywhere(hands: Hands) -> None:
    hands.paste("14:20 " + "x" * 300_000)
    assert hands.dialog.given.text.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    assert len(hands.rows) == 1

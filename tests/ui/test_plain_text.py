"""What the user typed is shown as typed: no screen reads it as markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.widgets.buttons import button, check_box
from ui.widgets.chip import Chip
from ui.widgets.message_bar import MessageBar
from ui.widgets.text import ElidedLabel, label, set_tooltip

UI = Path(ui.__file__).parent
ALLOWED = {UI / "widgets" / "text.py", UI / "ask.py"}
MADE_BY_TEXT_ALONE = {"QLabel", "QMessageBox"}
READ_AS_MARKUP = {"setToolTip", "setHtml", "insertHtml", "appendHtml", "setTextFormat"}

TYPED = [
    "<b>bold</b>",
    '<img src="file:///etc/passwd">',
    "R&D && QA",
    "a < b <br> &lt;c&gt;",
]


def findings(source: str) -> Iterator[str]:
    """Name what may show text as markup in a module."""
    for node in ast.walk(ast.parse(source)):
        names: list[ast.expr] = []
        if isinstance(node, ast.Call):
            names = [node.func]
        elif isinstance(node, ast.ClassDef):
            names = node.bases
        for name in names:
            called = getattr(name, "attr", getattr(name, "id", ""))
            if called in MADE_BY_TEXT_ALONE | READ_AS_MARKUP:
                yield f"{name.lineno}: {called}"


def test_only_one_module_makes_labels_and_tooltips() -> None:
    found = [
        f"{path.relative_to(UI)}:{finding}"
        for path in sorted(UI.rglob("*.py"))
        if path not in ALLOWED
        for finding in findings(path.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    "source",
    ["QLabel('x')", "self.view.setToolTip(text)", "class Title(QLabel): pass", "edit.setHtml(t)"],
)
def test_the_rule_sees_each_way_to_show_markup(source: str) -> None:
    assert list(findings(source))


def ink_width(widget: QWidget) -> int:
    """Measure from the leftmost to the rightmost pixel that differs from the ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    inner = image.rect().adjusted(4, 4, -4, -4)
    ground = image.pixel(inner.topLeft())
    columns = [
        x
        for x in range(inner.left(), inner.right() + 1)
        if any(image.pixel(x, y) != ground for y in range(inner.top(), inner.bottom() + 1))
    ]
    return columns[-1] - columns[0] + 1


def expected_width(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text)


@pytest.mark.parametrize("text", TYPED)
def test_labels_and_chips_show_every_character(qtbot: QtBot, text: str) -> None:
    for widget in (label(text), ElidedLabel(text), Chip(text)):
        qtbot.addWidget(widget)
        widget.setContentsMargins(8, 8, 8, 8)
        widget.adjustSize()
        assert ink_width(widget) == pytest.approx(expected_width(widget, text), abs=4)


@pytest.mark.parametrize("text", TYPED)
def test_buttons_show_every_character(qtbot: QtBot, text: str) -> None:
    made = button(text, kind="quiet")
    qtbot.addWidget(made)
    made.setFlat(True)
    made.resize(made.sizeHint())
    assert ink_width(made) == pytest.approx(expected_width(made, text), abs=4)


@pytest.mark.parametrize("text", TYPED)
def test_buttons_without_a_label_keep_their_name(qtbot: QtBot, text: str) -> None:
    box = check_box(text)
    qtbot.addWidget(box)
    assert box.text().replace("&&", "&") == text
    assert box.accessibleName() == text


@pytest.mark.parametrize("text", TYPED)
def test_tooltips_show_every_character(qtbot: QtBot, text: str) -> None:
    widget = label("?")
    qtbot.addWidget(widget)
    widget.show()
    set_tooltip(widget, text)
    QToolTip.showText(widget.pos(), widget.toolTip(), widget)
    (tip,) = [shown for shown in QApplication.topLevelWidgets() if shown.inherits("QTipLabel")]
    assert ink_width(tip) == pytest.approx(expected_width(tip, text), abs=6)
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_banner_shows_markup_as_typed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("<i>saved</i>")
    assert bar.text() == "<i>saved</i>"

"""Chips, dots, cards and fields say by words what they show by colour."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chip import COLORS, Chip, ChipKind, chip_size, paint_chip
from ui.widgets.dot import Dot, Mark, paint_dot
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.layout import box
from ui.widgets.line_edit import LineEdit
from ui.widgets.lines import shortened
from ui.widgets.text import ElidedLabel, label


def test_a_chip_speaks_its_name_and_changes_its_ground(qtbot: QtBot, dressed: Theme) -> None:
    chip = Chip("SEV 2", "sev", name="Severity 2")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Severity 2"
    chip.show_text("Approved", "ok")
    assert chip.accessibleName() == "Approved"
    chip.adjustSize()
    ground = chip.grab().toImage().pixelColor(chip.width() // 2, 2)
    assert ground == dressed.color("ok_soft")


@pytest.mark.parametrize("kind", list(COLORS))
def test_a_painted_chip_has_the_colours_of_its_kind(dressed: Theme, kind: ChipKind) -> None:
    size = chip_size("Draft")
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_chip(painter, image.rect(), "Draft", kind)
    painter.end()
    ground, _ = COLORS[kind]
    assert image.pixelColor(size.width() // 2, 2) == dressed.color(ground)


@pytest.mark.parametrize(
    ("mark", "left", "right"), [("empty", 0, 0), ("half", 1, 0), ("full", 1, 1)]
)
def test_a_dot_fills_from_the_left(dressed: Theme, mark: Mark, left: int, right: int) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_dot(painter, QRectF(image.rect()), mark)
    painter.end()
    filled = [image.pixelColor(x, 10) == dressed.color("ok") for x in (8, 12)]
    assert filled == [bool(left), bool(right)]


def test_a_dot_says_how_complete_it_is(qtbot: QtBot) -> None:
    dot = Dot("half")
    qtbot.addWidget(dot)
    assert dot.accessibleName() == "begun"
    dot.set_mark("full")
    assert dot.accessibleName() == "complete"


def test_a_card_shows_that_it_is_chosen(qtbot: QtBot, dressed: Theme) -> None:
    card = Card(label("Architecture"))
    qtbot.addWidget(card)
    card.resize(200, 60)
    card.set_selected(True)
    assert card.grab().toImage().pixelColor(100, 5) == dressed.color("accent_soft")
    card.set_selected(False)
    assert card.grab().toImage().pixelColor(100, 5) == dressed.color("surface")


def test_a_field_says_what_is_wrong_in_place_of_its_help(qtbot: QtBot) -> None:
    field = Field("Incident & key", LineEdit(""), "Such as HOT-20871")
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Incident & key"
    assert field.editor.accessibleDescription() == "Such as HOT-20871"
    field.set_error("Another postmortem has this key.")
    assert field.error() == "Another postmortem has this key."
    assert field.editor.accessibleDescription() == "Another postmortem has this key."
    field.set_error("")
    assert field.error() == ""
    assert field.editor.accessibleDescription() == "Such as HOT-20871"


def test_a_line_that_is_cut_says_it_all_in_its_tooltip(qtbot: QtBot) -> None:
    title = ElidedLabel("Build agents starved after the upgrade")
    qtbot.addWidget(title)
    title.resize(title.sizeHint())
    title.show()
    assert title.toolTip() == ""
    title.resize(60, 20)
    assert title.toolTip() == "Build agents starved after the upgrade"


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    chips = [Chip("Priority"), Chip("Prevent"), Chip("Proposed")]
    flow = FlowLayout(*chips)
    page = box(flow)
    qtbot.addWidget(page)
    page.resize(flow.sizeHint().width(), 100)
    page.show()
    assert len({chip.y() for chip in chips}) == 1
    narrow = chips[0].width() + 10
    page.resize(narrow, flow.heightForWidth(narrow))
    assert len({chip.y() for chip in chips}) == 3
    assert chips[-1].geometry().bottom() < page.height()


@pytest.mark.parametrize("width", range(90, 150, 3))
def test_a_text_that_is_cut_says_so_in_its_last_line(dressed: Theme, width: int) -> None:
    text = "The deploy of the config service went out with a stale schema cache " * 70
    cut = shortened(text, dressed.font(13), width, most=10)
    shown = cut.layout.text()
    assert cut.layout.lineCount() <= 10
    assert shown.endswith("…")
    assert cut.end == len(shown)

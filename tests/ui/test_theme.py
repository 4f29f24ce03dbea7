"""The theme dresses the whole application, and dresses it again when the user chooses."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from ui.icons import icon, pixmap
from ui.palette import load
from ui.theme import NAMES, ZOOMS, Theme, step_zoom
from ui.widgets.buttons import button
from ui.widgets.layout import box, column, row, sized
from ui.widgets.text import label


def ink(shown: QIcon, size: int = 64) -> set[str]:
    """Name the colours of an icon's fully painted pixels."""
    image = shown.pixmap(QSize(size, size)).toImage()
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(size) for y in range(size))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "system"])
def test_each_choice_shows_its_own_palette(dressed: Theme, qapp: QApplication, name: str) -> None:
    dressed.set_name(name)
    assert dressed.current() == load(name)
    assert qapp.palette().window().color() == QColor(load(name).bg)


def test_an_unknown_choice_follows_the_system(dressed: Theme) -> None:
    dressed.set_name("sepia")
    assert dressed.name == "system"
    assert dressed.current().name in {"light", "dark"}


def test_a_new_palette_is_told_once_and_the_same_one_not_at_all(
    dressed: Theme, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dressed.changed):
        dressed.set_name("dark")
    with qtbot.assertNotEmitted(dressed.changed):
        dressed.set_name("dark")


def test_icons_take_the_colour_of_the_palette_in_use(dressed: Theme) -> None:
    shown = icon("square", "accent")
    assert ink(shown) == {load("light").accent}
    dressed.set_name("dark")
    assert ink(shown) == {load("dark").accent}


def test_icons_are_drawn_at_the_pixels_of_the_screen(dressed: Theme) -> None:
    dressed.set_zoom(200)
    drawn = pixmap("star", "text", 16, ratio=2.0)
    assert drawn.size() == QSize(64, 64)
    assert drawn.deviceIndependentSize().toSize() == QSize(32, 32)


def test_every_icon_can_be_drawn_and_tinted(dressed: Theme) -> None:
    names = [
        file.name.removesuffix(".svg")
        for file in resources.path("icons").iterdir()
        if file.name.endswith(".svg")
    ]
    assert len(names) > 40
    assert not [name for name in names if load("light").text not in ink(icon(name), 48)]


def test_text_is_set_in_the_bundled_font(dressed: Theme, qtbot: QtBot) -> None:
    shown = label("Time to detect", "title")
    qtbot.addWidget(shown)
    shown.ensurePolished()
    assert QFontInfo(shown.font()).family() == "Noto Sans"
    assert QFontInfo(dressed.font(bold=True)).bold()
    assert "DejaVu Sans" in QFontDatabase.families()


@pytest.mark.parametrize("zoom", [75, 200, 300])
def test_zoom_scales_text_lengths_and_what_is_already_shown(
    dressed: Theme, qtbot: QtBot, zoom: int
) -> None:
    inner = row(label("inner"), spacing=10)
    side = sized(label("side"), width=200)
    outer = column(side, inner, spacing=8, margins=(4, 20))
    page = box(outer)
    qtbot.addWidget(page)
    dressed.set_zoom(zoom)
    side.ensurePolished()
    assert side.width() == 2 * zoom
    assert side.font().pixelSize() == round(14 * zoom / 100)
    assert inner.spacing() == round(zoom / 10)
    margins = outer.contentsMargins()
    assert (margins.left(), margins.top()) == (round(zoom / 5), round(zoom / 25))


def test_zoom_stays_within_its_bounds(dressed: Theme) -> None:
    dressed.set_zoom(1000)
    assert dressed.zoom == 300
    dressed.set_zoom(1)
    assert dressed.zoom == 75


def test_steps_of_zoom_go_along_the_ladder_and_end_at_its_ends() -> None:
    assert step_zoom(100, 1) == 110
    assert step_zoom(100, -1) == 90
    assert step_zoom(104, 1) == 110
    assert step_zoom(ZOOMS[-1], 1) == ZOOMS[-1]
    assert step_zoom(ZOOMS[0], -1) == ZOOMS[0]


def test_lines_do_not_vanish_at_the_smallest_zoom(dressed: Theme, qapp: QApplication) -> None:
    dressed.set_zoom(75)
    assert "border: 1px solid" in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_a_wish_for_stillness_is_honoured(dressed: Theme) -> None:
    dressed.set_reduced_motion(True)
    assert dressed.reduced_motion
    dressed.set_reduced_motion(False)
    assert not dressed.reduced_motion


@pytest.mark.parametrize("zoom", [100, 200])
def test_buttons_are_large_enough_to_hit(dressed: Theme, qtbot: QtBot, zoom: int) -> None:
    dressed.set_zoom(zoom)
    made = button("Go")
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() >= dressed.px(24)

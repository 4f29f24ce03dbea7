"""The first window is wholly on the screen, whatever its size."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from ui.frame import Frame


@pytest.mark.parametrize(
    ("screen", "fills"),
    [
        (QSize(1920, 1080), False),
        (QSize(1440, 900), True),
        (QSize(1366, 728), True),
        (QSize(1280, 1024), True),
    ],
)
def test_a_screen_that_is_too_small_for_the_usual_window_is_filled(
    qtbot: QtBot, screen: QSize, *, fills: bool
) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    frame.fit_into(screen)
    assert frame.isMaximized() == fills
    assert frame.size().boundedTo(screen) == frame.size()

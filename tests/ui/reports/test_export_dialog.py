"""The export dialog asks what is written, and whether people are named."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from ui.reports.export_dialog import ExportChoice, ExportDialog


def test_roles_go_out_unless_someone_wants_names(qtbot: QtBot) -> None:
    dialog = ExportDialog("markdown", "A4")
    qtbot.addWidget(dialog)
    assert dialog.choice() == ExportChoice("markdown", "A4", names=False, meeting=True)
    roles = next(box for box in dialog.findChildren(QCheckBox) if "Roles" in box.text())
    roles.click()
    assert dialog.choice() == ExportChoice("markdown", "A4", names=True, meeting=True)


def test_its_buttons_are_on_a_small_screen_below_a_title_bar(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 720))
    dialog = ExportDialog("pdf", "A4")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= 620

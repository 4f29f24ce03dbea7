"""The export dialog asks what is written, and whether people are named."""

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

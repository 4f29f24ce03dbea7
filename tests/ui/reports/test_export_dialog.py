"""The export dialog asks what is written, and whether people are named."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from exports.formats import FORMATS
from ui.reports.export_dialog import ExportChoice, ExportDialog
from ui.widgets.combo import ChoiceBox


def test_roles_go_out_unless_someone_wants_names(qtbot: QtBot) -> None:
    dialog = ExportDialog("markdown", "A4", "jira-csv")
    qtbot.addWidget(dialog)
    assert dialog.choice() == ExportChoice("markdown", "A4", names=False, meeting=True)
    roles = next(box for box in dialog.findChildren(QCheckBox) if "Roles" in box.text())
    roles.click()
    assert dialog.choice() == ExportChoice("markdown", "A4", names=True, meeting=True)


def test_its_buttons_are_on_a_small_screen_below_a_title_bar(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 720))
    dialog = ExportDialog("pdf", "A4", "jira-csv")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= 620


def kinds(dialog: ExportDialog, purpose: str) -> ChoiceBox:
    found = (box for box in dialog.findChildren(ChoiceBox) if box.accessibleName() == purpose)
    return next(found)


def test_the_tracker_of_the_team_is_offered_first(qtbot: QtBot) -> None:
    dialog = ExportDialog("pdf", "A4", "redmine-csv")
    qtbot.addWidget(dialog)
    assert dialog.choice().format == "pdf"
    option = next(
        each for each in dialog.findChildren(QRadioButton) if each.text() == "Actions for a tracker"
    )
    QTest.keyClick(option, Qt.Key.Key_Space)
    assert dialog.choice().format == "redmine-csv"


def test_choosing_a_kind_of_file_chooses_what_it_is_for(qtbot: QtBot) -> None:
    dialog = ExportDialog("pdf", "A4", "jira-csv")
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(kinds(dialog, "Actions for a tracker: kind of file"), "Az")
    assert dialog.choice().format == "azure-csv"
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    assert FORMATS["azure-csv"].about in shown


def test_what_was_exported_last_is_chosen_again(qtbot: QtBot) -> None:
    dialog = ExportDialog("tree-png", "A4", "jira-csv")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.choice().format == "tree-png"
    focused = dialog.focusWidget()
    assert isinstance(focused, QRadioButton)
    assert focused.isChecked()


def test_only_what_matters_to_the_kind_of_file_can_be_chosen(qtbot: QtBot) -> None:
    dialog = ExportDialog("pdf", "A4", "jira-csv")
    qtbot.addWidget(dialog)
    dialog.show()
    paper = kinds(dialog, "Paper")
    meeting = next(box for box in dialog.findChildren(QCheckBox) if "meeting" in box.text())
    assert (paper.isEnabled(), meeting.isEnabled()) == (True, True)
    QTest.keyClicks(kinds(dialog, "The whole record: kind of file"), "Ma")
    assert (paper.isEnabled(), meeting.isEnabled()) == (False, True)
    QTest.keyClicks(kinds(dialog, "Actions for a tracker: kind of file"), "Gi")
    assert (paper.isEnabled(), meeting.isEnabled()) == (False, False)
    QTest.keyClicks(kinds(dialog, "Actions as a list: kind of file"), "Ma")
    QTest.keyClick(kinds(dialog, "Actions as a list: kind of file"), Qt.Key.Key_Up)
    assert (paper.isEnabled(), meeting.isEnabled()) == (True, False)

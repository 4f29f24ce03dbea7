"""An export knows which tracker the team has, and how its project wants issues."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QRadioButton

from pmdesk.model import TrackerKind
from tests.exports.trackers.reading import directory
from tests.ui.room import Room
from ui.reports.export_dialog import ExportDialog


def test_the_list_is_for_the_tracker_of_the_directory_and_says_its_words(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    assert room.page is not None
    room.desk.services.know(directory(TrackerKind.REDMINE, issue_type="Incident follow-up"))
    target = tmp_path / "actions.csv"
    offered: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        for option in dialog.findChildren(QRadioButton):
            if option.text() == "Actions for a tracker":
                QTest.keyClick(option, Qt.Key.Key_Space)
        offered.append(dialog.choice().format)

    room.ask.answers += [choose, target]
    with room.qtbot.waitSignal(room.desk.exporter.written):
        room.desk.actions["export"].trigger()
    assert offered == ["redmine-csv"]
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row["Tracker"] for row in rows} == {"Incident follow-up"}
    assert "Set the date format" in (tmp_path / "actions-how-to-import.txt").read_text("utf-8")

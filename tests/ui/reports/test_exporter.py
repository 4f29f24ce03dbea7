"""An export knows which tracker the team has, and how its project wants issues."""

import csv
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QRadioButton

from pmdesk.changes import set_fields
from pmdesk.model import TrackerKind
from tests.exports.trackers.reading import directory
from tests.fakes import FakeClock
from tests.ui.room import Room
from ui.reports.export_dialog import ExportDialog
from ui.widgets.combo import ChoiceBox


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


def test_files_that_are_called_off_while_they_are_made_are_not_written(
    room: Room, tmp_path: Path
) -> None:
    exporter = room.open().exporter
    target = tmp_path / "report.csv"

    def make() -> Mapping[str, bytes]:
        exporter.cancel()
        return {".csv": b"Part,Row"}

    with room.qtbot.waitSignal(exporter.called_off):
        exporter.write(target, make)
    assert not target.exists()


def test_the_day_of_an_export_is_that_of_the_record_s_zone(room: Room, tmp_path: Path) -> None:
    room.clock = clock = FakeClock()
    clock.advance(hours=3)
    room.open()
    document = room.page.document
    document.edit(set_fields("Set zone", document.record.postmortem, zone="Pacific/Auckland"))
    target = tmp_path / "report.md"

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        boxes = dialog.findChildren(ChoiceBox)
        (kinds,) = (box for box in boxes if box.findText("PDF") >= 0)
        kinds.setCurrentIndex(kinds.findText("Markdown"))
        kinds.activated.emit(kinds.currentIndex())
        assert dialog.choice().format == "markdown"

    room.ask.answers += [choose, target]
    with room.qtbot.waitSignal(room.desk.exporter.written):
        room.desk.actions["export"].trigger()
    assert "*2026-03-03*" in target.read_text("utf-8")

"""The report's page shows the numbers, and each leads to the incidents behind it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from pmdesk.record import Record
from pmdesk.standing import Report, Scope, Step, incidents, report
from tests import crowd
from tests.pmdesk.standing.facts import facts_of
from tests.ui.room import Room
from ui.standing.incidents_dialog import IncidentsDialog
from ui.standing.numbers import NumbersModel
from ui.standing.page import ReportPage
from ui.theme import Theme


def made(size: int, scope: Scope | None = None) -> Report:
    known = Record.of("directory", crowd.directory())
    every = incidents(map(facts_of, crowd.records(size)), known, crowd.TODAY)
    return report(every, scope or Scope(), crowd.TODAY)


@pytest.fixture
def page(qtbot: QtBot) -> ReportPage:
    """A page that shows a report over forty incidents."""
    page = ReportPage(QMenu(), lambda: crowd.TODAY)
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show_report(made(40))
    page.show()
    return page


def test_the_table_says_what_the_report_counts(page: ReportPage) -> None:
    card = page.parts[0]
    model = card.table.numbers
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    part = made(40).parts[0]
    for at, row in enumerate(part.rows):
        shown = [model.index(at, column).data() for column in range(model.columnCount())]
        assert shown == [row.title, *(number.shown for number in row.numbers)]


def test_every_part_has_the_height_that_its_width_needs(page: ReportPage, qtbot: QtBot) -> None:
    page.show_report(made(0))
    page.show_report(made(40))
    qtbot.waitUntil(page.parts[-1].isVisible)
    assert all(part.height() >= part.heightForWidth(part.width()) for part in page.parts)
    tables = [part.table for part in page.parts]
    assert all(table.height() >= table.sizeHint().height() for table in tables)


def test_enter_on_a_number_asks_for_the_incidents_behind_it(page: ReportPage, qtbot: QtBot) -> None:
    table = page.parts[0].table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    with qtbot.waitSignal(page.incidents_requested) as asked:
        table.setCurrentIndex(table.numbers.index(table.numbers.rowCount() - 1, 5))
        QTest.keyClick(table, Qt.Key.Key_Return)
    what, number = asked.args or ("", None)
    assert what.startswith("All departments · All: ")
    assert number == page.parts[0].part.rows[-1].numbers[4]


def test_a_click_on_the_drawing_asks_the_same_as_the_table(page: ReportPage, qtbot: QtBot) -> None:
    chart = page.parts[0].chart
    spot = chart.chart.spots[0]
    middle = QPointF(spot.x + spot.width / 2, spot.y + spot.height / 2).toPoint()
    with qtbot.waitSignal(page.incidents_requested) as asked:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    assert asked.args is not None
    assert asked.args[1] == page.parts[0].part.rows[spot.row].numbers[spot.column]


def test_a_headline_asks_too_unless_there_is_nothing_behind_it(
    page: ReportPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.incidents_requested):
        page.headlines[0].figure.click()
    page.show_report(made(0))
    assert not page.headlines[0].figure.isEnabled()


def test_filters_tell_a_scope_and_say_which_day_they_cannot_read(
    page: ReportPage, qtbot: QtBot
) -> None:
    page.scope.since.setText("1 Jan 2026")
    with qtbot.waitSignal(page.scope_chosen) as told:
        QTest.keyClick(page.scope.since, Qt.Key.Key_Return)
    assert told.args == [Scope(since=crowd.TODAY.replace(month=1, day=1))]
    page.scope.until.setText("one day")
    QTest.keyClick(page.scope.until, Qt.Key.Key_Return)
    assert "“one day” is not a day" in page.scope.problem()
    page.scope.until.setText("31 Dec 2025")
    QTest.keyClick(page.scope.until, Qt.Key.Key_Return)
    assert page.scope.problem().startswith("“Until” is before “From”")
    assert page.scope.scope.until is None


def test_departments_are_offered_by_name(page: ReportPage) -> None:
    box = page.scope.department
    names = [box.itemText(place) for place in range(box.count())]
    assert names == ["All departments", *made(40).departments]


def test_the_drawing_and_the_table_say_themselves_aloud(page: ReportPage) -> None:
    card = page.parts[1]
    assert "Platform: Done in time" in card.chart.accessibleName()
    model: NumbersModel = card.table.numbers
    heard = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("SEV 1, Done in time: ")


def test_a_report_over_nothing_says_what_would_be_here(qtbot: QtBot) -> None:
    page = ReportPage(QMenu(), lambda: crowd.TODAY)
    qtbot.addWidget(page)
    page.show_report(made(0))
    page.show()
    assert not page.parts[0].isVisible()
    page.show_report(made(1))
    assert page.parts[0].isVisible()


def test_a_choice_without_incidents_is_told_from_an_empty_library(page: ReportPage) -> None:
    page.show_report(made(40, Scope(until=crowd.TODAY.replace(year=1999))))
    said = [words.text() for words in page.findChildren(QLabel) if words.isVisible()]
    assert any(text.startswith("No incident is among these.") for text in said)


def test_the_head_of_every_column_can_be_read_whole(page: ReportPage, dressed: Theme) -> None:
    for zoom in (100, 200):
        dressed.set_zoom(zoom)
        for card in page.parts:
            header = card.table.horizontalHeader()
            for section in range(1, header.count()):
                needed = header.sectionSizeFromContents(section).width()
                assert header.sectionSize(section) >= needed, card.part.columns[section - 1].title


def test_the_list_behind_a_number_opens_the_chosen_one(qtbot: QtBot) -> None:
    found = made(5)
    dialog = IncidentsDialog("All: 5", found.incidents)
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen == found.incidents[1].id
    assert dialog.result() == dialog.DialogCode.Accepted


def test_the_report_counts_what_the_library_holds_and_leads_back(
    room: Room, tmp_path: Path
) -> None:
    desk = room.open()
    record_id = room.page.document.record.id
    with room.qtbot.waitSignal(desk.reporting.shown):
        desk.actions["report"].trigger()
    page = desk.reporting.page
    assert page is not None
    assert desk.frame.pages.currentWidget() is page
    assert page.headlines[0].number.shown == "1 of 1"
    with room.qtbot.waitSignal(desk.reporting.shown) as shown:
        page.scope.step.chosen.emit(Step.QUARTER)
    assert shown.args is not None
    assert shown.args[0].parts[3].title == "By quarter"

    target = tmp_path / "report.csv"
    room.ask.answers.append(target)
    with room.qtbot.waitSignal(desk.exporter.written):
        page.export_requested.emit("csv")
    assert target.read_text(encoding="utf-8").startswith("Part,Row,Column,")

    def choose(dialog: object) -> None:
        assert isinstance(dialog, IncidentsDialog)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    room.ask.answers.append(choose)
    page.headlines[0].figure.click()
    assert room.page.document.record.id == record_id

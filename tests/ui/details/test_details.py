"""Details are edited field by field, each checked where it stands; people are a table."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import set_fields
from pmdesk.model import Postmortem
from tests.fakes import FakeAsk
from tests.ui.followup.conftest import known
from ui.details.view import DetailsDialog
from ui.document import Document

# The offscreen platform says this of the list that completes what is typed; a real one never does.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def dialog(qtbot: QtBot, document: Document, ask: FakeAsk) -> Iterator[DetailsDialog]:
    made = DetailsDialog(document, ask, known())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def root(document: Document) -> Postmortem:
    return document.record.postmortem


def enter(dialog: DetailsDialog, field: str, text: str) -> None:
    """Type over a field and leave it by Enter."""
    line = dialog.lines[field]
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "Checkout <b>refused</b> cards & coupons"),
        ("incident_key", "HOT-20871"),
        ("incident_url", "https://tracker.example/HOT-20871"),
        ("service", "Something new"),
        ("owner", "Platform lead"),
        ("zone", "Europe/Berlin"),
    ],
)
def test_a_fact_is_taken_over_on_enter_and_can_be_undone(
    dialog: DetailsDialog, document: Document, field: str, text: str
) -> None:
    before = getattr(root(document), field)
    enter(dialog, field, text)
    assert getattr(root(document), field) == text
    document.undo()
    assert getattr(root(document), field) == before
    assert dialog.lines[field].text() == before


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("title", "", "Title cannot be empty."),
        ("incident_url", "file:///etc/passwd", "A link must start with http"),
        ("zone", "Berlin", "There is no time zone “Berlin”"),
        ("impact_start", "some time", "Give a date and a time"),
        ("impact_start", "31 Feb 2026, 10:00", "no day"),
        ("impact_end", "12 Jun 2018", "Give a date and a time"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_changes_nothing(
    dialog: DetailsDialog, document: Document, field: str, text: str, sentence: str
) -> None:
    before = root(document)
    enter(dialog, field, text)
    assert sentence in dialog.fields[field].error()
    assert dialog.lines[field].text() == text
    assert root(document) == before


def test_times_are_read_and_shown_in_the_zone_of_the_record(
    dialog: DetailsDialog, document: Document
) -> None:
    enter(dialog, "impact_start", "12 jun 2018 14:20")
    assert root(document).impact_start == datetime(2018, 6, 12, 14, 20, tzinfo=UTC)
    assert dialog.lines["impact_start"].text() == "12 Jun 2018, 14:20"
    enter(dialog, "zone", "Europe/Berlin")
    assert dialog.lines["impact_start"].text() == "12 Jun 2018, 16:20"
    assert root(document).impact_start == datetime(2018, 6, 12, 14, 20, tzinfo=UTC)
    enter(dialog, "impact_start", "")
    assert root(document).impact_start is None


@pytest.mark.parametrize(
    ("answer", "hour", "name"), [(0, 0, "CEST"), (1, 1, "CET"), (None, 0, "CEST")]
)
def test_a_time_that_came_twice_is_asked_for(
    dialog: DetailsDialog,
    document: Document,
    ask: FakeAsk,
    answer: int | None,
    hour: int,
    name: str,
) -> None:
    enter(dialog, "zone", "Europe/Berlin")
    ask.answers.append(answer)
    enter(dialog, "impact_start", "28 Oct 2018, 02:30")
    assert "The first, 02:30 CEST" in ask.asked[0]
    assert root(document).impact_start == datetime(2018, 10, 28, hour, 30, tzinfo=UTC)
    assert dialog.lines["impact_start"].text() == f"28 Oct 2018, 02:30 {name}"


def test_a_time_that_the_clocks_left_out_is_taken_with_a_note(
    dialog: DetailsDialog, document: Document, ask: FakeAsk
) -> None:
    enter(dialog, "zone", "Europe/Berlin")
    enter(dialog, "impact_start", "25 Mar 2018, 02:30")
    assert root(document).impact_start == datetime(2018, 3, 25, 1, 30, tzinfo=UTC)
    assert "skipped 02:30" in dialog.lines["impact_start"].accessibleDescription()
    assert ask.asked == []


def test_the_severity_says_whether_a_postmortem_is_required(
    dialog: DetailsDialog, document: Document
) -> None:
    assert "required" in dialog.severity.accessibleDescription()
    document.edit(set_fields("Change severity", root(document), severity=4))
    assert dialog.severity.value() == 4
    assert "optional" in dialog.severity.accessibleDescription()


def test_services_and_zones_complete_while_one_types(dialog: DetailsDialog) -> None:
    for field, typed, expected in (
        ("service", "sched", "Build scheduler"),
        ("zone", "berl", "Europe/Berlin"),
    ):
        completer = dialog.lines[field].completer()
        completer.setCompletionPrefix(typed)
        assert completer.currentCompletion() == expected


def test_a_person_is_added_by_a_line_edited_in_place_and_removed(
    dialog: DetailsDialog, document: Document
) -> None:
    QAbstractItemModelTester(
        dialog.people.view.table, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    QTest.keyClicks(dialog.people.entry, "Ada <Park>, on-call engineer, Widgets")
    QTest.keyClick(dialog.people.entry, Qt.Key.Key_Return)
    (person,) = document.record.participants
    assert (person.name, person.role, person.team) == ("Ada <Park>", "on-call engineer", "Widgets")
    table = dialog.people.view.table
    table.setData(table.index(0, 2), "Storage")
    table.setData(table.index(0, 4), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    (person,) = document.record.participants
    assert (person.team, person.responsible_manager) == ("Storage", True)
    dialog.people.view.setFocus()
    QTest.keyClick(dialog.people.view, Qt.Key.Key_Delete)
    assert document.record.participants == ()
    document.undo()
    assert len(document.record.participants) == 1


def test_whoever_the_directory_knows_is_filled_in_but_what_is_typed_counts(
    dialog: DetailsDialog, document: Document
) -> None:
    for line in ("ada park", "Ada Park, on-call engineer", "Eve"):
        QTest.keyClicks(dialog.people.entry, line)
        QTest.keyClick(dialog.people.entry, Qt.Key.Key_Return)
    first, second, third = document.record.participants
    assert (first.name, first.role, first.handle) == ("ada park", "Head of Builds", "@ada")
    assert (second.role, second.handle) == ("on-call engineer", "@ada")
    assert (third.name, third.role) == ("Eve", "")


def test_everything_that_takes_the_keyboard_has_a_name(dialog: DetailsDialog) -> None:
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("text", "count", "shown"),
    [("12400", 12_400, "12,400"), ("12,400", 12_400, "12,400"), ("12 400", 12_400, "12,400"),
     ("3k", 3_000, "3,000"), ("0", 0, "0"), ("", None, "")],
)  # fmt: skip
def test_how_many_customers_were_affected_is_read_as_people_write_it(
    dialog: DetailsDialog, document: Document, text: str, count: int | None, shown: str
) -> None:
    enter(dialog, "customers", "7")
    enter(dialog, "customers", text)
    assert root(document).customers == count
    assert dialog.lines["customers"].text() == shown


def test_a_number_of_customers_that_is_none_stays_and_is_explained(
    dialog: DetailsDialog, document: Document
) -> None:
    enter(dialog, "customers", "a lot")
    assert root(document).customers is None
    assert dialog.lines["customers"].text() == "a lot"
    assert dialog.fields["customers"].error().startswith("Give a whole number, such as 12,400")

"""The list of postmortems: in the order asked for, with the words asked for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from pmdesk.model import State
from pmdesk.store.summaries import Summary
from ui.library.model import (
    COLUMNS,
    KEY,
    SEVERITY,
    STATUS,
    SUMMARY,
    TITLE,
    LibraryFilter,
    LibraryTable,
)

_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _line(number: int, title: str, *, severity: int = 2, deleted: bool = False) -> Summary:
    return Summary(
        record_id=f"record-{number}",
        number=number,
        title=title,
        severity=severity,
        state=State.DRAFT,
        service="Checkout",
        owner="",
        incident_key="",
        zone="UTC",
        date=_NOON + timedelta(days=number),
        open_priority=0,
        deleted=deleted,
    )


@pytest.fixture
def table(qapp: object) -> LibraryTable:
    """A table of three lines."""
    table = LibraryTable()
    table.show([_line(1, "disk full", severity=3), _line(3, "Card refused"), _line(2, "abort")])
    return table


@pytest.fixture
def shown(table: LibraryTable) -> LibraryFilter:
    """What is shown of the table."""
    shown = LibraryFilter(table, table)
    for model in (table, shown):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    return shown


def _titles(shown: LibraryFilter) -> list[str]:
    return [shown.index(row, TITLE).data() for row in range(shown.rowCount())]


def test_the_latest_stands_first_until_another_order_is_asked_for(shown: LibraryFilter) -> None:
    assert _titles(shown) == ["Card refused", "abort", "disk full"]
    shown.sort(TITLE, Qt.SortOrder.AscendingOrder)
    assert _titles(shown) == ["abort", "Card refused", "disk full"]
    shown.sort(SEVERITY, Qt.SortOrder.DescendingOrder)
    assert _titles(shown)[0] == "disk full"


def test_a_line_goes_where_the_order_wants_it(table: LibraryTable, shown: LibraryFilter) -> None:
    shown.sort(TITLE, Qt.SortOrder.AscendingOrder)
    table.put(_line(2, "zone lost"))
    table.put(_line(4, "billing late"))
    assert _titles(shown) == ["billing late", "Card refused", "disk full", "zone lost"]


def test_what_is_chosen_stays_chosen_in_another_order(shown: LibraryFilter) -> None:
    chosen = QItemSelectionModel(shown)
    chosen.setCurrentIndex(shown.index(1, KEY), QItemSelectionModel.SelectionFlag.SelectCurrent)
    kept = QPersistentModelIndex(shown.index(2, TITLE))
    shown.sort(TITLE, Qt.SortOrder.AscendingOrder)
    assert chosen.currentIndex().data(SUMMARY).title == "abort"
    assert kept.data() == "disk full"


def test_only_lines_with_every_word_are_shown(table: LibraryTable, shown: LibraryFilter) -> None:
    shown.set_words("CHECK sev full")
    assert _titles(shown) == ["disk full"]
    shown.set_words("")
    table.put(_line(3, "Card refused", deleted=True))
    assert _titles(shown) == ["abort", "disk full"]
    shown.set_deleted(deleted=True)
    assert _titles(shown) == ["Card refused"]


@pytest.mark.parametrize(
    ("state", "due", "says"),
    [
        (State.IN_REVIEW, date(2999, 3, 9), "In review · by 9 Mar"),
        (State.IN_REVIEW, date(2020, 3, 9), "In review · overdue"),
        (State.IN_REVIEW, None, "In review"),
        (State.APPROVED, date(2020, 3, 9), "Approved"),
    ],
)
def test_the_status_says_until_when_decisions_are_waited_for(
    state: State, due: date | None, says: str
) -> None:
    line = replace(_line(1, "disk full"), state=state, approval_due=due)
    assert COLUMNS[STATUS].show(line) == says


def test_what_turns_the_direction_of_a_title_is_shown(qapp: object) -> None:
    table = LibraryTable()
    table.show([_line(1, "\u202eevil")])
    assert table.index(0, TITLE).data() == "[U+202E]evil"

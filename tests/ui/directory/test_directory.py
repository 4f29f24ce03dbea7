"""The services directory is edited in its table, and every change can be undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import creation
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeAsk, FakeClock
from ui.directory.dialog import DirectoryDialog
from ui.document import Document


@pytest.fixture
def services(qapp: object, clock: FakeClock) -> Document:
    """An empty directory, in memory."""
    session = Session(Record("directory"), clock=clock)
    session.edit(creation.directory())
    return Document(session, lambda _edit: None)


@pytest.fixture
def dialog(qtbot: QtBot, services: Document, ask: FakeAsk) -> Iterator[DirectoryDialog]:
    made = DirectoryDialog(services, ask)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def add(dialog: DirectoryDialog, *names: str) -> None:
    for name in names:
        QTest.keyClicks(dialog.entry, name)
        QTest.keyClick(dialog.entry, Qt.Key.Key_Return)


def cell(dialog: DirectoryDialog, row: int, column: int, text: str) -> bool:
    """Type a text into a cell."""
    table = dialog.view.table
    return table.setData(table.index(row, column), text)


def test_services_are_added_in_the_order_of_their_names(
    dialog: DirectoryDialog, services: Document
) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(dialog.view.table, mode)
    add(dialog, "checkout", "Build scheduler <b>&")
    assert [s.name for s in services.record.services] == ["Build scheduler <b>&", "checkout"]
    assert dialog.entry.text() == ""


def test_cells_take_names_with_commas_and_weeks(
    dialog: DirectoryDialog, services: Document
) -> None:
    add(dialog, "Checkout")
    assert cell(dialog, 0, 3, "4 weeks")
    assert cell(dialog, 0, 4, "Head of Commerce, , Reliability lead")
    assert cell(dialog, 0, 5, "Support lead")
    (service,) = services.record.services
    assert service.slo_weeks == 4
    assert service.mandatory_approvers == ("Head of Commerce", "Reliability lead")
    assert service.optional_approvers == ("Support lead",)


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (0, "  ", "Service cannot be empty."),
        (3, "soon", "a number of weeks"),
        (3, "0", "must be 1 or more"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    dialog: DirectoryDialog, services: Document, column: int, text: str, sentence: str
) -> None:
    add(dialog, "Checkout")
    before = services.record.services
    assert not cell(dialog, 0, column, text)
    assert sentence in dialog.problem()
    assert services.record.services == before


def test_a_service_is_removed_and_brought_back(dialog: DirectoryDialog, services: Document) -> None:
    add(dialog, "Checkout", "Search")
    dialog.view.setFocus()
    dialog.view.selectRow(0)
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    assert [service.name for service in services.record.services] == ["Search"]
    undo = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Undo")
    undo.click()
    assert [service.name for service in services.record.services] == ["Checkout", "Search"]


def test_everything_that_takes_the_keyboard_has_a_name(dialog: DirectoryDialog) -> None:
    add(dialog, "Checkout")
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []

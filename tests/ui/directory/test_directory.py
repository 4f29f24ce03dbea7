"""The directory is edited in its tables, and every change can be undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import creation
from pmdesk.model import Contact, Team
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeAsk, FakeClock
from ui.directory.dialog import DirectoryDialog
from ui.directory.items_tab import ItemsTab
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


def tab(dialog: DirectoryDialog, title: str = "Services") -> ItemsTab:
    """Turn to a tab."""
    found = dialog.tab(title)
    assert isinstance(found, ItemsTab)
    dialog.pages.setCurrentWidget(found)
    return found


def add(dialog: DirectoryDialog, *names: str, title: str = "Services") -> None:
    for name in names:
        QTest.keyClicks(tab(dialog, title).entry, name)
        QTest.keyClick(tab(dialog, title).entry, Qt.Key.Key_Return)


def cell(
    dialog: DirectoryDialog, row: int, column: str, text: str, title: str = "Services"
) -> bool:
    """Type a text into a cell of a column."""
    table = tab(dialog, title).view.table
    place = [c.title for c in table.columns].index(column)
    return table.setData(table.index(row, place), text)


def test_services_are_added_in_the_order_of_their_names(
    dialog: DirectoryDialog, services: Document
) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(tab(dialog).view.table, mode)
    add(dialog, "checkout", "Build scheduler <b>&")
    assert [s.name for s in services.record.services] == ["Build scheduler <b>&", "checkout"]
    assert tab(dialog).entry.text() == ""


def test_cells_take_names_with_commas_and_weeks(
    dialog: DirectoryDialog, services: Document
) -> None:
    add(dialog, "Checkout")
    assert cell(dialog, 0, "Weeks", "4 weeks")
    assert cell(dialog, 0, "Mandatory approvers", "Head of Commerce, , Reliability lead")
    assert cell(dialog, 0, "Optional approvers", "Support lead")
    (service,) = services.record.services
    assert service.slo_weeks == 4
    assert service.mandatory_approvers == ("Head of Commerce", "Reliability lead")
    assert service.optional_approvers == ("Support lead",)


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("Service", "  ", "Service cannot be empty."),
        ("Weeks", "soon", "a number of weeks"),
        ("Weeks", "0", "must be 1 or more"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    dialog: DirectoryDialog, services: Document, column: str, text: str, sentence: str
) -> None:
    add(dialog, "Checkout")
    before = services.record.services
    assert not cell(dialog, 0, column, text)
    assert sentence in dialog.problem()
    assert services.record.services == before


def test_a_service_is_removed_and_brought_back(dialog: DirectoryDialog, services: Document) -> None:
    add(dialog, "Checkout", "Search")
    tab(dialog).view.setFocus()
    tab(dialog).view.selectRow(0)
    QTest.keyClick(tab(dialog).view, Qt.Key.Key_Delete)
    assert [service.name for service in services.record.services] == ["Search"]
    undo = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Undo")
    undo.click()
    assert [service.name for service in services.record.services] == ["Checkout", "Search"]


def test_teams_and_people_have_tabs_of_their_own(
    dialog: DirectoryDialog, services: Document
) -> None:
    add(dialog, "Checkout")
    cell(dialog, 0, "Delivery team", "payments")
    add(dialog, "Payments", title="Teams")
    cell(dialog, 0, "Department", "Commerce", "Teams")
    add(dialog, "Ada Park", title="People")
    cell(dialog, 0, "Role", "Head of Commerce", "People")
    (team,) = services.record.all(Team)
    assert (team.name, team.department) == ("Payments", "Commerce")
    (contact,) = services.record.all(Contact)
    assert (contact.name, contact.role) == ("Ada Park", "Head of Commerce")
    table = tab(dialog, "Teams").view.table
    assert table.index(0, table.columnCount() - 1).data() == "1", "a service names this team"


def test_what_is_refused_in_one_tab_is_not_said_of_another(dialog: DirectoryDialog) -> None:
    add(dialog, "x" * 201)
    assert "at most 200 characters" in dialog.problem()
    dialog.pages.setCurrentIndex(1)
    assert dialog.problem() == ""


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

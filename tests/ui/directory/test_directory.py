"""The directory is edited in its tables, and every change can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pmdesk import creation
from pmdesk.changes import remove, set_fields
from pmdesk.model import Contact, Team
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeAsk, FakeClock
from ui.background import Lane
from ui.directory.dialog import DirectoryDialog
from ui.directory.items_files import PlanDialog
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
    work = Lane("work")
    made = DirectoryDialog(services, ask, work)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    work.close()


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


def press(dialog: DirectoryDialog, words: str, title: str = "Services") -> None:
    (found,) = (b for b in tab(dialog, title).findChildren(QPushButton) if b.text() == words)
    found.click()


def words_of(shown: QWidget) -> list[str]:
    return [text.text() for text in shown.findChildren(QLabel) if text.isVisible()]


def test_services_leave_as_a_file_and_come_back_from_it(
    qtbot: QtBot, dialog: DirectoryDialog, services: Document, ask: FakeAsk, tmp_path: Path
) -> None:
    add(dialog, "Checkout", "=Search")
    cell(dialog, 1, "Mandatory approvers", "Head of Shop, Ägidius")
    before = services.record.services
    path = tmp_path / "services.csv"
    ask.answers.append(path)
    press(dialog, "Export…")
    qtbot.waitUntil(lambda: "Written: services.csv" in words_of(tab(dialog)))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfService,Group")
    ask.answers.append(path)
    press(dialog, "Import…")
    qtbot.waitUntil(lambda: "2 the same in both" in ask.asked[-1])
    assert "Written: services.csv" not in words_of(tab(dialog))
    services.edit(remove("Delete", before[0]))
    services.edit(set_fields("Edit", before[1], slo_weeks=2))

    def look(shown: PlanDialog) -> None:
        text = shown.differences.toPlainText()
        assert "Service added" in text
        assert "Weeks to fix a root cause" in text

    ask.answers += [path, look]
    press(dialog, "Import…")
    qtbot.waitUntil(lambda: len(services.record.services) == 2)
    assert [s.having(id="") for s in services.record.services] == [s.having(id="") for s in before]
    assert services.undo_label == "Import services"
    services.undo()
    assert [s.slo_weeks for s in services.record.services] == [2]


def test_a_plan_that_nobody_wants_changes_nothing(
    qtbot: QtBot, dialog: DirectoryDialog, services: Document, ask: FakeAsk, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Role\nAda Park,Head of Commerce\n", encoding="utf-8")
    for answer in (False, True):
        ask.answers += [path, answer]
        asked = len(ask.asked)
        press(dialog, "Import…", "People")
        qtbot.waitUntil(lambda asked=asked: len(ask.asked) == asked + 2)  # type: ignore[misc]
        assert len(services.record.all(Contact)) == int(answer)


def test_a_file_that_does_not_fit_is_refused_with_the_numbers_of_its_rows(
    qtbot: QtBot, dialog: DirectoryDialog, services: Document, ask: FakeAsk, tmp_path: Path
) -> None:
    path = tmp_path / "teams.csv"
    path.write_text("Team\nPayments\npayments\n", encoding="utf-8")
    ask.answers.append(path)
    press(dialog, "Import…", "Teams")
    qtbot.waitUntil(lambda: dialog.problem() != "")
    assert dialog.problem() == "Nothing was imported.\nRow 3: “payments” is in row 2 already."
    assert services.record.all(Team) == ()
    ask.answers.append(tmp_path / "gone.csv")
    press(dialog, "Import…", "Teams")
    qtbot.waitUntil(lambda: "cannot be read" in dialog.problem())


@pytest.mark.parametrize("title", ["Services", "Teams", "People"])
def test_a_name_that_is_there_already_is_neither_added_nor_given(
    dialog: DirectoryDialog, services: Document, title: str
) -> None:
    refused: list[str] = []
    services.refused.connect(refused.append)
    add(dialog, "Checkout", "Search", title=title)
    column = tab(dialog, title).view.table.columns[0].title
    assert not cell(dialog, 1, column, "CHECKOUT", title)
    add(dialog, "checkout", title=title)
    assert refused == ["“Checkout” is there already. Take another name."] * 2
    assert tab(dialog, title).entry.text() == "checkout"
    kind = tab(dialog, title).shown.kind
    assert [getattr(item, "name", "") for item in services.record.all(kind)] == [
        "Checkout",
        "Search",
    ]
    assert cell(dialog, 0, column, "CheckOut", title)

"""A token is set unseen, kept in memory where there is no keyring, tried and forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.trackers.exchange import Response
from tests.fakes import FakeAsk
from tests.pmdesk.trackers.servers.redmine import RedmineMemory
from tests.pmdesk.trackers.servers.wire import Wire, listening
from ui.background import Lane
from ui.document import Document
from ui.trackers.access import Access
from ui.trackers.asking import Asking, token_key
from ui.trackers.tab import TrackersTab
from ui.trackers.token_card import TokenCard
from ui.trackers.token_dialog import TokenDialog
from ui.trackers.tracker_form import TrackerForm

TOKEN = "s3cret-of-nobody"  # noqa: S105 - made up


@dataclass
class Desk:
    """The tab with a Redmine that really listens."""

    tab: TrackersTab
    directory: Document
    asking: Asking
    ask: FakeAsk
    wire: Wire
    lane: Lane
    qtbot: QtBot

    @property
    def form(self) -> TrackerForm:
        assert isinstance(self.tab.form, TrackerForm)
        return self.tab.form

    @property
    def card(self) -> TokenCard:
        return self.form.token

    @property
    def tracker(self) -> Tracker:
        return self.directory.record.item(Tracker, "red")

    def wait(self, arrived: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(arrived, timeout=15_000)

    def enter(self, token: str) -> None:
        """Press “Set token…” and type one."""

        def type_it(dialog: QDialog) -> bool:
            assert isinstance(dialog, TokenDialog)
            dialog.show()
            QTest.keyClicks(dialog.line, token)
            QTest.keyClick(dialog.line, Qt.Key.Key_Return)
            dialog.hide()
            return dialog.result() == QDialog.DialogCode.Accepted

        self.wait(self.card.set_button.isEnabled)
        self.ask.answers = [type_it]
        self.card.set_button.click()


@pytest.fixture
def desk(
    qtbot: QtBot, directory: Document, ask: FakeAsk, lane: Lane, asking: Asking
) -> Iterator[Desk]:
    with listening(Wire(RedmineMemory())) as wire:
        redmine = Tracker.checked(
            record_id="directory", id="red", name="Redmine", kind=TrackerKind.REDMINE,
            url=wire.address,
        )  # fmt: skip
        ops = ProjectMapping.checked(
            record_id="directory", id="ops", tracker_id="red", project="ops"
        )
        directory.edit(insert("Add", redmine, ops))
        tab = TrackersTab(directory, ask, lane, Access(lane, asking))
        qtbot.addWidget(tab)
        with qtbot.waitExposed(tab):
            tab.show()
        tab.tree.choose("red")
        yield Desk(tab, directory, asking, ask, wire, lane, qtbot)
        tab.close()


def shown(root: QWidget) -> str:
    """Return all that is written on a widget."""
    texts = (w.property("text") for w in root.findChildren(QWidget))
    return "\n".join(text for text in texts if isinstance(text, str)).replace("\u200b", "")


def test_a_token_is_kept_in_memory_only_and_that_is_said(desk: Desk) -> None:
    desk.enter(TOKEN)
    desk.wait(desk.card.forget_button.isEnabled)
    assert desk.asking.tokens.get(token_key(desk.tracker)) == TOKEN
    assert "A token is set" in shown(desk.card)
    assert "until pmdesk is closed, since this machine has no keyring" in shown(desk.card)
    assert TOKEN not in shown(desk.tab)
    assert desk.wire.arrived == [], "nothing is sent by that"


def test_the_dialog_hides_what_is_typed_and_says_where_it_goes(desk: Desk) -> None:
    dialog = TokenDialog(desk.tracker, "Tokens are kept in memory.")
    desk.qtbot.addWidget(dialog)
    assert dialog.line.echoMode() is QLineEdit.EchoMode.Password
    assert desk.wire.address in shown(dialog)
    assert "Tokens are kept in memory." in shown(dialog)
    jira = TokenDialog(desk.directory.record.item(Tracker, "jira"), "")
    desk.qtbot.addWidget(jira)
    assert "Atlassian wants apps for many people to sign in by OAuth" in shown(jira)


def test_what_cannot_be_a_token_is_refused_without_showing_it(desk: Desk) -> None:
    dialog = TokenDialog(desk.tracker, "")
    desk.qtbot.addWidget(dialog)
    dialog.line.setText("two words")
    dialog.accept()
    assert dialog.error() == "A token has no spaces and no accents. Copy it again."
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_a_test_says_whose_the_token_is(desk: Desk) -> None:
    desk.enter(TOKEN)
    desk.wait(desk.card.test_button.isEnabled)
    desk.card.test_button.click()
    desk.wait(lambda: "Asking" not in desk.card.says() and bool(desk.card.says()))
    assert desk.card.says() == "Signed in to Redmine as ann, who sees the project Ops."


def test_a_token_that_is_refused_is_said_in_one_sentence(desk: Desk) -> None:
    desk.wire.answer = lambda _request: Response(401)
    desk.enter(TOKEN)
    desk.wait(desk.card.test_button.isEnabled)
    desk.card.test_button.click()
    desk.wait(lambda: "does not accept the token" in desk.card.says())
    assert desk.card.test_button.isVisible()


def test_a_test_can_be_called_off(desk: Desk) -> None:
    desk.wire.hangs = True
    desk.enter(TOKEN)
    desk.wait(desk.card.test_button.isEnabled)
    desk.card.test_button.click()
    desk.wait(lambda: bool(desk.wire.arrived))
    desk.card.cancel_button.click()
    assert desk.card.says() == "Called off."
    desk.wire.released.set()
    ended: list[None] = []
    desk.lane.run(lambda: None, ended.append)
    desk.wait(lambda: bool(ended))
    assert "A token is set" in shown(desk.card), "what was called off says nothing of the token"
    assert desk.card.says() == "Called off."


def test_a_forgotten_token_is_gone(desk: Desk) -> None:
    desk.enter(TOKEN)
    desk.wait(desk.card.forget_button.isEnabled)
    desk.card.forget_button.click()
    desk.wait(lambda: not desk.card.forget_button.isEnabled())
    assert desk.asking.tokens.get(token_key(desk.tracker)) == ""


def test_a_token_does_not_follow_its_tracker_to_another_host(desk: Desk) -> None:
    desk.enter(TOKEN)
    desk.wait(desk.card.forget_button.isEnabled)
    before = token_key(desk.tracker)
    desk.form.address.setText("https://elsewhere.example")
    desk.form.address.flush()
    desk.wait(lambda: "No token yet" in shown(desk.card))
    assert desk.asking.tokens.get(token_key(desk.tracker)) == ""
    desk.wait(lambda: desk.asking.tokens.get(before) == "")


def test_a_tracker_that_is_taken_back_takes_its_token_along(desk: Desk) -> None:
    desk.enter(TOKEN)
    desk.wait(desk.card.forget_button.isEnabled)
    key = token_key(desk.tracker)
    desk.directory.undo()
    desk.wait(lambda: desk.asking.tokens.get(key) == "")


def test_a_removed_tracker_takes_its_token_along(desk: Desk) -> None:
    desk.enter(TOKEN)
    desk.wait(desk.card.forget_button.isEnabled)
    key = token_key(desk.tracker)
    desk.tab.tree.setFocus()
    QTest.keyClick(desk.tab.tree, Qt.Key.Key_Delete)
    desk.wait(lambda: desk.asking.tokens.get(key) == "")

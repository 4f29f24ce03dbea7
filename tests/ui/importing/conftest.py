"""An import in a window, and keys to use it with."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert
from pmdesk.model import Participant
from pmdesk.record import Record
from tests import examples
from tests.fakes import FakeAsk
from ui.background import Lane
from ui.importing.dialog import ImportDialog

DAY = "2026-03-01"
"""The day on which the incident of these tests was."""

MESSAGES = json.dumps([
    {
        "type": "message", "text": text, "ts": f"{examples.at(time).timestamp():.6f}",
        "user_profile": {"real_name": name}, "user": name,
    }
    for time, name, text in (
        ("14:41", "Priya Raman", "checkout is failing for cards"),
        ("14:44", "Priya Raman", "it is every card, not only one bank"),
        ("14:47", "Tom Okafor", "is lunch at noon?"),
    )
])  # fmt: skip
"""A channel as its program exports it."""

LINES = """\
Timeline of the incident
14:20 cards are refused
~14:27 the on-call engineer looks
14:40 Priya Raman rolls back build 812
"""


class Hands:
    """What one does with an open import: keys go wherever the keyboard is."""

    def __init__(self, qtbot: QtBot, dialog: ImportDialog) -> None:
        self.qtbot = qtbot
        self.dialog = dialog

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.focus(), key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def paste(self, text: str) -> None:
        """Paste as one does: Ctrl+Shift+V anywhere in the import."""
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, SHIFT)
        self.wait()

    def wait(self) -> None:
        """Let everything that was asked for be read."""
        reader, opener = self.dialog.reader, self.dialog.opener
        self.qtbot.waitUntil(lambda: not (reader.is_busy or opener.is_busy))

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    @property
    def rows(self) -> list[tuple[bool, str, str]]:
        """Whether each event is ticked, when it was, and what happened."""
        model = self.dialog.results.model
        return [
            (model.is_taken(row), model.index(row, 1).data(), model.index(row, 2).data())
            for row in range(model.rowCount())
        ]

    @property
    def taken(self) -> list[str]:
        return [text for is_taken, _, text in self.rows if is_taken]


SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    made = Lane("reading", 2)
    yield made
    made.close()


@pytest.fixture
def record() -> Record:
    """A record whose incident was on a day, with somebody who has a role."""
    known = examples.record(impact_start=examples.at("14:00"), impact_end=examples.at("16:00"))
    person = Participant.checked(
        record_id=known.id, id="priya", rank="n", name="Priya Raman", role="On-call engineer"
    )
    return insert("Add", person).applied_to(known)


@pytest.fixture
def hands(qtbot: QtBot, ask: FakeAsk, lane: Lane, record: Record) -> Iterator[Hands]:
    """An open import."""
    yield from opened(qtbot, ImportDialog(record, ask, lane))


def opened(qtbot: QtBot, dialog: ImportDialog) -> Iterator[Hands]:
    """Show an import until the test is done with it."""
    dialog.resize(1150, 650)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield Hands(qtbot, dialog)
    dialog.close()
    dialog.deleteLater()

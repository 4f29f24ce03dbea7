"""What tests of the windows share: a record to show and someone to ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pmdesk import creation, sample
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeAsk, FakeClock
from tests.ui.room import Room
from ui.document import Document
from ui.theme import Theme, theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The look that the user sees: light, at 100 %, whatever the last test chose."""
    theme.start(qapp, "light", 100)
    yield theme
    theme.start(qapp, "light", 100)
    # What a view copied is Python's, and must not outlive it.
    qapp.clipboard().clear()


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still."""
    return FakeClock()


@pytest.fixture
def ask() -> FakeAsk:
    """Someone who answers in the user's place."""
    return FakeAsk()


@pytest.fixture
def document(qapp: object, clock: FakeClock) -> Document:
    """A blank postmortem, in memory."""
    session = Session(Record("pm"), clock=clock, role=lambda: "Owner")
    session.edit(creation.blank("pm", clock(), title="Checkout refused cards"))
    return Document(session, lambda _edit: None)


@pytest.fixture
def sample_document(qapp: object, clock: FakeClock) -> Document:
    """The complete sample record, in memory."""
    session = Session(Record("pm"), clock=clock, role=lambda: "Owner")
    session.edit(sample.sample("pm", clock()))
    return Document(session, lambda _edit: None)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """A real window on a real library that is closed at the end."""
    made = Room(qtbot, tmp_path / "data" / "library.pmdesk")
    yield made
    made.close()

"""What tests of the library share: an open one, and a record in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pmdesk import creation
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.store.library import Library
from tests.fakes import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "data" / "library.pmdesk"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An open, new library."""
    with Library.open(path) as library:
        yield library


@pytest.fixture
def session(library: Library) -> Session:
    """A blank postmortem that is in the library."""
    clock = FakeClock()
    session = Session(Record("pm"), clock=clock, role=lambda: "Owner")
    title = "Checkout refused cards"
    made = session.edit(creation.blank("pm", clock(), title=title, number=library.next_number()))
    assert made
    library.save(made)
    return session

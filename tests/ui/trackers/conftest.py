"""What tests of trackers share: a directory with one tracker, and a lane."""

from collections.abc import Iterator

import pytest

from pmdesk import creation
from pmdesk.changes import insert
from pmdesk.model import ProjectMapping, Service, Team, Tracker
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeClock
from ui.background import Lane
from ui.document import Document
from ui.trackers.access import Access
from ui.trackers.asking import Asking


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("work")
    yield made
    made.close()


@pytest.fixture
def asking() -> Asking:
    """Asks with tokens in memory: this machine has no keyring that can be trusted."""
    return Asking()


@pytest.fixture
def access(lane: Lane, asking: Asking) -> Access:
    return Access(lane, asking)


@pytest.fixture
def directory(qapp: object, clock: FakeClock) -> Document:
    """A directory with a Jira of two projects, in memory."""
    session = Session(Record("directory"), clock=clock)
    session.edit(creation.directory())
    known = (
        Tracker.checked(record_id="directory", id="jira", name="Our Jira",
                        url="https://jira.example", account="ada@example.com"),
        ProjectMapping.checked(record_id="directory", id="kube", tracker_id="jira", project="KUBE",
                               priority_value="High", labels=("platform", "review")),
        ProjectMapping.checked(record_id="directory", id="pay", tracker_id="jira", project="PAY"),
        Team.checked(record_id="directory", name="Payments", tracker="Our Jira",
                     tracker_project="PAY"),
        Service.checked(record_id="directory", name="Checkout", tracker="our jira"),
    )  # fmt: skip
    session.edit(insert("Fill in", *known))
    return Document(session, lambda _edit: None)

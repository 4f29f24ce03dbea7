"""A window on a record with three actions, and a Redmine that really listens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QDialog

from pmdesk.changes import Change, difference, insert
from pmdesk.creation import DIRECTORY_ID
from pmdesk.model import Action, Item, ProjectMapping, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.store import shelf
from tests.examples import action, record
from tests.fakes import FakeClock
from tests.pmdesk.trackers.servers.redmine import RedmineMemory
from tests.pmdesk.trackers.servers.wire import Wire, listening
from tests.ui.room import Room
from ui.document import Document
from ui.raising.dialog import RaisingDialog
from ui.raising.run import Phase
from ui.trackers.asking import token_key

TOKEN = "a-key-of-nobody"  # noqa: S105 - made up


@dataclass
class Office:
    """A room whose directory knows a Redmine; the record PM-7 is open in it."""

    room: Room
    wire: Wire
    server: RedmineMemory
    clock: FakeClock
    record_id: str = "pm"
    dialogs: list[RaisingDialog] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return self.room.page.document

    def open(self) -> None:
        """Open the record, and wait until it is there."""
        desk = self.room.desk
        desk.record.open(self.record_id)
        self.room.wait(lambda: self.is_open)

    @property
    def is_open(self) -> bool:
        page = self.room.desk.record_page
        return page is not None and page.document.record.id == self.record_id

    def action(self, key: str) -> Action:
        return self.document.record.item(Action, key)

    def tell_directory(self, *items: Item) -> None:
        """Put items into the directory, as its dialog would."""
        known: list[bool] = []

        def write(document: Document) -> None:
            document.edit(insert("Add", *items))
            self.room.desk.services.know(document.record)
            self.room.desk.record.close(document)
            known.append(True)

        self.room.desk.record.read(DIRECTORY_ID, write)
        self.room.wait(lambda: bool(known))

    def set_token(self, token: str = TOKEN) -> None:
        directory = self.room.desk.services.known.directory
        key = token_key(directory.item(Tracker, "red"))
        self.room.desk.trackers.asking.tokens.put(key, token)

    def forget_token(self) -> None:
        directory = self.room.desk.services.known.directory
        key = token_key(directory.item(Tracker, "red"))
        self.room.desk.trackers.asking.tokens.forget(key)

    def raising(self, use: Callable[[RaisingDialog], object]) -> None:
        """Open the dialog from the menu and use it."""

        def look(dialog: QDialog) -> object:
            assert isinstance(dialog, RaisingDialog)
            dialog.show()
            use(dialog)
            dialog.hide()
            return False

        self.room.ask.answers = [look]
        self.room.desk.actions["raise_issues"].trigger()

    def raise_all(self, dialog: RaisingDialog) -> None:
        """Raise what is ticked and wait for the end."""
        dialog.go.click()
        self.room.wait(lambda: not dialog.run.is_busy)

    def raised(self) -> list[str]:
        return [made.title for made in self.server.issues]

    def creations(self) -> int:
        return sum(r.method == "POST" and r.path == "/issues.json" for r in self.wire.arrived)


def settled(dialog: RaisingDialog) -> bool:
    return dialog.run.phase is Phase.RESULT


@pytest.fixture
def office(room: Room) -> Iterator[Office]:
    clock = FakeClock()
    server = RedmineMemory(clock=clock, lag=0)
    with listening(Wire(server)) as wire:
        room.clock = clock
        room.open()
        made = Office(room, wire, server, clock)
        _fill(room, three_actions(wire.address))
        made.tell_directory(
            Tracker.checked(
                record_id=DIRECTORY_ID, id="red", name="Redmine", kind=TrackerKind.REDMINE,
                url=wire.address,
            ),
            ProjectMapping.checked(
                record_id=DIRECTORY_ID, id="ops", tracker_id="red", project="ops"
            ),
        )  # fmt: skip
        made.set_token()
        yield made
        wire.released.set()
        room.close()


def three_actions(address: str) -> Record:
    return record(
        action("a", "Add a load test"),
        action("b", "Alert on refusals"),
        action("c", "Write the runbook"),
        issue_key="#9",
        issue_url=f"{address}/issues/9",
    )


def _fill(room: Room, wanted: Record) -> None:
    """Put a record with three actions into the library and open it."""
    desk = room.desk
    room.wait(lambda: desk.record_page is not None)

    def build(_record: Record) -> Change:
        return difference("Create", Record(wanted.id), wanted)

    done: list[object] = []
    desk.overviews.show_library()
    library, clock = room.library, room.clock
    room.lane.run(lambda: shelf.edit(library, wanted.id, build, clock, ""), done.append)
    room.wait(lambda: bool(done))
    desk.record.open(wanted.id)
    room.wait(lambda: desk.record_page is not None)

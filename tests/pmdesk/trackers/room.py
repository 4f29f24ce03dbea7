"""A room to raise actions in: a record that is kept, a tracker in memory, a clock."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pmdesk.changes import Change
from pmdesk.model import Action, ProjectMapping, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.adapter import Adapter
from pmdesk.trackers.draft import draft_of
from pmdesk.trackers.exchange import Send
from pmdesk.trackers.plan import Planned, plan
from pmdesk.trackers.raising import Result, World, push
from tests.examples import action, record
from tests.fakes import FakeClock
from tests.pmdesk.trackers.servers.memory import Memory

INCIDENT = {"incident_key": "INC-9", "incident_url": "https://tracker.example/browse/INC-9"}


def tracker(kind: TrackerKind, url: str = "https://tracker.example", **more: object) -> Tracker:
    return Tracker.checked(
        record_id="d", id="t", name="Ours", kind=kind, url=url, account="ann@example.com", **more
    )


def mapping(project: str = "OPS", **more: object) -> ProjectMapping:
    return ProjectMapping.checked(record_id="d", tracker_id="t", project=project, **more)


def two_actions() -> Record:
    return record(action("a", "Add a load test"), action("b", "Alert on refusals"), **INCIDENT)


@dataclass
class Room:
    """Whoever raises here changes `record`; `said` is the progress."""

    adapter: Adapter
    server: Memory
    record: Record = field(default_factory=two_actions)
    said: list[tuple[str, str]] = field(default_factory=list)
    stored: list[Change] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    send: Send | None = None
    before_store: Callable[[Change], None] = lambda _change: None

    @property
    def clock(self) -> FakeClock:
        return self.server.clock

    @property
    def world(self) -> World:
        return World(
            send=self.send or self.server, store=self.store, current=self.current,
            clock=self.clock, wait=self.wait, progress=self.tell,
        )  # fmt: skip

    def store(self, change: Change) -> None:
        self.before_store(change)
        self.record = change.applied_to(self.record)
        self.stored.append(change)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.clock.advance(seconds=seconds)

    def tell(self, action_id: str, what: str) -> None:
        self.said.append((action_id, what))

    def current(self, action_id: str) -> Action:
        return self.record.item(Action, action_id)

    def planned(self) -> tuple[Planned, ...]:
        limits, mapping = self.adapter.limits, self.adapter.mapping
        return tuple(
            plan(action, draft_of(self.record, action, limits, mapping))
            for action in self.record.actions
        )

    def push(self) -> tuple[Result, ...]:
        return push(self.adapter, self.planned(), self.world)

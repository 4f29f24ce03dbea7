"""What is asked of trackers, in a lane: with the token of each, and until it is called off."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.model import Action, Tracker
from pmdesk.publishing.drafts import Draft
from pmdesk.record import Record
from pmdesk.trackers import own_issue, raising, refreshing
from pmdesk.trackers.adapter import host
from pmdesk.trackers.confluence import Post
from pmdesk.trackers.draft import draft_of_postmortem
from pmdesk.trackers.exchange import Cancelled, Server, drive
from pmdesk.trackers.kinds import adapter_for
from pmdesk.trackers.own_issue import Making
from pmdesk.trackers.places import Place
from pmdesk.trackers.plan import Planned
from pmdesk.trackers.proposal import Batch
from pmdesk.trackers.raising import Outcome, Result, World
from pmdesk.trackers.refreshing import Found

# The network and the keyring are imported in the lane, when a tracker is first asked.
if TYPE_CHECKING:
    from pmdesk.secrets import Tokens
    from pmdesk.transport import Transport

Stop = Callable[[], bool]
"""Tells whether the work was called off."""


Say = Callable[[str], None]
"""Is told why nothing happens for a while."""


def silent(_sentence: str) -> None:
    """Say nothing."""


Note = Callable[[Callable[[Record], Change]], Record]


@dataclass(frozen=True)
class Keeping:
    """How what is learned of a record is kept; all of it is called from the lane's thread."""

    note: Note
    """Makes a note in the record, and returns it once that is on disk."""
    clock: Callable[[], datetime]
    progress: Callable[[str, str], None]
    finished: Callable[[Result], None]


class Asking:
    """Asks trackers. Every method waits for them, and so is called in a lane."""

    def __init__(self) -> None:
        self._lock = Lock()

    @property
    def tokens(self) -> "Tokens":
        """Where tokens are kept; finding that out may take a while."""
        with self._lock:
            return self._tokens

    @cached_property
    def _tokens(self) -> "Tokens":
        from pmdesk.secrets import system_tokens

        return system_tokens()

    def test(self, place: Place, stop: Stop) -> str:
        """Return a sentence about whose token it is and what it may do."""
        with self._open(place, stop) as transport:
            return drive(adapter_for(place.tracker, place.mapping).test(), transport)

    def check(self, batch: Batch, stop: Stop) -> tuple[Planned, ...]:
        """Return what is planned as the tracker would carry it out; nothing is made."""
        adapter = adapter_for(batch.place.tracker, batch.place.mapping)
        with self._open(batch.place, stop) as transport:
            return raising.check(adapter, batch.planned, transport)

    def push(self, batch: Batch, stop: Stop, keeping: Keeping) -> None:
        """Make issues of what is planned; `keeping` is told what becomes of each action.

        Raises where the rest cannot be raised either.
        """
        adapter = adapter_for(batch.place.tracker, batch.place.mapping)
        present = batch.planned[0].action.id

        def progress(action_id: str, sentence: str) -> None:
            nonlocal present
            present = action_id
            keeping.progress(action_id, sentence)

        say = lambda sentence: keeping.progress(present, sentence)  # noqa: E731
        with self._open(batch.place, stop, say) as transport:
            world = World(
                send=transport,
                store=lambda change: _nothing(keeping.note(lambda _record: change)),
                current=lambda key: _current(keeping, key),
                clock=_clock_of(keeping),
                wait=transport.wait,
                progress=progress,
                finished=keeping.finished,
            )
            raising.push(adapter, batch.planned, world)

    def make_own_issue(
        self, place: Place, shown: Record, stop: Stop, note: Note, clock: Callable[[], datetime]
    ) -> None:
        """Make the issue of the postmortem; `shown` is the record as it leaves the program."""
        adapter = adapter_for(place.tracker, place.mapping)
        draft = draft_of_postmortem(shown, adapter.limits, place.mapping)
        with self._open(place, stop) as transport:
            making = Making(send=transport, note=note, clock=clock, wait=transport.wait)
            own_issue.make(adapter, draft, making)

    def refresh(self, place: Place, actions: Sequence[Action], stop: Stop) -> tuple[Found, ...]:
        """Return how the issues of actions stand."""
        adapter = adapter_for(place.tracker, place.mapping)
        with self._open(place, stop) as transport:
            return refreshing.refresh(adapter, actions, transport)

    def draft(self, wanted: Draft) -> Post:
        """Make a draft of a blog post; nothing is sent twice."""
        body = wanted.write()
        with self._connected(wanted.tracker, wanted.site, lambda: False) as transport:
            return drive(wanted.site.draft(wanted.title, body), transport)

    @contextmanager
    def _open(self, place: Place, stop: Stop, say: Say = silent) -> "Iterator[Transport]":
        server = adapter_for(place.tracker, place.mapping)
        with self._connected(place.tracker, server, stop, say) as transport:
            yield transport

    @contextmanager
    def _connected(
        self, tracker: Tracker, server: Server, stop: Stop, say: Say = silent
    ) -> "Iterator[Transport]":
        from pmdesk.transport import Transport

        token = self.tokens.get(token_key(tracker))
        if not token:
            message = f"There is no token for {tracker.name}. Set it in the directory, under "
            raise PmdeskError(f"{message}Trackers.")
        with Transport(server, token, is_cancelled=stop, say=say) as transport:
            yield transport


def token_key(tracker: Tracker) -> str:
    """Return the name under which a token is kept: of this tracker, for the host that it has now.

    Where the address of a tracker changes, a token that was given for another host stays out of it.
    """
    return f"{tracker.id} {host(tracker.url)}".strip()


def _clock_of(keeping: Keeping) -> Callable[[], datetime]:
    """Return the clock in the zone of the record, whose days its actions have."""
    zone = keeping.note(lambda _record: Change("Look")).postmortem.tzinfo
    return lambda: keeping.clock().astimezone(zone)


def _nothing(_record: Record) -> None:
    """Say no more than that it is done."""


def _current(keeping: Keeping, action_id: str) -> Action:
    """Return an action as it is now; raises `Conflict` where it is gone."""
    return keeping.note(lambda _record: Change("Look")).item(Action, action_id)


def failed(batch: Batch, error: PmdeskError, known: frozenset[str]) -> Iterator[Result]:
    """Return what becomes of the actions of which nothing is known when a whole batch fails."""
    outcome = Outcome.CANCELLED if isinstance(error, Cancelled) else Outcome.FAILED
    sentences = () if outcome is Outcome.CANCELLED else (str(error),)
    for one in batch.planned:
        if one.action.id not in known:
            yield Result(one.action.id, outcome, sentences=sentences)

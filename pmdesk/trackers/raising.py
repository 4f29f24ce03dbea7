"""Raising actions as issues so that none is ever made twice, whatever happens in between.

Before a request to make an issue goes out, that is stored; the answer is stored at once, and the
mark is taken away when the links are made too. Wherever this is torn apart, the next run finds
the mark, looks for the issue before it makes one, and completes the links.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from pmdesk import actions
from pmdesk.changes import Change, set_fields
from pmdesk.errors import Conflict
from pmdesk.model import Action
from pmdesk.trackers.adapter import Adapter, Issue
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.exchange import Cancelled, Fault, Send, drive
from pmdesk.trackers.plan import Planned


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a tracker is asked, and waited for."""

    send: Send
    """Sends a request; raises `Fault`, or `Cancelled` when the user calls the work off."""
    clock: Callable[[], datetime]
    """An aware time, in the zone whose days count."""
    wait: Callable[[float], None]
    """Waits some seconds; raises `Cancelled`."""


@dataclass(frozen=True, kw_only=True)
class World(Way):
    """All that raising needs of the world around it."""

    store: Callable[[Change], None]
    """Returns when a change is on the disk; what it raises ends the work."""
    current: Callable[[str], Action]
    """Returns an action as it is now; raises `Conflict` where it is gone."""
    progress: Callable[[str, str], None]
    """Is told the identity of an action and what is done for it now."""
    finished: "Callable[[Result], None]" = lambda _result: None
    """Is told what became of an action as soon as that is known."""


class Outcome(Enum):
    """What became of an action."""

    CREATED = "Created"
    FOUND = "Found again"
    LINKED = "Links completed"
    SKIPPED = "Skipped"
    FAILED = "Failed"
    CANCELLED = "Cancelled"


@dataclass(frozen=True)
class Result:
    """What became of one action; the sentences say what is wrong or was left out."""

    action_id: str
    outcome: Outcome
    key: str = ""
    url: str = ""
    sentences: tuple[str, ...] = ()


def check(adapter: Adapter, planned: Sequence[Planned], send: Send) -> tuple[Planned, ...]:
    """Ask the tracker what it would say to the drafts, without making anything."""
    ready = drive(adapter.prepared(), send)
    return tuple(
        one.checked(drive(ready.check(one.draft), send)) if one.is_sent else one for one in planned
    )


def push(adapter: Adapter, planned: Sequence[Planned], world: World) -> tuple[Result, ...]:
    """Make an issue of each planned action, or find the one it has, and link them.

    The drafts are sent as they are planned, so they come from `check`. One that fails does not
    keep the others from being raised. After a cancel, those not begun are `CANCELLED`.
    Raises `Fault` where the tracker cannot be asked at all, and what `World.store` raises.
    """
    try:
        ready = drive(adapter.prepared(), world.send)
    except Cancelled:
        return tuple(Result(one.action.id, Outcome.CANCELLED) for one in planned)
    results: list[Result] = []
    for one in planned:
        is_cancelled = bool(results) and results[-1].outcome is Outcome.CANCELLED
        not_begun = Result(one.action.id, Outcome.CANCELLED)
        results.append(not_begun if is_cancelled else _Raising(ready, one, world).result())
        world.finished(results[-1])
    return tuple(results)


@dataclass(frozen=True)
class _Raising:
    """The way of one action to its issue."""

    adapter: Adapter
    planned: Planned
    world: World

    @property
    def draft(self) -> IssueDraft:
        return self.planned.draft

    def result(self) -> Result:
        action_id = self.planned.action.id
        if not self.planned.is_sent:
            return Result(action_id, Outcome.SKIPPED, sentences=self.planned.sentences)
        try:
            return self._raised(self.world.current(action_id))
        except Cancelled:
            return Result(action_id, Outcome.CANCELLED)
        except (Fault, Conflict) as error:
            return Result(action_id, Outcome.FAILED, sentences=(str(error),))

    def _raised(self, action: Action) -> Result:
        if action.tracker_key and not action.sent_at:
            sentence = f"It has the issue {action.tracker_key} already."
            return Result(action.id, Outcome.SKIPPED, sentences=(sentence,))
        outcome, issue = self._issue(action)
        sentences = issue.notes + self._linked(issue)
        return Result(action.id, outcome, issue.key, issue.url, sentences)

    def _issue(self, action: Action) -> tuple[Outcome, Issue]:
        """Return the issue of an action, which is on the disk before this returns."""
        if action.tracker_key:
            return Outcome.LINKED, Issue(action.tracker_key, action.tracker_url)
        draft = replace(self.draft, sent_at=action.sent_at)
        found = look(self.adapter, draft, self.world, self._say)
        if found:
            self._keep(action, found)
            return Outcome.FOUND, found
        made = self._made(action)
        self._keep(self.world.current(action.id), made)
        return Outcome.CREATED, made

    def _made(self, action: Action) -> Issue:
        self._say("Making the issue")
        self.world.store(sent(action, self.adapter.tracker.id, self.world.clock()))
        try:
            return drive(self.adapter.create(self.draft), self.world.send)
        except Fault as fault:
            if not fault.unknown:
                self.world.store(settled(self.world.current(action.id)))
            raise

    def _keep(self, action: Action, issue: Issue) -> None:
        now = self.world.clock()
        self.world.store(raised(action, issue, self.adapter.tracker.id, now))

    def _linked(self, issue: Issue) -> tuple[str, ...]:
        """Make the links; if that fails the mark stays, so that the next run makes them."""
        self._say("Linking it to the postmortem")
        try:
            sentences = drive(self.adapter.link(issue, self.draft), self.world.send)
        except (Fault, Cancelled) as fault:
            return (f"{fault} {issue.key} is not linked yet: raise the action again to link it.",)
        self.world.store(settled(self.world.current(self.planned.action.id)))
        return sentences

    def _say(self, sentence: str) -> None:
        self.world.progress(self.planned.action.id, sentence)


def look(adapter: Adapter, draft: IssueDraft, way: Way, say: Callable[[str], None]) -> Issue | None:
    """Look for the issue; if one may be on its way, look again when it would have arrived."""
    say("Looking for an issue that was made before")
    found = drive(adapter.find(draft), way.send)
    if found or draft.sent_at is None:
        return found
    arrived = draft.sent_at + timedelta(seconds=adapter.settle)
    # A clock that was set back in between is no reason to wait for hours.
    left = min((arrived - way.clock()).total_seconds(), adapter.settle)
    if left > 0:
        say("Waiting until an earlier request must have arrived")
        way.wait(left)
        found = drive(adapter.find(draft), way.send)
    return found


def sent(action: Action, tracker_id: str, now: datetime) -> Change:
    """Note that a request to make the issue goes out now, and where: it is looked for there."""
    return set_fields("Send to tracker", action, tracker_id=tracker_id, sent_at=now)


def settled(action: Action) -> Change:
    """Note that nothing is left to be asked of the tracker."""
    return set_fields("Send to tracker", action, sent_at=None)


def raised(action: Action, issue: Issue, tracker_id: str, now: datetime) -> Change:
    """Note the issue of an action, its links still to be made; `now` is in the record's zone."""
    return actions.raise_issue(action, issue.key, issue.url, on=now.date()).then(
        set_fields(
            "Raise issue", action, tracker_id=tracker_id,
            tracker_seen_at=now, sent_at=action.sent_at or now,
        )
    )  # fmt: skip

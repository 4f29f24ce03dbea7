"""Raising that is killed at any step and begun anew: python -m tests.pmdesk.trackers.crashes 1000.

Each run raises three actions in one of the trackers in memory. It is killed one to three times:
before or after a request or a write to the disk, where the request may still arrive up to half a
minute later. The search of the tracker learns of an issue up to 20 seconds late. Then it is
raised until nothing is left to do, and issues and links are counted.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pmdesk.changes import Change
from pmdesk.model import Action, TrackerKind
from pmdesk.trackers.exchange import Fault, Request, Response
from pmdesk.trackers.raising import Outcome
from tests.examples import action
from tests.pmdesk.trackers.room import Room
from tests.pmdesk.trackers.settings import room_for

_THIRD = "5ebe2294ecd04e0f8eab7690d2a6ee71"
_STEPS = 24
"""More than raising three actions takes in any tracker; a kill after the end does nothing."""


class Killed(Exception):
    """The program ended at once."""


@dataclass
class Killer:
    """Counts steps and ends the program in the one that was drawn."""

    room: Room
    dice: random.Random
    left: int = 0
    """Steps until the end; below 0 there is none."""
    late: list[tuple[datetime, Request]] = field(default_factory=list)
    """Requests on their way, and when they arrive."""
    counted: Counter[str] = field(default_factory=Counter)

    def is_time(self) -> bool:
        self.left -= 1
        return self.left == 0

    def send(self, request: Request) -> Response:
        self.room.clock.advance(seconds=0.2)
        self.deliver()
        if not self.is_time():
            return self.room.server(request)
        how = self.dice.choice(("before it was sent", "before the answer", "on its way", "lost"))
        self.counted[f"request, {how}"] += 1
        if how == "on its way":
            on_its_way = timedelta(seconds=self.dice.uniform(1, 30))
            self.late.append((self.room.clock() + on_its_way, request))
        elif how != "before it was sent":
            self.room.server(request)
        if how == "lost":
            raise Fault("No answer.", unknown=True)
        raise Killed

    def deliver(self) -> None:
        """Let requests arrive whose time has come, at that time."""
        now = self.room.clock.now
        for at, request in [one for one in self.late if one[0] <= now]:
            self.room.clock.now = at
            self.room.server(request)
        self.room.clock.now = now
        self.late = [one for one in self.late if one[0] > now]

    def before_store(self, change: Change) -> None:
        if not self.is_time():
            return
        is_written = self.dice.random() < 1 / 2
        self.counted["write, after it" if is_written else "write, before it"] += 1
        if is_written:
            self.room.record = change.applied_to(self.room.record)
        raise Killed


@dataclass
class Counts:
    """What came of many runs."""

    runs: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0
    lost_issues: int = 0
    lost_links: int = 0
    doubled_links: int = 0

    def lines(self) -> Iterator[str]:
        yield f"runs: {self.runs}, with {sum(self.kills.values())} crashes and lost answers"
        yield from (f"  {place}: {count}" for place, count in sorted(self.kills.items()))
        yield "what the last runs did: " + ", ".join(
            f"{name} {count}" for name, count in sorted(self.outcomes.items())
        )
        yield f"duplicate issues: {self.duplicates}, lost issues: {self.lost_issues}"
        yield f"lost links: {self.lost_links}, doubled links: {self.doubled_links}"


def crash(count: int, seed: int = 1) -> Counts:
    """Raise in `count` runs, spread over all trackers, and count what is there twice or not."""
    counts = Counts()
    kinds = list(TrackerKind)
    for number in range(count):
        room = room_for(kinds[number % len(kinds)])
        room.record = room.record.putting(action(_THIRD, "Write the runbook"))
        _raise(room, random.Random(f"{seed} {number}"), counts)  # noqa: S311 - no secret
        _judge(room, counts)
    return counts


def _raise(room: Room, dice: random.Random, counts: Counts) -> None:
    killer = Killer(room, dice)
    room.send, room.before_store = killer.send, killer.before_store
    room.server.lag = dice.uniform(0, 20)
    for _ in range(dice.randint(1, 3)):
        killer.left = dice.randint(1, _STEPS)
        try:
            room.push()
        except (Killed, Fault):
            room.clock.advance(seconds=dice.uniform(0, 5))
    killer.left = -1
    for _ in range(3):
        results = room.push()
        counts.outcomes.update(one.outcome.value for one in results)
        if all(one.outcome is Outcome.SKIPPED for one in results):
            break
    room.clock.advance(minutes=5)
    killer.deliver()
    counts.runs += 1
    counts.kills += killer.counted


def _judge(room: Room, counts: Counts) -> None:
    """Count what is there twice, and what is not there."""
    actions = room.record.all(Action)
    titles = Counter(made.title for made in room.server.issues)
    counts.duplicates += sum(number - 1 for number in titles.values())
    counts.lost_issues += sum(not one.tracker_key or one.text not in titles for one in actions)
    ends = Counter(issue for _, issue, _ in room.server.links)
    counts.lost_links += len(actions) - len(ends) + sum(one.sent_at is not None for one in actions)
    counts.doubled_links += sum(number - 1 for number in ends.values())


if __name__ == "__main__":
    print("\n".join(crash(int(sys.argv[1]) if sys.argv[1:] else 1000).lines()))  # noqa: T201

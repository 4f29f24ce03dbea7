"""How issues stand in their trackers: where each is asked for, and what is noted of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pmdesk import actions, dates
from pmdesk.board.cards import Card
from pmdesk.board.edits import Edit
from pmdesk.changes import Change, set_fields
from pmdesk.errors import PmdeskError
from pmdesk.model import Action, ProjectMapping, Tracker
from pmdesk.record import Record
from pmdesk.trackers.adapter import Adapter, Issue, Seen, host
from pmdesk.trackers.exchange import Cancelled, Send, drive
from pmdesk.trackers.places import Place, place_for, projects

Groups = dict[Place, list[Card]]
NOWHERE = "No tracker of the directory has the address of its link. Look there yourself."
_LONGEST = 200
"""Characters of a state that are kept."""


@dataclass(frozen=True)
class Found:
    """How an issue stands in its tracker, compared to what was known."""

    action: Action
    seen: Seen | None
    failure: str = ""
    """Why its state could not be read, a sentence."""

    @property
    def is_news(self) -> bool:
        """Whether the tracker says something else than it did before."""
        return self.seen is not None and self.seen.word != self.action.tracker_state

    @property
    def suggestion(self) -> str:
        """What a person may want to do about it, a sentence; empty where there is nothing."""
        seen, action = self.seen, self.action
        if seen and seen.is_done and action.is_open:
            return f"{action.tracker_key} is “{seen.word}”. Finish the action?"
        if seen and not seen.is_done and not action.is_open:
            return f"{action.tracker_key} is “{seen.word}” again. Reopen the action?"
        return ""


def refresh(adapter: Adapter, raised_before: Sequence[Action], send: Send) -> tuple[Found, ...]:
    """Ask how the issues of actions stand; a cancel leaves the rest out."""
    found: list[Found] = []
    for action in raised_before:
        issue = Issue(action.tracker_key, action.tracker_url)
        try:
            found.append(Found(action, drive(adapter.state(issue), send)))
        except Cancelled:
            break
        except PmdeskError as error:
            found.append(Found(action, None, str(error)))
    return tuple(found)


def groups(directory: Record, cards: Iterable[Card]) -> tuple[Groups, list[Card]]:
    """Return the actions that have an issue, by the place that is asked, and those of no place."""
    found: Groups = {}
    lost: list[Card] = []
    for card in cards:
        if not card.action.tracker_key:
            continue
        place = _place(directory, card)
        if place is None:
            lost.append(card)
        else:
            found.setdefault(place, []).append(card)
    return found, lost


def _place(directory: Record, card: Card) -> Place | None:
    """Return where an issue is: in the tracker that made it, or in that of its address."""
    tracker = directory.get(Tracker, card.action.tracker_id)
    if tracker is None:
        site = host(card.action.tracker_url)
        same = (known for known in directory.all(Tracker) if site and host(known.url) == site)
        tracker = next(same, None)
    if tracker is None:
        return None
    usual = place_for(directory, card.action.team, card.service)
    if usual is not None and usual.tracker.id == tracker.id:
        return usual
    bare = ProjectMapping.checked(record_id=directory.id, tracker_id=tracker.id, project="–")
    return Place(tracker, next(iter(projects(directory, tracker)), bare))


def seen(record: Record, found: Iterable[Found], now: datetime) -> Change:
    """Return what notes how the issues of a record stand; the state of no action changes."""
    change = Change("Refresh from tracker")
    for each in found:
        action = record.get(Action, each.action.id)
        if action is not None and each.seen is not None:
            change = change.then(
                set_fields(
                    change.label, action, tracker_state=each.seen.word[:_LONGEST],
                    tracker_seen_at=now,
                )
            )  # fmt: skip
    return change


def news(found: Found) -> str:
    """Say how an issue stands now, and how it stood before where that is something else."""
    if found.seen is None:
        return found.failure
    before, now = found.action.tracker_state, found.seen.word
    if before and found.is_news:
        return f"Was “{before}”, is “{now}” now."
    return f"Is “{now}”."


def finish(cards: Iterable[Card], clock: Callable[[], datetime]) -> Edit:
    """Return the edit that marks actions as done, today in the zone of each record."""

    def verb(record: Record, action: Action) -> Change:
        return actions.finish(action, dates.local_day(clock(), record.postmortem.tzinfo))

    return Edit.of("Finished", cards, verb)


def reopen(cards: Iterable[Card]) -> Edit:
    """Return the edit that takes back that actions are done."""
    return Edit.of("Reopened", cards, lambda _record, action: actions.reopen(action))

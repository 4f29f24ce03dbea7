"""What raising a whole record would do: for each action where it goes, and what becomes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pmdesk.model import Action, ProjectMapping, Tracker
from pmdesk.record import Record
from pmdesk.trackers.draft import draft_of
from pmdesk.trackers.kinds import ADAPTERS
from pmdesk.trackers.places import Place, place_for, places
from pmdesk.trackers.plan import Planned, Step, plan, skipped


@dataclass(frozen=True)
class Proposal:
    """What raising would do for one action, and where; nothing where no place is known."""

    action: Action
    place: Place | None
    planned: Planned | None
    because: str = ""
    """Why nothing is done, a sentence; empty where something is."""

    @property
    def is_sent(self) -> bool:
        """Whether anything would be asked of a tracker."""
        return self.planned is not None and self.planned.is_sent

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be done for the action, wherever it goes."""
        return bool(skipped(self.action))

    def checked(self, planned: Planned) -> "Proposal":
        """Return the proposal as the tracker would carry it out."""
        return replace(self, planned=planned)


@dataclass(frozen=True)
class Batch:
    """What goes to one project."""

    place: Place
    planned: tuple[Planned, ...]


def propose(
    record: Record, directory: Record, chosen: Mapping[str, Place], shown: Record
) -> tuple[Proposal, ...]:
    """Return what raising would do for every action, in their order.

    `chosen` are places by the identity of the action, where a person has chosen one; `shown` is
    the record as it leaves the program, with names masked or not.
    """
    return tuple(
        _proposal(record, directory, action, chosen.get(action.id), shown)
        for action in record.actions
    )


def _proposal(
    record: Record, directory: Record, action: Action, chosen: Place | None, shown: Record
) -> Proposal:
    because = skipped(action)
    if because:
        return Proposal(action, None, None, because)
    place = chosen or _usual(record, directory, action)
    if place is None:
        return Proposal(action, None, None, _nowhere(directory, action))
    limits = ADAPTERS[place.tracker.kind].limits
    planned = plan(action, draft_of(shown, shown.item(Action, action.id), limits, place.mapping))
    because = " ".join(planned.draft.refused) if planned.step is Step.REFUSED else ""
    return Proposal(action, place, planned, because)


def _usual(record: Record, directory: Record, action: Action) -> Place | None:
    """Return where an action goes unless someone says otherwise.

    One that was sent before may have its issue already, and so stays with its tracker.
    """
    usual = place_for(directory, action.team, record.postmortem.service)
    sent_to = directory.get(Tracker, action.tracker_id) if action.sent_at else None
    if sent_to is None or (usual and usual.tracker.id == sent_to.id):
        return usual
    return next(iter(offered(directory, action)), None)


def offered(directory: Record, action: Action) -> tuple[Place, ...]:
    """Return the places among which a person may choose for an action."""
    known = places(directory)
    if not action.sent_at:
        return known
    same = tuple(place for place in known if place.tracker.id == action.tracker_id)
    return same or known


def _nowhere(directory: Record, action: Action) -> str:
    """Say why it is not known where an action goes; where there is no place at all, say nothing."""
    if not directory.all(ProjectMapping):
        return ""
    owner = f"the team {action.team}" if action.team else "its team or the service"
    return f"Choose a project, or name one for {owner} in the directory."


def batches(proposals: Iterable[Proposal]) -> tuple[Batch, ...]:
    """Return what is sent, put together by where it goes."""
    found: dict[Place, list[Planned]] = {}
    for proposal in proposals:
        if proposal.place is not None and proposal.planned is not None and proposal.is_sent:
            found.setdefault(proposal.place, []).append(proposal.planned)
    return tuple(Batch(place, tuple(planned)) for place, planned in found.items())

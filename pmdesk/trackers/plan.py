"""What raising would do, action by action, so that it can be read before anything is sent."""

from dataclasses import dataclass, replace
from enum import Enum

from pmdesk.model import Action, ActionState
from pmdesk.trackers.draft import IssueDraft


class Step(Enum):
    """What is done for an action, in the words of the preview."""

    CREATE = "Will be created"
    LOOK_FIRST = "May have been created: will be looked for first"
    LINK = "Has its issue; its links will be completed"
    REFUSED = "Cannot be created"


@dataclass(frozen=True)
class Planned:
    """What raising would do for one action."""

    action: Action
    step: Step
    draft: IssueDraft

    @property
    def is_sent(self) -> bool:
        """Whether anything is asked of the tracker."""
        return self.step is not Step.REFUSED

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the preview says of this action: links, losses, and what is refused."""
        link = () if self.step is Step.REFUSED else (link_sentence(self.draft),)
        return (*self.draft.refused, *link, *self.draft.notes)

    def checked(self, draft: IssueDraft) -> "Planned":
        """Return the plan with the draft as the tracker would take it."""
        refused = bool(draft.refused) and self.step in {Step.CREATE, Step.LOOK_FIRST}
        return replace(self, draft=draft, step=Step.REFUSED if refused else self.step)


def plan(action: Action, draft: IssueDraft) -> Planned:
    """Return what raising would do for an action of which something is left to be done.

    `draft` is made of the action as it leaves the program, with names masked or not.
    """
    if action.committed_on is None:
        draft = draft.noting("Nobody has committed to it yet.")
    if action.tracker_key:
        return Planned(action, Step.LINK, draft)
    step = Step.LOOK_FIRST if action.sent_at else Step.CREATE
    return Planned(action, step, draft).checked(draft)


def skipped(action: Action) -> str:
    """Say why nothing is done for an action, wherever it would go; empty where something is."""
    if action.tracker_key and not action.sent_at:
        return f"It has the issue {action.tracker_key} already."
    if action.state is ActionState.DECLINED:
        return "It was declined."
    if action.state is ActionState.DONE and not action.sent_at:
        return "It is done."
    return ""


def link_sentence(draft: IssueDraft) -> str:
    """Say to what an issue is linked, and how."""
    if draft.source is None:
        return "It is linked to nothing: the record names no issue of the postmortem or incident."
    name = draft.source.key or draft.source.url
    return f"Is linked to {name} as “{draft.link}”, and {name} to it."

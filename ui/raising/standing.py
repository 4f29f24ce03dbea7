"""What the card of an action says on its right: a sign, a sentence and what can be done."""

from dataclasses import dataclass

from pmdesk.trackers.proposal import Proposal
from pmdesk.trackers.raising import Outcome, Result


@dataclass(frozen=True)
class Standing:
    """A sign with its colour, and a sentence; `can_try` says whether another try may help."""

    icon: str
    role: str
    says: str
    can_try: bool = False


NOTHING = Standing("", "muted", "")
WAITING = Standing("circle", "muted", "Waiting")

_SIGNS = {
    Outcome.CREATED: ("circle-check", "ok"),
    Outcome.FOUND: ("circle-check", "ok"),
    Outcome.LINKED: ("circle-check", "ok"),
    Outcome.SKIPPED: ("circle", "muted"),
    Outcome.FAILED: ("circle-alert", "bad"),
    Outcome.CANCELLED: ("circle", "warn"),
}
_SAYS = {
    Outcome.CREATED: "Created",
    Outcome.FOUND: "Found again, not made twice",
    Outcome.LINKED: "Links completed",
    Outcome.SKIPPED: "Nothing to do",
    Outcome.FAILED: "Not raised",
    Outcome.CANCELLED: "Called off",
}
NOT_RAISED = frozenset({Outcome.FAILED, Outcome.CANCELLED})
"""What leaves an action without its issue, so that one may try again."""


def of_result(result: Result, *, needs_links: bool) -> Standing:
    """Return what is said of what became of an action; `needs_links` where those are missing."""
    if needs_links and result.outcome not in NOT_RAISED:
        return Standing("triangle-alert", "warn", "Created, not linked yet", can_try=True)
    icon, role = _SIGNS[result.outcome]
    return Standing(icon, role, _SAYS[result.outcome], can_try=result.outcome in NOT_RAISED)


def under_way(sentence: str) -> Standing:
    """Return what is said of an action that is being raised, or waits for it."""
    return Standing("refresh-cw", "accent", f"{sentence}…") if sentence else WAITING


def of_preview(proposal: Proposal) -> Standing:
    """Return what is said of an action before anything is sent."""
    if proposal.planned is None or not proposal.is_sent:
        return NOTHING
    return Standing("", "muted", proposal.planned.step.value)

"""From a person to a role: “the on-call Widgets engineer”."""

from pmdesk.model import Participant

_HEADS = frozenset({
    "engineer", "developer", "analyst", "administrator", "lead", "manager", "architect", "operator",
    "specialist", "technician", "responder", "reviewer", "approver", "maintainer", "consultant",
})  # fmt: skip
"""Roles whose team stands before the last word."""

UNKNOWN = ("the on-call engineer", "the engineer who made the change", "the responder")
"""What a person without a known role may have been."""


def phrase(participant: Participant) -> str:
    """Return how the record speaks of a participant, empty where neither role nor team is known."""
    role, team = _lowered(participant.role.strip()), participant.team.strip()
    if not role:
        return f"someone from {team}" if team else ""
    words = role.removeprefix("the ").split()
    if not team or _share_a_word(team, role):
        return f"the {' '.join(words)}"
    if words[-1].casefold() in _HEADS:
        return f"the {' '.join((*words[:-1], team, words[-1]))}"
    return f"the {' '.join(words)} from {team}"


def _share_a_word(team: str, role: str) -> bool:
    """Tell whether a role says already, at least in part, of which team someone is."""
    return not set(team.casefold().split()).isdisjoint(role.casefold().split())


def _lowered(role: str) -> str:
    """Begin a role with a small letter, except where it begins with an abbreviation."""
    first = role.split(" ", 1)[0]
    return role if any(char.isupper() for char in first[1:]) else role[:1].lower() + role[1:]

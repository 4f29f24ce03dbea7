"""What people are called instead of their names: one way for all that speaks of them."""

import re
from collections import Counter
from collections.abc import Iterable

from pmdesk.masking.names import ARTICLE, Names, Person, goes_by_role, words
from pmdesk.model import Participant

_HEADS = frozenset({
    "engineer", "developer", "analyst", "administrator", "lead", "manager", "architect", "operator",
    "specialist", "technician", "responder", "reviewer", "approver", "maintainer", "consultant",
})  # fmt: skip
"""Roles whose team stands before the last word."""

_WORD = re.compile(r"[^\W_]+")


def people(participants: Iterable[Participant]) -> tuple[Person, ...]:
    """Return participants with what each is called; what several are called gets numbers."""
    everyone = tuple(participants)
    named = [Person(one.name, one.handle, _called(one), 0, _role(one)) for one in everyone]
    hidden = Names(named)
    called = [_without_names(person.called, hidden) for person in named]
    roles = [_without_names(person.role, hidden) if person.role else "" for person in named]
    often, met = Counter(map(str.casefold, called)), Counter[str]()
    found = []
    for person, words_, role in zip(named, called, roles, strict=True):
        key = words_.casefold()
        met[key] += 1
        number = met[key] if often[key] > 1 else 0
        found.append(Person(person.name, person.handle, words_, number, role))
    return tuple(found)


def phrase(person: Person) -> str:
    """Return what stands in a sentence in place of a name, such as “the on-call engineer”."""
    role = mid_sentence(person.called)
    if person.number:
        return f"{role} {person.number}"
    return role if ARTICLE.match(role) else f"the {role}"


def mid_sentence(role: str) -> str:
    """Return a role without the capital that only the begin of a line gave it."""
    first = role.partition(" ")[0]
    lower = first.lower() in words("roles") or ARTICLE.match(role)
    return role[0].lower() + role[1:] if lower else role


def _role(participant: Participant) -> str:
    """Return the role alone; a forgotten name left it where the name was."""
    role = participant.role.strip()
    if not role and goes_by_role(participant.name):
        return ARTICLE.sub("", participant.name)
    return role


def _called(participant: Participant) -> str:
    """Return the role with the team, where one does not tell the other, or the next best."""
    role, team = _role(participant), participant.team.strip()
    if not role:
        return f"{team} team member" if team else "participant"
    parts = role.split()
    said = {word.casefold() for word in _WORD.findall(role)}
    if not team or said & {word.casefold() for word in _WORD.findall(team)}:
        return role
    if parts[-1].casefold() in _HEADS:
        return " ".join((*parts[:-1], team, parts[-1]))
    return f"{role} from {team}"


def _without_names(role: str, hidden: Names) -> str:
    for seen in reversed(hidden.find(role)):
        role = f"{role[: seen.start]}someone{role[seen.end :]}"
    return "participant" if hidden.find(role) else role

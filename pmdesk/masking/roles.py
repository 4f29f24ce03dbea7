"""What people are called instead of their names: one way for all that speaks of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pmdesk.masking.names import ARTICLE, Names, Person, goes_by_role, words
from pmdesk.masking.personal import named_in
from pmdesk.model import Participant, Postmortem
from pmdesk.record import Record
from pmdesk.search import fold

_HEADS = frozenset({
    "engineer", "developer", "analyst", "administrator", "lead", "manager", "architect", "operator",
    "specialist", "technician", "responder", "reviewer", "approver", "maintainer", "consultant",
    "director", "officer", "owner", "coordinator",
})  # fmt: skip
"""Roles whose team stands before the last word."""

_WORD = re.compile(r"[^\W_]+")


def people(participants: Iterable[Participant]) -> tuple[Person, ...]:
    """Return participants with what each is called; what several are called gets numbers."""
    everyone = tuple(participants)
    named = [Person(one.name, one.handle, _called(one), 0, _role(one)) for one in everyone]
    hidden = Names(named)
    called = [_without_names(person.called, hidden) for person in named]
    roles = [_without_names(person.role, hidden) for person in named]
    each = zip(named, called, roles, strict=True)
    found = [replace(person, called=words_, role=role) for person, words_, role in each]
    return numbered(found, {})


def others(record: Record, participants: Sequence[Person]) -> tuple[Person, ...]:
    """Return who is named in a record without having taken part: approvers, owners, and such.

    A name that is a role, such as “Head of Payments”, is nobody’s.
    """
    known = {fold(person.name).text for person in participants} | {""}
    named: dict[str, Person] = {}
    for name, role, usual, contact in _mentioned(record):
        key = fold(name).text
        if key not in known and not names_role(name):
            called = mid_sentence(role.strip() or usual)
            named.setdefault(key, Person(name, contact, called, role=role.strip()))
    for owner in _owners(record, (*participants, *named.values())):
        named.setdefault(fold(owner.name or owner.handle).text, owner)
    hidden = Names((*participants, *named.values()))
    found = [
        replace(
            person,
            called=_without_names(person.called, hidden),
            role=_without_names(person.role, hidden),
        )
        for person in named.values()
    ]
    return numbered(found, Counter(person.called.casefold() for person in participants))


def numbered(people: Sequence[Person], taken: Mapping[str, int]) -> tuple[Person, ...]:
    """Tell people apart who are called the same; so many are called so before them."""
    met = Counter(taken)
    often = met + Counter(person.called.casefold() for person in people)
    found = []
    for person in people:
        key = person.called.casefold()
        met[key] += 1
        found.append(replace(person, number=met[key] if often[key] > 1 else 0))
    return tuple(found)


def _mentioned(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, role, what one is called without it, and address."""
    for approval in record.approvals:
        yield approval.name, approval.role, "approver", approval.contact
    for action in record.actions:
        yield action.committed_by, action.committed_role, "responsible manager", ""


def _owners(record: Record, others: Sequence[Person]) -> Iterator[Person]:
    """Yield those who are named as owners, unless they are known as someone else."""
    met = Names(others)
    # The directory is a record without an owner, and so is one whose history only begins.
    for name, handle in (each for root in record.all(Postmortem) for each in named_in(root.owner)):
        said = name or handle
        if not any(len(said) == seen.end - seen.start for seen in met.find(said)):
            yield Person(name, handle, "owner")


def names_role(name: str) -> bool:
    """Tell whether a name is a role or a department: “Payments manager”, “Head of Ads”, “CTO”."""
    parts = [part.lower() for part in _WORD.findall(name)]
    if not parts or parts[-1] in _HEADS or goes_by_role(name):
        return True
    if any(head in _HEADS | {"head"} and of == "of" for head, of in pairwise(parts)):
        return True
    plain = words("roles") | words("departments") | words("links")
    return all(part in plain for part in parts)


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
    if not role:
        return role
    for seen in reversed(hidden.find(role)):
        role = f"{role[: seen.start]}someone{role[seen.end :]}"
    return "participant" if hidden.find(role) else role

"""Two states of a record masked alike, so that they differ in nothing but what was changed.

By itself each gives numbers to those who are called the same, and so may call someone differently.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pmdesk.masking import roles
from pmdesk.masking.mask import everyone, masked
from pmdesk.masking.names import Person
from pmdesk.record import Record
from pmdesk.search import fold


def masked_alike(before: Record, now: Record) -> tuple[Record, Record]:
    """Return both states with roles in place of all whom either names, called as they are now."""
    present = everyone(now)
    then = _then(before, now, present)
    return masked(before, then, _beside(present, then)), masked(
        now, present, _beside(then, present)
    )


def _then(before: Record, now: Record, present: Sequence[Person]) -> tuple[Person, ...]:
    """Return everyone of an earlier state; who is named no more is numbered behind the others."""
    former = everyone(before)
    known = {_key(person): person for person in present}
    rows = dict(zip((one.id for one in now.participants), present, strict=False))
    by_row = {
        _key(person): rows[one.id]
        for one, person in zip(before.participants, former, strict=False)
        if one.id in rows
    }
    same = [by_row.get(_key(person)) or known.get(_key(person)) for person in former]
    gone = [person for person, there in zip(former, same, strict=True) if there is None]
    taken = Counter(person.called.casefold() for person in present)
    numbered = iter(roles.numbered(gone, taken))
    return tuple(
        replace(there, name=person.name, handle=person.handle) if there else next(numbered)
        for person, there in zip(former, same, strict=True)
    )


def _beside(others: Sequence[Person], hidden: Sequence[Person]) -> tuple[Person, ...]:
    """Return those of some people who are not hidden yet."""
    known = {_key(person) for person in hidden}
    return tuple(person for person in others if _key(person) not in known)


def _key(person: Person) -> str:
    return fold(person.name or person.handle).text

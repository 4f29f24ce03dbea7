"""Speaking of people by their role: the participants’ names in what was read, replaced."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pmdesk.model import Participant
from pmdesk.timeline.reading import ReadEvent

_TWOFOLD = """
angel april art august autumn bill black bob brown carol case chance chase chip christian cook
dawn dean drew faith forest frank gene grace grant gray green hall hill holly hope hunt iris ivy
jack jean joy june king lane lee lily long mark marsh mason may melody miles miller norm olive
page park parker pat paul pearl penny price ray reed rich rob robin rose ruby rush sandy sky
smith snow sterling stone sue summer tanner victor wade ward west white will wood young
"""
_WORDS = frozenset(_TWOFOLD.split())
"""Names that are words too: alone they are left standing, since “Mark it” names nobody."""

_SHORTEST = 2
"""Letters that a name needs to be looked for alone; initials are too often something else."""

_BACK = 10
"""Characters before a name that tell whether it begins a sentence."""

_BEFORE, _AFTER = r"(?<![\w/.+@-])", r"(?!\w|[-/.@]\w)"
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*)\Z")


@dataclass(frozen=True)
class Roles:
    """Which role stands for which person, made of the participants that have one."""

    participants: tuple[Participant, ...]

    def by_role(self, author: str) -> str:
        """Return the role of somebody named as an author, or the name where none is known."""
        name = _folded(author).strip().lstrip("@").lower()
        return self._whole.get(name) or self._single.get(name) or author

    def in_text(self, text: str) -> str:
        """Return a text in which roles stand for names: “the on-call engineer”, “@on-call …”."""
        if not self._whole and not self._single:
            return text
        parts, at = [], 0
        for found in self._pattern.finditer(_folded(text)):
            role = self._meant(found)
            if role:
                start, near = found.start(), max(found.start() - _BACK, 0)
                parts += [text[at:start], _spoken(role, found, text[near:start])]
                at = found.end()
        return "".join([*parts, text[at:]])

    def _meant(self, found: re.Match[str]) -> str | None:
        name = found["name"]
        role = self._whole.get(name.lower())
        if role is None and (found["at"] or _is_name(name)):
            return self._single.get(name.lower())
        return role

    @cached_property
    def _whole(self) -> dict[str, str]:
        """Full names, both ways round, and handles that are no word: sure wherever they stand."""
        return {
            _folded(name).lower(): person.role
            for person in self._known
            for name in (person.name, _last_first(person.name), *_handles(person))
            if len(name) >= _SHORTEST and not name.isalpha()
        }

    @cached_property
    def _single(self) -> dict[str, str]:
        """First names, last names and plain handles that one participant alone has."""
        parts = [
            (part, person.role)
            for person in self.participants
            for part in {_folded(name).lower() for name in _alone(person)}
            if len(part) >= _SHORTEST
        ]
        times = Counter(name for name, _ in parts)
        return {name: role for name, role in parts if times[name] == 1 and role}

    @property
    def _known(self) -> tuple[Participant, ...]:
        return tuple(person for person in self.participants if person.role)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted({*self._whole, *self._single}, key=len, reverse=True)
        any_name = "|".join(map(re.escape, names))
        return re.compile(rf"{_BEFORE}(?P<at>@?)(?P<name>{any_name}){_AFTER}", re.IGNORECASE)


def with_roles(
    participants: Sequence[Participant], events: Sequence[ReadEvent]
) -> tuple[ReadEvent, ...]:
    """Return what was read with roles for the people who are participants."""
    roles = Roles(tuple(participants))
    return tuple(
        replace(event, text=roles.in_text(event.text), author=roles.by_role(event.author))
        for event in events
    )


def _folded(text: str) -> str:
    """Return a text without accents, character for character, so that places stay the same."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text)


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _WORDS


def _handles(person: Participant) -> list[str]:
    return [part.lstrip("@") for part in person.handle.replace(",", " ").split()]


def _alone(person: Participant) -> list[str]:
    names = person.name.split()
    return [names[0], names[-1], *(name for name in _handles(person) if name.isalpha())]


def _last_first(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}" if first else name


def _spoken(role: str, found: re.Match[str], before: str) -> str:
    """Return a role as it is said in a sentence, with its article; a mention keeps its sign."""
    plain = role if role[1:2].isupper() else role[0].lower() + role[1:]
    if found["at"]:
        return f"@{plain}"
    named = plain.lower().startswith(("the ", "a ", "an "))
    spoken = plain if named else f"the {plain}"
    return spoken[0].upper() + spoken[1:] if _SENTENCE_START.search(before) else spoken

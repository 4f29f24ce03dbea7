"""Finds persons by their names, the surest evidence first.

First the participants, by any form of their names; then forms that only people have; last a list
of first names, which is a mere hint.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from pmdesk.language import blamed, entries, forms
from pmdesk.language.finding import Strength
from pmdesk.language.listed import Listed
from pmdesk.masking import roles
from pmdesk.masking.names import Names, Person
from pmdesk.masking.namewords import NameWords, small
from pmdesk.masking.places import is_beside_place, is_place
from pmdesk.model import Participant
from pmdesk.search import fold


class Known(NamedTuple):
    """A participant by identity, and what to call them; both empty where nothing tells."""

    id: str = ""
    called: str = ""


_NOBODY = Known()
_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)")
_CAPITAL = re.compile(r"[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person’s name in a text."""

    start: int
    end: int
    strength: Strength
    known: Known = _NOBODY
    is_listed: bool = False
    """Whether only the list of names knows it."""


@dataclass(frozen=True)
class Roster:
    """The people of a record, and what else tells that a word is a name.

    `not_people` are folded words that are known not to be persons: learned ones, and services.
    """

    known: dict[Person, Known]
    words: NameWords
    listed: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()
    _names: Names = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", Names(self.known))

    @classmethod
    def of(
        cls,
        people: Iterable[str | Participant],
        words: NameWords,
        names: frozenset[str] = frozenset(),
        not_people: Iterable[str] = (),
    ) -> "Roster":
        """Collect people, whom a plain text gives by name, by handle or by address."""
        everyone = tuple(people)
        known = {_person(one): _NOBODY for one in everyone if isinstance(one, str)}
        rows = [one for one in everyone if not isinstance(one, str)]
        for row, person in zip(rows, roles.people(rows), strict=True):
            called = roles.phrase(person) if person.role or row.team else ""
            known[person] = Known(row.id, called)
        return cls(known, words, names, frozenset(fold(word).text for word in not_people))

    def find(self, text: str) -> list[Name]:
        """Return the names in a sentence, in order and without overlap."""
        found: list[Name] = []
        taken: set[int] = set()
        others = (
            () if self._begins_plainly(text) else (self._others(text, taken), self._doers(text))
        )
        for name in chain(self._participants(text), *others):
            if taken.isdisjoint(range(name.start, name.end)):
                found.append(name)
                taken.update(range(name.start, name.end))
        return sorted(found, key=lambda name: name.start)

    def blamed(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a word stands in a sentence that only blame makes a name."""
        for start, end in blamed.find(text, self.listed, self.words):
            if self._is_person(text, start, end):
                yield start, end

    def _participants(self, text: str) -> Iterator[Name]:
        plain = fold(text).text
        # Nearly all sentences name nobody, and that is quickly seen.
        if not any(part in plain for part in self._names.parts):
            return
        for seen in self._names.find(text):
            if self._is_person(text, seen.start, seen.end):
                known = self.known[seen.people[0]] if len(seen.people) == 1 else _NOBODY
                yield Name(seen.start, seen.end, Strength.STRONG, known)

    def _others(self, text: str, taken: Container[int]) -> Iterator[Name]:
        for start, end, strength in forms.find(text, self.words):
            if self._is_person(text, start, end):
                yield Name(start, end, strength)
        for start, end in entries.find(text, self.words, self.listed):
            if self._is_person(text, start, end):
                yield Name(start, end, Strength.HINT, is_listed=True)
        for start, end in Listed(text, self.listed, self.words, taken).find():
            beside = is_beside_place(text, start, end, self.words, self._names.parts)
            is_other = beside or self._is_called_so(text, start, end)
            if not is_other and self._is_person(text, start, end):
                yield Name(start, end, Strength.HINT, is_listed=True)

    def _is_called_so(self, text: str, start: int, end: int) -> bool:
        """Whether a ship or a company has the name: “the ferry Ada Lind”, “Ada & Sons”."""
        before = text[max(0, start - _REACH) : start].lower().split()
        after = text[end : end + _REACH].split()
        is_firm = len(after) > 1 and after[0] == "&" and small(after[1]) not in self.listed
        return is_firm or bool(before and before[-1] in self.words["before_things"])

    def _begins_plainly(self, text: str) -> bool:
        """Whether a sentence has no capital but that of a word that is no name, as most have."""
        first = _FIRST_WORD.match(text)
        if first is None or "@" in text or _CAPITAL.search(text, first.start(1) + 1):
            return False
        word = first[1].lower()
        if word in self.words["also_people"]:
            return False
        return word in self.words["openers"] or word in self.words["not_people"]

    def _doers(self, text: str) -> Iterator[Name]:
        for start, end in blamed.find_doers(text, self.listed, self.words):
            if self._is_person(text, start, end):
                yield Name(start, end, Strength.HINT, is_listed=True)

    def _is_person(self, text: str, start: int, end: int) -> bool:
        if small(text[start:end]).lstrip("@") in self.not_people:
            return False
        if text.endswith(_SAINTS, 0, start) or is_place(
            text, start, end, self.words, self._names.parts
        ):
            return False
        before = text[max(0, start - _REACH) : start].lower().split()
        if before and before[-1] in _ARTICLES and text[end : end + 1] == " ":
            return " " in text[start:end]
        after = text[end + 1 : end + _REACH].lower().split()
        is_thing = " " not in text[start:end] and text[end : end + 1] == " " and bool(after)
        return not (is_thing and after[0].strip(".,;:)").removesuffix("s") in self.words["things"])


def _person(one: str) -> Person:
    local, at, _ = one.removeprefix("@").partition("@")
    if not at:
        return Person("", one) if one.startswith("@") else Person(one)
    first, dot, last = local.replace("_", ".").partition(".")
    return Person(f"{first} {last}" if dot else "", one)


_REACH = 24
_ARTICLES = {"the", "a", "an", "this", "each", "every"}
"""“That” is none of them: “a check that Ada reviews it”."""
_SAINTS = ("St. ", "St ", "Saint ")


def rewordings(name: Name, before: str, words: NameWords) -> tuple[tuple[str, ...], bool]:
    """Return what to call a person instead, and whether it fits in the name’s place.

    `before` is what stands before the name in its sentence.
    """
    exact = name.known.called
    found: tuple[str, ...] = (exact,) if exact else words.unknown
    if not before.strip(' \t*_-•>(“"0123456789.:'):
        found = tuple(role[:1].upper() + role[1:] for role in found)
    return found, bool(exact)

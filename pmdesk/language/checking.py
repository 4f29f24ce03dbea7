"""Checks a text: hide what is not prose, split it, look for names, then for what the rules say."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pmdesk.language import names
from pmdesk.language.finding import Category, Finding, Strength
from pmdesk.language.flowing import flow
from pmdesk.language.languages import Language, language
from pmdesk.language.masking import mask
from pmdesk.language.names import Name, Roster
from pmdesk.language.ruling import Ruling
from pmdesk.language.sentences import Sentence, split
from pmdesk.masking.namewords import first_names
from pmdesk.model import Participant

_BLANKS = re.compile(r"\s+")
_ROSTERS = 16
_SENTENCES = 512
"""How many are remembered, with what was found in them."""


def check(
    text: str,
    participants: Iterable[str | Participant] = (),
    level: Strength = Strength.HINT,
    *,
    services: Iterable[str] = (),
    not_people: Iterable[str] = (),
    code: str = "en",
) -> tuple[Finding, ...]:
    """Return what in a text may turn a review towards persons, in order of place.

    `participants` are names, handles or addresses, or participants, whose role then makes the
    rewording exact. `level` is the least strength that is returned: by default everything, with
    the strength of each finding marked. `services` and `not_people` are words that are no persons.
    `code` is the language. For Markdown, give `masking.prose_of(text)`.
    """
    masked = mask(text)
    flowing, places = flow(masked)
    found = [
        one
        for one in checker(participants, services, not_people, code).check(flowing)
        if one.strength.place >= level.place
    ]
    return tuple(found if flowing == masked else (_at(masked, places, one) for one in found))


def checker(
    participants: Iterable[str | Participant],
    services: Iterable[str] = (),
    not_people: Iterable[str] = (),
    code: str = "en",
) -> "Checker":
    """Return what checks the texts of a record; it is kept, and with it the last sentences."""
    people = tuple(one if isinstance(one, str) else _Key(one) for one in participants)
    return _kept(people, code, frozenset((*services, *not_people)))


def _at(text: str, places: Sequence[int], finding: Finding) -> Finding:
    """Return a finding in a text that flows where it stands in the text as it is written.

    With marks among its words, nothing can stand in its place as it is: half of them might stay.
    """
    start, end = places[finding.start], places[finding.end - 1] + 1
    width = len(_BLANKS.sub(" ", text[start:end]))
    is_exact = finding.is_exact and width == finding.end - finding.start
    return finding._replace(start=start, end=end, is_exact=is_exact)


@dataclass(frozen=True)
class _Key:
    """A participant as a key: items of a record do not hash."""

    participant: Participant

    def __hash__(self) -> int:
        return hash((self.participant.id, self.participant.name, self.participant.handle))


@lru_cache(_ROSTERS)
def _kept(people: tuple[str | _Key, ...], code: str, not_people: frozenset[str]) -> "Checker":
    persons = (one if isinstance(one, str) else one.participant for one in people)
    spoken = language(code)
    return Checker(spoken, Roster.of(persons, spoken.people, first_names(code), not_people))


@dataclass(frozen=True, eq=False)
class Checker:
    """The rules of a language, applied to texts that speak of the people of a roster."""

    language: Language
    roster: Roster

    def check(self, masked: str) -> list[Finding]:
        """Return the findings in a masked text, in order of place."""
        found: list[Finding] = []
        for sentence in split(masked):
            before = sentence.before.text if sentence.before else None
            found += (one.moved(sentence.start) for one in self._read(sentence.text, before))
        return sorted(found, key=lambda one: (one.start, one.end, one.category.place))

    @cached_property
    def _read(self) -> Callable[[str, str | None], tuple[Finding, ...]]:
        """Read a sentence behind another; while one is typed, the others need no second look."""
        return lru_cache(_SENTENCES)(self._findings)

    def _findings(self, text: str, before: str | None) -> tuple[Finding, ...]:
        sentence = Sentence(text, 0, None if before is None else Sentence(before, 0))
        people = self.roster.find(text)
        ruling = Ruling(sentence, self.language, self.roster, people)
        return (*(self._named(name, sentence) for name in people), *ruling.findings())

    def _named(self, name: Name, sentence: Sentence) -> Finding:
        words = self.language.people
        reworded, is_exact = names.rewordings(name, sentence.text[: name.start], words)
        return Finding(
            sentence.start + name.start,
            sentence.start + name.end,
            Category.PERSONAL_NAME,
            name.strength,
            words.why_listed if name.is_listed else words.why,
            reworded,
            "name",
            is_exact,
            name.known.id,
        )

"""Checks a text: hide what is not prose, split it, look for names, then for what the rules say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pmdesk.language import names
from pmdesk.language.finding import Category, Finding, Strength
from pmdesk.language.flowing import flow
from pmdesk.language.masking import mask
from pmdesk.language.names import Name, Roster
from pmdesk.language.rules import Language, language
from pmdesk.language.ruling import Ruled, Ruling
from pmdesk.language.sentences import Sentence, split
from pmdesk.masking.namewords import first_names
from pmdesk.model import Participant

_ROSTERS = 16


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
    spoken = language(code)
    roster = _roster(tuple(participants), spoken, frozenset(services), frozenset(not_people))
    flowing, places = flow(mask(text))
    found = [
        one for one in Checker(spoken, roster).check(flowing) if one.strength.place >= level.place
    ]
    return tuple(found if flowing == text else (_at(places, one) for one in found))


def _at(places: Sequence[int], finding: Finding) -> Finding:
    """Return a finding in a text that flows where it stands in the text as it is written.

    With marks among its words, nothing can stand in its place as it is: half of them might stay.
    """
    start, end = places[finding.start], places[finding.end - 1] + 1
    is_exact = finding.is_exact and end - start == finding.end - finding.start
    return replace(finding, start=start, end=end, is_exact=is_exact)


def _roster(
    people: tuple[str | Participant, ...],
    spoken: Language,
    services: frozenset[str],
    not_people: frozenset[str],
) -> Roster:
    names_only = tuple(person if isinstance(person, str) else _Key(person) for person in people)
    return _kept_roster(names_only, spoken.code, services | not_people)


@dataclass(frozen=True)
class _Key:
    """A participant as a key: items of a record do not hash."""

    participant: Participant

    def __hash__(self) -> int:
        return hash((self.participant.id, self.participant.name, self.participant.handle))


@lru_cache(_ROSTERS)
def _kept_roster(people: tuple[str | _Key, ...], code: str, not_people: frozenset[str]) -> Roster:
    persons = (one if isinstance(one, str) else one.participant for one in people)
    return Roster.of(persons, language(code).people, first_names(code), not_people)


@dataclass(frozen=True)
class Checker:
    """The rules of a language, applied to texts that speak of the people of a roster."""

    language: Language
    roster: Roster

    def check(self, masked: str) -> list[Finding]:
        """Return the findings in a masked text, in order of place."""
        found: list[Finding] = []
        for sentence in split(masked):
            people = self.roster.find(sentence.text)
            found += (self._named(name, sentence) for name in people)
            ruling = Ruling(sentence, self.language, self.roster, people)
            found += map(ruling.finding, _without_overlap(ruling.matches()))
        return sorted(found, key=lambda one: (one.start, one.end, one.category.place))

    def _named(self, name: Name, sentence: Sentence) -> Finding:
        reworded, is_exact = names.rewordings(name, sentence.text[: name.start])
        words = self.language.people
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


_ORDER = (
    Category.HINDSIGHT,
    Category.IGNORED_PERSON,
    Category.PUNITIVE,
    Category.FAULT_ATTRIBUTION,
    Category.JUDGEMENT_OF_CHARACTER,
    Category.HUMAN_ERROR_AS_CAUSE,
    Category.FAILED_TO_PERSON,
    Category.COUNTERFACTUAL_PERSON,
)
"""Of two that overlap, the one that says more: “should have known” is hindsight first of all."""
_PLAINEST = {category: place for place, category in enumerate(_ORDER)}


def _without_overlap(found: Iterable[Ruled]) -> list[Ruled]:
    """Keep one match for a place: the surest, then the plainest, then the longest."""
    kept: list[Ruled] = []
    for one in sorted(found, key=_preference):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _preference(one: Ruled) -> tuple[int, int, int, int]:
    return -one.strength.place, _PLAINEST[one.category], one.start - one.end, one.start

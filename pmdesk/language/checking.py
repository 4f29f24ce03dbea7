"""Checks a text: hide what is not prose, split it, look for names, then for what the rules say."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pmdesk.language import listed, names
from pmdesk.language.clauses import Clauses
from pmdesk.language.finding import Category, Finding, Strength
from pmdesk.language.flowing import flow
from pmdesk.language.masking import mask
from pmdesk.language.names import Name, Roster
from pmdesk.language.persons import Agent, Who
from pmdesk.language.rules import Language, Pattern, Place, Ready, language
from pmdesk.language.sentences import Sentence, split
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
    found = Checker(spoken, roster).check(flowing)
    return tuple(_at(places, one) for one in found if one.strength.place >= level.place)


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
    return Roster.of(persons, language(code).people, listed.names(code), not_people)


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
            found += _without_overlap(self._ruled(sentence, people))
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

    def _ruled(self, sentence: Sentence, people: list[Name]) -> Iterator[Finding]:
        by_cue = self.language.by_cue
        cued = {pattern for word in sentence.words & by_cue.keys() for pattern in by_cue[word]}
        if not cued or self._is_exempt("all", sentence):
            return
        unlisted = {
            at: Who.NAMED for span in self.roster.blamed(sentence.text) for at in range(*span)
        }
        places, categories = (
            {**unlisted, **_places(people)},
            {pattern.ready.category for pattern in cued},
        )
        exempt = {one for one in categories if self._is_exempt(one.value, sentence)}
        for pattern in sorted(cued, key=lambda one: one.place):
            ready = pattern.ready
            if ready.category not in exempt:
                lexicon, is_human = self.language.lexicon, ready.rule.is_human
                clauses = Clauses(sentence, lexicon, places, is_human)
                yield from _found(pattern, clauses, people)

    def _is_exempt(self, name: str, sentence: Sentence) -> bool:
        return any(one.covers(sentence) for one in self.language.exempt.get(name, ()))


def _places(people: list[Name]) -> Mapping[int, Who]:
    """Return where each word of a name begins, and how surely it is one."""
    return {
        at: Who.NAMED if name.is_listed else Who.PERSON
        for name in people
        for at in range(name.start, name.end)
    }


def _found(pattern: Pattern, clauses: Clauses, people: list[Name]) -> Iterator[Finding]:
    sentence, ready = clauses.sentence, pattern.ready
    rule = ready.rule
    for match in pattern.compiled.finditer(sentence.lower):
        agent = _agent(ready, clauses, match)
        strength = _strength(ready, agent)
        if strength is None or _is_excepted(ready, sentence.lower, match):
            continue
        yield Finding(
            sentence.start + match.start(),
            sentence.start + match.end(),
            ready.category,
            strength,
            rule.why,
            _filled(rule.rewordings, agent, clauses, people),
            rule.id,
        )


def _agent(ready: Ready, clauses: Clauses, match: re.Match[str]) -> Agent:
    """Return the person a match speaks of, or whoever stands at the last of the rule’s places."""
    agent = Agent(Who.NONE)
    for place in ready.rule.who:
        agent = _LOOK[place](clauses, match)
        if agent.who in ready.rule.strong + ready.rule.hint:
            break
    return agent


def _within(clauses: Clauses, match: re.Match[str]) -> Agent:
    """Return the person of the group that matched; its subject where no group did."""
    if match.lastgroup is None:
        return clauses.before(match.start())
    return clauses.within(*match.span(match.lastgroup))


_LOOK: Mapping[Place, Callable[[Clauses, re.Match[str]], Agent]] = {
    Place.BEFORE: lambda clauses, match: clauses.before(match.start()),
    Place.AFTER: lambda clauses, match: clauses.after(match.end()),
    Place.WITHIN: _within,
    Place.CLAUSE: lambda clauses, match: clauses.around(match.start()),
    Place.OWNER: lambda clauses, match: clauses.owner(match.start()),
    Place.NOBODY: lambda _clauses, _match: Agent(Who.PERSON),
}


def _strength(ready: Ready, agent: Agent) -> Strength | None:
    if agent.who in ready.rule.strong:
        return ready.rule.strength
    return Strength.HINT if agent.who in ready.rule.hint else None


def _is_excepted(ready: Ready, lower: str, match: re.Match[str]) -> bool:
    return (
        any(one.search(lower) for one in ready.unless)
        or any(
            one.search(lower, max(0, match.start() - 80), match.start())
            for one in ready.unless_before
        )
        or any(one.match(lower, _past_blanks(lower, match.end())) for one in ready.unless_after)
    )


def _past_blanks(lower: str, at: int) -> int:
    while at < len(lower) and lower[at].isspace():
        at += 1
    return at


def _filled(
    rewordings: tuple[str, ...], agent: Agent, clauses: Clauses, people: list[Name]
) -> tuple[str, ...]:
    """Put who it is, by role, into the rewordings."""
    who = _called(agent, clauses, people)
    return tuple(_capital(one.replace("{who}", who)) for one in rewordings)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _called(agent: Agent, clauses: Clauses, people: list[Name]) -> str:
    """Return what to call an agent: by the role of a participant, or as the text does."""
    for name in people:
        if agent.start <= name.start < agent.end:
            return name.known.called or names.UNKNOWN[0]
    if agent.who is not Who.PERSON or agent.end == agent.start:
        return "we" if agent.who is Who.WE else names.UNKNOWN[0]
    words = clauses.sentence.text[agent.start : agent.end].split()
    is_vague = len(words) == 1 or len(words) > _LONGEST
    return names.UNKNOWN[0] if is_vague else " ".join(words)[:1].lower() + " ".join(words)[1:]


_LONGEST = 5


_PLAINEST = (
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


def _without_overlap(found: Iterable[Finding]) -> list[Finding]:
    """Keep one finding for a place: the surest, then the plainest, then the longest."""
    kept: list[Finding] = []
    for one in sorted(found, key=_preference):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _preference(one: Finding) -> tuple[int, int, int, int]:
    return -one.strength.place, _PLAINEST.index(one.category), one.start - one.end, one.start

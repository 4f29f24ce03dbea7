"""The rules applied to one sentence: who is meant where a pattern matches, and what excepts it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from pmdesk.language.claims import Claim, granted
from pmdesk.language.clauses import Clauses
from pmdesk.language.finding import Finding, Strength
from pmdesk.language.languages import Language
from pmdesk.language.names import Name, Roster
from pmdesk.language.patterns import Patterns, is_near
from pmdesk.language.rules import Place, Ready
from pmdesk.language.sentences import Sentence
from pmdesk.language.who import NO_AGENT, Agent, Who

_BEFORE = 80
"""Characters before a match in which an exception may stand."""
_WORD_BEFORE = re.compile(r"(?<!\w)[a-z]+ $")
_LONGEST = 5
"""Words that are called a person as the text does."""


class Ruling:
    """The rules of a language on one sentence.

    What several of them ask, such as whose verb a word is, is looked up once.
    """

    def __init__(
        self, sentence: Sentence, language: Language, roster: Roster, people: Sequence[Name]
    ) -> None:
        self._sentence = sentence
        self._language = language
        self._roster = roster
        self._people = people
        self._clauses: dict[tuple[bool, bool], Clauses] = {}
        self._agents: dict[tuple[object, ...], Agent] = {}
        self._spans: dict[Patterns, list[tuple[int, int]]] = {}

    def findings(self) -> Iterator[Finding]:
        """Return what the rules say, one finding for a place."""
        claims = [
            Claim(trial.ready, match, trial.ready.rule.strength, trial.pattern.marked(match))
            for trial in self._language.trials.near(self._sentence)
            for match in trial.pattern.matches(self._sentence)
        ]
        return map(self._finding, granted(claims, self._asked))

    def _asked(self, claim: Claim) -> Claim | None:
        """Return how sure a match is, and of whom it speaks; None where it does not hold."""
        ready, match = claim.ready, claim.match
        agent = self._agent(ready, match)
        strength = _strength(ready, agent)
        holds = strength and not self._is_excepted(ready, match)
        return claim._replace(strength=strength, agent=agent) if strength and holds else None

    def _finding(self, claim: Claim) -> Finding:
        """Say what a match means, and how to say it otherwise."""
        rule, who = claim.ready.rule, self._called(claim.agent or NO_AGENT)
        start, end = claim.span
        return Finding(
            self._sentence.start + start,
            self._sentence.start + end,
            claim.ready.category,
            claim.strength,
            rule.why,
            tuple(_capital(one.replace("{who}", who)) for one in rule.rewordings),
            rule.id,
        )

    def _agent(self, ready: Ready, match: re.Match[str]) -> Agent:
        """Return the person a match speaks of, or whoever stands at the last of its places."""
        agent = Agent(Who.NONE)
        for place in ready.rule.who:
            agent = self._at(place, match, (ready.rule.is_human, ready.rule.is_only))
            if agent.who in ready.rule.strong or agent.who in ready.rule.hint:
                break
        return agent

    def _at(self, place: Place, match: re.Match[str], human: tuple[bool, bool]) -> Agent:
        if place is Place.NOBODY:
            return _NOBODY
        where, look = _LOOK[place]
        key = (place, human, where(match))
        if key not in self._agents:
            self._agents[key] = look(self._reading(human), key[2])
        return self._agents[key]

    def _reading(self, human: tuple[bool, bool]) -> Clauses:
        if human not in self._clauses:
            is_human, is_only = human
            self._clauses[human] = self._plain.asked(is_human=is_human, is_only=is_only)
        return self._clauses[human]

    @cached_property
    def _plain(self) -> Clauses:
        return Clauses(self._sentence, self._language.lexicon, self._names)

    @cached_property
    def _names(self) -> Mapping[int, Who]:
        """Where each word of a name begins, and how surely it is one."""
        blamed = self._roster.blamed(self._sentence.text)
        unlisted = {at: Who.NAMED for span in blamed for at in range(*span)}
        known = {
            at: Who.NAMED if name.is_listed else Who.PERSON
            for name in self._people
            for at in range(name.start, name.end)
        }
        return {**unlisted, **known}

    def _is_excepted(self, ready: Ready, match: re.Match[str]) -> bool:
        every = self._language.exempt
        return (
            self._is_beside(ready, match)
            or self._is_near(ready.unless, match)
            or self._is_near(ready.unless_earlier, match)
            or self._was_said(ready.unless_earlier)
            or (ready.rule.is_word and self._is_name(match))
            or self._is_near(every.get("all", _NONE), match)
            or self._is_near(every.get(ready.category, _NONE), match)
        )

    def _is_beside(self, ready: Ready, match: re.Match[str]) -> bool:
        """Tell whether an exception stands directly before or behind a match."""
        lower, start, after = self._sentence.lower, match.start(), match.end()
        behind, ahead = ready.unless_after, ready.unless_before
        if behind:
            after += lower.startswith(" ", after)
            if any(one.match(lower, after) for one in behind):
                return True
        floor = max(0, start - _BEFORE)
        return bool(ahead) and any(one.search(lower, floor, start) for one in ahead)

    def _is_near(self, patterns: Patterns, match: re.Match[str]) -> bool:
        """Tell whether any of some patterns matches close to a match."""
        if not patterns.every:
            return False
        found = self._spans.get(patterns)
        if found is None:
            found = self._spans[patterns] = patterns.spans(self._sentence)
        return bool(found) and any(is_near(span, match.span()) for span in found)

    def _was_said(self, patterns: Patterns) -> bool:
        """Tell whether any of some patterns matches in the sentence before."""
        before = self._sentence.before
        return before is not None and bool(patterns) and bool(patterns.spans(before))

    def _is_name(self, match: re.Match[str]) -> bool:
        """Tell whether what matched is written with a capital among small words."""
        text = self._sentence.text
        before = _WORD_BEFORE.search(text, max(0, match.start() - _BEFORE), match.start())
        return text[match.start()].isupper() and bool(before) and text[match.end() - 1].islower()

    def _called(self, agent: Agent) -> str:
        """Return what to call an agent: by the role of a participant, or as the text does."""
        words = self._language.people
        for name in self._people:
            if agent.start <= name.start < agent.end:
                return name.known.called or words.unknown[0]
        if agent.who is not Who.PERSON or agent.end == agent.start:
            return words.we if agent.who is Who.WE else words.unknown[0]
        called = self._sentence.text[agent.start : agent.end].split()
        is_vague = len(called) == 1 or len(called) > _LONGEST
        phrase = " ".join(called)
        return words.unknown[0] if is_vague else phrase[:1].lower() + phrase[1:]


_NONE = Patterns()
_NOBODY = Agent(Who.PERSON)
"""Who is meant where a rule holds without a person."""


def _group(match: re.Match[str]) -> tuple[int, int]:
    """Return where the group stands that matched; an empty one at the start where none did."""
    return match.span(match.lastgroup) if match.lastgroup else (match.start(),) * 2


def _within(clauses: Clauses, span: tuple[int, int]) -> Agent:
    """Return the person of a group; the subject of what begins there where it is empty."""
    return clauses.within(*span) if span[0] < span[1] else clauses.before(span[0])


_LOOK: Mapping[Place, tuple[Callable[[re.Match[str]], Any], Callable[[Clauses, Any], Agent]]] = {
    Place.BEFORE: (re.Match.start, Clauses.before),
    Place.AFTER: (re.Match.end, Clauses.after),
    Place.WITHIN: (_group, _within),
    Place.CLAUSE: (re.Match.start, Clauses.around),
    Place.OWNER: (re.Match.start, Clauses.owner),
    Place.DOER: (re.Match.start, Clauses.doer),
}
"""Where one looks from, and how; what is asked twice of one place is looked up once."""


def _strength(ready: Ready, agent: Agent) -> Strength | None:
    if agent.who in ready.rule.strong:
        return ready.rule.strength
    return Strength.HINT if agent.who in ready.rule.hint else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The words of a language: lists that patterns and the search for subjects speak of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from pmdesk.language.atoms import SLOT
from pmdesk.language.cues import Reader

_OF_VERBS = ("adverb", "gerund", "past")
"""Kinds of words by whose ends one tells that something new begins behind a person."""
_NO_WORDS: frozenset[str] = frozenset()
_MOST_WORDS = 20_000
_DEEP = 8
"""Slots within slots that are filled at most, so that a circle of them ends."""


@dataclass(frozen=True)
class Lexicon:
    """Lists of words by name, and parts of patterns by name."""

    lists: Mapping[str, frozenset[str]]
    patterns: Mapping[str, str]

    @classmethod
    def of(cls, lists: Mapping[str, str], patterns: Mapping[str, str]) -> "Lexicon":
        """Take the lists as they stand in a file: words between blanks."""
        return cls({name: frozenset(words.split()) for name, words in lists.items()}, patterns)

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a list of words, empty where the language has no use for it."""
        return self.lists.get(name, _NO_WORDS)

    def endings(self, kind: str) -> tuple[str, ...]:
        """Return how words of a kind end: `adverb`, `gerund`, `past`, `person`."""
        return self._endings[kind]

    @cached_property
    def _endings(self) -> Mapping[str, tuple[str, ...]]:
        kinds = (*_OF_VERBS, "person")
        return {kind: tuple(self[f"{kind}_endings"]) for kind in kinds}

    @cached_property
    def all_endings(self) -> tuple[str, ...]:
        """How a word ends that begins something new behind a person."""
        return tuple(ending for kind in _OF_VERBS for ending in self.endings(kind))

    def is_person(self, word: str) -> bool:
        """Tell whether a word is one for a person, by the list or by how it ends."""
        known = self._judged.get(word)
        if known is None:
            ends = word.endswith(self.endings("person")) and word not in self["not_persons"]
            known = ends or any(word in self[name] for name in ("people", "persons", "fools"))
            if len(self._judged) < _MOST_WORDS:
                self._judged[word] = known
        return known

    @cached_property
    def _judged(self) -> dict[str, bool]:
        """Words that were asked about: the same ones stand in every text."""
        return {}

    @cached_property
    def skipped(self) -> frozenset[str]:
        """What may stand between a subject and its verb."""
        return self["adverbs"] | self["auxiliaries"] | self["negated"]

    @cached_property
    def stops(self) -> frozenset[str]:
        """What a noun phrase cannot hold."""
        return self["prepositions"] | self["boundaries"] | self.skipped

    @cached_property
    def verbs(self) -> frozenset[str]:
        """What begins something new behind a person: a verb, or another noun phrase."""
        return self["past_irregular"] | self["determiners"] | self["norms"] | self["norms_past"]

    @cached_property
    def finite(self) -> frozenset[str]:
        """What a subject is followed by: verbs that no ending tells."""
        return self["auxiliaries"] | self["negated"] | self["past_irregular"] | self["norms"]

    @cached_property
    def tools(self) -> frozenset[str]:
        """Words for persons that name software behind a hyphen."""
        return self["ambiguous"] | self["rarely_people"]

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words behind which an article opens no other phrase: “all the men”."""
        return self["determiners"] | self["partitives"]

    @cached_property
    def surely_people(self) -> frozenset[str]:
        """Words that name nothing but persons."""
        return (self["people"] | self["persons"]) - self["ambiguous"]

    @cached_property
    def said_of_people(self) -> frozenset[str]:
        """What tells a person from software by itself; an article does not."""
        return self["human_modifiers"] - self["determiners"]

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The words that are a subject alone."""
        names = ("pronouns", "us", "speaker", "nobody", "them")
        return frozenset().union(*(self[name] for name in names))

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern of the rules.

        `{name}` stands for any word of that list or for that part; it begins and ends at the edge
        of a word. Texts that flow have a single blank between words.
        """
        return _compiled(self.filled(pattern))

    @cached_property
    def reader(self) -> Reader:
        """What tells the cues of a pattern."""
        return Reader(self.lists, self.patterns)

    def filled(self, pattern: str) -> str:
        """Return a pattern with words and parts in place of their names."""
        for _ in range(_DEEP):
            if not SLOT.search(pattern):
                break
            pattern = SLOT.sub(self._slot, pattern)
        return pattern

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        if name in self.patterns:
            return self.patterns[name]
        return _any_of(frozenset(self.lists[name]))


@cache
def _any_of(words: frozenset[str]) -> str:
    """Return a pattern of some words, the longest first.

    What several of them begin with stands there once, so that a long list costs little to try.
    """
    longer = groupby(sorted(words - {""}), key=lambda word: word[0])
    ways = [
        re.escape(letter) + _any_of(frozenset(word[1:] for word in each)) for letter, each in longer
    ]
    if "" not in words:
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{'|'.join(ways)})?" if ways else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'\-])(?:{pattern})(?!\w|-\w)")

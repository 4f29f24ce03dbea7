"""A pattern is tried only where its words stand, and looks no further than it can reach."""

import re
from dataclasses import dataclass
from functools import cached_property

from pmdesk.language.cues import Trigger
from pmdesk.language.lexicon import Lexicon
from pmdesk.language.sentences import Sentence
from pmdesk.language.wordindex import Lists, WordIndex

_NEAR = 160
"""Characters within which an exception holds: a run-on sentence is not excepted by its far end."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern as it is written, compiled when it is first tried."""

    source: str
    lexicon: Lexicon

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What it looks for."""
        return self.lexicon.compiled(self.source)

    @cached_property
    def trigger(self) -> Trigger | None:
        """The words near which it can match; None where that can be anywhere."""
        return self.lexicon.reader.trigger(self.source)

    def prepare(self) -> None:
        """Read its words and compile it, before a sentence needs that."""
        _ = self.trigger, self.compiled

    @property
    def needs(self) -> Lists:
        """The lists of words of which a sentence must hold one each, the most telling first."""
        return (self.trigger.words, *self.trigger.also) if self.trigger else ()

    def marked(self, match: re.Match[str]) -> tuple[int, int]:
        """Return what of a match is marked: its group `marked`, as in “should <have known>”."""
        return match.span(self._marked)

    @cached_property
    def _marked(self) -> str | int:
        return "marked" if "marked" in self.compiled.groupindex else 0

    def matches(self, sentence: Sentence) -> list[re.Match[str]]:
        """Return where it matches in a sentence, in order."""
        spans = self.stretches(sentence)
        if not spans:
            return []
        find, lower = self.compiled.finditer, sentence.lower
        return [match for span in spans for match in find(lower, *span)]

    def stretches(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the stretches of a sentence in which it can match, in order and apart."""
        trigger, places = self.trigger, sentence.ends
        if trigger is None:
            return [(0, len(sentence.lower))]
        # Goes through the words of the sentence: there are far more that can be a cue.
        cues = trigger.words.intersection(places)
        if not cues:
            return []
        # Most often it is one word, whose places are in order.
        one = places[next(iter(cues))] if len(cues) == 1 else None
        ends = one or sorted([end for word in cues for end in places[word]])
        left, right = trigger.left, trigger.right
        if len(ends) == 1:
            return [(max(0, ends[0] - left), ends[0] + right)]
        found: list[tuple[int, int]] = []
        for end in ends:
            start = max(0, end - left)
            if found and start <= found[-1][1]:
                start = found.pop()[0]
            found.append((start, end + right))
        return found


@dataclass(frozen=True, eq=False)
class Patterns:
    """Patterns of which any can match."""

    every: tuple[Pattern, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.every)

    def spans(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return where any of them matches in a sentence."""
        tried = map(self.every.__getitem__, self._index.held(sentence.ends.keys()))
        return [found.span() for one in tried for found in one.matches(sentence)]

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex([one.needs for one in self.every])


def is_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two stretches of a sentence are close enough to have to do with each other."""
    return one[0] - _NEAR < other[1] and other[0] - _NEAR < one[1]

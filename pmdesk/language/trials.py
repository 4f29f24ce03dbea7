"""The patterns of all rules; of a sentence those are tried whose words it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pmdesk.language.patterns import Pattern
from pmdesk.language.rules import Ready
from pmdesk.language.sentences import Sentence
from pmdesk.language.wordindex import Lists, WordIndex

_QUESTION = frozenset("?")


class Trial(NamedTuple):
    """A pattern of a rule."""

    ready: Ready
    pattern: Pattern

    @property
    def needs(self) -> Lists:
        """What words a sentence must hold."""
        asked = (_QUESTION,) if self.ready.rule.is_question else ()
        return (*asked, *self.pattern.needs)


@dataclass(frozen=True, eq=False)
class Trials:
    """The patterns of all rules of a language, in order."""

    every: tuple[Trial, ...]

    def near(self, sentence: Sentence) -> Iterator[Trial]:
        """Yield the patterns that may match in a sentence, in order."""
        return map(self.every.__getitem__, self._index.held(sentence.ends.keys()))

    def prepare(self) -> None:
        """Learn which words each of them needs, before a sentence asks for that."""
        next(self._index.held({}.keys()), None)

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex([trial.needs for trial in self.every])

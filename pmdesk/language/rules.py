"""A rule is data: patterns, where the person stands that it speaks of, and where it fails to hold.

Rules stand in files as `pmdesk.language.languages` says.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from pmdesk.language.atoms import ways
from pmdesk.language.finding import Category, Strength
from pmdesk.language.lexicon import Lexicon
from pmdesk.language.patterns import Pattern, Patterns
from pmdesk.language.who import Who

_BREAK = re.compile(r"\n\s*")


def _joined(text: str) -> str:
    """Join the lines of a pattern; “didn’t” is as often written without its apostrophe."""
    return _BREAK.sub("", text).lstrip().replace("n't", "n'?t")


Source = Annotated[str, AfterValidator(_joined)]
"""A pattern as it is written; lines are joined, so that long ones can be broken after a bar."""


class Place(StrEnum):
    """Where the person stands that a rule speaks of."""

    BEFORE = "before"
    """The subject of the match."""
    AFTER = "after"
    """The noun phrase that follows it."""
    WITHIN = "within"
    """The group `who` of its pattern."""
    OWNER = "owner"
    """Whoever has it: “the engineer’s …”."""
    DOER = "doer"
    """Whoever did what is the subject of the match: “the mate’s haste …”, “a call by him …”."""
    CLAUSE = "clause"
    """The subject of the clause in which it stands."""
    NOBODY = "nobody"
    """It holds without one."""


class Written:
    """What a file holds; a misspelt name in one is an error."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Rule(Written):
    """Patterns that say the same, each tried where a sentence holds its `pmdesk.language.cues`."""

    id: str
    patterns: tuple[Source, ...]
    why: str
    rewordings: tuple[str, ...]
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    who: tuple[Place, ...] = (Place.BEFORE,)
    """The places at which a person is looked for, in turn."""
    strong: tuple[Who, ...] = (Who.PERSON, Who.I, Who.NOBODY)
    hint: tuple[Who, ...] = (Who.WE, Who.NAMED)
    is_human: bool = False
    """Whether people rather than systems do it, so that “they” and “the operator” are persons."""
    is_only: bool = False
    """Whether nothing but people does it, so that “the dispatcher” is a person, too."""
    is_question: bool = False
    """Whether it holds only where something is asked."""
    is_word: bool = False
    """Whether it holds of words only, and not of a name: “we ran Reckless in staging”."""
    strength: Strength = Strength.STRONG
    """At most this strong."""
    unless: tuple[Source, ...] = ()
    """Patterns that must be nowhere in the sentence, as far as that is near the match."""
    unless_earlier: tuple[Source, ...] = ()
    """Patterns that must stand neither near the match nor in the sentence before, of which “it”
    may speak."""
    unless_before: tuple[Source, ...] = ()
    """Patterns that must not stand directly before the match."""
    unless_after: tuple[Source, ...] = ()
    """Patterns that must not stand directly after the match."""


@dataclass(frozen=True, eq=False)
class Ready:
    """A rule with its patterns compiled when they are first wanted."""

    rule: Rule
    category: Category
    lexicon: Lexicon

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """What it looks for."""
        each = (one for source in self.rule.patterns for one in ways(source))
        return tuple(Pattern(one, self.lexicon) for one in each)

    @cached_property
    def unless(self) -> Patterns:
        """What must not stand in the sentence, near the match."""
        return Patterns(tuple(Pattern(one, self.lexicon) for one in self.rule.unless))

    @cached_property
    def unless_earlier(self) -> Patterns:
        """What must stand neither near the match nor in the sentence before."""
        return Patterns(tuple(Pattern(one, self.lexicon) for one in self.rule.unless_earlier))

    @cached_property
    def unless_before(self) -> tuple[re.Pattern[str], ...]:
        """What must not stand directly before."""
        return tuple(self.lexicon.compiled(rf"(?:{one})\W*$") for one in self.rule.unless_before)

    @cached_property
    def unless_after(self) -> tuple[re.Pattern[str], ...]:
        """What must not stand directly after."""
        return tuple(self.lexicon.compiled(one) for one in self.rule.unless_after)

"""The rules of a language, as they stand in `resources/language`, each file of one category.

A rule is data: words that must be there, a pattern, where the person stands that it speaks of,
and where it does not hold. Whoever adds a language adds a folder with the same files.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import AfterValidator, ConfigDict, TypeAdapter

import resources
from pmdesk.errors import NotFound
from pmdesk.language.atoms import ways
from pmdesk.language.finding import Category, Strength
from pmdesk.language.lexicon import Lexicon
from pmdesk.language.patterns import Pattern
from pmdesk.language.persons import Who
from pmdesk.language.sentences import Sentence
from pmdesk.masking.namewords import NameWords

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")
_Lists = tuple[frozenset[str], ...]
_NONE = frozenset[str]()
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
    CLAUSE = "clause"
    """The subject of the clause in which it stands."""
    NOBODY = "nobody"
    """It holds without one."""


class _Written:
    """What a file holds; a misspelt name in one is an error."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Rule(_Written):
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


@dataclass(frozen=True)
class _File(_Written):
    """The rules of a category; their sources and rewordings stand in each."""

    category: Category
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class _Words(_Written):
    """The file of a language’s words."""

    name: str
    lists: Mapping[str, str]
    patterns: Mapping[str, Source]
    exempt: Mapping[str, tuple[Source, ...]]


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
    def unless(self) -> tuple[Pattern, ...]:
        """What must not stand in the sentence, near the match."""
        return tuple(Pattern(one, self.lexicon) for one in self.rule.unless)

    @cached_property
    def unless_earlier(self) -> tuple[Pattern, ...]:
        """What must stand neither near the match nor in the sentence before."""
        return tuple(Pattern(one, self.lexicon) for one in self.rule.unless_earlier)

    @cached_property
    def unless_before(self) -> tuple[re.Pattern[str], ...]:
        """What must not stand directly before."""
        return tuple(self.lexicon.compiled(rf"(?:{one})\W*$") for one in self.rule.unless_before)

    @cached_property
    def unless_after(self) -> tuple[re.Pattern[str], ...]:
        """What must not stand directly after."""
        return tuple(self.lexicon.compiled(one) for one in self.rule.unless_after)


@dataclass(frozen=True, eq=False)
class Trial:
    """A pattern of a rule."""

    ready: Ready
    pattern: Pattern

    @cached_property
    def also(self) -> tuple[frozenset[str], ...]:
        """Lists of words of which a sentence must hold one each, beside what finds the pattern."""
        trigger = self.pattern.trigger
        asked = (frozenset("?"),) if self.ready.rule.is_question else ()
        return (*asked, *(trigger.also if trigger else ()))


@dataclass(frozen=True)
class Language:
    """The words and the rules of one language."""

    code: str
    name: str
    lexicon: Lexicon
    rules: tuple[Ready, ...]
    exempt: Mapping[str, tuple[Pattern, ...]]
    """What exempts what is near it: from a category by its name, or from all by “all”."""
    people: NameWords

    @cached_property
    def every(self) -> tuple[Trial, ...]:
        """The patterns of all rules, in order."""
        return tuple(Trial(ready, pattern) for ready in self.rules for pattern in ready.patterns)

    @cached_property
    def by_cue(self) -> Mapping[str, frozenset[int]]:
        """The patterns, by number, by the words without which they need not be tried."""
        found: dict[str, list[int]] = {}
        for number, trial in enumerate(self.every):
            for word in trial.pattern.trigger.words if trial.pattern.trigger else ():
                found.setdefault(word, []).append(number)
        return {cue: frozenset(numbers) for cue, numbers in found.items()}

    def trials(self, sentence: Sentence) -> list[Trial]:
        """Return the patterns that may match in a sentence, in order."""
        words, by_cue = sentence.ends.keys(), self.by_cue
        lacks, first, rest = words.isdisjoint, *self._also
        cued = set().union(*map(by_cue.__getitem__, words & by_cue.keys()))
        tried = [
            number
            for number in cued
            if not (first[number] and lacks(first[number]))
            and not (rest[number] and any(map(lacks, rest[number])))
        ]
        return list(map(self.every.__getitem__, sorted(tried)))

    @cached_property
    def _also(self) -> tuple[_Lists, tuple[_Lists, ...]]:
        """Of each pattern, by number, the rarest words that it needs as well, and all others."""
        every = [trial.also for trial in self.every]
        return tuple(one[0] if one else _NONE for one in every), tuple(one[1:] for one in every)

    @classmethod
    def read(cls, folder: "Traversable") -> "Language":
        """Read a language from its folder: `words.toml`, `names.toml`, and files of rules.

        `persons.txt`, if there is one, holds more words for persons, two of them by a hyphen.
        """
        words = _parsed(folder / "words.toml", _Words)
        persons = folder / "persons.txt"
        more = {"persons": persons.read_text("utf-8")} if persons.is_file() else {}
        lexicon = Lexicon.of({**words.lists, **more}, words.patterns)
        files = sorted(
            (file for file in folder.iterdir() if file.name.endswith(".toml")),
            key=lambda file: file.name,
        )
        rules = tuple(
            Ready(rule, content.category, lexicon)
            for file in files
            if file.name not in _OTHER_FILES
            for content in [_parsed(file, _File)]
            for rule in content.rules
        )
        exempt = {
            category: tuple(Pattern(one, lexicon) for one in patterns)
            for category, patterns in words.exempt.items()
        }
        return cls(folder.name, words.name, lexicon, rules, exempt, NameWords.read(folder))


_OTHER_FILES = {"words.toml", "names.toml", "actions.toml"}


def _parsed(file: "Traversable", kind: type[T]) -> T:
    content = tomllib.loads(file.read_text("utf-8"))
    return TypeAdapter(kind).validate_python(content)


@cache
def language(code: str) -> Language:
    """Return a language by its code, such as “en”."""
    folder = resources.path(f"language/{code}")
    if not (folder / "words.toml").is_file():
        message = f"There are no rules for the language “{code}”."
        raise NotFound(message)
    return Language.read(folder)

"""The rules of a language, as they stand in `resources/language`, one file a category.

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
from pmdesk.language.finding import Category, Strength
from pmdesk.language.lexicon import Lexicon
from pmdesk.language.namewords import NameWords
from pmdesk.language.persons import Who
from pmdesk.language.sentences import Sentence

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")
_BREAK = re.compile(r"\n\s*")
Source = Annotated[str, AfterValidator(lambda text: _BREAK.sub("", text).lstrip())]
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
    """Whether only people do such a thing, so that “they” and “the operator” are persons."""
    strength: Strength = Strength.STRONG
    """At most this strong."""
    unless: tuple[Source, ...] = ()
    """Patterns that must be nowhere in the sentence."""
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


@dataclass(frozen=True)
class Ready:
    """A rule with its patterns compiled when they are first wanted."""

    rule: Rule
    category: Category
    lexicon: Lexicon

    @cached_property
    def unless(self) -> tuple[re.Pattern[str], ...]:
        """What must be nowhere in the sentence."""
        return tuple(map(self.lexicon.compiled, self.rule.unless))

    @cached_property
    def unless_before(self) -> tuple[re.Pattern[str], ...]:
        """What must not stand directly before."""
        return tuple(self.lexicon.compiled(rf"(?:{one})\W*$") for one in self.rule.unless_before)

    @cached_property
    def unless_after(self) -> tuple[re.Pattern[str], ...]:
        """What must not stand directly after."""
        return tuple(self.lexicon.compiled(one) for one in self.rule.unless_after)


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern of a rule, compiled when it is first tried."""

    ready: Ready
    source: str
    place: int
    """Where it stands among all, so that what is found has an order."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What it looks for."""
        return self.ready.lexicon.compiled(self.source)


@dataclass(frozen=True)
class Exemption:
    """A pattern that exempts a sentence."""

    source: str
    lexicon: Lexicon

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words of which a sentence must hold one, unless there are none."""
        return self.lexicon.reader.cues(self.source)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What it looks for."""
        return self.lexicon.compiled(self.source)

    def covers(self, sentence: Sentence) -> bool:
        """Whether it exempts a sentence."""
        is_cued = not self.cues or not self.cues.isdisjoint(sentence.words)
        return is_cued and self.compiled.search(sentence.lower) is not None


@dataclass(frozen=True)
class Language:
    """The words and the rules of one language."""

    code: str
    name: str
    lexicon: Lexicon
    rules: tuple[Ready, ...]
    exempt: Mapping[str, tuple["Exemption", ...]]
    """What exempts a sentence: from a category by its name, or from all by “all”."""
    people: NameWords

    @cached_property
    def by_cue(self) -> Mapping[str, tuple["Pattern", ...]]:
        """The patterns by the words without which they need not be tried."""
        found: dict[str, list[Pattern]] = {}
        sources = ((ready, source) for ready in self.rules for source in ready.rule.patterns)
        for place, (ready, source) in enumerate(sources):
            pattern = Pattern(ready, source, place)
            for cue in self.lexicon.reader.cues(source):
                found.setdefault(cue, []).append(pattern)
        return {cue: tuple(patterns) for cue, patterns in found.items()}

    @classmethod
    def read(cls, folder: "Traversable") -> "Language":
        """Read a language from its folder: `words.toml`, `names.toml`, a file a category."""
        words = _parsed(folder / "words.toml", _Words)
        lexicon = Lexicon.of(words.lists, words.patterns)
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
            category: tuple(Exemption(one, lexicon) for one in patterns)
            for category, patterns in words.exempt.items()
        }
        names = _parsed(folder / "names.toml", NameWords)
        return cls(folder.name, words.name, lexicon, rules, exempt, names)


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

"""The languages, as they stand in `resources/language`: words, names, and files of rules.

Each file of rules is of one category. Whoever adds a language adds a folder with the same files.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter

import resources
from pmdesk.errors import NotFound
from pmdesk.language.finding import Category
from pmdesk.language.lexicon import Lexicon
from pmdesk.language.patterns import Pattern, Patterns
from pmdesk.language.rules import Ready, Rule, Source, Written
from pmdesk.language.trials import Trial, Trials
from pmdesk.masking.namewords import NameWords

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")


@dataclass(frozen=True)
class _File(Written):
    """The rules of a category; their sources and rewordings stand in each."""

    category: Category
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class _Words(Written):
    """The file of a language’s words."""

    name: str
    lists: Mapping[str, str]
    patterns: Mapping[str, Source]
    exempt: Mapping[str, tuple[Source, ...]]


@dataclass(frozen=True)
class Language:
    """The words and the rules of one language."""

    code: str
    name: str
    lexicon: Lexicon
    rules: tuple[Ready, ...]
    exempt: Mapping[str, Patterns]
    """What exempts what is near it: from a category by its name, or from all by “all”."""
    people: NameWords

    @cached_property
    def trials(self) -> Trials:
        """The patterns of all rules, in order."""
        each = (Trial(ready, pattern) for ready in self.rules for pattern in ready.patterns)
        return Trials(tuple(each))

    def prepare(self, is_cancelled: Callable[[], bool]) -> None:
        """Compile all patterns, for which the first texts that hold their words would wait.

        For another thread than one that is waited for: it takes a second or two.
        """
        tried = (trial.pattern for trial in self.trials.every)
        groups = (group for ready in self.rules for group in (ready.unless, ready.unless_earlier))
        excepting = (one for group in (*groups, *self.exempt.values()) for one in group.every)
        for pattern in chain(tried, excepting):
            if is_cancelled():
                return
            pattern.prepare()
        self.trials.prepare()

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
            category: Patterns(tuple(Pattern(one, lexicon) for one in patterns))
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

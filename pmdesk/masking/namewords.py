"""What a language knows of names: titles, what is no person, and what makes a person of a word."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from pydantic import ConfigDict, TypeAdapter

import resources
from pmdesk.search import fold

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_KEPT = 4096


@dataclass(frozen=True, eq=False)
class NameWords:
    """The file `names.toml`: each list is words between blanks, in small plain letters."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    why: str
    why_listed: str
    unknown_roles: str
    """What a person without a known role may have been, one to a line."""
    we: str
    """What those who write are called."""
    titles: str
    """Words before a surname, as they are written."""
    not_people: str
    """Products, places, months, companies and eponyms that a list of names may hold."""
    things: str
    """Words behind which a name has become a thing: “Bloom filter”."""
    named_things: str
    """Things that are called by someone’s name, with hyphens for blanks: “Tom’s Hardware”."""
    before_things: str
    """Words before what is called by a name, but is no person: “the ferry Ada Lind”."""
    group_handles: str
    """Parts of handles and addresses that belong to many, or to a machine."""
    blame_behind: str
    """A pattern of blame that follows a name; it may be broken over lines, like the next."""
    only_people: str
    """A pattern of what nothing but people does, behind a name."""
    blame_ahead: str
    """A pattern of blame that stands before a name."""
    starts: str
    """Words with a capital letter that may open a sentence before a name."""
    of_things: str
    """How words end that are things."""
    also_people: str
    """Those of them that people bear as often: blame makes persons of them."""
    openers: str
    """Words that open a sentence about a thing or about nobody in particular."""
    acts: str
    """Verbs of doing and saying that make a person of a listed name before them."""
    weak_acts: str
    """Those of them that do so only together with another."""
    states: str
    """What makes a person of a listed name together with one of those: “was asleep”."""
    no_acts: str
    """Words that end like verbs of the past and make no person of a name before them."""
    owned: str
    """Things behind “’s” that are a person’s: “Ada’s laptop”."""
    spoken_to: str
    """Words behind a name and a comma that speak to someone: “Ada, could you”."""
    roles_before: str
    """Roles in small letters behind which a name stands: “the engineer Ada”."""
    before: str
    """Words that make a person of a listed name behind them: “asked”, “by”."""
    before_pairs: str
    """Two words, joined by a hyphen, behind which people stand: “according to”."""
    entry_acts: str
    """Verbs of people alone that make a person of an unknown word at the start of an entry."""
    handle_acts: str
    """Verbs that make one of a handle there, or of a word in brackets: “[ada9] removed it”."""
    place_before: str
    """Words behind which a name that is a place, too, is that: “in Paris”."""
    numbered: str
    """Words behind which a letter with a full stop is a number: “appendix A.”."""

    @cached_property
    def lists(self) -> dict[str, frozenset[str]]:
        """Every list by its name."""
        names = (each.name for each in fields(self) if not each.name.startswith("why"))
        return {name: frozenset(getattr(self, name).split()) for name in names}

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """What a person without a known role may have been."""
        return tuple(self.unknown_roles.strip().splitlines())

    @cached_property
    def no_surnames(self) -> frozenset[str]:
        """What is no surname behind a listed name."""
        return self["not_people"] | self["things"]

    @classmethod
    def read(cls, folder: "Traversable") -> "NameWords":
        """Read what a language, given by its folder, knows of names."""
        content = tomllib.loads((folder / "names.toml").read_text("utf-8"))
        return TypeAdapter(cls).validate_python(content)

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a list."""
        return self.lists[name]


@cache
def known(code: str = "en") -> NameWords:
    """Return what a language knows of names."""
    return NameWords.read(resources.path(f"language/{code}"))


@cache
def first_names(code: str = "en") -> frozenset[str]:
    """Return the first names of a language’s list, folded; there may be none."""
    names = resources.path(f"language/{code}") / "names.txt"
    return frozenset(names.read_text("utf-8").split()) if names.is_file() else frozenset()


@lru_cache(_KEPT)
def small(word: str) -> str:
    """Return a word folded; the same few stand in a text again and again."""
    return fold(word).text

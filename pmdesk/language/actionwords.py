"""What a language knows of actions, as it stands in `actions.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import ConfigDict, TypeAdapter

from pmdesk.model import ActionClass
from resources import read_text


class _Written:
    """What a file holds; a misspelt name in one is an error."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Pair(_Written):
    """Why a property matters, and an action before and after."""

    why: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Process(Pair):
    """Verbs that describe work and not its result."""

    verbs: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the verbs, at the start."""
        return re.compile(rf"(?:{_flat(self.verbs)})\b")


@dataclass(frozen=True)
class Class(_Written):
    """The words that suggest a class of actions."""

    name: ActionClass
    first: str
    anywhere: str

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """What an action of this class starts with."""
        return re.compile(rf"(?:{self.first})\b")

    @cached_property
    def within(self) -> re.Pattern[str] | None:
        """What stands anywhere in one."""
        return re.compile(rf"\b(?:{self.anywhere})\b") if self.anywhere else None


@dataclass(frozen=True)
class Guide(_Written):
    """The file about actions."""

    actionable: Pair
    specific: Pair
    bounded: Pair
    processes: tuple[Process, ...]
    words: Mapping[str, str]
    classes: tuple[Class, ...]

    @cached_property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """The lists of words."""
        return {name: frozenset(words.split()) for name, words in self.words.items()}


def _flat(verbs: str) -> str:
    return verbs.replace("\n", "")


@cache
def guide(code: str) -> Guide:
    """Return what a language knows of actions."""
    content = tomllib.loads(read_text(f"language/{code}/actions.toml"))
    return TypeAdapter(Guide).validate_python(content)

"""The words that guide people: what sections want, what choices mean, how to tell causes apart.

The texts are data in `resources/guidance`; each file is read and checked when first asked for.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pydantic import ConfigDict, TypeAdapter

from pmdesk.model import ActionClass, Category, SectionKey, State, TrackerKind
from resources import read_text

T = TypeVar("T")


class Words:
    """What a guidance file holds; a misspelt name in one is an error, not a text never shown."""

    __pydantic_config__ = ConfigDict(extra="forbid")


def read(name: str, kind: type[T]) -> T:
    """Return the content of a guidance file as values of a kind."""
    content = tomllib.loads(read_text(f"guidance/{name}.toml"))
    return TypeAdapter(kind).validate_python(content)


@dataclass(frozen=True)
class SectionGuide(Words):
    """What a section wants; `done_when` says in words what `pmdesk.process` requires."""

    guidance: str
    example: str
    done_when: str
    prompts: tuple[str, ...]
    placeholder: str


@cache
def sections() -> Mapping[SectionKey, SectionGuide]:
    """Return the guide to every section."""
    return read("sections", dict[SectionKey, SectionGuide])


@dataclass(frozen=True)
class CategoryGuide(Words):
    """What a category of root cause means, and what to do about such a cause."""

    meaning: str
    advice: tuple[str, ...]
    example: str
    not_this: str


@cache
def categories() -> Mapping[Category, CategoryGuide]:
    """Return the guide to every category that can be chosen."""
    return read("categories", dict[Category, CategoryGuide])


@dataclass(frozen=True)
class ClassGuide(Words):
    """What a class of action asks; `label` is short, the model's own says it in full."""

    label: str
    question: str


@dataclass(frozen=True)
class Rule(Words):
    """One of the rules by which an action is worded."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Rewording(Words):
    """An action before and after it was worded well, and the rule that it shows."""

    before: str
    after: str
    rule: str


@dataclass(frozen=True)
class ActionGuide(Words):
    """What actions are for, and how to word them."""

    classes: Mapping[ActionClass, ClassGuide]
    rules: tuple[Rule, ...]
    rewordings: tuple[Rewording, ...]


@cache
def actions() -> ActionGuide:
    """Return the guide to actions."""
    return read("classes", ActionGuide)


@dataclass(frozen=True)
class Passage(Words):
    """A text with its heading."""

    title: str
    text: str


@dataclass(frozen=True)
class CausePair(Words):
    """One incident told twice: its proximate cause with its fix, its root cause with its fix."""

    happened: str
    proximate: str
    proximate_fix: str
    root: str
    root_fix: str


@dataclass(frozen=True)
class CauseGuide(Words):
    """How to tell a root cause from what only led to this incident."""

    place: Passage
    pairs: tuple[CausePair, ...]


@cache
def causes() -> CauseGuide:
    """Return the guide to root causes."""
    return read("causes", CauseGuide)


@dataclass(frozen=True)
class StateGuide(Words):
    """What a state means, and what comes next."""

    meaning: str
    next: str


@dataclass(frozen=True)
class ProcessGuide(Words):
    """A hint for each of `pmdesk.process.STEPS` by its key, and each state in words."""

    steps: Mapping[str, str]
    states: Mapping[State, StateGuide]


@cache
def process() -> ProcessGuide:
    """Return the guide to the process."""
    return read("process", ProcessGuide)


@dataclass(frozen=True)
class HalvingGuide(Words):
    """What is asked of a moment that might have come sooner; `aim` ends an action made of it."""

    name: str
    took: str
    question: str
    asks: str
    placeholder: str
    aim: str


@cache
def halving() -> Mapping[str, HalvingGuide]:
    """Return the guide to half the time, by the key of the metric that is halved."""
    return read("halving", dict[str, HalvingGuide])


@dataclass(frozen=True)
class Opening(Words):
    """How a meeting is opened: that it is blameless, and why."""

    title: str
    text: str
    reasons: tuple[Passage, ...]


@cache
def opening() -> Opening:
    """Return the blameless opening."""
    return read("blameless", Opening)


@dataclass(frozen=True)
class TrackerGuide(Words):
    """What a kind of tracker wants to be told.

    `address`, `account`, `project` and `labels` are examples; `issue_type`, `priority`, `due_field`
    and `link` say what is used where a project names none, empty where the tracker has no such
    thing; `token` says where one is made, `rule` what its maker asks of programs like this.
    """

    address: str
    address_help: str
    account: str
    account_help: str
    project: str
    project_help: str
    issue_type: str
    priority: str
    labels: str
    due_field: str
    link: str
    token: str
    rule: str


@cache
def trackers() -> Mapping[TrackerKind, TrackerGuide]:
    """Return the guide to every kind of tracker."""
    return read("trackers", dict[TrackerKind, TrackerGuide])

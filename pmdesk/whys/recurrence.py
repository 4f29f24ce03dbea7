"""Causes that struck before: which are alike, what became of them, and linking to one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pmdesk.changes import Change, set_fields, shared_prefix
from pmdesk.guidance import Words, read
from pmdesk.model import Action, ActionState, Category, Why
from pmdesk.search import fold

_WORD = re.compile(r"\w+")
_SHORTEST = 3
"""Letters of a word that says something."""
_STEM, _ENDING = 4, 2
"""Letters that two forms of a word have in common at least, and in which they may differ."""
_MOST_WORDS = 24
_ENOUGH = 0.34
"""The share of the words of one cause that another must have to be alike."""


@dataclass(frozen=True)
class EarlierCause:
    """A root cause of another postmortem, and the actions that were to fix it."""

    record_id: str
    key: str
    title: str
    incident_key: str
    why_id: str
    text: str
    category: Category
    actions: tuple[Action, ...]

    @property
    def fate(self) -> str:
        """What happened to the actions, in words."""
        taken = [action for action in self.actions if action.state is not ActionState.DECLINED]
        done = sum(action.state is ActionState.DONE for action in taken)
        if not self.actions:
            return "No action was ever written down"
        if not taken:
            return "Every action was declined"
        if done == len(taken):
            return "The action is done" if done == 1 else f"All {done} actions are done"
        if not done:
            return (
                "The action is still open" if len(taken) == 1 else f"{len(taken)} actions, all open"
            )
        return f"{done} of {len(taken)} actions done"

    @property
    def is_fixed(self) -> bool:
        """Whether something was to be done and all of it is."""
        taken = [action for action in self.actions if action.state is not ActionState.DECLINED]
        return bool(taken) and all(not action.is_open for action in taken)


@dataclass(frozen=True)
class _Common(Words):
    """Words that every cause may have and that so make none alike."""

    words: str


def telling_words(text: str) -> list[str]:
    """Return the words by which a cause is known, each once, without case and diacritics."""
    common = _common_words()
    found = (word for word in _WORD.findall(fold(text).text) if len(word) >= _SHORTEST)
    return list(dict.fromkeys(word for word in found if word not in common))[:_MOST_WORDS]


def _common_words() -> frozenset[str]:
    return frozenset(read("common", _Common).words.split())


def are_alike(words: Sequence[str], text: str) -> bool:
    """Tell whether enough of some telling words are in a text, in whatever form."""
    others = set(_WORD.findall(fold(text).text))
    shared = sum(any(_is_same(word, other) for other in others) for word in words)
    return shared >= min(2, len(words)) and shared >= _ENOUGH * len(words)


def _is_same(word: str, other: str) -> bool:
    """Tell whether two words are one in two forms, such as leaks and leaking."""
    least = min(len(word), len(other))
    return shared_prefix(word, other) >= max(min(_STEM, least), least - _ENDING)


def link(why: Why, earlier: EarlierCause) -> Change:
    """Write down that a cause struck before."""
    if is_linked(why, earlier):
        return Change("Link earlier cause")
    known = ", ".join(part for part in (why.earlier.rstrip(" ,"), earlier.key) if part)
    return set_fields("Link earlier cause", why, earlier=known)


def is_linked(why: Why, earlier: EarlierCause) -> bool:
    """Tell whether a cause says already that it struck before."""
    return bool(_named(earlier.key, why.earlier))


def _named(key: str, text: str) -> Iterable[str]:
    return re.findall(rf"(?<!\w){re.escape(key)}(?!\w)", text, re.IGNORECASE)

"""Of the matches that claim one place in a sentence, grants it to the one that says most.

Whether a match holds costs more than to find it, so the best are asked first: what overlaps with
one that holds needs no answer, unless it says something else of the words beside it.
"""

import re
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from pmdesk.language.finding import Category, Strength
from pmdesk.language.rules import Ready
from pmdesk.language.who import Agent

_ORDER = (
    Category.HINDSIGHT,
    Category.IGNORED_PERSON,
    Category.PUNITIVE,
    Category.FAULT_ATTRIBUTION,
    Category.JUDGEMENT_OF_CHARACTER,
    Category.HUMAN_ERROR_AS_CAUSE,
    Category.FAILED_TO_PERSON,
    Category.COUNTERFACTUAL_PERSON,
)
"""Of two that overlap, the one that says more: “should have known” is hindsight first of all."""
_PLAINEST = {category: place for place, category in enumerate(_ORDER)}
_LEAST, _PART = 8, 3
"""Characters, and one of how many parts, that a claim keeps where others have the rest of it."""


class Claim(NamedTuple):
    """A match of a rule: how sure it is at best, and, once it was asked, of whom it speaks."""

    ready: Ready
    match: re.Match[str]
    strength: Strength
    span: tuple[int, int]
    """Where it stands in the sentence, as characters; less where others have a part of it."""
    agent: Agent | None = None


def granted(claims: Iterable[Claim], asked: Callable[[Claim], Claim | None]) -> list[Claim]:
    """Return one claim for a place: the surest, then the plainest, then the longest.

    `asked` returns a claim with its agent and as sure as it is, or None where it does not hold.
    """
    kept: list[Claim] = []
    waiting = [(_preference(one), number, one) for number, one in enumerate(claims)]
    heapify(waiting)
    while waiting:
        _, number, claim = heappop(waiting)
        left = _beside(claim, kept)
        if left is None:
            continue
        held = claim if left == claim.span else claim._replace(span=left)
        answer = held if held.agent else asked(held)
        if answer and answer.strength is claim.strength:
            kept.append(answer)
        elif answer:
            heappush(waiting, (_preference(answer), number, answer))
    return kept


def _preference(claim: Claim) -> tuple[int, int, int, int]:
    start, end = claim.span
    return -claim.strength.place, _PLAINEST[claim.ready.category], start - end, start


def _beside(claim: Claim, kept: Iterable[Claim]) -> tuple[int, int] | None:
    """Return what others leave of a claim’s place; None where that says nothing more."""
    start, end = claim.span
    least = max(_LEAST, (end - start) // _PART + 1)
    for other in kept:
        taken, free = other.span
        if taken >= end or start >= free:
            continue
        if other.ready.category is claim.ready.category:
            return None
        start, end = (start, taken) if taken - start >= end - free else (free, end)
        words = claim.match.string[start:end]
        end -= len(words) - len(words.rstrip())
        start += len(words) - len(words.lstrip())
        if end - start < least:
            return None
    return start, end

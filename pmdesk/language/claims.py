"""Of the matches that claim one place in a sentence, grants it to the one that says most.

Whether a match holds costs more than to find it, so the best are asked first: what overlaps with
one that holds needs no answer.
"""

import re
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from pmdesk.language.finding import Category, Strength
from pmdesk.language.persons import Agent
from pmdesk.language.rules import Ready

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


class Claim(NamedTuple):
    """A match of a rule: how sure it is at best, and, once it was asked, of whom it speaks."""

    ready: Ready
    match: re.Match[str]
    strength: Strength
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
        if any(_overlap(claim.match, other.match) for other in kept):
            continue
        answer = claim if claim.agent else asked(claim)
        if answer and answer.strength is claim.strength:
            kept.append(answer)
        elif answer:
            heappush(waiting, (_preference(answer), number, answer))
    return kept


def _preference(claim: Claim) -> tuple[int, int, int, int]:
    start, end = claim.match.span()
    return -claim.strength.place, _PLAINEST[claim.ready.category], start - end, start


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()

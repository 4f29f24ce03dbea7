"""Checks a text as if none of its sentences had been read before, for what that costs."""

from collections.abc import Iterable
from dataclasses import replace

from pmdesk.language.checking import checker
from pmdesk.language.finding import Finding
from pmdesk.language.flowing import flow
from pmdesk.language.masking import mask


def check_anew(text: str, people: Iterable[str] = ()) -> list[Finding]:
    """Check a text with a checker that remembers no sentence."""
    flowing, _ = flow(mask(text))
    return replace(checker(people)).check(flowing)

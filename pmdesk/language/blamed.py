"""Words that stand where blame puts a person: “Xyz should have checked”, “Xyz’s fault”.

No list holds every name. Where only a person would stand, a word with a capital letter is taken
for one, unless it is known to be something else; what is said of it is then a mere hint.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pmdesk.language.masking import FILLER
from pmdesk.masking.names import words as known_words
from pmdesk.masking.namewords import NameWords, small

_CALLED = r"(?:Mc|Mac|La|Le|De|Di|Du|Fitz|O['’])?[^\W\d_a-z][^\W\d_A-Z]+"
_NAME = rf"(?<![\w@./#’'\-])({_CALLED}(?: {_CALLED})?)"


Span = tuple[int, int]
_KEPT = 64
"""Sentences that are remembered: each is asked about a few times, one after the other."""
_INSIDE = re.compile(r"[^\W\d_a-z]")
_CAPITAL = r"(?=[^\W\d_a-z])"
"""One look tells that most places begin no name."""


def find(text: str, listed: frozenset[str], words: NameWords) -> Iterator[Span]:
    """Yield where such words stand in a sentence."""
    return (span for span, is_doing in _spans(text, listed, words) if not is_doing)


def find_doers(text: str, listed: frozenset[str], words: NameWords) -> Iterator[Span]:
    """Yield words before what only people do, and listed names where blame puts a person."""
    for (start, end), is_doing in _spans(text, listed, words):
        first = small(text[start:end]).split()[0]
        if is_doing or first in listed or first in words["also_people"]:
            yield start, end


@lru_cache(_KEPT)
def _spans(text: str, listed: frozenset[str], words: NameWords) -> tuple[tuple[Span, bool], ...]:
    """Return where such words stand, and whether they do what only people do."""
    patterns = _patterns(words)
    if not _INSIDE.search(text, 1):
        # Before a name there is blame only where a capital stands within.
        patterns = patterns[:1]
    return tuple(
        (match.span(1), match.lastgroup == "doing")
        for pattern in patterns
        for match in pattern.finditer(text)
        if _may_be_name(match, listed, words) and not _goes_on(text[: match.start(1)])
    )


@cache
def _patterns(words: NameWords) -> tuple[re.Pattern[str], ...]:
    opening = "|".join(words.starts.split())
    start = rf"(?:\b(?:{opening}),? )?" if opening else ""
    parts = (words.blame_behind, words.only_people, words.blame_ahead)
    behind, doing, ahead = (one.replace("\n", "") for one in parts)
    found = []
    if behind:
        found.append(re.compile(rf"{_CAPITAL}{start}{_NAME}(?:{behind}|(?P<doing>{doing}))"))
    if ahead:
        found.append(re.compile(rf"(?<![^\W_])(?:{ahead}) {_NAME}(?=[.,;!?)]|$| for\b)"))
    return tuple(found)


def _may_be_name(match: re.Match[str], listed: frozenset[str], words: NameWords) -> bool:
    parts = small(match[1]).split()
    if FILLER in match[1]:
        return False
    if not words["not_people"].difference(words["also_people"]).isdisjoint(parts):
        return False
    if parts[0] in words["also_people"]:
        return True
    is_opener = parts[0] in words["openers"]
    if not is_opener and (parts[0] in listed or parts[0] in known_words("ordinary")):
        return True
    is_thing = is_opener or parts[0].endswith(tuple(words.of_things.split()))
    # “Xyz Abc” may be a product, unless it does what only people do.
    is_short = len(parts) == 1 or match.lastgroup == "doing"
    return is_short and not is_thing and not _is_plural(parts[0])


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("is", "us", "ss"))


def _goes_on(before: str) -> bool:
    """Whether a word ends the name of something longer: “the Search Gateway”."""
    last = before.rstrip(" ").rpartition(" ")[2]
    is_first = before.strip() == last
    return last[:1].isupper() and last.isalpha() and not is_first

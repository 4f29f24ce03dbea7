"""Forms that only people have: a title, an initial or a role with a name, a handle, an address."""

import re
from collections.abc import Iterator
from functools import cache

from pmdesk.language.finding import Strength
from pmdesk.language.masking import FILLER
from pmdesk.masking.namewords import NameWords, small
from pmdesk.masking.personal import is_personal, titled
from pmdesk.search import fold

_HANDLE = re.compile(r"(?<![\w.@/\-])@([A-Za-z][\w\-]{1,38})(?![\w(/]|\.\w)")
_ADDRESS = re.compile(r"(?<![\w.+\-@/:])([A-Za-z][\w.+\-]{0,63})@[\w\-]+(?:\.[\w\-]+){1,4}")
_FULL_NAME = re.compile(r"[A-Za-z]{2,}[._][A-Za-z]{2,}")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_NEXT_WORD = re.compile(r"\s+(?:\w+ly )?([^\W\d_]+)")
_SPOKEN_TO = re.compile(r",| ?[–—:-] ")
_REACH = 24
"""Characters before a name that are looked at."""
_CALLED = r"[^\W\d_a-z][^\W\d_A-Z]+"
_WRITTEN = r"[^\W\d_a-z][\w'’-]+"
_AGED = re.compile(
    rf"(?<![\w-])({_WRITTEN}(?: [^\W\d_a-z]\.)?(?: {_WRITTEN}){{1,2}}), \d\d(?=[,;)])"
)
"""A name with its bearer’s age: “Ada B. Lind, 47,”."""


def find(text: str, words: NameWords) -> Iterator[tuple[int, int, Strength]]:
    """Yield where such forms stand in a sentence, and how sure they are."""
    for match in titled(words.titles).finditer(text):
        if _is_surname(text, match, words):
            yield *match.span(), Strength.STRONG
    for match in _with_role(words.roles_before).finditer(text) if words.roles_before else ():
        if small(match[1]) not in words.no_surnames | words["openers"]:
            yield *match.span(1), Strength.HINT
    for match in _AGED.finditer(text):
        if words.no_surnames.isdisjoint(small(match[1]).split()):
            yield *match.span(1), Strength.HINT
    if "@" in text:
        yield from _handles(text, words)
        yield from _addresses(text, words)


def _handles(text: str, words: NameWords) -> Iterator[tuple[int, int, Strength]]:
    for match in _HANDLE.finditer(text):
        if not _is_personal(match[1], words):
            continue
        if match[1][0].islower():
            yield *match.span(), Strength.STRONG
        elif _is_spoken_of(text, match, words):
            yield *match.span(), Strength.HINT


def _addresses(text: str, words: NameWords) -> Iterator[tuple[int, int, Strength]]:
    for match in _ADDRESS.finditer(text):
        if _is_personal(match[1], words):
            sure = _FULL_NAME.fullmatch(match[1])
            yield *match.span(), Strength.STRONG if sure else Strength.HINT


@cache
def _with_role(roles: str) -> re.Pattern[str]:
    """Return a pattern of a name behind a role: “the engineer Ada Lind”."""
    role = "|".join(map(re.escape, roles.split()))
    beside = rf"(?: of \w+(?: \w+)?, (?={_CALLED} {_CALLED},)|,? )"
    return re.compile(rf"\b(?:{role}){beside}({_CALLED}(?: {_CALLED})?)(?![\w/\-]|\.\w| teams?\b)")


def _is_surname(text: str, match: re.Match[str], words: NameWords) -> bool:
    """Whether a title or an initial belongs to a surname: “section B. Timeline” has none."""
    last = _LAST_WORD.search(match[0])
    if last and fold(last[0]).text in words["not_people"] | words["openers"]:
        return False
    if match[0][1] != ".":
        return True
    before = text[max(0, match.start() - _REACH) : match.start()].rstrip(" *_")
    word = _LAST_WORD.search(before)
    if word and word[0].lower() in words["numbered"]:
        return False
    after = _NEXT_WORD.match(text, match.end())
    return bool(word) or bool(after and after[1].lower() in words["acts"])


def _is_spoken_of(text: str, match: re.Match[str], words: NameWords) -> bool:
    """Whether a handle with a capital does something, or is spoken to: “@Override” is neither."""
    after = _NEXT_WORD.match(text, match.end())
    is_addressed = match.start() == 0 and _SPOKEN_TO.match(text, match.end())
    return bool(is_addressed or (after and after[1].lower() in words["acts"] | words["weak_acts"]))


def _is_personal(handle: str, words: NameWords) -> bool:
    return FILLER not in handle and is_personal(handle, words)

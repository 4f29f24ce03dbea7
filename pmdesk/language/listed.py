"""First names from a list: a mere hint, and only beside a verb of doing or saying."""

import re
from collections.abc import Iterator
from functools import cache

from pmdesk.language.namewords import NameWords
from pmdesk.masking.names import words as known_words
from pmdesk.search import fold
from resources import read_text

_FIRST = re.compile(r"(?<![\w@./#\-])[^\W\d_a-z][^\W\d_A-Z]{2,20}(?![\w\-/]|\.\w)")
_LAST = re.compile(r"[ ]([^\W\d_a-z][^\W\d_]{1,24}(?:-[^\W\d_a-z][^\W\d_]{1,20})?)(?![\w/]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 40


@cache
def names(code: str) -> frozenset[str]:
    """Return the first names of a language’s list, folded."""
    return frozenset(read_text(f"language/{code}/names.txt").split())


def find(text: str, listed: frozenset[str], words: NameWords) -> Iterator[tuple[int, int]]:
    """Yield where a listed name, with a surname if there is one, does or says something."""
    for match in _FIRST.finditer(text):
        small = fold(match[0]).text
        if small not in listed or small in words["not_people"]:
            continue
        end = _with_surname(text, match.end(), words)
        is_full = end > match.end()
        if small in known_words("ordinary") and not is_full:
            continue
        if _acts(text, end, words) or _is_behind(text, match.start(), words):
            yield match.start(), end


def _with_surname(text: str, end: int, words: NameWords) -> int:
    surname = _LAST.match(text, end)
    if surname is None:
        return end
    small = fold(surname[1]).text
    return end if small in words["not_people"] | words["things"] else surname.end()


def _acts(text: str, end: int, words: NameWords) -> bool:
    """Whether what follows a name is what people do."""
    if text[end : end + 1] != " ":
        return False
    following = [word.lower() for word in _WORD.findall(text[end : end + _REACH])[:2]]
    if following and following[0] in words["weak_acts"]:
        following = following[1:]
    return bool(following) and following[0] in words["acts"]


def _is_behind(text: str, start: int, words: NameWords) -> bool:
    """Whether a name stands behind a word that people stand behind: “asked”, “by”."""
    before = _WORD.findall(text[max(0, start - _REACH) : start])
    return text[start - 1 : start] == " " and bool(before) and before[-1].lower() in words["before"]

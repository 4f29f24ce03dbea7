"""First names from a list: a mere hint, and only beside a verb of doing or saying."""

import re
from collections.abc import Container, Iterator

from pmdesk.masking.names import words as known_words
from pmdesk.masking.namewords import NameWords, small

_FIRST = re.compile(r"(?<![\w@./#\-])[^\W\d_a-z][^\W\d_A-Z]{2,20}(?![\w\-/]|\.\w)")
_LAST = re.compile(r"[ ]([^\W\d_a-z][^\W\d_]{1,24}(?:-[^\W\d_a-z][^\W\d_]{1,20})?)(?![\w/]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 40


def find(
    text: str, listed: frozenset[str], words: NameWords, taken: Container[int] = ()
) -> Iterator[tuple[int, int]]:
    """Yield where a listed name, with a surname if there is one, does or says something.

    Names that begin at a place that is taken are known already.
    """
    for match in _FIRST.finditer(text):
        name = small(match[0])
        if match.start() in taken or name not in listed or name in words["not_people"]:
            continue
        end = _with_surname(text, match.end(), words)
        is_full = end > match.end()
        if name in known_words("ordinary") and not is_full:
            continue
        if _acts(text, end, words) or _is_behind(text, match.start(), words):
            yield match.start(), end


def _with_surname(text: str, end: int, words: NameWords) -> int:
    surname = _LAST.match(text, end)
    if surname is None:
        return end
    is_other = small(surname[1]) in words.no_surnames
    return end if is_other else surname.end()


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

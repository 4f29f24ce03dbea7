"""Whether a field that may hold a person, a team or a role names persons, and by which names.

A person is known by what only people have: a title, an initial, a handle, a first name of the list.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pmdesk.masking.names import words as plain_words
from pmdesk.masking.namewords import NameWords, first_names, known, small

_JOINT = re.compile(r"[._\-+\d]+")
_SEVERAL = re.compile(r"\s*(?:[,;/&|()\[\]<>]|\s[–—-]\s|\band\b|\bwith\b)\s*")
_REVERSED = re.compile(r"([^\W\d_a-z][\w’'\-]+), ([^\W\d_a-z][\w’'\-]+)")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'.\-]*")
_ADDRESS = re.compile(r"(?:mailto:)?([\w.+\-]+)@[\w\-]+(?:\.[\w\-]+)+")
_HANDLE = re.compile(r"@([\w.\-]+)")
_MOST = 4
"""Words of a name at most."""


@cache
def titled(titles: str) -> re.Pattern[str]:
    """Return a pattern of a title or initials with a surname."""
    title = "|".join(map(re.escape, titles.split()))
    surname = r"[^\W\d_a-z][\w’'\-]{1,30}"
    return re.compile(
        rf"(?<![\w.])(?:(?:{title})\.?[ ](?:[A-Z]\.[ ]?){{0,2}}{surname}"
        rf"(?:[ ][A-Z]\.)?(?:[ ]{surname})?"
        rf"|(?<![+/][ ])(?!U\.[ ]?[KNS]\.|E\.[ ]?U\.|D\.[ ]?C\.)"
        rf"(?:[A-Z]\.[ ]?){{1,2}}(?![A-Z]+\b|[SUD]\.){surname})(?<!['’\-])(?!\w)"
    )


def is_personal(handle: str, about: NameWords) -> bool:
    """Whether a handle, or the first half of an address, is one person’s."""
    plain = handle.lower()
    parts = {*_JOINT.split(plain), plain}
    is_shared = not parts.isdisjoint(about["group_handles"])
    return not is_shared and not plain.endswith(("bot", "status"))


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and handle, either of which may be blank, of each person that a field names."""
    backwards = _REVERSED.fullmatch(text.strip())
    if backwards and _is_name(f"{backwards[2]} {backwards[1]}"):
        yield f"{backwards[2]} {backwards[1]}", ""
        return
    for part in filter(None, _SEVERAL.split(text)):
        handle = _ADDRESS.fullmatch(part) or _HANDLE.fullmatch(part)
        if handle and is_personal(handle[1], known()):
            yield "", part
        elif handle is None and _is_name(part):
            yield part, ""


def _is_name(text: str) -> bool:
    """Whether words are a person’s: one of the list, or two that nothing else is called by."""
    about = known()
    if titled(about.titles).fullmatch(text):
        return True
    words = text.split()
    parts, particles = [small(word) for word in words], plain_words("particles")
    if len(parts) > _MOST or not all(
        _CAPITAL.fullmatch(word) or small(word) in particles for word in words
    ):
        return False
    if not _no_surnames().isdisjoint(parts[1:]):
        return False
    given = first_names() | plain_words("given")
    if parts[0] in given or parts[0] in about["also_people"]:
        return True
    return len(parts) > 1 and _are_unknown(parts)


def _are_unknown(parts: Sequence[str]) -> bool:
    """Whether words are in no list of what teams and systems are called."""
    about = known()
    of_things = tuple(about.of_things.split())
    ordinary = plain_words("ordinary") - plain_words("particles")
    known_words = _no_surnames() | about["not_people"] | ordinary
    return known_words.isdisjoint(parts) and not any(
        part.endswith((*of_things, "s")) and part not in first_names() for part in parts
    )


@cache
def _no_surnames() -> frozenset[str]:
    """Return words of teams, roles and things, save those that people are called by, too."""
    about = known()
    things = about["things"] | about["openers"] | about["group_handles"]
    others = things - plain_words("ordinary") - first_names()
    return plain_words("roles") | plain_words("departments") | plain_words("links") | others

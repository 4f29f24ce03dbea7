"""Whether a word that is a name and a place or a product, too, is said of that: no person."""

import re
from collections.abc import Container

from pmdesk.masking.namewords import NameWords, small

_REACH = 24
"""Characters beside a word that are looked at."""
_BEFORE = re.compile(r"([^\W\d_]+)(,| and| or| to|/)? ?$")
_JOINTS = tuple(f"{joint}{gap}" for joint in (",", " and", " or", " to", "/") for gap in ("", " "))
_AFTER = re.compile(r"(?:,| and| or| to|/) ?([^\W\d_]+)")
_THING = re.compile(r" ([^\W\d_]+)")


def is_place(text: str, start: int, end: int, words: NameWords, people: Container[str]) -> bool:
    """Tell whether what stands in a text names a place: “in Paris”, “the Paris region”.

    `people` are the folded parts of names of people, which stand beside people.
    """
    beginning = text[start : start + _REACH].lower().replace("’", "'").replace(" ", "-")
    if "'" in beginning and beginning.startswith(tuple(words["named_things"])):
        return True
    known = words["not_people"]
    if small(text[start:end]) not in known:
        return False
    thing = _THING.match(text, end)
    if thing and thing[1].lower() in words["things"]:
        return True
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and not before[2] and before[1].lower() in words["place_before"]:
        return True
    return is_beside_place(text, start, end, words, people)


def is_beside_place(
    text: str, start: int, end: int, words: NameWords, people: Container[str]
) -> bool:
    """Tell whether a word stands with a place, as in “Oslo and Bergen”."""
    known, is_joined = words["not_people"], text.endswith(_JOINTS, 0, start)
    before = _BEFORE.search(text, max(0, start - _REACH), start) if is_joined else None
    joined = (before, _AFTER.match(text, end))
    beside = [small(side[1]) for side in joined if side and side[1].istitle()]
    return any(word in known and word not in people for word in beside)

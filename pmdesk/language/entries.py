"""Names that no list holds, where the entry of a timeline tells what someone did.

“12:49 Xyz asks whether …”, “02:00: [xyz9] removed the folder”. Only people ask; what software does
as well makes a person only of what is written as a handle, or in brackets.
"""

import re
from collections.abc import Iterator

from pmdesk.masking.names import words as known_words
from pmdesk.masking.namewords import NameWords, small

_ENTRY = re.compile(
    r"^\W*(?:[\w./-]{1,12}[ ,]{1,3}){0,4}\d{1,2}:\d\d(?::\d\d)?[Zz]?"
    r"(?: ?\(?(?:[AaPp]\.?[Mm]\.?|UTC|GMT|[A-Z]{1,3}[SD]?T|Eastern|Central|Pacific)\b\)?){0,2}"
    r"[\s:–—|,*\]\)~-]*(\[|@)?([^\W_][\w-]{2,30})(?:\]|’s|'s)? ([^\W\d_]+(?:-[^\W\d_]+)?)"
)
_THINGS = ("bot", "ops", "db", "sql", "ed", "crew", "team", "labs", "net", "cloud")
_HANDLE = re.compile(r"[^\W\d_]+(?:[a-z][A-Z]|\d)\w*")


def find(text: str, words: NameWords, listed: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where such a name, or a listed one in small letters, stands in a sentence."""
    entry = _ENTRY.match(text)
    if entry is None or not _may_be_name(entry[2], words):
        return
    if entry[2][0].isdigit() and (entry[1] != "@" or entry[2].isdigit()):
        return
    is_capital = entry[2][0].isupper()
    is_handle = bool(_HANDLE.fullmatch(entry[2]))
    is_sure = bool(entry[1]) or (is_handle and is_capital)
    acts = words["entry_acts"] | words["handle_acts"] if is_sure else words["entry_acts"]
    is_listed = entry[2] in listed
    acts |= words["acts"] if is_listed else frozenset()
    if entry[3].lower() in acts and (is_sure or is_handle or is_capital or is_listed):
        yield entry.start(1 if entry[1] == "@" else 2), entry.end(2)


def _may_be_name(word: str, words: NameWords) -> bool:
    """Whether a word is in no list of what teams and systems are called."""
    plain = small(word)
    others = words["not_people"] | words["openers"] | words["group_handles"] | words["things"]
    is_thing = plain.endswith((*words.of_things.split(), *_THINGS))
    is_role = plain in known_words("roles") or plain in known_words("departments")
    return not word.isupper() and plain not in others and not is_thing and not is_role

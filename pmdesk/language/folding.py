"""Folds letters so that “Zieliński” and “zielinski” are the same, each letter staying in place."""

import unicodedata
from functools import cache

_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "\u0131": "i", "ħ": "h", "ð": "d", "’": "'"})
_SPELT = {"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
_ASCII = 128


def folded(text: str) -> str:
    """Return the text in small plain letters, of the same length."""
    if text.isascii():
        return text.lower()
    return "".join(char.lower() if ord(char) < _ASCII else _letter(char) for char in text)


@cache
def _letter(char: str) -> str:
    small = char.lower().translate(_PLAIN)
    base = unicodedata.normalize("NFKD", small)[:1] if len(small) == 1 else char
    return base if len(base) == 1 else char


def spellings(name: str) -> frozenset[str]:
    """Return the ways in which a name is written in plain letters: “weiß” and “weiss”."""
    small = unicodedata.normalize("NFC", name).casefold() if "ß" not in name else name.lower()
    spelt = "".join(_SPELT.get(char, char) for char in small)
    doubled = small.replace("ß", "ss")
    return frozenset(map(folded, (small, spelt, doubled)))

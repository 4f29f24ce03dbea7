"""Reading JSON strictly: what other programs would quietly mend is refused with a sentence."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from pmdesk.errors import ImportFailed

MOST_CHARACTERS = 20_000_000
MOST_DEPTH = 50
_MOST_VALUES = 2_000_000
"""Objects, lists and their members, as far as their signs can be counted before reading."""

_MOST_DIGITS = 19
"""Digits of the largest whole number that every program can hold."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NUL = re.compile(r"\\u0000")
_NO_NUMBER = re.compile(r"[\[:,]\s*(?:NaN|-?Infinity)")
AGAIN = "Export it once more, or paste the text itself."
"""What one can do about a text that cannot be read."""


class NotJson(ImportFailed):
    """The text is not JSON at all, so it may be something else."""


class _Refused(Exception):
    """Something in the text that JSON does not have, and where it stands if that is known."""

    def __init__(self, what: str, where: re.Pattern[str] | None = None) -> None:
        super().__init__(what)
        self.where = where


def load(name: str, text: str) -> Any:
    """Return the value of a JSON text; raise `ImportFailed` with one sentence, naming the line."""
    if len(text) > MOST_CHARACTERS:
        message = f"“{name}” is larger than {MOST_CHARACTERS // 1_000_000} MB."
        raise ImportFailed(f"{message} Export a shorter time, and import that.")
    if sum(map(text.count, "{[,")) > _MOST_VALUES:
        message = f"“{name}” holds more than {_MOST_VALUES:,} values."
        raise ImportFailed(f"{message} Export a shorter time, and import that.")
    try:
        value = _decoder.decode(text)
        _check(text, value)
    except json.JSONDecodeError as error:
        message = f"“{name}” is broken JSON: {error.msg.lower()} in line {error.lineno:,}."
        raise NotJson(f"{message} {AGAIN}") from None
    except RecursionError:
        raise _failed(name, text, _Refused(_TOO_DEEP)) from None
    except _Refused as refused:
        raise _failed(name, text, refused) from None
    return value


_TOO_DEEP = f"its entries are nested more than {MOST_DEPTH} deep"


def _failed(name: str, text: str, refused: _Refused) -> ImportFailed:
    found = refused.where.search(text) if refused.where else None
    where = f", first in line {text.count(chr(10), 0, found.end()) + 1:,}" if found else ""
    return ImportFailed(f"“{name}” cannot be read: {refused}{where}. {AGAIN}")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in found if names.count(name) > 1)
        raise _Refused(f"one entry has “{twice[:40]}” twice", _twice(twice))
    return found


def _twice(name: str) -> re.Pattern[str]:
    """Return what finds a name that is given twice with nothing nested in between."""
    key = re.escape(json.dumps(name, ensure_ascii=False))
    return re.compile(rf"{key}\s*:[^{{}}]*{key}\s*:")


def _constant(name: str) -> Any:
    raise _Refused(f"“{name}” is not a number", _NO_NUMBER)


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        found = re.compile(re.escape(digits[:100]))
        raise _Refused(f"it holds a number of {len(digits):,} digits", found)
    return int(digits)


def _real(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise _Refused("it holds a number that is too large", re.compile(re.escape(digits[:100])))
    return number


_decoder = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_int=_whole, parse_float=_real
)


def _check(text: str, value: Any) -> None:
    """Look for what the decoder lets through: depth, half characters and NUL."""
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [child for node in level for child in _children(node) if _is_nest(child)]
    if level:
        raise _Refused(_TOO_DEEP)
    if _NUL.search(text) and any("\0" in found for found in _texts(value)):
        raise _Refused("a text in it holds the character NUL", _NUL)
    if _SURROGATE.search(text) and any(map(_is_broken, _texts(value))):
        raise _Refused("a text in it holds half a character", _SURROGATE)


def _is_nest(value: Any) -> bool:
    return isinstance(value, dict | list)


def _children(value: Any) -> Any:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _texts(value: Any) -> Iterator[str]:
    """Go through every text of a value, names too; the depth is known to be small."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
    for child in _children(value):
        yield from _texts(child)


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False

"""Characters that change the direction of what follows: shown, for they can hide what is said."""

import re

_HELD = "\ufffd"

TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def told(text: str) -> str:
    """Return a text in which each of them is written out by its number, such as [U+202E]."""
    return TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def held(text: str) -> str:
    """Return a text in which each of them is one sign that turns nothing: places in it stay."""
    return TURNING.sub(_HELD, text)

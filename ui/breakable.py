"""Words that are longer than any line, made to break."""

import re

_ENDLESS = re.compile(r"(\S{20})(?=\S)")
MAY_BREAK = "\u200b"
"""A place without width where a line may break."""


def breakable(text: str) -> str:
    """Return a text for a label that breaks lines, which alone never breaks within a word."""
    return _ENDLESS.sub(rf"\1{MAY_BREAK}", text)

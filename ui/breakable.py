"""Words that are longer than any line, made to break."""

import re

_ENDLESS = re.compile(r"(\S{20})(?=\S)")
_MAY_BREAK = "\u200b"


def breakable(text: str) -> str:
    """Return a text for a label that breaks lines, which alone never breaks within a word."""
    return _ENDLESS.sub(rf"\1{_MAY_BREAK}", text)

"""Keeps spreadsheets from running what people typed."""

import re

_FORMULA = re.compile(r"'*(?:[\s\x00]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00])")
"""How formulas begin, in narrow and in wide characters, also after apostrophes."""


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, by an apostrophe in front of it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded, exactly."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text

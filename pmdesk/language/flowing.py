"""Lets a text flow: marks of emphasis, indents and more than one blank are passed over.

Whatever stands between two words of a line is then a single blank. Every character that is left
knows where it stood, so that what is found can be shown there.
"""

import re
from collections.abc import Sequence

_PASSED = re.compile(
    r"""
      (?<![\w*\\])(\*{1,3})(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])(\1)(?![\w*])
    | (?<![\w_\\])(_{1,3})(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])(\3)(?![\w_])
    | (?<=[ \n])([ ]+)                           # indents, and blanks behind a blank
    | ([ ]+)(?=\n)
    """,
    re.VERBOSE,
)
_GROUPS = range(1, _PASSED.groups + 1)
_SIGNS = ("*", "_", "  ", "\n ", " \n")
"""Without one of them nothing is passed over, and most texts have none."""
_BLANK = re.compile(r"[^\S\n ]")


def flow(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without such marks, and where each of its characters stood, the end as well."""
    text = _BLANK.sub(" ", text)
    if not any(sign in text for sign in _SIGNS):
        return text, range(len(text) + 1)
    passed = [
        match.span(group) for match in _PASSED.finditer(text) for group in _GROUPS if match[group]
    ]
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for first, last in (*passed, (len(text), len(text))):
        parts.append(text[start:first])
        places += range(start, first)
        start = last
    return "".join(parts), [*places, len(text)]

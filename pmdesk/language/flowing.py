"""Lets a text flow: the marks of emphasis and the indents of wrapped lines are passed over.

Every character that is left knows where it stood, so that what is found can be shown there.
"""

import re
from collections.abc import Sequence

_PASSED = re.compile(
    r"""
      (?<![\w*\\])(\*{1,3})(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])(\1)(?![\w*])
    | (?<![\w_\\])(_{1,3})(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])(\3)(?![\w_])
    | (?<=[^\n]\n)([ \t]+)(?=[^\W\d])           # the indent of a line that goes on
    """,
    re.VERBOSE,
)


def flow(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without such marks, and where each of its characters stood, the end as well."""
    passed = [
        match.span(group)
        for match in _PASSED.finditer(text)
        for group in range(1, 6)
        if match[group]
    ]
    if not passed:
        return text, range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for first, last in (*passed, (len(text), len(text))):
        parts.append(text[start:first])
        places += range(start, first)
        start = last
    return "".join(parts), [*places, len(text)]

"""Hides what a checker must not read: code, addresses, quotations and log lines.

What is hidden is overwritten by as many filler letters, so that every other place stays where it
was. A run of filler reads as one unknown word.
"""

import re
from functools import cache

FILLER = "\u02d0"
"""A letter that no text uses."""

_MARKDOWN = re.compile(
    r"""
      \A---\n(?s:.{0,5000}?)\n---[ ]*$            # front matter
    | ^[ ]{0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?s:.*?)(?:^[ ]{0,3}\1[`~]*[ ]*$|\Z)   # a fence
    | (?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)(?![ \t]*(?:[-*+•]|\d+[.)])[ ])[^\n]*(?:\n|\Z))+  # indented
    | <!--(?s:.{0,5000}?)-->
    | ^[ ]{0,3}>[^\n]*                          # a quotation
    """,
    re.MULTILINE | re.VERBOSE,
)
_LOG = r"(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE)"
_LEVELS = ("ERROR", "WARN", "INFO", "DEBUG", "FATAL", "TRACE")
_PASSAGES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("`",), r"``[^`\n]{1,300}``|`[^`\n]{1,300}`"),
    (("“",), r"“[^”\n]{0,400}”"),
    (('"',), r'"[^"\n]{0,400}"'),
    (("«",), r"«[^»\n]{0,400}»"),
    (("‘",), r"(?<![\w’])‘[^’‘\n]{1,200}’(?!\w)"),
    (("'",), r"(?<![\w'])'[^'\s][^'\n]{0,80}'(?!\w)"),
    (("://", "www."), r"\b(?:https?|ftp|ssh|git)://\S+|\bwww\.\S+"),
    (("](",), r"(?<=\]\()[^)\s]{1,500}(?=[)\s])"),
    (("<",), r"</?[A-Za-z][^<>\n]{0,200}>"),
    (("$ ", "% ", ">>> "), r"^[ \t]*(?:\$|%|>>>)[ ][^\n]*"),
    (_LEVELS, rf"^[ \t]*\[?\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*[ ]+\[?{_LOG}\b[^\n]*"),
    (_LEVELS, rf"^[ \t]*{_LOG}[ :\]][^\n]*"),
    (("at ",), r"^[ \t]+at[ ][\w.$]+\([^\n]*"),
    (("=",), r"\b\w{1,60}=[^\s,;]{1,200}"),
)
"""What is hidden, each beside what a text holds that has it; of a prompt and a log, whole lines."""


def mask(text: str) -> str:
    """Return the text with what must not be read overwritten, of the same length."""
    parts = tuple(part for held, part in _PASSAGES if any(one in text for one in held))
    return _any_of(parts).sub(_hidden, text) if parts else text


@cache
def _any_of(parts: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for some passages; nearly all texts have few kinds of them, or none."""
    return re.compile("|".join(parts), re.MULTILINE)


def prose_of(markdown: str) -> str:
    """Return Markdown with all but its prose blanked out, of the same length.

    Front matter, fences, indented code, comments and block quotations go; lines stay.
    """
    return _MARKDOWN.sub(_hidden_lines, markdown)


def _hidden(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


def _hidden_lines(match: re.Match[str]) -> str:
    """Overwrite a passage of lines by blanks: it is no part of any sentence."""
    return "".join("\n" if char == "\n" else " " for char in match[0])

"""Hides what a checker must not read: code, addresses, quotations and log lines.

What is hidden is overwritten by as many filler letters, so that every other place stays where it
was. A run of filler reads as one unknown word.
"""

import re

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
_PASSAGES = re.compile(
    r"""
      ``[^`\n]{1,300}``|`[^`\n]{1,300}`          # code
    | “[^”\n]{0,400}”
    | "[^"\n]{0,400}"
    | «[^»\n]{0,400}»
    | (?<![\w’])‘[^’‘\n]{1,200}’(?!\w)
    | (?<![\w'])'[^'\s][^'\n]{0,80}'(?!\w)
    | \b(?:https?|ftp|ssh|git)://\S+|\bwww\.\S+
    | (?<=\]\()[^)\s]{1,500}(?=[)\s])            # the target of a link
    | </?[A-Za-z][^<>\n]{0,200}>
    | ^[ \t]*(?:\$|%|>>>)[ ][^\n]*               # a prompt
    | ^[ \t]*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*[ ]+\[?
      (?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE)\b[^\n]*
    | ^[ \t]*(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE)[ :\]][^\n]*
    | ^[ \t]+at[ ][\w.$]+\([^\n]*                # a line of a stack
    | \b\w{1,60}=[^\s,;]{1,200}
    """,
    re.MULTILINE | re.VERBOSE,
)


def mask(text: str) -> str:
    """Return the text with what must not be read overwritten, of the same length."""
    return _PASSAGES.sub(_hidden, text)


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

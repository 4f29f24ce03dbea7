"""Sentences and the words in them, each with its place in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pmdesk.language.cues import WORD

MAX_SENTENCE = 600
"""Characters; what goes on for longer is no sentence and is read in pieces."""

_WORD = re.compile(r"\w+(?:['’\-./:+]\w+)*|[^\w\s]")
_WRAPPED = range(60, 121)
"""Where lines end that were wrapped: shorter and longer ones end their sentence, too.

Unless the next one goes on with a small letter.
"""
_SOON = 40
"""Characters of the next line that tell what it is."""
_END = re.compile(
    r"""
      (?<=[.!?…])["”’)\]*_]{0,4}[ \t]+(?=["“‘(\[*_]{0,3}[^\Wa-z])
    | \|                                         # the cell of a table
    | \n\s*
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|mr|mrs|ms|dr|prof|st|maj|capt|col|sgt|lt|cmdr|adm|rev|gov|sen|jr|no|fig|resp|incl|ca|al)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[ \t]*(?:[-*+•–#>]|\d{1,3}[.)]|\d{1,2}:\d\d|\|)")


class Token(NamedTuple):
    """A word, or a single sign; `word` is in lower case with straight apostrophes."""

    start: int
    end: int
    word: str


@dataclass(eq=False)
class Sentence:
    """A sentence of a masked text; `start` is where it stands there, all else counts from it."""

    text: str
    start: int
    before: "Sentence | None" = None
    """The sentence before it in the same paragraph."""

    @cached_property
    def lower(self) -> str:
        """The text in lower case with straight apostrophes, of the same length."""
        lowered = self.text.lower()
        if len(lowered) != len(self.text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        return lowered.replace("’", "'")

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and signs, in order."""
        # As `Token(…)` does, without a call for each word.
        make, words = tuple.__new__, _WORD.finditer(self.lower)
        return tuple([make(Token, (*match.span(), match[0])) for match in words])

    @cached_property
    def ends(self) -> Mapping[str, list[int]]:
        """Every word and part of a compound that stands in it, and where it ends each time.

        A question mark counts as a word.
        """
        found: dict[str, list[int]] = {"?": [len(self.lower)]} if "?" in self.lower else {}
        for match in WORD.finditer(self.lower):
            found.setdefault(match[0], []).append(match.end())
        return found

    def raw(self, token: Token) -> str:
        """Return a token as it is written."""
        return self.text[token.start : token.end]


def split(text: str) -> Iterator[Sentence]:
    """Split a masked text into its sentences."""
    start = 0
    last: Sentence | None = None
    for match in _END.finditer(text):
        if not _is_end(text, start, match):
            continue
        for piece in _pieces(text, start, match.start() if "\n" in match[0] else match.end()):
            last = Sentence(piece[1], piece[0], last)
            yield last
        if match[0].count("\n") > 1:
            last = None
        start = match.end()
    for at, piece_text in _pieces(text, start, len(text)):
        last = Sentence(piece_text, at, last)
        yield last


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if "\n" not in match[0]:
        return _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()) is None
    if match[0].count("\n") > 1:
        return True
    line_start = text.rfind("\n", 0, match.start()) + 1
    line = text[max(line_start, match.start() - _WRAPPED.stop) : match.start()]
    return not goes_on(line, text[match.end() : match.end() + _SOON])


def goes_on(line: str, following: str) -> bool:
    """Tell whether a sentence goes on from a line to the next, as where lines were wrapped."""
    before, after = line.rstrip(), following.lstrip()
    if not before or not after or before[-1] in ".!?:|" or _ITEM.match(following):
        return False
    return after[0].islower() or len(line) in _WRAPPED


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Cut what is too long for a sentence at its blanks; leave out what is blank.

    The end of a line within a sentence counts as a blank.
    """
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE) + 1
        cut = cut or start + MAX_SENTENCE
        yield start, text[start:cut].replace("\n", " ")
        start = cut
    if not text[start:end].isspace() and start < end:
        yield start, text[start:end].replace("\n", " ")

"""A line of a text, and what was seen at its beginning."""

from dataclasses import dataclass
from typing import Final

from pmdesk.timeline.layouts.markup import plain
from pmdesk.timeline.written.stamp import Stamp

_SEPARATORS = (":", " -", " –", " —", "|", "\t", "*", "]", "   ")


class Sort:
    """What a line is, as plain numbers: they are compared for every line of a text."""

    BLANK: Final = 1
    PLAIN: Final = 2
    HEADING: Final = 3
    STAMPED: Final = 4
    LABELLED: Final = 5
    """Words, then a time that ends the line."""
    REFUSED: Final = 6
    FENCE: Final = 7
    TABLE: Final = 8
    RULE: Final = 9


@dataclass(slots=True)
class Row:
    """A line, and what was seen at its beginning."""

    sort: int
    line: int
    start: int
    text: str
    indent: int = 0
    level: int = 0
    """Of a heading: how many marks it has."""
    bullet: bool = False
    quoted: bool = False
    fenced: bool = False
    at: int = 0
    """Where its words begin, behind indent, bullet and decoration."""
    begins: int | None = None
    """Where a label before its time begins."""
    ends: int = 0
    """Where its time ends."""
    words: int = 0
    """Where the text behind its time begins."""
    linked: bool = False
    """Whether its time is the begin of a link whose label goes on."""
    named: bool = False
    """Whether the name of an update stands before its time."""
    tracked: bool = False
    """Whether its time stands behind its words in the source of a page."""
    stamp: Stamp | None = None
    label: str = ""
    author: str = ""
    reason: str = ""
    goes_on: bool = False
    """Whether it goes on with a cell of the row of a table above it."""
    name: "Row | None" = None
    """The line above that names its time, such as “Start date”."""

    @property
    def written(self) -> str:
        """The time as it is written, without decoration."""
        return plain(self.text[self.at : self.ends]).strip(" *_`[](|:-–—\t,")

    @property
    def rest(self) -> str:
        """What stands behind the time."""
        rest = self.text[self.words :]
        return f"[{rest}" if self.linked else rest

    @property
    def names_day(self) -> bool:
        """Whether it has a day, with or without a time of day."""
        return self.stamp is not None and self.stamp.day is not None

    @property
    def names_full_day(self) -> bool:
        """Whether it has a day with its year."""
        return (
            self.stamp is not None
            and self.stamp.day is not None
            and self.stamp.day.year is not None
        )

    @property
    def is_dated(self) -> bool:
        """Whether it has a day and no time of day."""
        stamp = self.stamp
        return stamp is not None and stamp.day is not None and stamp.clock is None

    @property
    def is_separated(self) -> bool:
        """Whether a sign, or more than a blank or two, stands between its time and its words."""
        between = self.text[self.at : self.words]
        return any(mark in between for mark in _SEPARATORS)

    def demote(self) -> None:
        """Make it what it would be without its time."""
        if self.sort in {Sort.STAMPED, Sort.LABELLED, Sort.REFUSED}:
            self.sort = Sort.HEADING if self.level else Sort.PLAIN
            self.stamp, self.label = None, ""

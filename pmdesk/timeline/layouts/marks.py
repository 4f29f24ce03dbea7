"""What every layout of a text is reduced to: times with the words that belong to them.

A `Mark` is a time and its text, a `DayLine` says which day follows, a `Section` begins anew.
"""

from dataclasses import dataclass, field

from pmdesk.timeline.written.days import Day
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.zones import Zone


@dataclass(slots=True)
class Mark:
    """A time as it is written, where it stands, and what is said of it."""

    stamp: Stamp
    written: str
    line: int
    """The index of the line in which it begins."""
    span: tuple[int, int]
    pieces: list[str] = field(default_factory=list)
    """The lines of its text, each with the blank or line break that stands before it."""
    author: str = ""
    zone: Zone | None = None
    """The zone that the head of its table names."""
    depth: int = 0
    """How far it is nested in a list, in columns."""
    field: bool = False
    """Whether it is a field such as “Resolved: 14:20”, which may sum up what a list tells."""

    @property
    def text(self) -> str:
        """The words, with wrapped lines joined."""
        return "".join(self.pieces).strip()


@dataclass(slots=True)
class DayLine:
    """A line that says on which day what follows happened."""

    day: Day
    line: int
    level: int = 0
    """Of a heading with other words: the day holds for its section only."""


@dataclass(slots=True)
class Section:
    """The begin of a section, and the zone that its heading names."""

    line: int
    level: int
    zone: Zone | None = None


@dataclass(slots=True)
class Refused:
    """A line whose time cannot be, and the sentence that says why."""

    line: int
    reason: str


Item = Mark | DayLine | Section | Refused


@dataclass(slots=True)
class Layout:
    """Everything that stands in a text, in its order."""

    items: list[Item] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)
    """The indexes of lines that belong to nothing."""
    zone: Zone | None = None
    """The zone that the text declares for all its times."""
    day: Day | None = None
    """The day that the text names as its own."""
    day_after: bool = False
    """Whether that day is when the text was written, the day after what it tells about."""
    mentioned: Day | None = None
    """The first day in the words of a text that names none as its own."""
    stated: bool = False
    """Whether the text says above its times, in more than the head of a page, that it is theirs."""
    holds: bool = False
    """Whether the text says that its day is that of every time which names none."""
    approximate: bool = False
    """Whether the text says that all its times are approximate."""
    columns: tuple[str, ...] = ()
    format: str = "text"

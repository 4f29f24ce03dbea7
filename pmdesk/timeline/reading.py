"""What reading a text or a file gives: events, what could not be read, what had to be assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from pmdesk.model import Moment
from pmdesk.timeline.columns import Columns


class ReadEvent(NamedTuple):
    """One event as it was read.

    `start` is an aware UTC time, or a date where the text names a day without a time; `end` is of
    the same kind. `span` is where it stands in the text that was read, as characters from and to.
    """

    start: datetime | date
    text: str
    end: datetime | date | None = None
    approximate: bool = False
    moment: Moment = Moment.OTHER
    written: str = ""
    """The time as it stands in the text, with the zone that was applied to it."""
    line: int = 0
    """The line, or row, of the text in which it begins, from 1."""
    span: tuple[int, int] = (0, 0)
    author: str = ""
    """The person, bot or system that said it, as the text names them."""
    source: str = ""
    """Where it is known from: a channel, a tool, a file."""
    link: str = ""
    origin: str = ""
    """What it is called where it came from, such as a message’s identity, empty for text."""
    kind: str = ""
    """What sort of entry it is there, such as “message” or “notify”; `Reading.kinds` names all."""
    notes: tuple[str, ...] = ()
    """Sentences about what was assumed or seems wrong."""


@dataclass(frozen=True)
class Unread:
    """Text of which no event could be made, and why where that can be said."""

    text: str
    line: int
    span: tuple[int, int] = (0, 0)
    reason: str = ""


class About(StrEnum):
    """What a question is about."""

    DATE = "date"
    ZONE = "zone"
    DAY_ORDER = "day_order"
    ABBREVIATION = "abbreviation"
    ZERO = "zero"
    """When T+0 was."""


@dataclass(frozen=True)
class Question:
    """Something that the text leaves open, with the answer that was taken for now."""

    about: About
    text: str
    """The question, as a sentence."""
    subject: str = ""
    """What it is about, such as the abbreviation CST, or a line as an example."""
    answer: str = ""
    """The answer that was assumed, in the form in which `choices` gives them."""
    choices: tuple[str, ...] = ()
    """Answers to choose from; empty where any day or zone will do."""


Answers = Mapping[tuple[About, str], str]
"""What someone answered, by what a question is about and its subject."""


@dataclass(frozen=True)
class Kind:
    """A sort of entry in a file, and whether it is taken unless someone says otherwise."""

    name: str
    label: str
    taken: bool = True


@dataclass(frozen=True)
class Reading:
    """Everything that reading gave, in the order in which it stands in the text."""

    events: tuple[ReadEvent, ...] = ()
    unread: tuple[Unread, ...] = ()
    questions: tuple[Question, ...] = ()
    assumed: tuple[str, ...] = ()
    """Sentences about what was assumed for the whole text."""
    format: str = "text"
    kinds: tuple[Kind, ...] = ()
    columns: tuple[str, ...] = ()
    """The heads of the columns of a table that was read, for choosing what they mean."""
    mapping: Columns | None = None
    """What the columns of a file’s table were taken to mean, which can be chosen otherwise."""

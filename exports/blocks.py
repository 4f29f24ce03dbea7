"""The pieces that a written postmortem is made of, the same for every kind of file.

A `role` names a colour of `resources/theme`, or is empty for plain text.
"""

from dataclasses import dataclass
from datetime import timedelta

from pmdesk.record import Record
from pmdesk.standing.figures import Part


@dataclass(frozen=True)
class Chip:
    """A short word on a coloured ground, such as SEV 2."""

    text: str
    role: str


@dataclass(frozen=True)
class Fact:
    """A named value; `link` is an address on the web, `issue` the key that the text is."""

    label: str
    text: str
    link: str = ""
    issue: str = ""


@dataclass(frozen=True)
class TitleBlock:
    """What stands at the top of the first page."""

    key: str
    title: str
    chips: tuple[Chip, ...]
    facts: tuple[Fact, ...]
    kind: str = "Postmortem"
    """What kind of document it is."""


@dataclass(frozen=True)
class Figure:
    """A key figure: its value, what it means, and why it is missing where it is."""

    title: str
    shown: str
    definition: str
    reason: str
    value: timedelta | float | None


@dataclass(frozen=True)
class Figures:
    """The key figures in a row."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a part of the record, 2 a section, 3 within one."""

    level: int
    text: str
    key: str
    is_listed: bool = True
    """Whether the file's own list of contents has it."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with the line ends that were typed."""

    text: str
    muted: bool = False
    leads: bool = False
    """Whether it introduces what follows, and stays with it."""
    is_small: bool = False
    """Whether it only explains what is beside it."""


@dataclass(frozen=True)
class Bullets:
    """Points in a list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width."""

    title: str
    share: float


@dataclass(frozen=True)
class Cell:
    """A cell: its text, a smaller note below it, a colour role, an address on the web.

    `issue` is the key of an issue where the note is one.
    """

    text: str
    note: str = ""
    role: str = ""
    link: str = ""
    issue: str = ""


@dataclass(frozen=True)
class Table:
    """Rows below columns; the head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_dense: bool = False
    """Whether it is made of numbers, which need little air."""


@dataclass(frozen=True)
class StripFigure:
    """The timeline drawn to scale; `pmdesk.strip` plans it for the width there is."""

    record: Record


@dataclass(frozen=True)
class ChartFigure:
    """A part of the report, drawn; `pmdesk.standing` plans it for the width there is."""

    part: Part


@dataclass(frozen=True)
class Reason:
    """A card of the tree of whys; `parent` is empty for the impact."""

    key: str
    parent: str
    depth: int
    caption: str
    text: str
    role: str
    note: str = ""
    """What is done about a root cause."""
    note_role: str = "muted"
    more: tuple[str, ...] = ()
    """What else is known: the events that show it, why the chain ends here."""
    is_assumed: bool = False
    is_joint: bool = False
    """Whether the reasons below led to it only all together."""


@dataclass(frozen=True)
class TreeFigure:
    """The tree of whys, from the top down, every branch whole before the next."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Cause:
    """A root cause: what it is, what has to change, and what will be done about it."""

    number: int
    text: str
    category: str
    facts: tuple[Fact, ...]
    fixes: tuple[str, ...]


@dataclass(frozen=True)
class LessonColumns:
    """What was learned, in columns with their titles."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Picture:
    """An attached picture, found among the images by the digest of its bytes."""

    sha256: str
    name: str
    caption: str
    width: int
    height: int


Block = (
    TitleBlock
    | Figures
    | Heading
    | Paragraph
    | Bullets
    | Table
    | StripFigure
    | ChartFigure
    | TreeFigure
    | Cause
    | LessonColumns
    | Picture
)


def is_web_address(link: str) -> bool:
    """Tell whether an address is of a kind that a reader may be led to."""
    return link.lower().startswith(("http://", "https://", "mailto:"))

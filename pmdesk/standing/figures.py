"""What a report is made of: tables of numbers, each of which knows the incidents behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pmdesk.standing.incident import Incident

Pattern = Literal["solid", "hatched", "crossed", "dotted", "hollow"]
"""How a stretch of a bar is filled, so that none is told by its colour alone."""

Drawn = Literal["bars", "columns"]
"""Whether a part is drawn as bars of several stretches, or as columns one period after another."""

NOTHING = "–"
"""What stands in place of a number where there is nothing to count."""


@dataclass(frozen=True)
class Number:
    """A number as it is shown; `incidents` are the identities of the records behind it."""

    value: float | None
    shown: str
    incidents: tuple[str, ...] = ()
    of: int | None = None
    """Of how many it is a part, where that is said."""


@dataclass(frozen=True)
class Column:
    """What the numbers below each other count; with an `ink` it is drawn, filled by `pattern`."""

    title: str
    definition: str
    ink: str = ""
    pattern: Pattern = "solid"


@dataclass(frozen=True)
class Row:
    """What is counted, such as a department, and a number for each column."""

    title: str
    numbers: tuple[Number, ...]
    is_total: bool = False
    group: str = ""
    """What rows have in common that are drawn together, such as severities."""


@dataclass(frozen=True)
class Part:
    """A question with its answer as a table; `definition` says what is counted, and how."""

    key: str
    title: str
    definition: str
    head: str
    """What the rows are."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    drawn: Drawn = "bars"

    @property
    def drawn_columns(self) -> tuple[int, ...]:
        """The places of the columns that are drawn."""
        return tuple(at for at, column in enumerate(self.columns) if column.ink)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(row.numbers[at].value for row in self.rows for at in self.drawn_columns)


@dataclass(frozen=True)
class Headline:
    """One of the numbers that are read first."""

    title: str
    definition: str
    number: Number


def behind(found: Iterable[Incident]) -> tuple[str, ...]:
    """Return the identities of incidents, each once, in order."""
    return tuple(dict.fromkeys(incident.id for incident in found))


def count(value: int, found: Iterable[Incident], of: int | None = None) -> Number:
    """Return a whole number; with `of` it is shown as a part of a whole."""
    if of is None:
        return Number(value, f"{value:,}", behind(found))
    return Number(value, f"{value:,} of {of:,}" if of else NOTHING, behind(found), of)


def share(part: int, whole: int, found: Iterable[Incident]) -> Number:
    """Return a share in percent, rounded; of nothing there is none."""
    if not whole:
        return Number(None, NOTHING)
    return Number(100 * part / whole, f"{100 * part / whole:.0f} %", behind(found), whole)


def days(value: float | None, found: Iterable[Incident]) -> Number:
    """Return a number of days."""
    if value is None:
        return Number(None, NOTHING)
    whole = round(value)
    return Number(value, f"{whole:,} day{'' if whole == 1 else 's'}", behind(found))

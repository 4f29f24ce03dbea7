"""What the columns of a table mean: found from their heads and cells, and open to correction."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pmdesk.model import Choice


class Meaning(Choice):
    """What a column is for."""

    TIME = "time", "Time"
    DATE = "date", "Date"
    END = "end", "End"
    TEXT = "text", "What happened"
    AUTHOR = "author", "Author"
    SOURCE = "source", "Source"
    ZONE = "zone", "Time zone"
    LINK = "link", "Link"
    IGNORED = "ignored", "Ignored"


class DayOrder(Choice):
    """How days such as 04/02/2025 are written."""

    FOUND = "found", "As found"
    DAY_FIRST = "day", "Day first"
    MONTH_FIRST = "month", "Month first"


@dataclass(frozen=True)
class Columns:
    """The meaning of every column, from the left.

    Texts and ends can be several columns; of all others the first of each meaning counts.

    `has_head` says that the first row names the columns.
    """

    meanings: tuple[Meaning, ...] = ()
    day_order: DayOrder = DayOrder.FOUND
    has_head: bool = True

    def place(self, meaning: Meaning) -> int | None:
        """Return the first column with a meaning, from 0, or None where there is none."""
        return self.meanings.index(meaning) if meaning in self.meanings else None

    def meaning(self, place: int, wanted: Meaning) -> "Columns":
        """Return these with another meaning for one column, which another may lose by that."""
        alone = wanted not in _SEVERAL
        meanings = [
            Meaning.IGNORED if alone and known is wanted else known for known in self.meanings
        ]
        meanings[place] = wanted
        return replace(self, meanings=tuple(meanings))


_TIMELY = {Meaning.TIME, Meaning.DATE, Meaning.END}
_SEVERAL = {Meaning.TEXT, Meaning.END, Meaning.IGNORED}
"""Meanings that several columns can have; day and clock of an end can stand apart."""

_HEADS: Mapping[Meaning, str] = {
    Meaning.ZONE: r"(?:time ?)?zone|tz|utc ?offset",
    Meaning.AUTHOR: (
        r"who|persons?|people|author|actor|by|users?|owner|names?|reporter|from|nick|speaker"
        r"|responder|assignee|user ?name|.* by"
    ),
    Meaning.END: r"(?:end(?:ed|s)?|finish(?:ed)?|until|to|resolved|closed|stop(?:ped)?)\b.*",
    Meaning.TIME: (
        r"(?:time ?stamp|date ?/?(?:and|&)? ?time|time|when|start(?:ed|s)?|begin|began|at|occurred"
        r"|created|posted|logged|ts)\b.*|@timestamp|.* (?:time|timestamp)"
        r"|(?:uhr)?zeit(?:punkt|stempel)?|heure|hora|ora|tijd(?:stip)?|время"
    ),
    Meaning.DATE: r"(?:date|day)\b.*|datum|tag|jour|fecha|dia|día|дата",
    Meaning.SOURCE: r"source|channel|system|tool|origin|where|log(?:ger)?",
    Meaning.LINK: r"links?|urls?|permalink|reference|evidence",
    Meaning.IGNORED: r"#|no\.?|nr\.?|row|index|id|uuid|key|duration|elapsed|delta|length|.* id",
    Meaning.TEXT: (
        r"(?:events?|descriptions?|what|texts?|messages?|summary|details?|notes?|actions?|comments?"
        r"|activity|title|body|entry|log entry|happening|observations?|updates?)\b.*"
        r"|ereignis(?:se)?|beschreibung|év[éè]nements?|evento?s?|descripción|событие"
    ),
}
"""How people head their columns; the first that fits counts."""

_KNOWN = {meaning: re.compile(pattern, re.IGNORECASE) for meaning, pattern in _HEADS.items()}
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|[*_`:]")
_CLOCK = re.compile(
    r"(?<![\d.])\d{1,2}[:.h]\d\d(?!\d|\.\d\d)|\d\s?[ap]\.?m\b|^\d{10}(?:\d{3}|\.\d+)?$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [a-z]{3}|[a-z]{3} \d",
    re.IGNORECASE,
)
_LONG = 40
"""Characters beyond which a cell is not a time, even where it mentions one."""

_ENOUGH, _SAID = 0.6, 0.3
"""The share of a column’s cells that have to be times for it to be the time, or if it says so."""


def head_meaning(head: str) -> Meaning | None:
    """Return what a head says that its column is for, if it says so."""
    plain = " ".join(_ASIDE.sub(" ", head).split())
    return next((key for key, pattern in _KNOWN.items() if pattern.fullmatch(plain)), None)


def find_columns(rows: Sequence[Sequence[str]]) -> Columns:
    """Return what the columns of a table seem to mean, from its head and some of its rows."""
    width = max(map(len, rows), default=0)
    has_head = bool(rows) and not any(_is(_CLOCK, cell) or _is(_DAY, cell) for cell in rows[0])
    cells = [[row[place] for row in rows if place < len(row)] for place in range(width)]
    heads = [column[0] if has_head and column else "" for column in cells]
    columns = [_Column(head, column[has_head:]) for head, column in zip(heads, cells, strict=True)]
    said = [head_meaning(column.head) for column in columns]
    found = _texts(columns, _times(columns, said))
    return Columns(tuple(meaning or Meaning.IGNORED for meaning in found), has_head=has_head)


@dataclass(frozen=True)
class _Column:
    head: str
    cells: Sequence[str]

    def mostly(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether most cells hold a clock or a day."""
        filled = [cell for cell in self.cells if cell.strip()]
        fits = sum(_is(pattern, cell) for cell in filled)
        enough = _SAID if head_meaning(self.head) in _TIMELY else _ENOUGH
        return bool(filled) and fits >= enough * len(filled)


def _is(pattern: re.Pattern[str], cell: str) -> bool:
    return len(cell) <= _LONG and bool(pattern.search(cell))


_Found = list[Meaning | None]


def _times(columns: Sequence[_Column], said: _Found) -> _Found:
    """Settle the columns of times: the cells decide, the heads choose among several."""
    found: _Found = [None if meaning in _TIMELY else meaning for meaning in said]
    clocks = [place for place, column in enumerate(columns) if column.mostly(_CLOCK)]
    days = [place for place, column in enumerate(columns) if column.mostly(_DAY)]
    bare = [place for place in days if place not in clocks]
    ends = [place for place in {*clocks, *bare} if said[place] is Meaning.END]
    for meaning, places in ((Meaning.TIME, clocks), (Meaning.DATE, bare)):
        free = [place for place in places if place not in ends]
        for place in sorted(free, key=lambda place: said[place] is not meaning)[:1]:
            found[place] = meaning
    timed = [place for place in clocks if place in ends][:1]
    alone = timed if timed and timed[0] in days else []
    for place in alone or [*timed, *[place for place in bare if place in ends][:1]]:
        found[place] = Meaning.END
    for place in (*clocks, *days):
        found[place] = found[place] or Meaning.IGNORED
    return found


def _texts(columns: Sequence[_Column], found: _Found) -> _Found:
    """Take what is left for texts, so that nothing is lost unseen; times, people, ids are known."""
    done = [meaning or Meaning.TEXT for meaning in found]
    if Meaning.TEXT not in done and columns:
        sizes = [0 if meaning in _TIMELY else sum(map(len, column.cells))
                 for meaning, column in zip(done, columns, strict=True)]  # fmt: skip
        done[sizes.index(max(sizes))] = Meaning.TEXT
    once: _Found = []
    for meaning in done:
        repeated = meaning in once and meaning not in _SEVERAL
        once.append(Meaning.IGNORED if repeated else meaning)
    return once

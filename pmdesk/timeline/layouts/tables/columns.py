"""What the columns of a table within a text hold, as its cells and its head tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pmdesk.timeline.layouts.tables.cell_stamps import TIME_HEAD, CellStamps
from pmdesk.timeline.layouts.tables.cells import Cells
from pmdesk.timeline.written.cursor import pattern
from pmdesk.timeline.written.zones import Zone, declared_zone

_END = pattern(
    r"\s*(?:end(?:ed|s)?|to|until|finish(?:ed)?|stop(?:ped)?|resolved|restored|recovered|back\b.*"
    r"|up again)\b"
)
_WHO = pattern(r"\s*(?:who|person|author|actor|by|user|owner|name|people|reporter|from|nick)\s*$")
_ZONE_HEAD = pattern(r"\s*(?:time\s?zone|zone|tz)\s*$")
_DURATION = pattern(r"\s*(?:duration|elapsed|delta|length|offset|took|minutes|mins?|time taken)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENOUGH, _SAID = 0.4, 0.1
"""The share of a column’s cells that are times, and where its head says that they are."""


@dataclass(slots=True)
class TableColumns:
    """What the columns of a table hold, by their places."""

    time: int
    day: int = -1
    end: int = -1
    again: int = -1
    who: int = -1
    zones: int = -1
    zone: Zone | None = None
    year: int | None = None
    """The year that the head of the days names, as in “Date (2022)”."""
    lengths: tuple[int, ...] = ()
    """Columns that say how long something took."""


def find_columns(
    head: Sequence[str], body: Sequence[Cells], stamps: CellStamps
) -> TableColumns | None:
    """Return what the columns of a table hold, or None where none holds times."""
    clocks, days = _timed(head, body, stamps)
    if not clocks and not days:
        return None
    columns = TableColumns(clocks[0] if clocks else days[0])
    if clocks and days:
        columns.day = days[0]
    title = _title(head, columns.time)
    columns.zone = declared_zone(f"time {title}") if title else None
    columns.year = _year(title, _title(head, columns.day))
    for other in clocks[1:2]:
        if _END.match(_title(head, other)):
            columns.end = other
        else:
            columns.again = other
    _name_others(columns, head)
    return columns


def _timed(
    head: Sequence[str], body: Sequence[Cells], stamps: CellStamps
) -> tuple[list[int], list[int]]:
    """Return the columns in which times of day stand, and those in which days do."""
    clocks: list[int] = []
    days: list[int] = []
    for place in range(max((len(row.cells) for row in body), default=0)):
        cells = [row.cells[place] for row in body if place < len(row.cells)]
        filled = [cell for cell in cells if cell.strip(" -–—")]
        if not filled or _DURATION.match(_title(head, place)):
            continue
        found = [stamp for cell in filled if (stamp := stamps.maybe(cell))]
        timed = sum(1 for stamp in found if stamp.day is None or stamp.clock is not None)
        enough = _SAID if TIME_HEAD.match(_title(head, place)) else _ENOUGH
        if len(found) >= enough * len(filled):
            (clocks if timed * 2 > len(found) else days).append(place)
    return clocks, days


def _name_others(columns: TableColumns, head: Sequence[str]) -> None:
    """Find the columns that only their heads tell of: lengths, zones, people."""
    columns.lengths = tuple(n for n, title in enumerate(head) if _DURATION.match(title))
    for place, title in enumerate(head):
        if _ZONE_HEAD.match(title):
            columns.zones = place
        if _WHO.match(title) and place not in {columns.time, columns.day}:
            columns.who = place


def _title(head: Sequence[str], place: int) -> str:
    return head[place] if 0 <= place < len(head) else ""


def _year(*titles: str) -> int | None:
    found = _YEAR.search(" ".join(titles))
    return int(found[0]) if found else None

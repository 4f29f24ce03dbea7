"""Tables whose rows are events: Markdown, pipes, tabs; columns in any order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pmdesk.errors import InvalidValue
from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.marks import DayLine, Item, Mark, Refused
from pmdesk.timeline.markup import plain
from pmdesk.timeline.openings import begins_with_time
from pmdesk.timeline.stamp import Stamp
from pmdesk.timeline.stamps import take_stamp
from pmdesk.timeline.times import take_separator
from pmdesk.timeline.zones import Zone, declared_zone

_SPLIT = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=-]*$")
_WIKI = re.compile(r"\{|-(?!-)")
_DECORATION = re.compile(r"[\s*_`\[(\"{]*")
_END = pattern(
    r"\s*(?:end(?:ed|s)?|to|until|finish(?:ed)?|stop(?:ped)?|resolved|restored|recovered|back\b.*"
    r"|up again)\b"
)
_WHO = pattern(r"\s*(?:who|person|author|actor|by|user|owner|name|people|reporter|from|nick)\s*$")
_DURATION = pattern(r"\s*(?:duration|elapsed|delta|length|offset|took|minutes|mins?|time taken)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REMARK = re.compile(r"[,;]\s?$|(?<=\s)\($")
"""What stands before a remark behind the time in its cell."""
_FURTHER = pattern(r"(?:(?:and|&|/|,|;)?\s*~?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\s*)+$")
"""Times behind the first in a cell that holds nothing else."""
_TIME_HEAD = pattern(r"[\s*_`]*(?:time|when|utc|gmt|zulu|clock|start|end|from|to)\b")
_FOUR_DIGITS = re.compile(r"~?((?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hrs?|h))?$")
_ENOUGH = 0.4
_LONGEST_STAMP = 120


@dataclass(slots=True)
class Cells:
    """A row of a table: its line, where it stands, and what is in it."""

    line: int
    span: tuple[int, int]
    cells: list[str]


def split_row(text: str) -> list[str]:
    """Return the cells of a row, without the pipes at its ends."""
    if "|" not in text:
        return [cell.strip() for cell in text.split("\t")]
    body = text.strip().lstrip("> \t")
    if "||" in body:
        body = body.replace("||", "|")
    cells = _SPLIT.split(body) if "\\|" in body else body.split("|")
    if cells and not cells[0].strip() and body.startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1].strip() and body.endswith("|"):
        cells = cells[:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def wiki_rows(rows: Sequence[Cells]) -> list[Cells]:
    """Put the cells of a wiki’s table together, of which each may stand on a line of its own."""
    if not any(_WIKI.match(row.cells[0]) for row in rows if len(row.cells) == 1):
        return list(rows)
    found: list[Cells] = []
    for row in rows:
        first = row.cells[0] if row.cells else ""
        if first.startswith(("{", "+", "}", "-")) and len(row.cells) == 1:
            found.append(Cells(row.line, row.span, []))
        elif found and first.startswith("!"):
            titles = (cell for cell in "|".join(row.cells).strip("! ").split("!") if cell.strip())
            found[-1].cells += [title.rpartition("|")[2].strip() for title in titles]
        elif found:
            whole = found[-1]
            begin = whole.span[0] if whole.cells else row.span[0]
            line = whole.line if whole.cells else row.line
            found[-1] = Cells(line, (begin, row.span[1]), whole.cells + row.cells)
    return [row for row in found if row.cells]


def is_rule(text: str) -> bool:
    """Tell whether a row only separates others."""
    return _RULE.match(text) is not None


@dataclass(slots=True)
class _Columns:
    """What the columns of a table hold, by their places."""

    time: int
    day: int = -1
    end: int = -1
    again: int = -1
    who: int = -1
    zone: Zone | None = None
    year: int | None = None
    """The year that the head of the days names, as in “Date (2022)”."""
    lengths: tuple[int, ...] = ()
    """Columns that say how long something took."""


def read_table(rows: Sequence[Cells]) -> tuple[list[Item], tuple[str, ...], list[int]] | None:
    """Return the marks of a table, its head and the lines not used, or None where no time is."""
    stamps = _Stamps()
    head, body = _head(wiki_rows(rows), stamps)
    _sign_digits(head, body)
    columns = _columns(head, body, stamps)
    if columns is None:
        return None
    items: list[Item] = []
    unused: list[int] = []
    day = ""
    for row in body:
        if 0 <= columns.day < len(row.cells):
            day = row.cells[columns.day] or day
        item = _item(row, columns, day, stamps)
        if item is not None:
            items.append(item)
        elif not _goes_on(row, columns, items):
            unused.append(row.line)
    return items, tuple(head), unused


class _Stamps:
    """The stamps of cells, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[Stamp, str] | InvalidValue | None] = {}

    def of(self, cell: str) -> Stamp | None:
        """Return the stamp of a cell for a time; raise for a time that cannot be."""
        if cell not in self._read:
            try:
                self._read[cell] = _cell_stamp(cell) if len(cell) < _LONGEST_STAMP else None
            except InvalidValue as error:
                self._read[cell] = error
        found = self._read[cell]
        if isinstance(found, InvalidValue):
            raise found
        return found[0] if found else None

    def beside(self, cell: str) -> str:
        """Return what stands behind the stamp in its cell, such as “(first alert)”."""
        found = self._read.get(cell)
        return found[1] if isinstance(found, tuple) else ""

    def maybe(self, cell: str) -> Stamp | None:
        """Return the stamp of a cell, or None."""
        try:
            return self.of(cell)
        except InvalidValue:
            return None


def _goes_on(row: Cells, columns: _Columns, items: list[Item]) -> bool:
    """Add the words of a row without a time to those of the row above."""
    last = items[-1] if items else None
    if not isinstance(last, Mark) or columns.time >= len(row.cells) or row.cells[columns.time]:
        return False
    words = " ".join(plain(cell) for cell in row.cells if cell)
    last.pieces.append(f"\n{words}" if words else "")
    last.span = (last.span[0], row.span[1])
    return True


def _head(rows: Sequence[Cells], stamps: _Stamps) -> tuple[list[str], list[Cells]]:
    rules = [place for place, row in enumerate(rows) if all(is_rule(c) for c in row.cells)]
    body = [row for place, row in enumerate(rows) if place not in rules]
    if body and (rules[:1] == [1] or not any(stamps.maybe(cell) for cell in body[0].cells)):
        return [plain(cell) for cell in body[0].cells], body[1:]
    return [], body


def _sign_digits(head: list[str], body: list[Cells]) -> None:
    """Put a colon into times of four digits where a column of them is headed “Time”."""
    for place, title in enumerate(head):
        rows = [row for row in body if place < len(row.cells) and row.cells[place].strip(" -–—")]
        found = [_FOUR_DIGITS.match(row.cells[place]) for row in rows]
        if rows and all(found) and _TIME_HEAD.match(title):
            for row in rows:
                row.cells[place] = _FOUR_DIGITS.sub(_signed, row.cells[place])


def _signed(match: re.Match[str]) -> str:
    return match[0].replace(match[1], f"{match[1][:2]}:{match[1][2:]}")


def _columns(head: list[str], body: list[Cells], stamps: _Stamps) -> _Columns | None:
    width = max((len(row.cells) for row in body), default=0)
    clocks: list[int] = []
    days: list[int] = []
    for place in range(width):
        cells = [row.cells[place] for row in body if place < len(row.cells)]
        filled = [cell for cell in cells if cell.strip(" -–—")]
        if not filled or (place < len(head) and _DURATION.match(head[place])):
            continue
        found = [stamp for cell in filled if (stamp := stamps.maybe(cell))]
        timed = sum(1 for stamp in found if stamp.day is None or stamp.clock is not None)
        if len(found) < _ENOUGH * len(filled):
            continue
        (clocks if timed * 2 > len(found) else days).append(place)
    if not clocks and not days:
        return None
    columns = _Columns(clocks[0] if clocks else days[0])
    if clocks and days:
        columns.day = days[0]
    title = head[columns.time] if columns.time < len(head) else ""
    columns.zone = declared_zone(f"time {title}") if title else None
    columns.year = _year(title, head[columns.day] if 0 <= columns.day < len(head) else "")
    if len(clocks) > 1:
        other = clocks[1]
        title = head[other] if other < len(head) else ""
        if _END.match(title):
            columns.end = other
        else:
            columns.again = other
    columns.lengths = tuple(n for n, title in enumerate(head) if _DURATION.match(title))
    for place, title in enumerate(head):
        if _WHO.match(title) and place not in {columns.time, columns.day}:
            columns.who = place
    return columns


def _year(*titles: str) -> int | None:
    found = _YEAR.search(" ".join(titles))
    return int(found[0]) if found else None


def _cell_stamp(cell: str) -> tuple[Stamp, str] | None:
    """Return the stamp of a cell and the remark behind it; other words make it no time."""
    text = plain(cell)
    begin = _DECORATION.match(text)
    cursor = Cursor(text, begin.end() if begin else 0)
    if not begins_with_time(text, cursor.at):
        return None
    stamp = take_stamp(cursor)
    if stamp is None or not take_separator(cursor):
        return None
    rest = cursor.text[cursor.at :].strip(" .,;:-–—[]*_")
    at = cursor.at + (text[cursor.at : cursor.at + 1] == "(")
    remark = _REMARK.search(text, 0, at) or _FURTHER.match(rest)
    if rest.strip("()") and not remark:
        return None
    return stamp, rest.strip("()") and rest


def _item(row: Cells, columns: _Columns, day: str, stamps: _Stamps) -> Item | None:
    cells = row.cells
    if columns.time >= len(cells):
        return None
    written = cells[columns.time]
    try:
        stamp = stamps.of(written)
        if stamp is not None and stamp.day is None and columns.day >= 0:
            stamp = _with_day(stamp, stamps.of(day))
        if stamp is not None and 0 <= columns.end < len(cells):
            stamp = _with_end(stamp, stamps.maybe(cells[columns.end]))
    except InvalidValue as error:
        return Refused(row.line, str(error))
    if stamp is None and not written.strip() and 0 <= columns.day < len(cells):
        stamp = stamps.maybe(cells[columns.day])
    if stamp is None:
        return None
    if columns.year and stamp.day and stamp.day.month and stamp.day.year is None:
        stamp = stamp._replace(day=stamp.day._replace(year=columns.year))
    used = {columns.time, columns.day, columns.end, columns.again, columns.who, *columns.lengths}
    words = [plain(cell) for place, cell in enumerate(cells) if place not in used]
    words = [word for word in [*words, stamps.beside(written)] if word and not _weekday_only(word)]
    if stamp.clock is None and stamp.day is not None and not words and stamp.end_day is None:
        return DayLine(stamp.day, row.line)
    author = plain(cells[columns.who]) if 0 <= columns.who < len(cells) else ""
    return Mark(
        stamp, plain(f"{day if columns.day >= 0 else ''} {written}".strip()), row.line, row.span,
        [" ".join(words)], author, columns.zone,
    )  # fmt: skip


_WEEKDAYS = pattern(r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]{0,6}\.?$")


def _weekday_only(word: str) -> bool:
    return _WEEKDAYS.match(word) is not None


def _with_day(stamp: Stamp, day: Stamp | None) -> Stamp:
    return stamp._replace(day=day.day) if day else stamp


def _with_end(stamp: Stamp, end: Stamp | None) -> Stamp:
    if end is None or end.clock is None or stamp.end_clock is not None:
        return stamp
    return stamp._replace(end_clock=end.clock, end_day=end.day)

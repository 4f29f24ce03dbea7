"""The times in the cells of tables, each read once."""

import re

from pmdesk.errors import InvalidValue
from pmdesk.timeline.layouts.markup import plain
from pmdesk.timeline.layouts.openings import BARE_DAY, begins_with_time
from pmdesk.timeline.layouts.tables.cells import Cells
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import bare_day
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import take_stamp
from pmdesk.timeline.written.times import take_separator

_DECORATION = re.compile(r"[\s*_`\[(\"{]*")
_REMARK = re.compile(r"[,;、]\s?$|(?<=\s)\($|\uff08$")
"""What stands before a remark behind the time in its cell."""
_FURTHER = pattern(r"(?:(?:and|&|/|,|;)?\s*~?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\s*)+$")
"""Times behind the first in a cell that holds nothing else."""
TIME_HEAD = pattern(r"[\s*_`]*(?:time|when|utc|gmt|zulu|clock|start|end|from|to)\b")
_DAY_HEAD = pattern(r"[\s*_`]*(?:date|day)\b")
_FOUR_DIGITS = re.compile(r"~?((?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:hrs?|h))?$")
_PLACE = pattern(r"h{1,2}:mm")
"""What a template has in the place of a time."""
_LONGEST_STAMP = 120
_LONGEST_REMARK = 24


class CellStamps:
    """The stamps of cells, each read once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Stamp, str] | InvalidValue | None] = {}

    def of(self, cell: str) -> Stamp | None:
        """Return the stamp of a cell for a time; raise for a time that cannot be."""
        if cell not in self._known:
            try:
                self._known[cell] = _read(cell) if len(cell) < _LONGEST_STAMP else None
            except InvalidValue as error:
                self._known[cell] = error
        found = self._known[cell]
        if isinstance(found, InvalidValue):
            raise found
        return found[0] if found else None

    def know_days(self, head: list[str], body: list[Cells]) -> None:
        """Take two numbers such as 3/14 for days where a column of them is headed “Date”."""
        for place, title in enumerate(head):
            if not _DAY_HEAD.match(title):
                continue
            cells = [row.cells[place] for row in body if place < len(row.cells)]
            filled = [cell for cell in cells if cell.strip(" -–—")]
            if all(map(BARE_DAY.match, filled)):
                self._known |= {
                    cell: (Stamp(day=bare_day(cell.strip(" *_:"))), "") for cell in filled
                }

    def beside(self, cell: str) -> str:
        """Return what stands behind the stamp in its cell, such as “(first alert)”."""
        found = self._known.get(cell)
        return found[1] if isinstance(found, tuple) else ""

    def loosely(self, cell: str) -> Stamp | None:
        """Return the stamp with which a cell begins where a few more words stand behind it."""
        found = _read(cell, strictly=False) if len(cell) < _LONGEST_STAMP else None
        self._known[cell] = found
        return found[0] if found else None

    def maybe(self, cell: str) -> Stamp | None:
        """Return the stamp of a cell, or None."""
        try:
            return self.of(cell)
        except InvalidValue:
            return None


def _read(cell: str, *, strictly: bool = True) -> tuple[Stamp, str] | None:
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
    at = cursor.at + (text[cursor.at : cursor.at + 1] in {"(", "\uff08"})
    remark = _REMARK.search(text, 0, at) or _FURTHER.match(rest)
    full = stamp.day is not None and stamp.day.year is not None
    few = (full or not strictly) and len(rest) < _LONGEST_REMARK and not _PLACE.match(rest)
    if rest.strip("()") and not (remark or few):
        return None
    return stamp, rest.strip("()") and rest


def sign_digits(head: list[str], body: list[Cells]) -> None:
    """Put a colon into times of four digits where a column of them is headed “Time”."""
    for place, title in enumerate(head):
        rows = [row for row in body if place < len(row.cells) and row.cells[place].strip(" -–—")]
        found = [_FOUR_DIGITS.match(row.cells[place]) for row in rows]
        if rows and all(found) and TIME_HEAD.match(title):
            for row in rows:
                row.cells[place] = _FOUR_DIGITS.sub(_signed, row.cells[place])


def _signed(match: re.Match[str]) -> str:
    return match[0].replace(match[1], f"{match[1][:2]}:{match[1][2:]}")

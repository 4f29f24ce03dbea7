"""Lines that say who wrote an update and when, above what was written or below it."""

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import maybe_stamp

_BYLINE = pattern(
    r"(?:last\s)?(?:posted|updated?|edited|reported|written|published|added|submitted|logged)\sby\s"
    r"(?P<name>[^\n,@|:]{2,50}?)(?:,|\s(?:on|at)|\s[-–—@])\s{1,3}(?:the\s)?(?=\d|[A-Z][a-z]{2})"
)
LEAD = "posted by"
"""The lead of the time in such a line."""


def read_bylines(rows: list[Row]) -> None:
    """Read the lines that say who wrote when, where there are several; one is of the whole page."""
    found = [ending for row in rows if " by " in row.text and (ending := _byline(row))]
    for row, name, stamp, begin in found if len(found) > 1 else ():
        row.sort, row.stamp, row.author = Sort.STAMPED, stamp._replace(lead=LEAD), name
        row.begins, row.at, row.ends, row.words = row.at, begin, len(row.text), len(row.text)


def _byline(row: Row) -> tuple[Row, str, Stamp, int] | None:
    match = None if row.fenced else _BYLINE.match(row.text, row.at)
    if match is None:
        return None
    cursor = Cursor(row.text, match.end())
    stamp = maybe_stamp(cursor)
    if stamp is None or stamp.day is None or stamp.clock is None or not cursor.ended:
        return None
    return row, match["name"].strip(), stamp, match.end()


def stand_below(rows: list[Row]) -> bool:
    """Tell whether such lines stand below what was written: then nothing follows the last."""
    last = max(row.line for row in rows if row.stamp is not None and row.stamp.lead == LEAD)
    return not any(row.sort == Sort.PLAIN for row in rows[last + 1 :])

"""Lines such as “February 2017”, which say in which year the days below them are."""

import re
from collections.abc import Sequence

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import pattern
from pmdesk.timeline.written.names import MONTHS

_MONTH_LINE = pattern(
    rf"[\s*_#]*(?P<month>{'|'.join(MONTHS)})\.?,?\s(?P<year>(?:19|20)\d\d)[\s*_:#]*$"
)
_LONGEST = 40
_LINES = {Sort.PLAIN, Sort.HEADING, Sort.STAMPED}


def read_months(rows: Sequence[Row]) -> None:
    """Give days of a month that stands above them its year; the line itself is no event's text."""
    year = month = 0
    named = {row.line: match for row in rows if (match := _month_of(row)) is not None}
    for row in rows if named else ():
        if row.line in named:
            match = named[row.line]
            month, year = MONTHS[match["month"].lower()], int(match["year"])
            row.sort, row.stamp = Sort.RULE, None
        elif year and row.stamp is not None and row.stamp.day is not None:
            day = row.stamp.day
            if day.year is None and day.month == month:
                row.stamp = row.stamp._replace(day=day._replace(year=year))


def _month_of(row: Row) -> re.Match[str] | None:
    """Return the month and the year that a line consists of."""
    if row.sort not in _LINES or len(row.text) >= _LONGEST or row.fenced:
        return None
    dated = row.text.rstrip(" *_:#")[-4:].isdigit()
    return _MONTH_LINE.match(row.text) if dated else None

"""Lines such as “February 2017”, which say in which year the days below them are."""

from collections.abc import Iterator, Sequence

from pmdesk.timeline.cursor import pattern
from pmdesk.timeline.names import MONTHS
from pmdesk.timeline.row import Row, Sort

_MONTH_LINE = pattern(
    rf"[\s*_#]*(?P<month>{'|'.join(MONTHS)})\.?,?\s(?P<year>(?:19|20)\d\d)[\s*_:#]*$"
)
_LONGEST = 40
_LINES = {Sort.PLAIN, Sort.HEADING, Sort.STAMPED}


def read_months(rows: Sequence[Row]) -> None:
    """Give days of a month that stands above them its year; the line itself is no event's text."""
    year = month = 0
    for row, named in _with_month(rows):
        if named is not None:
            month, year = named
            row.sort, row.stamp = Sort.RULE, None
        elif year and row.stamp is not None and row.stamp.day is not None:
            day = row.stamp.day
            if day.year is None and day.month == month:
                row.stamp = row.stamp._replace(day=day._replace(year=year))


def _with_month(rows: Sequence[Row]) -> Iterator[tuple[Row, tuple[int, int] | None]]:
    """Go through rows, with the month and the year that a line consists of."""
    for row in rows:
        short = row.sort in _LINES and len(row.text) < _LONGEST and not row.fenced
        dated = short and row.text.rstrip(" *_:#")[-4:].isdigit()
        match = _MONTH_LINE.match(row.text) if dated else None
        yield row, (MONTHS[match["month"].lower()], int(match["year"])) if match else None

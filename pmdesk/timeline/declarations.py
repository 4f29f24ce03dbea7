"""What a text says of all its times: their zone, their day, that they are approximate."""

import re
from collections.abc import Sequence

from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.days import Day, take_day
from pmdesk.timeline.marks import Layout
from pmdesk.timeline.markup import plain
from pmdesk.timeline.rows import Row, Sort
from pmdesk.timeline.zones import Zone, declared_zone

_LONGEST_SAID = 120
_SAYING = {Sort.PLAIN, Sort.LABELLED, Sort.RULE}
_HINTS = ("ime", "UTC", "GMT", "TIME", "zone", "All ", "all ")
"""What a line has to hold before it is worth a closer look."""
_ZONE = re.compile(r"[A-Z](?:TC|MT|[A-Z]{0,3}T\b|\w+ [Tt]ime|[a-z]+/[A-Z]|ulu)")
_GOES_ON = ("in", "are", ":")
_ALL_APPROXIMATE = pattern(
    r"\b(?:all\s)?times?(?:\sare|\slisted|\sgiven|\sbelow){0,2}\s(?:all\s)?approximat(?:e|ions?)\b"
)
_SAYS_ALL = pattern(
    r"\ball\b.{0,40}\b(?:times?|dates?|timestamps?|hours|events?|entries|timings)\b"
)
_OF_PICTURES = pattern(r"\b(?:screenshots?|graphs?|charts?|images?|plots?|videos?)\b")
_SAYS_SO = pattern(
    r"\btime\s?zone\b|\btime\s?stamps?\b.{0,40}\b(?:in|are|is)\b"
    r"|\btimes?\s?(?:are|is|in|shown|given|listed|below|as|:|\()"
    r"|^[\s*_(>-]*(?:times?|timeline|chronology)\b|\btimes\b.{0,30}\bare\b"
    r"|\btime\s?line\b(?:.{0,40}\b(?:in|uses|is)\b|\s?\()|\bin\s\S{2,9}\stime\b"
)
_FRONT_DATE = pattern(
    r"[|\s]*(?:[*_-]+\s*)?(?:incident\s)?dates?(?:\s?of\s?(?:the\s)?(?:incident|outage|event))?"
    r"[*_]*\s*[:|][\s*_'\"`]*"
)


def read_declarations(rows: Sequence[Row], text: str, layout: Layout) -> None:
    """Find the zone and the day that hold for the whole text, and whether all is approximate."""
    layout.approximate = "pproximat" in text and _ALL_APPROXIMATE.search(text) is not None
    zones = (_whole_zone(row, rows) for row in rows if row.sort in _SAYING and not row.fenced)
    layout.zone = next(filter(None, zones), None)
    dated = (row for row in rows if row.stamp is not None or "ate" in row.text or "ATE" in row.text)
    layout.day = next(filter(None, map(_whole_day, dated)), None)


def _whole_zone(row: Row, rows: Sequence[Row]) -> Zone | None:
    """Return the zone that a line, or it and the next, declare for all times."""
    text = row.text
    if len(text) >= _LONGEST_SAID and "all" not in text.lower():
        return None
    if not any(map(text.__contains__, _HINTS)) or not (
        _ZONE.search(text) or text.rstrip().endswith(_GOES_ON)
    ):
        return None
    text = plain(text)
    short = len(text) < _LONGEST_SAID and not _OF_PICTURES.search(text)
    if not _SAYS_ALL.search(text) and not (short and _SAYS_SO.search(text)):
        return None
    found = declared_zone(text)
    after = rows[row.line + 1] if row.line + 1 < len(rows) else row
    goes_on = short and text.rstrip().endswith(_GOES_ON)
    if found is None and goes_on and after.sort == Sort.PLAIN:
        return declared_zone(f"time {plain(after.text)}")
    return found


def _whole_day(row: Row) -> Day | None:
    """Return the day of a heading, or of a field such as “Date:” or “Started: … 14:20”."""
    day = row.stamp.day if row.stamp else None
    if day is not None and row.stamp is not None:
        heads = row.sort == Sort.HEADING and row.stamp.clock is None
        if heads or (row.sort == Sort.LABELLED and day.year):
            return day
    return field_day(row)


def field_day(row: Row) -> Day | None:
    """Return the day of a field that is called “Date”."""
    match = _FRONT_DATE.match(row.text)
    day = take_day(Cursor(row.text, match.end())) if match else None
    return day if day and not day.bare_weekday and day.shift is None else None

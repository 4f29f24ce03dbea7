"""What a text says of all its times: their zone, their day, that they are approximate."""

import re
from collections.abc import Sequence

from pmdesk.errors import InvalidValue
from pmdesk.timeline.layouts.headings import BARE_LEVEL
from pmdesk.timeline.layouts.marks import Item, Layout, Mark
from pmdesk.timeline.layouts.markup import plain
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.clocks import Clock, take_clock
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import Day, take_day
from pmdesk.timeline.written.zones import Zone, declared_zone, take_zone

_LONGEST_SAID = 120
_TITLES = {0, 1, BARE_LEVEL}
"""The levels that the title of a text may have."""
_SAYING = {Sort.PLAIN, Sort.LABELLED, Sort.RULE}
_SAYING_ALL = {*_SAYING, Sort.HEADING}
_ZONE = re.compile(
    r"[A-Z](?:TC|MT|[A-Z]{0,3}T\b|\w+ [Tt]ime|[a-z]+/[A-Z]|ulu|S/[A-Z])"
    r"|(?:Pacif|East|Centr|Mount)[a-z]+"
)
_GOES_ON = ("in", "are", ":")
_ALL_APPROXIMATE = pattern(
    r"\b(?:all\s)?times?(?:\sare|\slisted|\sgiven|\sbelow){0,2}\s(?:all\s)?approximat(?:e|ions?)\b"
    r"|\bapprox(?:imate|\.)\stimes\b"
)
_SAYS_ALL = pattern(
    r"\ball\b.{0,40}\b(?:times?|dates?|timestamps?|hours|events?|entries|timings)\b"
)
_ALL_ON = pattern(
    r"\ball\s(?:of\sthe\s)?(?:events?|times?|timestamps?|entries)\b(?:[^.;:\d]{0,40}\s(?:on|from)\s"
    r"|\s(?:are\s)?(?:in\s)?[a-z]{2,5},\s)"
)
"""What says on which day everything was that names no day of its own."""
_ALL_HINTS = ("ll event", "ll time", "ll Time", "ll entries", "ll of the")
_OF_PICTURES = pattern(r"\b(?:screenshots?|graphs?|charts?|images?|plots?|videos?)\b")
_SAYS_SO = pattern(
    r"\btime\s?zone\b|\btime\s?stamps?\b.{0,40}\b(?:in|are|is)\b"
    r"|\btimes?\s?(?:are|is|in|shown|given|listed|below|as|:|\()"
    r"|^[\s*_(>-]*(?:times?|timeline|chronology)\b|\btimes\b.{0,30}\bare\b"
    r"|\btimes\s[-–—]\s|\btime\s?line\b(?:.{0,40}\b(?:in|uses|is)\b|\s?\()|\bin\s\S{2,9}\stime\b"
)
_BEGAN = pattern(r"\b(?:start|began|begin|detect|incident|outage|onset|occur)")
"""How a field is called that says when it all began."""
_DAY_BEFORE = pattern(r"\b(?:last\s(?:night|evening)|yesterday)\b")
_MOST_ABOVE = 60
BYLINE = re.compile(
    r"[\s*_(>]*(?:[Bb]y\s[A-Z]|(?i:(?:last\s)?(?:published|posted|updated|modified|edited|created"
    r"|written|reviewed|publication)\b))"
)
"""What says when a text was written, not what it is about."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"(?<![\w/.-])(?=[\dA-Z])")
_TOLD = re.compile(r"(?<![\d:.])\d{1,2}:\d\d(?=(?::\d\d)?\s?[A-Za-z(])")
_FRONT = "---"
"""What stands above and below the fields with which the source of a page begins."""
_FRONT_DATE = pattern(
    r"[|\s]*(?:[*_-]+\s*)?(?:incident\s)?dates?(?:\s?of\s?(?:the\s)?(?:incident|outage|event))?"
    r"[*_]*\s*[:|][\s*_'\"`]*"
)


def read_declarations(rows: Sequence[Row], text: str, layout: Layout) -> None:
    """Find the zone and the day that hold for the whole text, and whether all is approximate."""
    layout.approximate = "pproximat" in text and _ALL_APPROXIMATE.search(text) is not None
    zones = (_whole_zone(row, rows) for row in rows if row.sort in _SAYING and not row.fenced)
    layout.zone = next(filter(None, zones), None)
    told = _told_day(rows) if any(map(text.__contains__, _ALL_HINTS)) else None
    if told is not None:
        layout.day, layout.stated, layout.holds = told, True, True
        return
    dated = (row for row in rows if row.stamp is not None or "ate" in row.text or "ATE" in row.text)
    found = next(((row, day) for row in dated if (day := _whole_day(row))), None)
    if found is None or not _stated(*found, rows):
        found = _title(rows) or found
    if found is not None:
        layout.day, layout.stated = found[1], _stated(*found, rows)
        layout.day_after = not layout.stated and _is_day_after(rows)


def _is_day_after(rows: Sequence[Row]) -> bool:
    """Tell whether what stands above the first time was written on the day after it."""
    for row in rows:
        clock = row.stamp.clock if row.sort == Sort.STAMPED and row.stamp else None
        if clock is not None or row.line > _MOST_ABOVE:
            return False
        if _DAY_BEFORE.search(row.text):
            return True
    return False


def _told_day(rows: Sequence[Row]) -> Day | None:
    """Return the day of a sentence such as “Unless noted, all events were on 14 March 2025”."""
    for row in rows:
        match = _ALL_ON.search(row.text) if row.sort in _SAYING_ALL and "ll " in row.text else None
        day = take_day(Cursor(row.text, match.end())) if match else None
        if day is not None and day.year is not None:
            return day
    return None


def told_zone(rows: Sequence[Row], items: Sequence[Item]) -> Zone | None:
    """Return the zone in which the words of a text tell one of its times again, as “04:13 CET”."""
    marks = [item for item in items if isinstance(item, Mark) and item.stamp.clock]
    if not marks or any(mark.stamp.zone or mark.zone for mark in marks):
        return None
    words = (row.text for row in rows if row.sort == Sort.PLAIN and ":" in row.text)
    told = [match for text in words for match in _TOLD.finditer(text)]
    clocks = {mark.stamp.clock.seconds() for mark in marks if told and mark.stamp.clock}
    found: dict[str, Zone] = {}
    for match in told:
        cursor = Cursor(match.string, match.start())
        clock, zone = _maybe_clock(cursor), take_zone(cursor)
        if clock is not None and zone is not None and clock.seconds() in clocks:
            found[zone.written] = zone
    return next(iter(found.values())) if len(found) == 1 else None


def _maybe_clock(cursor: Cursor) -> Clock | None:
    try:
        return take_clock(cursor)
    except InvalidValue:
        return None


def _title(rows: Sequence[Row]) -> tuple[Row, Day] | None:
    """Return the day that the title of a text names, as in “Outage on 14 March 2025”."""
    row = next((row for row in rows if row.sort != Sort.BLANK), None)
    if row is None or row.bullet or row.stamp or len(row.text) > _LONGEST_SAID:
        return None
    if row.level not in _TITLES or row.sort not in {Sort.PLAIN, Sort.HEADING}:
        return None
    if not _YEAR.search(row.text):
        return None
    day = None if BYLINE.match(row.text) else _first_full_day(row)
    return (row, day) if day is not None else None


def mentioned_day(rows: Sequence[Row]) -> Day | None:
    """Return the first day with a year in the words of a text, better than none to ask about."""
    for row in rows:
        if ("20" in row.text or "19" in row.text) and _YEAR.search(row.text):
            day = _first_full_day(row)
            if day is not None:
                return day
    return None


def _first_full_day(row: Row) -> Day | None:
    days = (take_day(Cursor(row.text, begin.start())) for begin in _WORD.finditer(row.text, row.at))
    return next((day for day in days if day is not None and day.year is not None), None)


def _stated(row: Row, day: Day, rows: Sequence[Row]) -> bool:
    """Tell whether a line says on which day the times below it were."""
    if day.year is None or (row.sort == Sort.LABELLED and not _BEGAN.search(row.label)):
        return False
    before = rows[: row.line]
    timed = (other.stamp for other in before if other.stamp is not None and other.stamp.clock)
    if any(stamp.day is None for stamp in timed):
        return False
    return not heads_page(row, rows)


def heads_page(row: Row, rows: Sequence[Row]) -> bool:
    """Tell whether a line is one of the fields with which the source of a page begins."""
    if not row.line or rows[0].text.strip() != _FRONT:
        return False
    return all(other.text.strip() != _FRONT for other in rows[1 : row.line])


def _is_hinted(text: str) -> bool:
    """Tell, at little cost, whether a line is worth a closer look."""
    said = "ime" in text or "TIME" in text or "zone" in text or "All " in text or "all " in text
    return said or "UTC" in text or "GMT" in text


def _whole_zone(row: Row, rows: Sequence[Row]) -> Zone | None:
    """Return the zone that a line, or it and the next, declare for all times."""
    text = row.text
    if len(text) >= _LONGEST_SAID and "all" not in text.lower():
        return None
    if not _is_hinted(text) or not (_ZONE.search(text) or text.rstrip().endswith(_GOES_ON)):
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
    match = _FRONT_DATE.match(row.text) if "ate" in row.text or "ATE" in row.text else None
    day = take_day(Cursor(row.text, match.end())) if match else None
    return day if day and not day.bare_weekday and day.shift is None else None

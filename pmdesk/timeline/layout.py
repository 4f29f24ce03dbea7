"""From lines to marks: which times are events, and which words belong to which of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.days import Day, take_day
from pmdesk.timeline.marks import DayLine, Layout, Mark, Refused, Section
from pmdesk.timeline.markup import plain
from pmdesk.timeline.rows import Row, Sort, read_rows
from pmdesk.timeline.tables import Cells, read_table, split_row
from pmdesk.timeline.zones import Zone, declared_zone

_LONG = 45
"""A line this long may have been wrapped in the middle of a sentence."""
_LONGEST_SAID = 120
_TITLE = pattern(r".*\b(?:time\s?line|chronology|sequence of events|timetable|event log)\b")
_STATUS = pattern(
    r"\s*\**(?P<status>investigating|identified|monitoring|resolved|update|completed|in progress"
    r"|scheduled|verifying|post-?mortem|degraded performance|outage|maintenance)\**"
    r"(?P<rest>\s*[-–—:]\s+.*|\s*)$"
)
_ASIDE_TITLE = pattern(
    r".*\b(?:impact|summary|overview|actions?|follow|lessons?|learn|causes?|went|resolution|recover"
    r"|remediat|prevent|technical|appendix|references?|links?|conclusion|background|analysis"
    r"|next|todo|to do|improve|corrective|metrics|glossary|tasks?|plugins?|logs?$)"
)
_DAY_ONLY = re.compile(r"[\s()\[\]*_`:.,–—-]*$")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]][\s:*_]*$")
_ZONE_HINT = re.compile(r"(?i:time|zone|clock|log|events|dates|hours)|UTC|GMT|[A-Z]{2,4}T\b")
_FRONT_DATE = pattern(
    r"\s*(?:[*_-]+\s*)?(?:incident\s)?dates?(?:\s?of\s?(?:the\s)?(?:incident|outage|event))?[*_]*\s*[:|]\s*"
)
_WRAP_WORDS = pattern(
    r".*\b(?:at|around|from|until|till|to|and|or|between|by|before|after|since|about|approximately|of|on|the|for|in|was|is)$"
)


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return every line with the place at which it begins."""
    found = []
    at = 0
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def read_layout(text: str) -> Layout:
    """Reduce a text to marks, days and sections."""
    rows = read_rows(lines_of(text))
    layout = Layout()
    _declarations(rows, layout)
    _choose(rows)
    _collect(rows, layout)
    return layout


def _declarations(rows: Sequence[Row], layout: Layout) -> None:
    """Find the zone and the day that hold for the whole text."""
    for row in rows:
        if _ALL_APPROXIMATE.search(row.text):
            layout.approximate = True
        says = row.sort in {Sort.PLAIN, Sort.LABELLED, Sort.RULE} and not row.fenced
        if says and layout.zone is None and _ZONE_HINT.search(row.text):
            layout.zone = _whole_zone(row, rows)
        if layout.day is None and row.sort in {
            Sort.PLAIN,
            Sort.TABLE,
            Sort.HEADING,
            Sort.STAMPED,
            Sort.LABELLED,
        }:
            layout.day = _whole_day(row)


_ALL_APPROXIMATE = pattern(
    r"\b(?:all\s)?times?(?:\sare|\slisted|\sgiven|\sbelow){0,2}\s(?:all\s)?approximat(?:e|ions?)\b"
)
_SAYS_ALL = pattern(
    r".*(?:\ball\b.{0,40}\b(?:times?|dates?|timestamps?|hours|events?|entries|timings)\b"
    r"|\btime\s?zone\b|\btime\s?stamps?\b.{0,40}\b(?:in|are|is)\b|\btimes?\s?(?:are|is|in|shown|given|listed|below|as|:|\()"
    r"|^[\s*_(>-]*(?:times?|timeline|chronology)\b|\btimes\b.{0,30}\bare\b|\btimeline\b.{0,40}\b(?:in|uses|is)\b|\bin\s\S{2,9}\stime\b)"
)


def _whole_zone(row: Row, rows: Sequence[Row]) -> Zone | None:
    text = plain(row.text)
    if not _SAYS_ALL.match(text):
        return None
    found = declared_zone(text)
    if found is None and row.line + 1 < len(rows):
        after = rows[row.line + 1]
        if (
            after.sort is Sort.PLAIN
            and len(text) < _LONGEST_SAID
            and text.rstrip().lower().endswith(("in", "are", ":"))
        ):
            found = declared_zone(f"time {plain(after.text)}")
    return found


def _whole_day(row: Row) -> Day | None:
    if (
        row.stamp is not None
        and row.stamp.day
        and row.stamp.clock is None
        and row.sort is Sort.HEADING
    ):
        return row.stamp.day
    match = _FRONT_DATE.match(row.text.lstrip("| "))
    if match is None:
        return None
    text = row.text.lstrip("| ")
    cursor = Cursor(text, match.end())
    while cursor.text[cursor.at : cursor.at + 1] in {"*", "_", "'", '"', " ", "`"}:
        cursor.at += 1
    day = take_day(cursor)
    return day if day and not day.bare_weekday and day.shift is None else None


def _choose(rows: list[Row]) -> None:
    """Take back the times that a careful reader would not take for events."""
    _front_matter(rows)
    _fences(rows)
    _labels(rows)
    _wrapped(rows)
    _titles(rows)
    _sentences(rows)


def _front_matter(rows: list[Row]) -> None:
    if not rows or rows[0].text.strip() != "---":
        return
    for row in rows[1:40]:
        if row.text.strip() == "---":
            for inside in rows[: row.line + 1]:
                _take_back(inside)
            return


def _take_back(row: Row) -> None:
    if row.sort in {Sort.STAMPED, Sort.LABELLED, Sort.REFUSED}:
        row.sort = Sort.HEADING if row.level else Sort.PLAIN
        row.stamp, row.label = None, ""


def _fences(rows: list[Row]) -> None:
    """Times in code and quotes below others are those of a log, unless nothing else has any."""
    outer = any(
        row.sort is Sort.TABLE or row.stamp is not None
        for row in rows
        if not row.fenced and not row.quoted
    )
    for row in rows:
        if outer and (row.fenced or row.quoted):
            _take_back(row)


def _labels(rows: list[Row]) -> None:
    """Take times at the end of a line for events only where they are like entries of a list."""
    for row in rows:
        if row.sort is not Sort.LABELLED or row.stamp is None:
            continue
        good = row.stamp.day is not None or row.bullet or ":" in row.text[: row.at]
        if not good:
            _take_back(row)


def _wrapped(rows: list[Row]) -> None:
    """Take back times at which only a long line was broken."""
    shapes = [_shape(row) for row in rows if row.sort is Sort.STAMPED]
    for before, row in pairwise(rows):
        if row.sort not in {Sort.STAMPED, Sort.REFUSED} or row.bullet or row.level or before.level:
            continue
        if before.sort not in {Sort.PLAIN, Sort.STAMPED} or before.fenced != row.fenced:
            continue
        text = before.text.rstrip()
        if before.sort is Sort.STAMPED and not before.rest.strip():
            continue
        if (_WRAP_WORDS.match(text[-20:]) and len(text) > _LONG) or (
            row.sort is Sort.STAMPED
            and len(text) > _LONG
            and text[-1:] not in ".:;!?)"
            and shapes.count(_shape(row)) == 1
        ):
            _take_back(row)


def _shape(row: Row) -> tuple[object, ...]:
    stamp = row.stamp
    between = row.text[row.at : row.words].rstrip()[-1:]
    return (
        row.bullet,
        row.level,
        between if not between.isalnum() else "",
        stamp is not None and stamp.day is not None,
        stamp is not None and stamp.clock is not None,
    )


def _titles(rows: list[Row]) -> None:
    """Take back the time in a title under which other headings are times."""
    stamped = [row for row in rows if row.level and row.stamp is not None]
    for place, row in enumerate(stamped):
        for later in stamped[place + 1 :]:
            if later.level <= row.level:
                break
            if row.rest.strip() and (later.stamp and later.stamp.clock):
                _take_back(row)
                break


def _sentences(rows: list[Row]) -> None:
    """Leave prose that happens to begin with a day or a time alone, and what is no timeline."""
    titled = any(row.sort is Sort.HEADING and _TITLE.match(row.text) for row in rows)
    inside, aside, level = not titled, False, 0
    for row in rows:
        if row.sort is Sort.HEADING:
            if titled and _TITLE.match(row.text):
                inside, level = True, row.level
            elif titled and inside and row.level <= level:
                inside = False
            aside = titled and not inside and _ASIDE_TITLE.match(row.text) is not None
        elif row.sort is Sort.TABLE and aside:
            row.sort = Sort.PLAIN
        elif row.stamp is not None and (aside or _is_prose(row, inside=inside)):
            _take_back(row)


def _is_prose(row: Row, *, inside: bool) -> bool:
    stamp = row.stamp
    if stamp is None or row.sort is not Sort.STAMPED or not row.rest.strip():
        return False
    dated_only = stamp.clock is None and stamp.day is not None
    if dated_only and not row.bullet and not row.level:
        return bool(stamp.lead) or not _separated(row)
    if dated_only and row.level == 1:
        return True
    return not inside and bool(stamp.lead or dated_only)


def _separated(row: Row) -> bool:
    return any(
        mark in row.text[row.at : row.words]
        for mark in (":", " -", " –", " —", "|", "\t", "*", "]")
    )


def _is_day_line(row: Row, following: Row | None) -> bool:
    """Tell whether a line with a day and no time is there for the lines after it."""
    rest = row.rest
    if row.stamp is None or row.stamp.clock or row.stamp.distance is not None or not row.stamp.day:
        return False
    if row.stamp.instant is not None:
        return False
    bare = _DAY_ONLY.match(rest) or _ASIDE.match(rest) or declared_zone(f"time {rest[:60]}")
    goes_on = following is not None and following.stamp is not None and following.stamp.day is None
    if bare:
        return True
    return goes_on and (row.level > 0 or (following is not None and following.indent > row.indent))


class _Collector:
    """Goes down the rows and gives each to the mark that is open."""

    def __init__(self, rows: list[Row], layout: Layout) -> None:
        self.rows = rows
        self.layout = layout
        self.open: Mark | None = None
        self.first: Row | None = None
        self.blank = False
        self.next = self._followers()

    def _followers(self) -> list[Row | None]:
        """Return for every row the next one with a time."""
        found: list[Row | None] = [None] * len(self.rows)
        after: Row | None = None
        for place in range(len(self.rows) - 1, -1, -1):
            found[place] = after
            if self.rows[place].stamp is not None:
                after = self.rows[place]
        return found

    def run(self) -> None:
        place = 0
        rows = self.rows
        while place < len(rows):
            row = rows[place]
            if row.sort is Sort.TABLE and not row.fenced:
                place = self._table(place)
                continue
            self._row(row, place)
            self.blank = row.sort is Sort.BLANK
            place += 1

    def _row(self, row: Row, place: int) -> None:
        sort = row.sort
        if sort is Sort.BLANK:
            return
        if row.stamp is not None and sort in {Sort.STAMPED, Sort.LABELLED}:
            self._stamped(row, place)
        elif sort is Sort.REFUSED:
            self.close()
            self.layout.items.append(Refused(row.line, row.reason))
        elif sort is Sort.HEADING:
            self._heading(row)
        elif sort in {Sort.PLAIN, Sort.FENCE, Sort.TABLE}:
            self._plain(row)

    def close(self) -> None:
        self.open = self.first = None

    def _stamped(self, row: Row, place: int) -> None:
        stamp = row.stamp
        if stamp is None:
            return
        if _is_day_line(row, self.next[place]) and stamp.day is not None:
            whole = self._whole_day_event(row, place)
            if not whole:
                self.close()
                if row.level:
                    self.layout.items.append(
                        Section(row.line, row.level, declared_zone(f"time {row.rest}"))
                    )
                self.layout.items.append(DayLine(stamp.day, row.line))
                return
        written = plain(row.text[row.at : row.words]).strip(" *_`[](|:-–—\t,")
        mark = Mark(stamp, written, row.line, (row.start + row.at, row.start + len(row.text)))
        text = row.label if row.sort is Sort.LABELLED else row.rest.strip()
        mark.pieces.append(text)
        self.layout.items.append(mark)
        self.open, self.first = mark, row

    def _whole_day_event(self, row: Row, place: int) -> bool:
        """Tell whether text, but no time of day, stands below a day."""
        following = self.next[place]
        if following is not None and (
            following.stamp is None
            or following.stamp.day is None
            or following.stamp.clock is not None
        ):
            return False
        days = [
            r
            for r in self.rows
            if r.stamp
            and r.stamp.day
            and not r.stamp.clock
            and r.level == row.level
            and r.bullet == row.bullet
        ]
        after = next((r for r in self.rows[place + 1 :] if r.sort is not Sort.BLANK), None)
        return len(days) > 1 and after is not None and after.sort is Sort.PLAIN

    def _heading(self, row: Row) -> None:
        first = self.first
        if first is not None and first.level and row.level > first.level:
            self._append(row, row.text[row.at :], "\n")
            return
        self.close()
        zone = declared_zone(f"time {plain(row.text)}") if _ZONE_HINT.search(row.text) else None
        self.layout.items.append(Section(row.line, row.level, zone))
        self.layout.unused.append(row.line)

    def _plain(self, row: Row) -> None:
        first = self.first
        if first is None or self._apart(row, first):
            self.close()
            self.layout.unused.append(row.line)
            return
        if row.sort is Sort.FENCE:
            return
        words = row.text[row.at :] if row.bullet or row.quoted else row.text.strip()
        if row.fenced:
            self._append(row, row.text.rstrip(), "\n")
        elif row.bullet:
            self._append(row, f"- {row.text.strip().lstrip('-*+•o').strip()}", "\n")
        else:
            self._append(row, words.strip(), "\n" if self.blank else " ")

    def _apart(self, row: Row, first: Row) -> bool:
        """Tell whether a line stands beside the open event, not within it."""
        if row.fenced or row.sort is Sort.FENCE:
            return False
        if first.level:
            return False
        if row.bullet and first.bullet:
            return row.indent <= first.indent
        return first.bullet and self.blank and row.indent <= first.indent

    def _append(self, row: Row, text: str, joint: str) -> None:
        if self.open is not None:
            self.open.pieces.append(f"{joint}{text}" if self.open.text else text)
            begin, _ = self.open.span
            self.open.span = (begin, row.start + len(row.text))

    def _table(self, place: int) -> int:
        """Read the rows of a table that begins here; return where it ends."""
        end = place
        rows = self.rows
        while end < len(rows) and rows[end].sort is Sort.TABLE:
            end += 1
        block = [
            Cells(row.line, (row.start, row.start + len(row.text)), split_row(row.text))
            for row in rows[place:end]
        ]
        found = read_table(block)
        if found is None:
            for row in rows[place:end]:
                self._plain(row)
            return end
        self.close()
        items, head, unused = found
        self.layout.items.extend(items)
        self.layout.columns = self.layout.columns or head
        self.layout.unused.extend(unused)
        return end


def _collect(rows: list[Row], layout: Layout) -> None:
    _Collector(rows, layout).run()

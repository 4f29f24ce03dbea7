"""From lines to marks: which times are events, and which words belong to which of them."""

import re
from collections.abc import Sequence

from pmdesk.timeline.chats import STATUS, read_speakers, texts_first
from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.days import Day, take_day
from pmdesk.timeline.doubts import take_back_doubtful
from pmdesk.timeline.marks import DayLine, Layout, Mark, Refused, Section
from pmdesk.timeline.markup import plain
from pmdesk.timeline.rows import Row, Sort, read_rows
from pmdesk.timeline.sheets import read_sheet
from pmdesk.timeline.stamps import Stamp
from pmdesk.timeline.tables import Cells, read_table, split_row
from pmdesk.timeline.zones import Zone, declared_zone

_FEW = 5
_LONGEST_SAID = 120
_DAY_ONLY = re.compile(r"[\s()\[\]*_`:.,–—-]*$")
_ASIDE = re.compile(r"\s*(?:\(.{0,80}\)|\[[^\[\]]{0,80}\])[\s:*_]*$")
_ZONE_HINT = re.compile(r"(?i:time|zone|clock|log|events|dates|hours)|UTC|GMT|[A-Z]{2,4}T\b")
_FRONT_DATE = pattern(
    r"\s*(?:[*_-]+\s*)?(?:incident\s)?dates?(?:\s?of\s?(?:the\s)?(?:incident|outage|event))?[*_]*\s*[:|]\s*"
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
    layout = Layout()
    lines = lines_of(text)
    sheet = read_sheet(lines)
    found = read_table(sheet) if sheet else None
    if found is not None:
        layout.items, layout.columns, layout.unused = found
        layout.format = "table"
        return layout
    rows = read_rows(lines)
    layout.approximate = _ALL_APPROXIMATE.search(text) is not None
    _declarations(rows, layout)
    layout.format = read_speakers(rows)
    take_back_doubtful(rows)
    if texts_first(rows):
        layout.format = "status"
        _collect_upwards(rows, layout)
    else:
        _Collector(rows, layout).run()
    return layout


def _declarations(rows: Sequence[Row], layout: Layout) -> None:
    """Find the zone and the day that hold for the whole text."""
    for row in rows:
        text = row.text
        if layout.zone is None and row.sort in _SAYING and any(word in text for word in _HINTS):
            layout.zone = None if row.fenced else _whole_zone(row, rows)
        if layout.day is None and (row.stamp is not None or "ate" in text or "ATE" in text):
            layout.day = _whole_day(row)


_SAYING = {Sort.PLAIN, Sort.LABELLED, Sort.RULE}
_HINTS = ("ime", "UTC", "GMT", "zone", "ZONE", "TIME", "ates", "vents", "ours", "log")
_ALL_APPROXIMATE = pattern(
    r"\b(?:all\s)?times?(?:\sare|\slisted|\sgiven|\sbelow){0,2}\s(?:all\s)?approximat(?:e|ions?)\b"
)
_SAYS_ALL = pattern(
    r"\ball\b.{0,40}\b(?:times?|dates?|timestamps?|hours|events?|entries|timings)\b"
)
_OF_PICTURES = pattern(r"\b(?:screenshots?|graphs?|charts?|images?|plots?|videos?)\b")
_SAYS_SO = pattern(
    r"(?:\btime\s?zone\b|\btime\s?stamps?\b.{0,40}\b(?:in|are|is)\b|\btimes?\s?(?:are|is|in|shown|given|listed|below|as|:|\()"
    r"|^[\s*_(>-]*(?:times?|timeline|chronology)\b|\btimes\b.{0,30}\bare\b|\btimeline\b.{0,40}\b(?:in|uses|is)\b|\bin\s\S{2,9}\stime\b)"
)


def _whole_zone(row: Row, rows: Sequence[Row]) -> Zone | None:
    text = plain(row.text)
    if not _SAYS_ALL.search(text):
        short = len(text) < _LONGEST_SAID and not _OF_PICTURES.search(text)
        if not short or not _SAYS_SO.search(text):
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
    if row.sort is Sort.LABELLED and row.stamp and row.stamp.day and row.stamp.day.year:
        return row.stamp.day
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


def _is_day_line(row: Row, following: Row | None) -> bool:
    """Tell whether a line with a day and no time is there for the lines after it."""
    rest = row.rest
    if row.stamp is None or row.stamp.clock or row.stamp.distance is not None or not row.stamp.day:
        return False
    if row.stamp.instant is not None:
        return False
    zoned = rest.count(" ") < _FEW and declared_zone(f"time {rest}")
    bare = _DAY_ONLY.match(rest) or _ASIDE.match(rest) or zoned
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
        begins = row.at if row.begins is None else row.begins
        span = (row.start + begins, row.start + len(row.text))
        mark = Mark(stamp, _written(row), row.line, span, author=row.author)
        text = row.label if row.sort is Sort.LABELLED else row.rest.strip()
        if row.sort is Sort.STAMPED and row.label:
            text = f"{row.label}: {text}".strip()
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
        within = first is not None and first.bullet and row.indent > first.indent
        if first is not None and (within or 0 < first.level < row.level):
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
            said = self.open.text
            if not said:
                text = text.removeprefix("- ")
            elif said.endswith(":") and len(self.open.pieces) == 1:
                joint = " "
            self.open.pieces.append(f"{joint}{text}" if said else text)
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


def _collect_upwards(rows: list[Row], layout: Layout) -> None:
    """Give every time the words above it, from the line with its status on."""
    above: list[Row] = []
    for row in rows:
        if row.sort in {Sort.BLANK, Sort.RULE}:
            continue
        stamp = row.stamp
        if stamp is None or row.level or (stamp.clock and row.rest.strip()):
            above.append(row)
            continue
        if stamp.clock is None:
            layout.unused += [before.line for before in above]
            if stamp.day is not None:
                layout.items.append(DayLine(stamp.day, row.line))
        else:
            layout.items.append(_with_words_above(row, stamp, above, layout))
        above = []
    layout.unused += [before.line for before in above]


def _with_words_above(row: Row, stamp: Stamp, above: list[Row], layout: Layout) -> Mark:
    """Return a mark with the words between its status and its time."""
    states = [STATUS.match(before.text) for before in above]
    begin = next((place for place, state in enumerate(states) if state), None)
    if begin is None:
        begin = max((place + 1 for place, before in enumerate(above) if before.level), default=0)
    layout.unused += [before.line for before in above[:begin]]
    words = above[begin:]
    first = words[0] if words else row
    mark = Mark(stamp, _written(row), first.line, (first.start, row.start + len(row.text)))
    mark.pieces = [f"{before.text.strip()} " for before in words]
    state = states[begin] if words else None
    if state and not state["rest"].strip():
        mark.pieces[0] = f"{first.text.strip()}: "
    return mark


def _written(row: Row) -> str:
    return plain(row.text[row.at : row.ends]).strip(" *_`[](|:-–—\t,")

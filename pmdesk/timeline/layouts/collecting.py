"""Which words belong to which time: goes down the lines of a text and collects its marks."""

import re
from collections import Counter

from pmdesk.timeline.layouts.day_lines import (
    day_in_heading,
    day_shape,
    is_day_line,
    is_day_only,
    titled_day,
    weekday_alone,
)
from pmdesk.timeline.layouts.declarations import (
    field_day,
    heads_page,
)
from pmdesk.timeline.layouts.headings import BARE_LEVEL
from pmdesk.timeline.layouts.manner import Manner
from pmdesk.timeline.layouts.marks import DayLine, Layout, Mark, Refused, Section
from pmdesk.timeline.layouts.markup import plain
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.shortcodes import ends_code
from pmdesk.timeline.layouts.status import STATUS
from pmdesk.timeline.layouts.tables.cells import Cells, split_row
from pmdesk.timeline.layouts.tables.html import begins_table, html_table
from pmdesk.timeline.layouts.tables.rows import read_table
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import maybe_stamp
from pmdesk.timeline.written.times import take_separator
from pmdesk.timeline.written.zones import declared_zone

_INDENT = re.compile(r"^(?::+\s?(?=[A-Za-z])(?!\w+:)|[│┃║]\s*)")
"""What indents a line in a wiki, or beside a drawn line."""
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?){1,6}")
_OF_LIST = pattern(
    r"[\s*_]*[(\[](?:note:?\s)?(?:(?:of\s)?(?:all|these|the)\s){0,2}(?:(?:preceding|above|following|previous"
    r"|foregoing|below|next)\b|times?\b|(?:\w+\s){0,4}(?:times?|events|entries|lines)\s(?:are|were|in|above"
    r"|below)\b)[^()\[\]]*[)\]][\s.*_]*$"
)
"""An aside that is said of the list, not of one of its entries."""
_OTHER_FIELD = re.compile(r"[^\W\d_][^\d:.,\n]{1,30}:(?!//)")
"""A field below one with a time, as “Cause: a full disk”."""
_DOTS = ("・", "･")
"""Bullets of entries that have no line without one below them."""
_FIELD = re.compile(r"(?:Event|What|Description|Message|Details?|Action):\s+")
"""How the field below that of the time is called, where each has a line of its own."""
_DAY_HINTS = ("ate", "ATE", "day", "morning")
"""What a line has to hold before it may be a field with a day, or a day of the week."""
_NOTHING = re.compile(r"\s*No incidents? reported", re.IGNORECASE)
_YEAR_ENDS = re.compile(r"(?:19|20)\d\d[\s*_:]*$")
_NEXT = re.compile(r"(?<=[.!?])\s+(?=(?:At|By|Around|About|From|On|Shortly)\s)")
"""Where another sentence begins, perhaps with a time."""
_ZONE_HINT = re.compile(r"(?i:time|zone|clock|log|events|dates|hours)|UTC|GMT|[A-Z]{2,4}T\b")


def _is_sibling(row: Row, other: Row | None) -> bool:
    """Tell whether another line of the same level names a day, too."""
    return other is not None and other.names_day and other.level == row.level


def _whole_rows(rows: list[Row]) -> list[list[Row]]:
    """Put the lines together that are one row of a table."""
    found: list[list[Row]] = []
    for row in rows:
        if row.goes_on and found:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _entry(text: str) -> str:
    """Return an entry of a list within an event, behind its number or else a dash."""
    words = text.strip()
    return words if words[:1].isdigit() else f"- {words.lstrip('-*+•o').strip()}"


class Collector:
    """Goes down the rows and gives each to the mark that is open."""

    def __init__(self, rows: list[Row], layout: Layout) -> None:
        self.rows = rows
        self.layout = layout
        self.open: Mark | None = None
        self.first: Row | None = None
        self.blank = False
        self.listed = -1
        """How far the entries below a day alone are indented."""
        self.told = Manner()
        self.next, self.last = self._followers()
        self.days = Counter(day_shape(row) for row in rows if is_day_only(row))

    def _followers(self) -> tuple[list[Row | None], list[bool]]:
        """Return for every row the next one with a time, and whether it is the last of its list.

        It is the last where a heading comes before the next time, or no time comes.
        """
        following: list[Row | None] = []
        lasts: list[bool] = []
        after, last = None, True
        for row in reversed(self.rows):
            following.append(after)
            lasts.append(last)
            if row.stamp is not None:
                after, last = row, False
            elif row.sort == Sort.HEADING:
                last = True
        return following[::-1], lasts[::-1]

    def run(self) -> None:
        """Give every row its place."""
        place = 0
        rows = self.rows
        while place < len(rows):
            row = rows[place]
            if row.sort == Sort.TABLE and not row.fenced:
                place = self._table(place)
                continue
            if "<" in row.text and begins_table(row) and (behind := self._html_table(place)):
                place = behind
                continue
            self._row(row, place)
            self.blank = row.sort == Sort.BLANK
            place += 1

    def _row(self, row: Row, place: int) -> None:
        sort = row.sort
        if sort == Sort.BLANK:
            return
        if sort == Sort.RULE:
            self._rule(row)
        elif row.stamp is not None:
            self._stamped(row, row.stamp, place)
        elif sort == Sort.REFUSED:
            self.close()
            self.layout.items.append(Refused(row.line, row.reason))
        elif sort == Sort.HEADING:
            self._heading(row)
        elif not self._field(row, place):
            self._plain(row, place)

    def _rule(self, row: Row) -> None:
        """End the event above a rule that stands apart from it, but for one below a heading."""
        apart = self.blank and self.first is not None and not self.first.level
        if apart or ends_code(row.text):
            self.close()

    def _field(self, row: Row, place: int) -> bool:
        """Read a field such as “Date: 2025-03-14” with times of day below it, or stay."""
        following = self.next[place]
        hinted = any(map(row.text.__contains__, _DAY_HINTS)) or _YEAR_ENDS.search(row.text)
        if not hinted:
            return False
        bare = (
            following is not None
            and following.stamp is not None
            and (following.stamp.day is None and following.stamp.clock is not None)
        )
        day = (
            (
                weekday_alone(row)
                or field_day(row)
                or titled_day(row, alone=self.blank or row.line == 0)
            )
            if bare
            else None
        )
        if day is None or following is None:
            return False
        if heads_page(row, self.rows) or any(
            below.sort == Sort.HEADING for below in self.rows[place : following.line]
        ):
            return False
        self.close()
        self.layout.items.append(DayLine(day, row.line))
        return True

    def close(self) -> None:
        """End the open event."""
        self.open = self.first = None

    def _stamped(self, row: Row, stamp: Stamp, place: int) -> None:
        dated = stamp.clock is None and is_day_line(row, self.next[place])
        if dated and not self._is_whole_day(row, place):
            self._day_line(row, stamp)
            return
        begins = row.at if row.begins is None else row.begins
        head = row.name or row
        span = (head.start if row.name else row.start + begins, row.start + len(row.text))
        rest = row.rest.strip()
        text = f"{row.label}: {rest}".strip() if row.sort == Sort.STAMPED and row.label else rest
        text = row.label if row.sort == Sort.LABELLED else text
        mark = Mark(stamp, row.written, head.line, span, [text] if text else [], row.author)
        mark.depth = row.indent if row.bullet else 0
        mark.field = row.sort == Sort.LABELLED
        self.layout.items.append(mark)
        self.open, self.first = mark, row
        own = bool(rest) and not row.level
        self.told.begins(blank=self.blank, own=own, update=row.named)
        if stamp.lead and not (row.bullet or row.level or row.label):
            self._more_sentences(row, mark)

    def _more_sentences(self, row: Row, mark: Mark) -> None:
        """Part a line in which several sentences begin with a time into events."""
        for begin in _NEXT.finditer(row.text, row.words):
            cursor = Cursor(row.text, begin.end())
            stamp = maybe_stamp(cursor)
            ends = cursor.at
            if stamp is None or stamp.clock is None or not take_separator(cursor):
                continue
            before, start = mark.span[0], row.start + begin.end()
            mark.pieces = [row.text[row.words : begin.start()]]
            mark.span = (before, row.start + begin.start())
            written = row.text[begin.end() : ends]
            span = (start, row.start + len(row.text))
            mark = Mark(stamp, written, row.line, span, [row.text[cursor.at :]], row.author)
            row.words = cursor.at
            self.layout.items.append(mark)
            self.open = mark

    def _day_line(self, row: Row, stamp: Stamp) -> None:
        self.close()
        zone = declared_zone(f"time {row.text[row.ends :]}")
        if row.level or zone:
            self.layout.items.append(Section(row.line, row.level or BARE_LEVEL, zone))
        if stamp.day is not None:
            self.layout.items.append(DayLine(stamp.day, row.line))

    def _is_whole_day(self, row: Row, place: int) -> bool:
        """Tell whether text, but no time of day, stands below a day: it is an event itself."""
        following = self.next[place]
        own = _is_sibling(row, following)
        if following is not None and not own and not is_day_only(following):
            return False
        after = next((row for row in self.rows[place + 1 :] if row.sort != Sort.BLANK), None)
        if after is None or after.sort != Sort.PLAIN or _NOTHING.match(after.text):
            return False
        beside = own or _is_sibling(row, self.first)
        return self.days[day_shape(row)] > 1 or (row.level > 0 and beside)

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
        day = day_in_heading(row) if row.level > 1 else None
        if day is not None:
            self.layout.items.append(DayLine(day, row.line, row.level))

    def _plain(self, row: Row, place: int) -> None:
        first = self.first
        if first is None or self._apart(row, first, last=self.last[place]):
            self.close()
            self.layout.unused.append(row.line)
            return
        if row.sort == Sort.FENCE:
            return
        if self.blank:
            self.told.goes_on()
        text = _QUOTE.sub("", row.text) if row.quoted else row.text
        if row.fenced:
            self._append(row, text.rstrip(), "\n")
        elif row.bullet:
            self._listed(row, text)
        else:
            words = row.text[row.at :] if row.quoted else row.text
            words = _INDENT.sub("", words.strip())
            self._append(row, words, "\n" if self.blank else " ")

    def _listed(self, row: Row, text: str) -> None:
        """Give an entry of a list to the open event; below a day alone each is one of its own."""
        day, words = self.open, text.strip().lstrip("-*+•").strip()
        if day is None or not (day.stamp.day and day.stamp.clock is None) or self._told():
            self._append(row, _entry(text), "\n")
        elif not day.pieces:
            self.listed = row.indent
            self._append(row, words, "")
        elif row.indent == self.listed:
            span = (row.start, row.start + len(row.text))
            self.open = Mark(day.stamp, day.written, row.line, span, [words])
            self.layout.items.append(self.open)
        else:
            self._append(row, _entry(text), "\n")

    def _told(self) -> bool:
        """Tell whether the line that opened an event has words of its own."""
        first = self.first
        return first is not None and bool(first.rest.strip() or first.label)

    def _apart(self, row: Row, first: Row, *, last: bool) -> bool:
        """Tell whether a line stands beside the open event, not within it."""
        if row.fenced or row.sort == Sort.FENCE or first.level:
            return False
        if first.fenced or _OF_LIST.match(row.text):
            return True
        told = self._told()
        dotted = told and first.text.lstrip().startswith(_DOTS)
        if first.bullet and (row.bullet or dotted):
            return row.indent < first.indent or (row.indent == first.indent and told)
        if self._is_field(first) and _OTHER_FIELD.match(row.text):
            return True
        if not self.blank or row.indent > first.indent:
            return False
        summed = first.sort == Sort.LABELLED and not first.author
        field = summed and STATUS.match(first.label) is None
        return (first.bullet and told) or field or (last and self.told.ends_with_paragraph)

    def _is_field(self, row: Row) -> bool:
        """Tell whether a line is a name, a colon and a time, so that other fields stand below."""
        named = row.sort == Sort.LABELLED and row.label and not row.bullet
        return bool(named) and ":" in row.text[: row.at]

    def _append(self, row: Row, text: str, joint: str) -> None:
        if self.open is not None:
            pieces = self.open.pieces
            if not pieces:
                text, joint = _FIELD.sub("", text.removeprefix("- "), count=1), ""
            elif len(pieces) == 1 and pieces[0].endswith(":"):
                joint = " "
            elif len(pieces) == 1 and joint == " " and self._is_label():
                joint = ": "
            if text:
                pieces.append(f"{joint}{text}")
            begin, _ = self.open.span
            self.open.span = (begin, row.start + len(row.text))

    def _is_label(self) -> bool:
        """Tell whether the open event has only a label so far, to which the words below belong."""
        return self.first is not None and self.first.sort == Sort.LABELLED

    def _html_table(self, place: int) -> int:
        """Read the rows of a table in HTML; return where it ends, or 0 where it has no times."""
        block, end = html_table(self.rows, place)
        return end if self._read_table(block) else 0

    def _table(self, place: int) -> int:
        """Read the rows of a table that begins here; return where it ends."""
        end = place
        rows = self.rows
        while end < len(rows) and rows[end].sort == Sort.TABLE:
            end += 1
        block: list[Cells] = []
        for lines in _whole_rows(rows[place:end]):
            first, last = lines[0], lines[-1]
            span = (first.start, last.start + len(last.text))
            text = " ".join(row.text for row in lines)
            block.append(Cells(first.line, span, split_row(text)))
        if not self._read_table(block):
            for row in rows[place:end]:
                self._plain(row, row.line)
        return end

    def _read_table(self, block: list[Cells]) -> bool:
        """Take the events of a table; tell whether there are any."""
        found = read_table(block)
        if found is None:
            return False
        self.close()
        items, head, unused = found
        self.layout.items.extend(items)
        self.layout.columns = self.layout.columns or head
        self.layout.unused.extend(unused)
        return True

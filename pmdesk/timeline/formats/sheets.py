"""Tables with any columns, separated by commas, semicolons, tabs or bars.

The times in a table are written by people as anywhere else, so they are not read here: each row’s
date, time, end and zone become one line of a text, and whoever reads texts reads that. So a date
that stands in the first row only, a time past midnight and the order of day and month are
understood in a table as they are in a text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pmdesk.timeline.columns import Columns, DayOrder, Meaning, find_columns, head_meaning
from pmdesk.timeline.formats.rows import Row, sample
from pmdesk.timeline.formats.stamps import read_epoch
from pmdesk.timeline.reading import ReadEvent, Reading, Unread

_NUMBERS = re.compile(
    r"\b(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)\b"
)
_ZONE = re.compile(r"(?:UTC|GMT)\s?(?:[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{2,5}|[A-Z][a-z]+/[A-Z]\w+")
_ASIDE = re.compile(r"[(\[](?P<zone>[^)\]]+)[)\]]|\b(?P<last>UTC|GMT)$")
_ZONED = re.compile(r"(?:[A-Z]{3}|\dZ|:\d\d:\d\d\S*?\s?[+-]\d\d:?\d\d)\s*$")
_WORD = "row"
"""What stands for the words of a row, which could be mistaken for a part of its time."""


def is_timeline(rows: Sequence[Row]) -> bool:
    """Tell whether the head of a table names a time, so that its rows are events."""
    first = sample(rows)
    heads = [head_meaning(cell) for cell in first[0]] if first else []
    timed = Meaning.TIME in heads or Meaning.DATE in heads
    return timed and find_columns(first).has_head


def read_sheet(
    name: str, rows: Sequence[Row], columns: Columns | None, read_text: Callable[[str], Reading]
) -> Reading:
    """Return the rows as events; `columns` say what the columns mean, None finds that out."""
    first = sample(rows)
    columns = columns or find_columns(first)
    head = first[0] if columns.has_head and first else ()
    whole = [row for row in rows if not row.problem]
    body = whole[1:] if head else whole
    reading = read_text("\n".join(_line(row, columns, head) for row in body))
    events = (_event(event, body[event.line - 1], columns, head, name) for event in reading.events)
    return replace(
        reading,
        events=tuple(events),
        unread=tuple(_unread(rows, body, reading)),
        format="Table",
        columns=head or tuple(f"Column {n + 1}" for n in range(len(columns.meanings))),
        mapping=columns,
    )


def _line(row: Row, columns: Columns, head: Sequence[str]) -> str:
    """Return when a row happened as a line of text, in the order in which people write it."""
    day, time, end, zone = (
        _cell(row, columns, meaning)
        for meaning in (Meaning.DATE, Meaning.TIME, Meaning.END, Meaning.ZONE)
    )
    zone = zone or _head_zone(columns, head)
    start = " ".join(filter(None, (_plain(day, columns), _plain(time, columns))))
    span = f"{start} – {_plain(end, columns)}" if end and start else start
    named = span if not zone or _ZONED.search(span) else f"{span} {zone}"
    # Whatever blanks and line ends there are in cells, a row is one item of a list.
    return " ".join(f"- {named} - {_WORD}".split()) if named else ""


def _plain(cell: str, columns: Columns) -> str:
    """Return a cell as people would write it in a line; numbers and swapped days are told apart."""
    instant = read_epoch(cell)
    if instant:
        return f"{instant:%Y-%m-%d %H:%M:%S} UTC"
    return _NUMBERS.sub(lambda match: _day(match, columns.day_order), cell)


def _day(match: re.Match[str], order: DayOrder) -> str:
    if order is DayOrder.FOUND:
        return match[0]
    day, month = (match["one"], match["two"])
    if order is DayOrder.MONTH_FIRST:
        day, month = month, day
    year = match["year"] if len(match["year"]) > len("25") else f"20{match['year']}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _head_zone(columns: Columns, head: Sequence[str]) -> str:
    """Return the zone that the head of a time names, as in “Time (UTC)”."""
    for meaning in (Meaning.TIME, Meaning.DATE):
        place = columns.place(meaning)
        aside = _ASIDE.search(head[place]) if place is not None and place < len(head) else None
        zone = (aside["zone"] or aside["last"]).strip() if aside else ""
        if _ZONE.fullmatch(zone):
            return zone
    return ""


def _cell(row: Row, columns: Columns, meaning: Meaning) -> str:
    """Return what a row says; where several columns mean one thing, day and clock of an end do."""
    places = [place for place, one in enumerate(columns.meanings) if one is meaning]
    return " ".join(row.cells[place] for place in places if place < len(row.cells)).strip()


def _event(
    event: ReadEvent, row: Row, columns: Columns, head: Sequence[str], name: str
) -> ReadEvent:
    return event._replace(
        text=" – ".join(filter(None, (_text(row, columns, head), _beside(event)))),
        line=row.line,
        span=row.span,
        author=_cell(row, columns, Meaning.AUTHOR),
        source=_cell(row, columns, Meaning.SOURCE) or name,
        link=_cell(row, columns, Meaning.LINK),
    )


def _beside(event: ReadEvent) -> str:
    """Return the words that stood behind a time in its own cell."""
    return event.text.removesuffix(_WORD).strip(" –-:,;")


def _text(row: Row, columns: Columns, head: Sequence[str]) -> str:
    """Return what happened: first the columns whose head says so, then all others for text."""
    places = [place for place, one in enumerate(columns.meanings) if one is Meaning.TEXT]
    named = [p for p in places if p < len(head) and head_meaning(head[p]) is Meaning.TEXT]
    ordered = named + [place for place in places if place not in named]
    cells = (row.cells[place] for place in ordered if place < len(row.cells))
    return " – ".join(filter(None, cells))


def _unread(rows: Sequence[Row], body: Sequence[Row], reading: Reading) -> Iterator[Unread]:
    """Go through the rows of which no event was made, each with the reason."""
    read = {body[event.line - 1].line for event in reading.events}
    reasons = {body[unread.line - 1].line: unread.reason for unread in reading.unread}
    lines = {row.line for row in body}
    for row in rows:
        if row.problem or (row.line in lines and row.line not in read):
            reason = row.problem or reasons.get(row.line) or "It has no time that can be read."
            yield Unread(row.shown, row.line, row.span, reason)

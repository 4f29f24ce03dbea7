"""Tables whose rows are events: Markdown, pipes, tabs; columns in any order."""

from collections.abc import Sequence

from pmdesk.errors import InvalidValue
from pmdesk.timeline.layouts.marks import DayLine, Item, Mark, Refused
from pmdesk.timeline.layouts.markup import plain
from pmdesk.timeline.layouts.tables.cell_stamps import CellStamps, sign_digits
from pmdesk.timeline.layouts.tables.cells import Cells, is_rule, wiki_rows
from pmdesk.timeline.layouts.tables.columns import TableColumns, find_columns
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.zones import Zone, take_zone


def read_table(rows: Sequence[Cells]) -> tuple[list[Item], tuple[str, ...], list[int]] | None:
    """Return the marks of a table, its head and the lines not used, or None where no time is."""
    stamps = CellStamps()
    head, body = _head(wiki_rows(rows), stamps)
    sign_digits(head, body)
    stamps.know_days(head, body)
    columns = find_columns(head, body, stamps)
    if columns is None:
        return None
    items: list[Item] = []
    unused: list[int] = []
    day = ""
    for row in body:
        if 0 <= columns.day < len(row.cells):
            day = row.cells[columns.day] or day
        item = _item(row, columns, day, stamps)
        if item is not None:
            items.append(item)
        elif not _goes_on(row, columns, items):
            unused.append(row.line)
    return items, tuple(head), unused


def _goes_on(row: Cells, columns: TableColumns, items: list[Item]) -> bool:
    """Add the words of a row without a time to those of the row above."""
    last = items[-1] if items else None
    if not isinstance(last, Mark) or columns.time >= len(row.cells) or row.cells[columns.time]:
        return False
    words = " ".join(plain(cell) for cell in row.cells if cell)
    last.pieces.append(f"\n{words}" if words else "")
    last.span = (last.span[0], row.span[1])
    return True


def _head(rows: Sequence[Cells], stamps: CellStamps) -> tuple[list[str], list[Cells]]:
    rules = [place for place, row in enumerate(rows) if all(is_rule(c) for c in row.cells)]
    body = [row for place, row in enumerate(rows) if place not in rules]
    if body and (rules[:1] == [1] or not any(stamps.maybe(cell) for cell in body[0].cells)):
        return [plain(cell) for cell in body[0].cells], body[1:]
    return [], body


def _item(row: Cells, columns: TableColumns, day: str, stamps: CellStamps) -> Item | None:
    cells = row.cells
    if columns.time >= len(cells):
        return None
    written = cells[columns.time]
    try:
        stamp = stamps.of(written) or stamps.loosely(written)
        if stamp is not None and stamp.day is None and columns.day >= 0:
            stamp = _with_day(stamp, stamps.of(day))
        if stamp is not None and 0 <= columns.end < len(cells):
            stamp = _with_end(stamp, stamps.maybe(cells[columns.end]))
    except InvalidValue as error:
        return Refused(row.line, str(error))
    if stamp is None and not written.strip() and 0 <= columns.day < len(cells):
        stamp = stamps.maybe(cells[columns.day])
    if stamp is None:
        return None
    if columns.year and stamp.day and stamp.day.month and stamp.day.year is None:
        stamp = stamp._replace(day=stamp.day._replace(year=columns.year))
    zone = _zone(cells[columns.zones]) if 0 <= columns.zones < len(cells) else None
    used = {columns.time, columns.day, columns.end, columns.again, columns.who, *columns.lengths}
    used |= {columns.zones} if zone else set()
    words = [plain(cell) for place, cell in enumerate(cells) if place not in used]
    words = [
        word
        for word in [*words, stamps.beside(written)]
        if word.strip(" -–—") and not _weekday_only(word)
    ]
    if stamp.clock is None and stamp.day is not None and not words and stamp.end_day is None:
        return DayLine(stamp.day, row.line)
    author = plain(cells[columns.who]).strip(" -–—") if 0 <= columns.who < len(cells) else ""
    return Mark(
        stamp, plain(f"{day if columns.day >= 0 else ''} {written}".strip()), row.line, row.span,
        [" ".join(words)], author, zone or columns.zone,
    )  # fmt: skip


def _zone(cell: str) -> Zone | None:
    """Return the zone that a cell names and nothing else."""
    cursor = Cursor(plain(cell).strip())
    found = take_zone(cursor)
    return found if cursor.ended else None


_WEEKDAYS = pattern(r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]{0,6}\.?$")


def _weekday_only(word: str) -> bool:
    return _WEEKDAYS.match(word) is not None


def _with_day(stamp: Stamp, day: Stamp | None) -> Stamp:
    return stamp._replace(day=day.day) if day else stamp


def _with_end(stamp: Stamp, end: Stamp | None) -> Stamp:
    if end is None or end.clock is None or stamp.end_clock is not None:
        return stamp
    return stamp._replace(end_clock=end.clock, end_day=end.day)

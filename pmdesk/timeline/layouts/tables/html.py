"""Tables pasted as HTML: their rows, wherever the line breaks between the tags are."""

import html
import re
from collections.abc import Sequence

from pmdesk.timeline.layouts.row import Row
from pmdesk.timeline.layouts.tables.cells import Cells
from pmdesk.timeline.written.cursor import pattern

_BEGINS = pattern(r"\s*<table\b")
_ENDS = pattern(r"</table\s*>")
_ROW = re.compile(r"<tr\b[^<>]{0,500}>(.*?)(?=<tr\b|</tr|</table|$)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(
    r"<t[dh]\b[^<>]{0,500}>(.*?)(?=<t[dh]\b|</t[dhr]|</table|$)", re.IGNORECASE | re.DOTALL
)


def begins_table(row: Row) -> bool:
    """Tell whether a table begins with a line."""
    return not row.fenced and _BEGINS.match(row.text) is not None


def html_table(rows: Sequence[Row], place: int) -> tuple[list[Cells], int]:
    """Return the rows of a table that begins with a line, and where it ends.

    One that is not closed ends where another begins, so that no line is read twice.
    """
    first, end = rows[place], place + 1
    while end < len(rows) and not _ENDS.search(rows[end - 1].text) and not begins_table(rows[end]):
        end += 1
    text = "\n".join(row.text for row in rows[place:end])
    found = []
    for match in _ROW.finditer(text):
        line = first.line + text.count("\n", 0, match.start())
        span = (first.start + match.start(), first.start + match.end())
        cells = [" ".join(html.unescape(cell).split()) for cell in _CELL.findall(match[1])]
        found.append(Cells(line, span, cells))
    return found, end

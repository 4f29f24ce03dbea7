"""Times as arguments of the shortcodes and tags of a page’s source, before or after the words."""

import re

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import Cursor
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import maybe_stamp

_CODE = re.compile(
    r"\{\{[<%]\s{0,3}[\w/-]{1,30}\s[^{}\n]{3,300}[%>]\}\}|\{%-?\s{0,3}[\w-]{1,30}\s[^{}\n]{3,300}%\}"
    r"|<time\s[^<>\n]{3,300}>[^<>\n]{0,80}</time>"
)
_CLOSE = re.compile(r"\s*\{[{%]\S?\s{0,3}(?:/|end)[\w-]{1,30}\s{0,3}\S?[%}]\}\s*$")
"""A shortcode that only ends another."""
_MOMENT = re.compile(r"(?<![\w-])(?=(?:19|20)\d\d-\d\d-\d\d[T\s]\d)")
_SIGNS = re.compile(r"(?:[\s>*_`~|:•–—+-]|<[a-zA-Z][^<>\n]{0,80}>){0,40}")
"""What may stand before the first words of a line."""
_BULLET = re.compile(r"\s*(?:[-*+•]\s+)?")
_GAP = re.compile(r"[\s*_`]{0,8}(?:[-–—:|]{1,2}\s)?\s{0,8}")


def take_shortcode(row: Row) -> bool:
    """Read a line with its time in a shortcode before or behind its words; tell whether it is one.

    A line that only ends a shortcode is left out.
    """
    if ends_code(row.text):
        row.sort = Sort.RULE
        return True
    return any(_take(row, code) for code in _CODE.finditer(row.text))


def ends_code(text: str) -> bool:
    """Tell whether a line does no more than end a shortcode."""
    return _CLOSE.match(text) is not None


def _take(row: Row, code: re.Match[str]) -> bool:
    """Read a line by one of its shortcodes, or leave it as it is."""
    found = _moment(row.text, code)
    first = _SIGNS.fullmatch(row.text, 0, code.start()) is not None
    last = not row.text[code.end() :].strip(" .*_")
    if found is None or not (first or last):
        return False
    row.stamp, row.at, row.ends = found
    bullet = _BULLET.match(row.text)
    row.begins = bullet.end() if bullet else 0
    row.tracked = not first
    if first:
        gap = _GAP.match(row.text, code.end())
        row.sort, row.words = Sort.STAMPED, gap.end() if gap else code.end()
    else:
        row.label = row.text[row.begins : code.start()].rstrip()
        row.sort, row.words = Sort.LABELLED, len(row.text)
    return True


def _moment(text: str, code: re.Match[str]) -> tuple[Stamp, int, int] | None:
    """Return the stamp within a shortcode, and where it begins and ends."""
    begin = _MOMENT.search(text, *code.span())
    cursor = Cursor(text, begin.start()) if begin else None
    stamp = maybe_stamp(cursor) if cursor else None
    if cursor is None or begin is None or stamp is None or stamp.clock is None:
        return None
    if code[0].startswith("<") and not stamp.clock.after_midnight():
        return None  # A tag has to give a time of day for a mere date, too.
    return stamp, begin.start(), cursor.at

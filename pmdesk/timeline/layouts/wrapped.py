"""Times at the start of a line in which only a sentence goes on."""

import re
from collections import Counter

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import pattern

_MANY = 5
"""Lines that begin with their time in the same way, which are surely the entries of a list."""
_SHORT, _LONG = 20, 45
"""A line this long may have been wrapped in the middle of a sentence."""
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>")
_WRAP_WORDS = pattern(
    r".*\b(?:at|around|from|until|till|to|and|or|between|by|before|after|since|about|approximately|of|on|the|for|in|was|is)$"
)


def take_back_wrapped(marked: list[Row], rows: list[Row]) -> None:
    """Take back times at which only a long line was broken."""
    stamped = [row for row in marked if row.sort in {Sort.STAMPED, Sort.REFUSED}]
    plain = [row for row in stamped if not row.bullet and not row.level]
    long = [row for row in plain if row.line and len(rows[row.line - 1].text) > _SHORT]
    going_on = [row for row in long if _may_go_on(rows[row.line - 1], row)]
    shapes = Counter(_shape(row) for row in plain if row.sort == Sort.STAMPED) if going_on else {}
    for row in going_on:
        text = rows[row.line - 1].text.rstrip()
        listed = row.sort == Sort.STAMPED and shapes[_shape(row)] > _MANY
        broken = not listed and _WRAP_WORDS.match(text[-20:]) is not None
        alone = row.sort == Sort.STAMPED and shapes[_shape(row)] == 1 and not _begins_anew(row)
        if broken or (len(text) > _LONG and alone and text[-1:] not in ".:;!?)"):
            row.demote()


def _begins_anew(row: Row) -> bool:
    """Tell whether a line begins with a capital letter and has a sign behind its time."""
    return row.text[row.at].isupper() and ":" in row.text[row.ends : row.words]


def _may_go_on(before: Row, row: Row) -> bool:
    """Tell whether the sentence of one line may go on in the next."""
    if before.level or before.fenced != row.fenced:
        return False
    if before.sort == Sort.PLAIN:
        return before.indent == row.indent
    return before.sort == Sort.STAMPED and bool(before.rest.strip())


def _shape(row: Row) -> tuple[object, ...]:
    stamp = row.stamp
    between = _TAG.sub("", row.text[row.at : row.words]).rstrip()[-1:]
    return (
        row.bullet,
        row.level,
        between if not between.isalnum() else "",
        stamp is not None and stamp.day is not None,
        stamp is not None and stamp.clock is not None,
    )

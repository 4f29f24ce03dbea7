"""Times at the start of a line that a careful reader would not take for events."""

import re
from collections import Counter

from pmdesk.timeline.layouts.prose import take_back_prose
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.status import STATUS
from pmdesk.timeline.layouts.titles import read_dated_title, take_back_titles
from pmdesk.timeline.layouts.weak import take_back_weak
from pmdesk.timeline.layouts.wrapped import take_back_wrapped

_SOME = 2
_DEEP = 8
"""Blanks by which what is quoted below an entry may be indented."""
_MARKED = {Sort.HEADING, Sort.STAMPED, Sort.LABELLED, Sort.REFUSED, Sort.TABLE}
"""What a line is that is more than words."""
_SURE_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?::[0-5]\d|\s?[apAP]\.?[mM]\b)")
"""A time in a table that is no number of anything."""
_POSTED = ("posted", "updated", "edited")
_SERVED = re.compile(r"\d/[A-Z][a-z]{2}/\d{4}:")
"""How a web server writes days in its log."""


def take_back_doubtful(rows: list[Row]) -> None:
    """Take back the times that a careful reader would not take for events."""
    _front_matter(rows)
    marked = [row for row in rows if row.sort in _MARKED]
    _quotations(marked)
    _published(marked)
    take_back_weak(marked)
    _fences(marked)
    _logs(marked)
    _quoted_below(marked)
    _labels(marked)
    take_back_wrapped(marked, rows)
    take_back_titles(marked)
    _told_below(marked)
    _told_beside(marked)
    take_back_prose(marked, rows)
    read_dated_title(marked, rows)


def _front_matter(rows: list[Row]) -> None:
    if not rows or rows[0].text.strip() != "---":
        return
    for row in rows[1:40]:
        if row.text.strip() == "---":
            for inside in rows[: row.line + 1]:
                inside.demote()
            return


def _fences(rows: list[Row]) -> None:
    """Times in code and quotes below others are those of a log, unless nothing else has any."""
    outer = any(
        _SURE_CLOCK.search(row.text)
        if row.sort == Sort.TABLE
        else row.stamp is not None and not (row.level and row.is_dated)
        for row in rows
        if not row.fenced and not row.quoted
    )
    for row in rows:
        if outer and (row.fenced or row.quoted):
            row.demote()


def _quotations(rows: list[Row]) -> None:
    """Leave the lines alone with which mail programs begin what they quote."""
    for row in rows:
        if row.stamp is not None and row.text.rstrip().endswith("wrote:"):
            row.demote()


def _published(rows: list[Row]) -> None:
    """Leave the line alone that says when a text was posted whose sentences have times."""
    posted = [row for row in rows if row.stamp and row.stamp.lead.startswith(_POSTED)]
    if len(posted) != 1:
        return
    others = [row for row in rows if row is not posted[0] and row.stamp is not None]
    timed = sum(1 for row in others if row.stamp and row.stamp.clock)
    if timed > 1 or any(row.rest.strip() for row in others):
        posted[0].demote()


def _logs(rows: list[Row]) -> None:
    """Lines of a log between the entries of a list, or of a web server, are no entries."""
    stamped = [row for row in rows if row.sort == Sort.STAMPED]
    served = [
        row for row in stamped if "/" in row.text and _SERVED.search(row.text, row.at, row.words)
    ]
    for row in served if len(served) < len(stamped) else ():
        row.demote()
    if sum(1 for row in stamped if row.bullet or row.level) < _SOME:
        return
    for row in stamped:
        stamp = row.stamp
        exact = stamp is not None and stamp.day and stamp.clock and stamp.clock.exact
        if exact and not row.bullet and not row.level and "**" not in row.text[: row.at]:
            row.demote()


def _quoted_below(rows: list[Row]) -> None:
    """Lines that are indented far below all others are quoted there, as from a chat."""
    stamped = [row for row in rows if row.sort == Sort.STAMPED and not row.level]
    if not any(row.indent > _DEEP for row in stamped):
        return
    indents = Counter(row.indent for row in stamped).most_common(1)
    for usual, count in indents:
        for row in stamped if count > _SOME and count * 2 > len(stamped) else ():
            if row.indent > usual + _DEEP:
                row.demote()


def _labels(rows: list[Row]) -> None:
    """Take times at the end of a line for events only where they are like entries of a list."""
    for row in rows:
        if row.sort != Sort.LABELLED or row.stamp is None:
            continue
        listed = row.bullet or row.level > 0
        good = row.stamp.day is not None or listed or ":" in row.text[: row.at]
        good = good or STATUS.match(row.label) is not None
        if not good:
            row.demote()


def _told_below(rows: list[Row]) -> None:
    """Where times stand above words, a sentence with a time is a part of what is said there."""
    timed = [row for row in rows if row.stamp is not None and row.stamp.clock]
    heads = [row for row in timed if row.level or not row.rest.strip()]
    for row in timed if len(heads) >= max(_SOME, len(timed) / 2) else ():
        told = row.stamp is not None and row.stamp.lead and row.rest.strip()
        if told and not row.level and not row.bullet:
            row.demote()


def _told_beside(rows: list[Row]) -> None:
    """Where times begin the entries of a list, a sentence with a time beside it is no entry.

    Below moments that name their day, it is one that names none.
    """
    timed = [row for row in rows if row.stamp is not None and row.stamp.clock]
    heads = [row for row in timed if row.stamp and not row.stamp.lead]
    listed = sum(row.bullet for row in heads) > _SOME
    dated = sum(row.sort == Sort.STAMPED and row.names_day for row in heads) >= _SOME
    for row in timed if listed or dated else ():
        told = row.sort == Sort.STAMPED and row.stamp is not None and row.stamp.lead != ""
        beside = not row.level and not row.bullet and row.rest.strip() != ""
        if told and beside and (listed or not row.names_day):
            row.demote()

"""Times at the start of a line that a careful reader would not take for events."""

import re
from collections import Counter
from itertools import groupby, pairwise

from pmdesk.timeline.clocks import BARE
from pmdesk.timeline.cursor import pattern
from pmdesk.timeline.row import Row, Sort
from pmdesk.timeline.sections import sections, told_heads
from pmdesk.timeline.stamp import Stamp
from pmdesk.timeline.status import STATUS

_SOME, _MANY = 2, 5
_LONGEST_TITLE = 80
_SHORT, _LONG = 20, 45
"""A line this long may have been wrapped in the middle of a sentence."""
_MARKED = {Sort.HEADING, Sort.STAMPED, Sort.LABELLED, Sort.REFUSED, Sort.TABLE}
"""What a line is that is more than words."""
_CLOCK = re.compile(r"\d[:.h]\d\d|\d\s?[apAP]\.?[mM]\b")
_SURE_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?::[0-5]\d|\s?[apAP]\.?[mM]\b)")
"""A time in a table that is no number of anything."""
ASIDE = re.compile(r"\s*(?:\(.{0,80}\)|\[[^\[\]]{0,80}\])[\s:*_]*$")
"""What may stand behind a day alone on its line, such as “(all times UTC)”."""
_POSTED = ("posted", "updated", "edited")
_SERVED = re.compile(r"\d/[A-Z][a-z]{2}/\d{4}:")
"""How a web server writes days in its log."""
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>")
_WRAP_WORDS = pattern(
    r".*\b(?:at|around|from|until|till|to|and|or|between|by|before|after|since|about|approximately|of|on|the|for|in|was|is)$"
)


def take_back_doubtful(rows: list[Row]) -> None:
    """Take back the times that a careful reader would not take for events."""
    _front_matter(rows)
    marked = [row for row in rows if row.sort in _MARKED]
    _quotations(marked)
    _published(marked)
    _weak(marked)
    _fences(marked)
    _logs(marked)
    _labels(marked)
    _wrapped(marked, rows)
    _titles(marked)
    _told_below(marked)
    _told_beside(marked)
    _sentences(marked, rows)
    _dated_title(marked, rows)


def _front_matter(rows: list[Row]) -> None:
    if not rows or rows[0].text.strip() != "---":
        return
    for row in rows[1:40]:
        if row.text.strip() == "---":
            for inside in rows[: row.line + 1]:
                demote(inside)
            return


def demote(row: Row) -> None:
    """Make a line what it would be without its time."""
    if row.sort in {Sort.STAMPED, Sort.LABELLED, Sort.REFUSED}:
        row.sort = Sort.HEADING if row.level else Sort.PLAIN
        row.stamp, row.label = None, ""


def _fences(rows: list[Row]) -> None:
    """Times in code and quotes below others are those of a log, unless nothing else has any."""
    outer = any(
        _SURE_CLOCK.search(row.text)
        if row.sort == Sort.TABLE
        else row.stamp is not None and not (row.level and _is_dated(row))
        for row in rows
        if not row.fenced and not row.quoted
    )
    for row in rows:
        if outer and (row.fenced or row.quoted):
            demote(row)


def _names_day(row: Row) -> bool:
    return row.stamp is not None and row.stamp.day is not None


def _is_dated(row: Row) -> bool:
    """Tell whether a line has a day and no time of day."""
    return row.stamp is not None and row.stamp.day is not None and row.stamp.clock is None


def _quotations(rows: list[Row]) -> None:
    """Leave the lines alone with which mail programs begin what they quote."""
    for row in rows:
        if row.stamp is not None and row.text.rstrip().endswith("wrote:"):
            demote(row)


def _published(rows: list[Row]) -> None:
    """Leave the line alone that says when a text was posted whose sentences have times."""
    posted = [row for row in rows if row.stamp and row.stamp.lead.startswith(_POSTED)]
    if len(posted) != 1:
        return
    others = [row for row in rows if row is not posted[0] and row.stamp is not None]
    timed = sum(1 for row in others if row.stamp and row.stamp.clock)
    if timed > 1 or any(row.rest.strip() for row in others):
        demote(posted[0])


def _weak(rows: list[Row]) -> None:
    """Take 14.20 for a time where most times are written so, or alone on a line below a day.

    1420 needs that others are written so too, and that not all could be years.
    """
    timed = [row for row in rows if row.sort == Sort.STAMPED and row.stamp and row.stamp.clock]
    bare = [row for row in timed if _mark(row) == BARE and row.stamp and not row.stamp.day]
    signed = [row for row in bare if _separated(row)]
    for row in bare if signed else ():
        if not row.bullet and not _separated(row):
            demote(row)
    if (
        not signed
        or len(bare) < _SOME
        or all(row.text.startswith(("19", "20"), row.at) for row in bare)
    ):
        for row in bare:
            demote(row)
    dotted = [row for row in timed if _mark(row) == "."]
    if len(dotted) >= _SOME and len(dotted) * 2 > len(timed):
        return
    first = next((row.line for row in rows if _is_day(row)), len(rows))
    between = _between_others(timed)
    for row in dotted:
        alone = row.line > first and not (row.bullet or row.rest.strip())
        if row.stamp and row.stamp.weak and not (alone or row.line in between):
            demote(row)


def _between_others(timed: list[Row]) -> set[int]:
    """Return the lines of a list whose times lie between those of the lines around them."""
    found = set()
    for before, row, after in zip(timed, timed[1:], timed[2:], strict=False):
        told = [
            one.stamp.clock.seconds()
            for one in (before, row, after)
            if one.stamp and one.stamp.clock
        ]
        alike = row.bullet == before.bullet == after.bullet and _separated(row)
        if alike and told == sorted(told):
            found.add(row.line)
    return found


def _mark(row: Row) -> str:
    clock = row.stamp.clock if row.stamp else None
    return clock.mark if clock else ""


def _is_day(row: Row) -> bool:
    """Tell whether nothing but a day stands on a line."""
    return _is_dated(row) and not row.rest.strip()


def _logs(rows: list[Row]) -> None:
    """Lines of a log between the entries of a list, or of a web server, are no entries."""
    stamped = [row for row in rows if row.sort == Sort.STAMPED]
    served = [
        row for row in stamped if "/" in row.text and _SERVED.search(row.text, row.at, row.words)
    ]
    for row in served if len(served) < len(stamped) else ():
        demote(row)
    if sum(1 for row in stamped if row.bullet or row.level) < _SOME:
        return
    for row in stamped:
        stamp = row.stamp
        exact = stamp is not None and stamp.day and stamp.clock and stamp.clock.exact
        if exact and not row.bullet and not row.level and "**" not in row.text[: row.at]:
            demote(row)


def _labels(rows: list[Row]) -> None:
    """Take times at the end of a line for events only where they are like entries of a list."""
    for row in rows:
        if row.sort != Sort.LABELLED or row.stamp is None:
            continue
        listed = row.bullet or row.level > 0
        good = row.stamp.day is not None or listed or ":" in row.text[: row.at]
        good = good or STATUS.match(row.label) is not None
        if not good:
            demote(row)


def _wrapped(marked: list[Row], rows: list[Row]) -> None:
    """Take back times at which only a long line was broken."""
    stamped = [row for row in marked if row.sort in {Sort.STAMPED, Sort.REFUSED}]
    plain = [row for row in stamped if not row.bullet and not row.level]
    long = [row for row in plain if row.line and len(rows[row.line - 1].text) > _SHORT]
    going_on = [row for row in long if _may_go_on(rows[row.line - 1], row)]
    shapes = Counter(_shape(row) for row in plain if row.sort == Sort.STAMPED) if going_on else {}
    for row in going_on:
        text = rows[row.line - 1].text.rstrip()
        broken = _WRAP_WORDS.match(text[-20:]) is not None
        alone = row.sort == Sort.STAMPED and shapes[_shape(row)] == 1 and not _begins_anew(row)
        if broken or (len(text) > _LONG and alone and text[-1:] not in ".:;!?)"):
            demote(row)


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


def _titles(rows: list[Row]) -> None:
    """Take back the time in a title under which other headings are times."""
    stamped = [row for row in rows if row.level and row.stamp is not None]
    for place, row in enumerate(stamped):
        for later in stamped[place + 1 :]:
            if later.level <= row.level:
                break
            if row.rest.strip() and (later.stamp and later.stamp.clock):
                demote(row)
                break


def _told_below(rows: list[Row]) -> None:
    """Where times stand above words, a sentence with a time is a part of what is said there."""
    timed = [row for row in rows if row.stamp is not None and row.stamp.clock]
    heads = [row for row in timed if row.level or not row.rest.strip()]
    for row in timed if len(heads) >= max(_SOME, len(timed) / 2) else ():
        told = row.stamp is not None and row.stamp.lead and row.rest.strip()
        if told and not row.level and not row.bullet:
            demote(row)


def _told_beside(rows: list[Row]) -> None:
    """Where times begin the entries of a list, a sentence with a time beside it is no entry.

    Below moments that name their day, it is one that names none.
    """
    timed = [row for row in rows if row.stamp is not None and row.stamp.clock]
    heads = [row for row in timed if row.stamp and not row.stamp.lead]
    listed = sum(row.bullet for row in heads) > _SOME
    dated = sum(row.sort == Sort.STAMPED and _names_day(row) for row in heads) >= _SOME
    for row in timed if listed or dated else ():
        told = row.sort == Sort.STAMPED and row.stamp is not None and row.stamp.lead != ""
        beside = not row.level and not row.bullet and row.rest.strip() != ""
        if told and beside and (listed or not _names_day(row)):
            demote(row)


def _sentences(marked: list[Row], rows: list[Row]) -> None:
    """Leave prose that happens to begin with a day or a time alone, and what is no timeline."""
    placed = list(sections(marked))
    timed = _timed_tables(marked) if any(not inside for _, inside, _ in placed) else set()
    told = any(inside and (row.stamp or row.line in timed) for row, inside, _ in placed)
    title = next((row for row in rows if row.sort != Sort.BLANK), None)
    headed = told and any(told_heads(marked))
    full = sum(inside and _is_full(row) for row, inside, _ in placed)
    listed = full >= (_SOME if headed else _MANY)
    if told:
        _alone_elsewhere([row for row, inside, _ in placed if not inside])
    for row, inside, aside in placed:
        if row.sort == Sort.TABLE:
            elsewhere = not inside and (told or row.line not in timed)
            row.sort = Sort.PLAIN if aside or elsewhere else row.sort
        elif (
            row.stamp is not None and (aside or _is_prose(row, rows, inside=inside, listed=listed))
        ) or (
            not inside
            and not row.level
            and (row.label or (told and _is_dated(row) and row is not title))
        ):
            demote(row)


def _alone_elsewhere(rows: list[Row]) -> None:
    """Leave the one sentence alone that begins with a time outside of the timeline."""
    timed = [row for row in rows if row.sort == Sort.STAMPED and row.stamp and row.stamp.clock]
    if len(timed) != 1 or timed[0].bullet or timed[0].level:
        return
    row = timed[0]
    if row.rest.strip() and not row.text[row.ends : row.words].strip():
        demote(row)


def _dated_title(marked: list[Row], rows: list[Row]) -> None:
    """Take the day with which the first line begins for that of the times below it."""
    first = next((row for row in rows if row.sort != Sort.BLANK), None)
    if first is None or first.stamp is None or first.bullet or first.stamp.day is None:
        return
    timed = [row for row in marked if row.stamp and row.stamp.clock and row is not first]
    if first.stamp.clock is not None and _heads_timeline(first, rows):
        _make_title(first)
    elif first.stamp.clock is not None:
        _timed_title(first, timed)
    elif first.rest.strip() and any(row.stamp and row.stamp.day is None for row in timed):
        first.words, first.level = len(first.text), 1
        _more_titles(marked, first)


def _timed_title(first: Row, timed: list[Row]) -> None:
    """Take a first line that ends with a moment for the title of the entries below it.

    It is one where the first entry has the same time, or where it is a heading and they are none.
    """
    if first.sort != Sort.LABELLED or first.stamp is None or not timed:
        return
    if first.level and not any(row.level for row in timed):
        alike = True
    else:
        stamp, own = timed[0].stamp, first.stamp.clock
        clock = stamp.clock if stamp is not None and stamp.day is None else None
        same = own and clock and own.after_midnight() == clock.after_midnight()
        alike = bool(same) and not first.level and ":" not in first.label
    if alike:
        _make_title(first)


def _heads_timeline(first: Row, rows: list[Row]) -> bool:
    """Tell whether a heading stands above one that says that a timeline begins."""
    return first.level > 0 and any(row.level > first.level for row in told_heads(rows))


def _make_title(first: Row) -> None:
    """Leave of a line the day that it names."""
    first.stamp = Stamp(day=first.stamp.day if first.stamp else None)
    first.sort, first.label, first.words, first.level = Sort.STAMPED, "", len(first.text), 1


def _more_titles(rows: list[Row], first: Row) -> None:
    """Take lines with a day and words above others with times for titles, as the first is one."""
    for row, below in pairwise(rows):
        dated = row.sort == Sort.STAMPED and _is_dated(row)
        rest = row.rest.strip()
        alike = (
            0 < len(rest) < _LONGEST_TITLE
            and rest[-1] != "."
            and not row.level
            and row.bullet == first.bullet
        )
        if dated and alike and below.stamp and below.stamp.day is None and below.stamp.clock:
            row.words, row.level = len(row.text), 1


def _timed_tables(rows: list[Row]) -> set[int]:
    """Return the lines of tables in which times of day stand, and not only days."""
    tables = [row for row in rows if row.sort == Sort.TABLE]
    found: set[int] = set()
    for _, numbered in groupby(enumerate(tables), key=lambda pair: pair[1].line - pair[0]):
        block = [row for _, row in numbered]
        if any(_CLOCK.search(row.text) for row in block):
            found.update(row.line for row in block)
    return found


def _is_full(row: Row) -> bool:
    """Tell whether a line has a day with its year."""
    return row.stamp is not None and row.stamp.day is not None and row.stamp.day.year is not None


def _is_prose(row: Row, rows: list[Row], *, inside: bool, listed: bool) -> bool:
    """Tell whether a line is a sentence; full days begin the entries of a `listed` timeline."""
    stamp = row.stamp
    if stamp is None or row.sort != Sort.STAMPED or not row.rest.strip():
        return False
    dated_only = _is_dated(row)
    if dated_only and not row.bullet and not row.level:
        if ASIDE.match(row.rest):
            return False
        entry = inside and listed and _is_full(row)
        return bool(stamp.lead) or not (entry or _separated(row) or _opens(row, rows))
    if dated_only and row.level == 1:
        return True
    return not inside and bool(stamp.lead or dated_only)


def _opens(row: Row, rows: list[Row]) -> bool:
    """Tell whether a full date and a new sentence begin a paragraph below times of day."""
    above = rows[row.line - 1] if row.line else None
    starts = above is not None and above.sort == Sort.BLANK and row.rest[:1].isupper()
    before = rows[: row.line] if _is_full(row) and starts else []
    return any(other.stamp is not None and other.stamp.clock for other in before)


def _separated(row: Row) -> bool:
    return any(
        mark in row.text[row.at : row.words]
        for mark in (":", " -", " –", " —", "|", "\t", "*", "]", "   ")
    )

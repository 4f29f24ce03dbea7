"""Copies of status pages: a status, what is said, and a time above, between or below them."""

import re

from pmdesk.timeline.layouts.bylines import LEAD, stand_below
from pmdesk.timeline.layouts.marks import DayLine, Layout, Mark
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import pattern
from pmdesk.timeline.written.stamp import Stamp

STATUS = pattern(
    r"\W*(?P<status>investigating|identified|monitoring|resolved|update|completed|in\sprogress"
    r"|scheduled|verifying|post-?mortem|investigation|mitigated|recovered|fixed|recovering"
    r"|opened|reopened|closed|acknowledged|restored|solved|degraded\sperformance|partial\soutage|major\soutage|maintenance)\b\W{0,3}?"
    r"(?P<rest>\s*[-–—:]\s*.*|\s*)$"
)
_REPORT = pattern(r"\s*incident report for\b")
"""What a status page says below the title of an incident."""
_SHORT = re.compile(r"[\s*_]*[A-Z][a-z]+(?:\s[a-z]+)?[\s*_:]*$")


def read_states(rows: list[Row], stamped: list[Row]) -> None:
    """Read a status on one line, the time on the next and the words below."""
    found: list[tuple[Row, Row, bool]] = []
    for row in stamped:
        alone = row.sort == Sort.STAMPED and not row.level and not row.rest.strip()
        if not alone or not 0 < row.line < len(rows) - 1:
            continue
        before, after = _beside(rows, row.line, -1), _beside(rows, row.line, 1)
        if before.sort != Sort.PLAIN or after.sort != Sort.PLAIN:
            continue
        state = STATUS.match(before.text)
        known = state is not None and not state["rest"].strip()
        near = after.line - before.line == len((before, row))
        if known or (near and _SHORT.match(before.text)):
            found.append((before, row, known))
    if any(known for _, _, known in found):
        for before, row, _ in found:
            row.label, before.sort = before.text.strip(" *_:"), Sort.RULE


def _beside(rows: list[Row], place: int, step: int) -> Row:
    """Return the next line that is not blank, before or behind another, or that one itself."""
    at = place + step
    while 0 <= at < len(rows) and rows[at].sort == Sort.BLANK:
        at += step
    return rows[at if 0 <= at < len(rows) else place]


def texts_first(rows: list[Row]) -> bool:
    """Tell whether times stand below or behind their words, as on status pages."""
    tracked = len([row for row in rows if row.tracked])
    if tracked:
        return tracked * 2 > sum(1 for row in rows if row.stamp and row.stamp.clock)
    alone = [
        place for place, row in enumerate(rows)
        if row.sort == Sort.STAMPED and not row.rest.strip() and not row.level and row.stamp
        and row.stamp.clock
    ]  # fmt: skip
    if not alone:
        return False
    leads = {place: (rows[place].stamp or Stamp()).lead for place in alone}
    if LEAD in leads.values():
        return stand_below(rows)
    posted = [place for place, lead in leads.items() if lead.startswith("posted")]
    if posted:
        return len(posted) * 2 >= len(alone)
    above = [place for place in alone if _status_above(rows, place)]
    return len(above) * 2 > len(alone) or _all_end(rows, alone)


def _all_end(rows: list[Row], alone: list[int]) -> bool:
    """Tell whether a text ends with a time, each of which has words directly above it."""
    last = max(place for place, row in enumerate(rows) if row.sort != Sort.BLANK)
    timed = sum(1 for row in rows if row.stamp is not None and row.stamp.clock)
    below = all(place and rows[place - 1].sort == Sort.PLAIN for place in alone)
    return below and last == alone[-1] and len(alone) == timed > 1


def _status_above(rows: list[Row], place: int) -> bool:
    """Tell whether the words above a time begin with a status, and do not end with it."""
    for before in range(place - 1, -1, -1):
        row = rows[before]
        if row.stamp is not None or row.level:
            return False
        match = STATUS.match(row.text) if row.sort == Sort.PLAIN else None
        if match:
            return bool(match["rest"].strip(" -–—:")) or before < place - 1
    return False


def collect_upwards(rows: list[Row], layout: Layout) -> None:
    """Give every time the words above it, from the line with its status on."""
    above: list[Row] = []
    for row in rows:
        if row.sort in {Sort.BLANK, Sort.RULE}:
            if row.text.strip() == "---":
                layout.unused += [before.line for before in above]
                above = []
            continue
        stamp = row.stamp
        told = stamp is not None and stamp.clock and (row.rest.strip() or _is_field(row))
        if stamp is None or row.level or told:
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


def _is_field(row: Row) -> bool:
    """Tell whether a line is a part of what is said, such as “Start: 14:20”."""
    return row.sort == Sort.LABELLED and not row.tracked


def _with_words_above(row: Row, stamp: Stamp, above: list[Row], layout: Layout) -> Mark:
    """Return a mark with the words between its status and its time."""
    if row.tracked:
        above = [*above, Row(Sort.PLAIN, row.line, row.start, row.label)]
    states = [STATUS.match(before.text) for before in above]
    begin = next((place for place, state in enumerate(states) if state), None)
    if begin is None:
        heads = (n for n, before in enumerate(above) if before.level or _REPORT.match(before.text))
        begin = max((place + 1 for place in heads), default=0)
    layout.unused += [before.line for before in above[:begin]]
    words = above[begin:]
    first = words[0] if words else row
    mark = Mark(stamp, row.written, first.line, (first.start, row.start + len(row.text)))
    mark.author = row.author
    mark.pieces = [f"{before.text.strip()} " for before in words]
    state = states[begin] if words else None
    if state and not state["rest"].strip():
        mark.pieces[0] = f"{first.text.strip()}: "
    return mark

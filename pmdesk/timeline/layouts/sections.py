"""Which parts of a text are its timeline, and which are none, as their headings say."""

from collections.abc import Iterator
from itertools import zip_longest

from pmdesk.timeline.layouts.headings import BARE_LEVEL
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import pattern

_PHASE = pattern(
    r"[\s*_]*(?:detection|response|investigation|containment|mitigation|recovery|resolution)[\s*_:]*$"
)
"""How the parts of a timeline are called."""
_BLANKS = 2
"""How many lines below a heading a part of it begins at the latest."""
_TITLE = pattern(
    r"\b(?:time\s?line|chronolog(?:y|ie)|sequence of events|timetable|event log|zeitleiste"
    r"|(?:zeitlicher\s)?(?:ver|ab)lauf|cronología|linha do tempo|línea de tiempo)\b"
    r"|タイムライン|時系列"
)
_ASIDE_TITLE = pattern(
    r"\b(?:impact|summary|overview|actions?|follow|lessons?|learn|causes?|went|resolution|recover"
    r"|remediat|prevent|technical|appendix|references?|links?|conclusion|background|analysis"
    r"|next|todo|to do|improve|corrective|metrics|glossary|tasks?|plugins?|logs?$)"
)


def sections(rows: list[Row]) -> Iterator[tuple[Row, bool, bool]]:
    """Go through rows, telling whether each is in a timeline, or in a section that is none.

    Where no heading says so, all are in one.
    """
    titled = any(told_heads(rows))
    inside, aside, level = not titled, False, 0
    for row, after in zip_longest(rows, rows[1:]):
        if row.sort != Sort.HEADING:
            yield row, inside, aside
            continue
        if titled and _TITLE.search(row.text):
            inside, level = True, row.level
        elif titled and inside and row.level <= level and not _is_part(row, after):
            inside = False
        aside = titled and not inside and _ASIDE_TITLE.search(row.text) is not None


def _is_part(row: Row, after: Row | None) -> bool:
    """Tell whether a heading without marks only parts a timeline: a time stands right below it."""
    phase = row.level == BARE_LEVEL and _PHASE.match(row.text)
    if not phase or after is None or after.line > row.line + _BLANKS:
        return False
    return after.sort == Sort.STAMPED and after.stamp is not None and after.stamp.clock is not None


def told_heads(rows: list[Row]) -> Iterator[Row]:
    """Go through the headings that say that a timeline begins."""
    return (row for row in rows if row.sort == Sort.HEADING and _TITLE.search(row.text))


def told_rows(rows: list[Row]) -> Iterator[Row]:
    """Go through the rows below headings that say that a timeline begins."""
    if any(told_heads(rows)):
        yield from (row for row, inside, _ in sections(rows) if inside)

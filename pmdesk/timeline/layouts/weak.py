"""Numbers such as 14.20 and 1420, which are times only where enough speaks for that."""

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.clocks import BARE

_SOME = 2


def take_back_weak(rows: list[Row]) -> None:
    """Take 14.20 for a time where most times are written so, or alone on a line below a day.

    1420 needs that others are written so too, and that not all could be years.
    """
    timed = [row for row in rows if row.sort == Sort.STAMPED and row.stamp and row.stamp.clock]
    bare = [row for row in timed if _mark(row) == BARE and row.stamp and not row.stamp.day]
    signed = [row for row in bare if row.is_separated]
    for row in bare if signed else ():
        if not row.bullet and not row.is_separated:
            row.demote()
    if (
        not signed
        or len(bare) < _SOME
        or all(row.text.startswith(("19", "20"), row.at) for row in bare)
    ):
        for row in bare:
            row.demote()
    dotted = [row for row in timed if _mark(row) == "."]
    if len(dotted) >= _SOME and len(dotted) * 2 > len(timed):
        return
    if not dotted:
        return
    first = next((row.line for row in rows if _is_day(row)), len(rows))
    between = _between_others(timed)
    for row in dotted:
        alone = row.line > first and not (row.bullet or row.rest.strip())
        if row.stamp and row.stamp.weak and not (alone or row.line in between):
            row.demote()


def _between_others(timed: list[Row]) -> set[int]:
    """Return the lines of a list whose times lie between those of the lines around them."""
    found = set()
    for before, row, after in zip(timed, timed[1:], timed[2:], strict=False):
        told = [
            one.stamp.clock.seconds()
            for one in (before, row, after)
            if one.stamp and one.stamp.clock
        ]
        alike = row.bullet == before.bullet == after.bullet and row.is_separated
        if alike and told == sorted(told):
            found.add(row.line)
    return found


def _mark(row: Row) -> str:
    clock = row.stamp.clock if row.stamp else None
    return clock.mark if clock else ""


def _is_day(row: Row) -> bool:
    """Tell whether nothing but a day stands on a line."""
    return row.is_dated and not row.rest.strip()

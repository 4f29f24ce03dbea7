"""What holds for a whole text: what 3/4/2025 means, which way it runs, which clock it has."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from pmdesk.errors import InvalidValue
from pmdesk.timeline.layouts.marks import DayLine, Item, Layout, Mark, Section
from pmdesk.timeline.written.clocks import NOON, Clock
from pmdesk.timeline.written.days import Day, settle

LAST_RESORT = date(2000, 1, 1)
"""The day of times where neither the text nor anyone else names one."""

NEXT_DAY = timedelta(hours=6)
"""A step against the order this long, without a new date, is a step to another day."""
_DAY = 86_400
"""In seconds, as everything here that is compared for every time of a text."""
_HALF_DAY = _DAY / 2
_HALF_WEEK = timedelta(days=3)


def days_of(layout: Layout) -> list[Day]:
    """Return every day that is written in a text, last the one that it names as its own."""
    found = []
    for item in layout.items:
        if isinstance(item, DayLine):
            found.append(item.day)
        elif isinstance(item, Mark):
            if item.stamp.day:
                found.append(item.stamp.day)
            if item.stamp.end_day:
                found.append(item.stamp.end_day)
    return [*found, layout.day] if layout.day else found


def month_first(layout: Layout, default: date | None) -> tuple[bool, bool]:
    """Return whether months come first in 3/4/2025, and whether nothing in the text settles it."""
    days = days_of(layout)
    orders = {day.order for day in days if day.order}
    open_days = [day for day in days if day.either]
    if orders or not open_days:
        return orders == {"month"}, False
    spreads = [_spread(open_days, default, month_first=first) for first in (False, True)]
    if spreads[0] != spreads[1]:
        return spreads[1] < spreads[0], True
    return _american(layout), True


def _spread(days: Sequence[Day], default: date | None, *, month_first: bool) -> int:
    """Return over how many days a reading of the numbers spreads, and how far from the default."""
    found = [settle(day, default or LAST_RESORT, month_first=month_first) for day in days]
    away = abs((found[0] - default).days) if default else 0
    return (max(found) - min(found)).days + away


def _american(layout: Layout) -> bool:
    zones = [item.stamp.zone for item in layout.items if isinstance(item, Mark)]
    return any(zone.region.startswith("America/") for zone in [*zones, layout.zone] if zone)


def first_full_day(layout: Layout, *, month_first: bool) -> date | None:
    """Return the first day of a text that has its year."""
    for day in [*days_of(layout), layout.mentioned]:
        if day is not None and day.year is not None:
            try:
                return settle(day, LAST_RESORT, month_first=month_first)
            except InvalidValue:
                continue
    return None


def has_halves(items: Iterable[Item]) -> bool:
    """Tell whether a text has a 12-hour clock, so that a bare time leaves its half open."""
    clocks = [item.stamp.clock for item in items if isinstance(item, Mark) and item.stamp.clock]
    halves = [clock for clock in clocks if clock.half]
    return bool(halves) and never_late(clocks) and not any(clock.odd_half for clock in halves)


def never_late(clocks: Iterable[Clock]) -> bool:
    """Tell whether no clock shows an hour that only a 24-hour clock has."""
    return not any(not clock.half and (clock.hour > NOON or clock.hour == 0) for clock in clocks)


def newest_first(items: Sequence[Item], near: date, *, month_first: bool, halves: bool) -> bool:
    """Tell whether a text runs back in time."""
    steps = list(_steps(items, near, month_first=month_first, halves=halves))
    ways = [_way(step, dated=dated) for step, dated in steps]
    ups, downs = ways.count(1), ways.count(-1)
    return downs > max(ups, 1) and _cost(steps, -1) < _cost(steps, 1)


def _way(step: float, *, dated: bool) -> int:
    """Return whether a step goes on or back; without a day half a day and more is over midnight."""
    way = (step > 0) - (step < 0)
    return way if dated or abs(step) < _HALF_DAY else -way


def days_back(items: Sequence[Item], near: date, *, halves: bool) -> int:
    """Return how many midnights a text without days crosses that runs back in time."""
    if any(
        isinstance(item, DayLine) or (isinstance(item, Mark) and item.stamp.day) for item in items
    ):
        return 0
    steps = _steps(items, near, month_first=False, halves=halves)
    return sum(step >= NEXT_DAY.total_seconds() for step, _ in steps)


def _cost(steps: Sequence[tuple[float, bool]], sign: int) -> float:
    """Return how much time passes in all where a text runs in the direction of the sign."""
    total = 0.0
    for step, dated in steps:
        on = step * sign
        total += (abs(on) if on < 0 else 0) if dated else on % _DAY
    return total


def _steps(
    items: Sequence[Item], near: date, *, month_first: bool, halves: bool
) -> Iterator[tuple[float, bool]]:
    """Return the seconds from each time to the next, and whether days are written between them."""
    day, before, dated, known = near, None, False, False
    for item in items:
        if isinstance(item, Section):
            continue
        if isinstance(item, DayLine | Mark):
            written = item.day if isinstance(item, DayLine) else item.stamp.day
            if written is not None and written.shift is None:
                try:
                    near = day + _HALF_WEEK if written.bare_weekday and known else day
                    day = settle(written, near, month_first=month_first, may_follow=known)
                    dated = known = True
                except InvalidValue:
                    continue
        clock = item.stamp.clock if isinstance(item, Mark) else None
        if clock is None or (halves and not clock.half):
            continue
        now = day.toordinal() * _DAY + clock.seconds()
        if before is not None:
            yield now - before, dated
        before, dated = now, False

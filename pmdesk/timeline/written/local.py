"""From the time on a wall to the one instant it means, where clocks jump too."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple


class Read(NamedTuple):
    """An instant in UTC, and a sentence where the wall leaves more than one or no answer."""

    instant: datetime
    note: str = ""


def to_utc(local: datetime, zone: tzinfo, *, after: datetime | None = None) -> Read:
    """Return the instant of a naive local time.

    A time that came twice is the first of both, unless only the second comes after `after`. One
    that the clocks left out is as long after the jump as it claims to be.
    """
    if zone is UTC:
        return Read(local.replace(tzinfo=UTC))
    steady = _offset_all_day(zone, local.date())
    if steady is not None:
        return Read((local - steady).replace(tzinfo=UTC))
    first = local.replace(tzinfo=zone, fold=0)
    if first.utcoffset() == first.replace(fold=1).utcoffset():
        return Read(first.astimezone(UTC))
    earlier, later = first.astimezone(UTC), first.replace(fold=1).astimezone(UTC)
    if earlier > later:
        shown = earlier.astimezone(zone)
        return Read(earlier, f"The clocks skipped {local:%H:%M} that day; taken as {shown:%H:%M}.")
    second = after is not None and earlier < after <= later
    which = "second" if second else "first"
    note = f"The clocks went back and {local:%H:%M} came twice; taken as the {which}."
    return Read(later if second else earlier, note)


def on_wall(instant: datetime, zone: tzinfo) -> datetime:
    """Return what the clocks of a zone show at an instant, as a naive time."""
    shown = instant if zone is UTC else instant.astimezone(zone)
    return shown.replace(tzinfo=None)


@lru_cache(maxsize=512)
def _offset_all_day(zone: tzinfo, day: date) -> timedelta | None:
    """Return the offset of a day on which no clock jumps: most times of a text share theirs."""
    midnight = datetime.combine(day, time(), zone)
    offset = midnight.utcoffset()
    if isinstance(zone, timezone) or day == date.max:
        return offset
    return offset if offset == (midnight + timedelta(days=1)).utcoffset() else None

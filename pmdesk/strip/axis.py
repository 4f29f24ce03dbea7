"""The axis of time: round times as close as their texts allow, days, and changes of the clocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from pmdesk.dates import MONTHS, short_day
from pmdesk.strip.window import Window


@dataclass(frozen=True)
class Tick:
    """A round time; `is_day` where a day begins."""

    moment: datetime
    text: str
    is_day: bool = False


@dataclass(frozen=True)
class Turn:
    """A moment at which the clocks are changed."""

    moment: datetime
    text: str


WIDEST_TEXT = "Sep 2000"
_SECONDS = (1, 2, 5, 10, 15, 30)
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
_STEPS = (
    *(timedelta(seconds=n) for n in _SECONDS),
    *(timedelta(minutes=n) for n in _MINUTES),
    *(timedelta(days=n) for n in _DAYS),
)
_A_DAY, _A_MONTH, _A_MINUTE = timedelta(days=1), timedelta(days=31), timedelta(minutes=1)
_LONGEST_WITH_TURNS = timedelta(days=400)


def ticks(window: Window, zone: tzinfo, least: timedelta, *, dated: bool) -> Iterator[Tick]:
    """Mark round times on the clocks of a zone that are at least `least` apart.

    A time that a change of the clocks leaves out is left out here too, one that comes twice is
    marked twice. With `dated`, the first says its day where no day begins in the window.
    """
    step = next((step for step in _STEPS if step >= least), None)
    found = list(_months(window, zone, least) if step is None else _times(window, zone, step))
    if dated and found and not any(tick.is_day for tick in found):
        first = found[0]
        day = short_day(first.moment.astimezone(zone))
        found[0] = Tick(first.moment, f"{day} {first.text}")
    yield from found


def _times(window: Window, zone: tzinfo, step: timedelta) -> Iterator[Tick]:
    first, last = (_wall(moment, zone) for moment in (window.start, window.end))
    base = datetime.combine(first, datetime.min.time())
    if step > _A_DAY and first.toordinal() > step.days:
        base -= timedelta(days=(first.toordinal() - 1) % step.days)
    for number in range((first - base) // step, (last - base) // step + 1):
        wall = base + number * step
        for moment in _moments_of(wall, zone, step):
            if window.start <= moment <= window.end:
                is_day = wall.time() == datetime.min.time()
                yield Tick(moment, short_day(wall) if is_day else _clock(wall, step), is_day)


def _moments_of(wall: datetime, zone: tzinfo, step: timedelta) -> list[datetime]:
    """Return when the clocks show a time: once, not at all, or twice where steps are short."""
    moments = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = [moment for moment in dict.fromkeys(moments) if _wall(moment, zone) == wall]
    if not real and wall.time() == datetime.min.time():
        return moments[:1]
    return real if len(real) > 1 and real[1] - real[0] >= step else real[:1]


def _months(window: Window, zone: tzinfo, least: timedelta) -> Iterator[Tick]:
    step = next((n for n in _MONTHS if n * timedelta(days=28) >= least), _MONTHS[-1])
    first, last = (_wall(moment, zone) for moment in (window.start, window.end))
    months = range(first.year * 12 // step * step, last.year * 12 + last.month, step)
    for month in months:
        if month // 12 < date.min.year:
            continue
        wall = datetime(month // 12, month % 12 + 1, 1)  # noqa: DTZ001 - a time on a wall
        moment = wall.replace(tzinfo=zone).astimezone(UTC)
        if window.start <= moment <= window.end:
            yield Tick(moment, f"{MONTHS[month % 12]} {wall.year}", is_day=True)


def _clock(wall: datetime, step: timedelta) -> str:
    return f"{wall:%H:%M:%S}" if step < _A_MINUTE else f"{wall:%H:%M}"


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def turns(window: Window, zone: tzinfo) -> Iterator[Turn]:
    """Find where the clocks of a zone change; in a window of many years, that is no news."""
    if window.length > _LONGEST_WITH_TURNS:
        return
    start = window.start
    while start < window.end:
        end = min(start + _A_DAY, window.end)
        before, after = (moment.astimezone(zone).utcoffset() for moment in (start, end))
        if before is not None and after is not None and before != after:
            way = "forward" if after > before else "back"
            yield Turn(_changed(start, end, zone), f"Clocks go {way} {_hours(abs(after - before))}")
        start = end


def _changed(start: datetime, end: datetime, zone: tzinfo) -> datetime:
    """Return the minute at which the clocks change between two moments, by halving."""
    before = start.astimezone(zone).utcoffset()
    while end - start > timedelta(seconds=1):
        middle = start + (end - start) / 2
        if middle.astimezone(zone).utcoffset() == before:
            start = middle
        else:
            end = middle
    return end.replace(second=0, microsecond=0)


def _hours(length: timedelta) -> str:
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"


def read(moment: datetime, zone: tzinfo, precision: timedelta, *, dated: bool) -> str:
    """Say a moment as exactly as the place on the strip allows, `precision` being one unit."""
    local = moment.astimezone(zone)
    day = f"{short_day(local)} " if dated else ""
    return f"{day}{local:%H:%M:%S}" if precision < timedelta(seconds=5) else f"{day}{local:%H:%M}"

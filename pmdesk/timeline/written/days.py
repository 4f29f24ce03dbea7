"""How people write days: as a pattern, as what was written, and as the date that is meant."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from pmdesk.errors import InvalidValue
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.east import take_east_day
from pmdesk.timeline.written.names import AT, MONTHS, WEEKDAYS

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_LEAP_YEARS = 9
"""Within this many years there is a 29 February."""
_CENTURY = 2000
_MONTHS_IN_YEAR = 12
_AHEAD = timedelta(days=62)
"""How far after the day that is known a day without a year may lie."""
_HALF_YEAR = timedelta(days=183)

_MONTH = "|".join(MONTHS)
_YEAR = r"(?:19|20|21)\d\d"
_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_OF = r"(?:\s+(?:of|de))?"
_AT = f"(?:at|{'|'.join(AT)})"
_CLOCK_NEXT = r"(?=[,|\s]\s{0,3}(?:" + _AT + r"\.?\s)?~?\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m\b))"
_NUMBERS = pattern(
    rf"(?P<iso>{_YEAR})(?P<mark>[-/.])(?P<iso_month>\d{{1,2}})(?P=mark)(?P<iso_day>\d{{1,2}})"
    r"(?:(?<=-\d\d)/\d\d(?![\d/]|:\d))?(?!\d|\.\d|-(?!\d\d:\d\d)\d|/\d{1,2}(?![\d:]))"
    rf"|(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<second>\d{{1,2}})(?P=sign)"
    rf"(?:(?P<year>{_YEAR})(?![\d/]|[.-]\d)|(?P<short>\d\d)(?:(?<=/\d\d)(?![\d/]|:\d)|{_CLOCK_NEXT}))"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\.?{_OF}[\s/-]{{0,3}}(?P<month>{_MONTH})(?![^\W\d_])\.?"
    rf"(?:,?{_OF}[\s/-]{{0,3}}(?P<named_year>{_YEAR})(?!\d|:\d(?!\d:\d\d:\d\d))|-?(?P<tight>\d\d)(?=\s))?"
    rf"|(?P<year_first>{_YEAR})[\s-]{{1,3}}(?P<then_month>{_MONTH})(?![^\W\d_])\.?[\s-]{{1,3}}"
    r"(?P<then_day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)"
    rf"|(?P<solid>{_YEAR}[01]\d[0-3]\d)(?=T?\s?\d\d:?\d\d)"
    rf"|(?P<dot_day>\d{{1,2}})\.(?P<dot_month>\d{{1,2}})\.{_CLOCK_NEXT}"
    rf"|(?P<bare_month>\d{{1,2}})[-/](?P<bare_day>\d{{1,2}}){_CLOCK_NEXT}"
)
_NAMES = pattern(
    rf"(?P<month>{_MONTH})(?![^\W\d_])\.?(?:\s{{0,3}}|-)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d|%|\.\d)"
    rf"(?:(?:[,.]?\s{{1,3}}(?:of\s)?|-)(?P<year>{_YEAR})(?!\d|:\d))?"
)
_BARE = re.compile(r"\d{1,2}/\d{1,2}(?![\d/])")
"""Two numbers behind the name of a day of the week, which are a day even where no time follows."""
_WEEKDAY_BEFORE = pattern(rf"(?P<name>{_WEEKDAY})\b\.?,?\s{{0,3}}(?:the\s)?")
_WEEKDAY_AFTER = pattern(rf"\s{{0,3}}+,?+\s{{0,3}}+\(?+(?P<name>{_WEEKDAY})\b\.?\)?")
_NEAR = pattern(r"(?P<name>yesterday|today|tomorrow)\b|day\s(?P<number>\d{1,2})(?=[\s,:–-])")
_STEPS = {"same": 0, "next": 1, "following": 1, "同日": 0, "当日": 0, "翌日": 1, "次日": 1}
"""How many days after the day of the event before."""
_STEP = pattern(
    r"(?:the\s)?(?P<name>same|next|following)\s(?:day|morning|afternoon|evening|night)"
    rf"(?:{_CLOCK_NEXT}|(?=,?\s(?:shortly\s|just\s)?(?:at|around|about|after|before)\s~?\d))"
    r"|(?P<east>同日|当日|翌日|次日)の?(?=\s?\d{1,2}\s?[:時时點点])"
)


class Day(NamedTuple):
    """A day as it is written: what is not there is None.

    `either` says that day and month could be the other way around; `order` is "day" or "month"
    where the numbers show which of both comes first.
    """

    written: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    either: bool = False
    order: str = ""
    shift: int | None = None
    """How many days from today it is, for “yesterday” and its like."""
    follows: bool = False
    """Whether they are counted from the day of the event before, as in “next day”."""

    @property
    def from_today(self) -> bool:
        """Whether it is counted from the present day."""
        return self.shift is not None and not self.follows

    @property
    def bare_weekday(self) -> bool:
        """Whether it is only the name of a day of the week."""
        return self.month is None and self.shift is None


def take_day(cursor: Cursor) -> Day | None:
    """Read a day, such as 12 Jun 2018, 2018-06-12, Friday, yesterday."""
    start = cursor.at
    if cursor.text[start : start + 1].isdigit():
        return _numbered(cursor)
    counted = _counted(cursor)
    if counted is not None:
        return counted
    weekday = cursor.take(_WEEKDAY_BEFORE)
    named = cursor.take(_NAMES) or (cursor.take(_NUMBERS) if weekday else None)
    bare = cursor.take(_BARE) if weekday and named is None else None
    number = _weekday(weekday["name"]) if weekday else None
    if bare is not None:
        return bare_day(bare[0])._replace(weekday=number)
    if named is None:
        return Day(weekday[0].strip(), weekday=number) if weekday else None
    if named.re is _NUMBERS:
        return _numbers(named)._replace(weekday=number)
    day = Day(
        named[0],
        int(named["year"]) if named["year"] else None,
        MONTHS[named["month"].lower()],
        int(named["day"]),
        number,
    )
    return day if weekday else _with_weekday_after(cursor, day)


def _counted(cursor: Cursor) -> Day | None:
    """Read a day that is told by how far it is from today, or from the day before it."""
    near = cursor.take(_NEAR)
    if near is not None:
        return Day(near[0], shift=_shift(near))
    step = cursor.take(_STEP)
    if step is None:
        return None
    name = (step["name"] or step["east"]).lower()
    return Day(step[0], shift=_STEPS[name], follows=True)


def _numbered(cursor: Cursor) -> Day | None:
    """Read a day that begins with a number."""
    match = cursor.take(_NUMBERS)
    if match is not None:
        return _with_weekday_after(cursor, _numbers(match))
    east = take_east_day(cursor)
    return Day(*east) if east else None


def _with_weekday_after(cursor: Cursor, day: Day) -> Day:
    match = cursor.take(_WEEKDAY_AFTER)
    return day._replace(weekday=_weekday(match["name"])) if match else day


def _shift(near: re.Match[str]) -> int:
    """Return how far from today a day is that is named from there, or counted from the first."""
    return int(near["number"]) - 1 if near["number"] else _NEAR_DAYS[near["name"].lower()]


def _weekday(name: str) -> int:
    return WEEKDAYS[name.lower()]


def _numbers(match: re.Match[str]) -> Day:
    """Return the day that begins with a number."""
    for group, read in _BY_FIRST_NUMBER.items():
        if match[group]:
            return read(match)
    first, second = int(match["bare_month"]), int(match["bare_day"])
    if "-" in match[0]:
        return Day(match[0], None, first, second)
    return _either(match[0], first, second, None, "/")


def _iso(match: re.Match[str]) -> Day:
    return Day(match[0], int(match["iso"]), int(match["iso_month"]), int(match["iso_day"]))


def _two_numbers(match: re.Match[str]) -> Day:
    year = int(match["year"] or _CENTURY + int(match["short"]))
    return _either(match[0], int(match["first"]), int(match["second"]), year, match["sign"])


def _day_month(match: re.Match[str]) -> Day:
    named, tight = match["named_year"], match["tight"]
    year = int(named) if named else _CENTURY + int(tight) if tight else None
    return Day(match[0], year, MONTHS[match["month"].lower()], int(match["day"]))


def _year_month(match: re.Match[str]) -> Day:
    month = MONTHS[match["then_month"].lower()]
    return Day(match[0], int(match["year_first"]), month, int(match["then_day"]))


def _dotted(match: re.Match[str]) -> Day:
    return Day(match[0], None, int(match["dot_month"]), int(match["dot_day"]))


def _solid(match: re.Match[str]) -> Day:
    digits = match["solid"]
    return Day(match[0], int(digits[:4]), int(digits[4:6]), int(digits[6:]))


_BY_FIRST_NUMBER: dict[str, Callable[[re.Match[str]], Day]] = {
    "iso": _iso,
    "first": _two_numbers,
    "day": _day_month,
    "year_first": _year_month,
    "solid": _solid,
    "dot_day": _dotted,
}


def _either(written: str, first: int, second: int, year: int | None, sign: str) -> Day:
    """Return a day of two numbers of which one is the month; dots are for the day first."""
    if second > _MONTHS_IN_YEAR >= first:
        return Day(written, year, first, second, order="month")
    order = "day" if first > _MONTHS_IN_YEAR else ""
    either = not order and sign != "." and min(first, second) > 0
    return Day(written, year, second, first, either=either, order=order)


def bare_day(text: str) -> Day:
    """Return the day of two numbers with a slash between them."""
    first, second = map(int, text.split("/"))
    return _either(text, first, second, None, "/")


def settle(day: Day, near: date, *, month_first: bool = False, may_follow: bool = False) -> date:
    """Return the date that is meant; without a year it is the nearest, hardly after `near`.

    `may_follow` says that it may as well be long after, as where `near` stands before it in a list.
    Raises `InvalidValue` for a day that no calendar has.
    """
    if day.shift is not None:
        return near + timedelta(days=day.shift)
    if day.month is None or day.day is None:
        return near - timedelta(days=(near.weekday() - (day.weekday or 0)) % 7)
    month, number = (day.day, day.month) if day.either and month_first else (day.month, day.day)
    if day.year is not None:
        return _date(day, day.year, month, number)
    years = [near.year - 1, near.year, near.year + 1]
    found = [moment for year in years if (moment := _maybe(year, month, number))]
    ahead = _HALF_YEAR if may_follow else _AHEAD
    allowed = [moment for moment in found if moment - near <= ahead] or found
    if not allowed:
        return _date(day, near.year, month, number)
    return min(allowed, key=lambda moment: abs(moment - near))


def fits_weekday(day: Day) -> bool:
    """Tell whether a day names the day of the week that it is."""
    found = _maybe(day.year or 0, day.month or 0, day.day or 0)
    return found is not None and found.weekday() == day.weekday


def read_day(text: str, near: date, *, coming: bool = False) -> date | None:
    """Return the date that a whole text names, or None where it is no day.

    Without a year it is the nearest of that name, or the next from `near` on where it is `coming`.
    """
    cursor = Cursor(text.strip())
    day = take_day(cursor)
    if day is None or day.bare_weekday or not cursor.ended:
        return None
    if coming and day.year is None and day.shift is None:
        years = range(near.year, near.year + _LEAP_YEARS)
        found = (_maybe(year, day.month or 0, day.day or 0) for year in years)
        return next((moment for moment in found if moment and moment >= near), settle(day, near))
    return settle(day, near)


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(written: Day, year: int, month: int, day: int) -> date:
    found = _maybe(year, month, day)
    if found is None:
        message = f"There is no day “{written.written}” in the calendar. Check day and month."
        raise InvalidValue(message)
    return found

"""How people write days and times of day, as patterns and a cursor that steps over them."""

import re
from dataclasses import dataclass
from datetime import date, time

from pmdesk.errors import InvalidValue

_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {
    name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FOUR_DIGITS = r"(?P<year>(?:19|20|21)\d\d)"
_YEAR = rf"(?:,?\s+{_FOUR_DIGITS}\b(?!:))?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_FOUR_DIGITS}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_FOUR_DIGITS}\b",
        rf"{_DAY}\.?\s+{_MONTH}{_YEAR}",
        rf"{_MONTH}\s+{_DAY}\b(?!:){_YEAR}",
    )
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|\s*(?P<only>[ap])\.?m\b\.?)(?!:?\d)",
    re.IGNORECASE,
)
_NOON = 12


@dataclass
class Cursor:
    """A place in a text from which reading goes on."""

    text: str
    at: int = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Step over what fits here, if anything does."""
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match


@dataclass(frozen=True)
class Clock:
    """A time of day as written; `half` is "a", "p" or nothing."""

    hour: int
    minute: int
    second: int
    half: str

    def time(self, half: str = "") -> time:
        """Return the time of day, with the half of the day that is meant where none is written."""
        half = self.half or half
        if not half or self.hour > _NOON:
            return time(self.hour, self.minute, self.second)
        return time(self.hour % _NOON + (_NOON if half == "p" else 0), self.minute, self.second)


def take_date(cursor: Cursor, year: int) -> date | None:
    """Read a date; `year` is meant where none is written."""
    for pattern in _DATES:
        match = cursor.take(pattern)
        if match is not None:
            return _date(match, year)
    return None


def _date(match: re.Match[str], year: int) -> date:
    parts = match.groupdict()
    month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    try:
        return date(int(parts["year"] or year), month, int(parts["day"]))
    except ValueError:
        message = f"There is no day “{match[0]}” in the calendar. Check day and month."
        raise InvalidValue(message) from None


def take_clock(cursor: Cursor) -> Clock | None:
    """Read a time of day, or raise `InvalidValue` for one that no clock shows."""
    match = cursor.take(_CLOCK)
    if match is None:
        return None
    half = (match["half"] or match["only"] or "").lower()
    found = Clock(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), half)
    try:
        found.time()
    except ValueError:
        message = f"No clock shows “{match[0].strip()}”. Write hours and minutes, such as 14:32."
        raise InvalidValue(message) from None
    return found

"""How people write distances: `+15m` from the event before, `T+15m` from a time called T0."""

import re
from datetime import timedelta
from typing import NamedTuple

from pmdesk.timeline.written.cursor import Cursor, pattern

_UNITS = {
    "days": "d(?:ays?)?",
    "hours": "h(?:(?:ou)?rs?)?",
    "minutes": "m(?:in(?:ute)?s?)?",
    "seconds": "s(?:ec(?:ond)?s?)?",
}
_COUNTED = "".join(
    rf"(?:\s?(?P<{unit}>\d{{1,4}})\s?{ending}(?![a-z]))?" for unit, ending in _UNITS.items()
)
_DISTANCE = pattern(
    r"(?P<zero>T\s?)?(?P<sign>[+\-−–])(?=\s?\d)"
    r"(?:\s?(?P<clock_hours>\d{1,3}):(?P<clock_minutes>[0-5]\d)(?::(?P<clock_seconds>[0-5]\d))?(?!\d)"
    rf"|{_COUNTED})"
)
_ZERO_MINUTES = re.compile(r"T\s?(?P<sign>[+\-−–])\s?(?P<number>\d{1,4})\b(?!:\d|\.\d)")
_ZERO = re.compile(r"T\s?0\b(?!:\d|\s?[hms]\b)|T(?=\s*[:=–-]\s)")
_NAMES = ("zero", "sign")


class Distance(NamedTuple):
    """How long after something, which may be negative, and whether that is T0."""

    time: timedelta
    from_zero: bool


def take_distance(cursor: Cursor) -> Distance | None:
    """Read a distance; only one from T0 may be a bare number, of minutes, or negative."""
    start = cursor.at
    match = cursor.take(_DISTANCE)
    if match is not None:
        parts = {unit: int(n) for unit, n in match.groupdict().items() if n and unit not in _NAMES}
        if parts and (match["zero"] or match["sign"] == "+"):
            away = timedelta(**{unit.removeprefix("clock_"): n for unit, n in parts.items()})
            return Distance(away if match["sign"] == "+" else -away, bool(match["zero"]))
        cursor.at = start
    minutes = cursor.take(_ZERO_MINUTES)
    if minutes is not None:
        away = timedelta(minutes=int(minutes["number"]))
        return Distance(away if minutes["sign"] == "+" else -away, from_zero=True)
    return Distance(timedelta(), from_zero=True) if cursor.take(_ZERO) else None

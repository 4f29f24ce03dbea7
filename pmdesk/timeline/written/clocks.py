"""How people write times of day: as a pattern, as what was written, and as the time meant."""

import re
from datetime import time, timedelta
from typing import NamedTuple

from pmdesk.errors import InvalidValue
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.east import take_east_clock

NOON = 12
BARE = "0"
"""What stands for the mark of a time of four digits and nothing else."""
_LAST_HOUR = 24
_LAST_MINUTE = 59
_HALF = r"(?:\s{0,3}(?P<half>[ap])\.?m\b\.?|(?P<short>[ap])\b)?"
_HOURS = (
    r"(?:(?:\s?hs?|\s?hrs\.?|\s?hours)"
    r"(?=\s{0,2}(?:[-–—:,)\]|*(]|UTC\b|GMT\b|CES?T\b|[PMCE][SD]?T\b)))?"
)
"""“hrs”, which is no length of time where a sign or a zone follows."""
_CLOCK = pattern(
    r"(?P<hour>\d{1,2})"
    r"(?:(?P<mark>[:h.]|:\s(?=\d\d\s?[ap]m)|\sh\s(?=\d\d\b))(?P<minute>\d\d|\?\?|xx(?![a-y])|[0-5][x?](?![a-y]))"
    rf"(?:(?<=:[\dx?][\dx?]):(?P<second>\d\d|\?\?|xx(?![a-y])|[0-5][x?](?![a-y]))(?:[.,]\d{{1,9}})?)?{_HALF}(?P<uhr>\s(?:Uhr|uur)\b)?{_HOURS}"
    r"|(?P<tight>[0-5]\d)?\s?(?P<only>[ap])\.?m\b\.?"
    r"|\s?(?P<oclock>o[’']clock|uhr|uur)\b"
    r"|(?P<hours>(?:(?<=-\d\d\s\d\d)|(?<=-\d\d\s~\d\d)|(?<=à\s\d\d)|(?<=à\s\d)|(?<=vers\s\d\d)|(?<=vers\s\d))h)(?=[\s:,|)*]|$))"
    r"(?!:?\d|\.\d|\s?%|\s?h(?:ours?|rs?)?\b)"
)
_DIGITS = re.compile(
    r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<second>(?:[0-5]\d(?=Z))|(?<=\d{4}):[0-5]\d(?![:\d]))?"
    r"(?:(?<=:\d\d)|(?=[Zz]\b)|(?:hrs?|h)\b|\s(?:hrs|[Hh]ours)\b(?=\s?[-–—:,|])|(?=\s?\(?(?:UTC|GMT|[PMCE][SD]T|CES?T|BST|JST|AE[SD]T)\b))"
)
_BARE = re.compile(
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s{1,3}[-–—|]\s|:\s|\s?\||[-–]\d{4}\b|\s[A-Z][a-z]*\s[A-Za-z])"
)
"""Digits alone, as in “0820 - pager rings”, which a year may be as well."""
_HOUR_OF_RANGE = pattern(
    r"(?P<hour>1[0-2]|0?\d)(?=\s?(?:[-–—]|to)\s?\d{1,2}(?::\d\d)?\s?[ap]\.?m\b)"
)
_HALF_AFTER = pattern(r"\s?(?P<half>[ap])\.?m\b\.?")
_WORDS = pattern(r"(?P<word>noon|midnight|mid-?day)\b")


class Clock(NamedTuple):
    """A time of day as written; `half` is "a", "p" or nothing, `mark` stands before the minutes."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    mark: str = ":"
    vague: bool = False
    """Whether its minutes or seconds are not known."""
    exact: bool = False
    """Whether seconds are written."""

    @property
    def odd_half(self) -> bool:
        """Whether a half of the day is written beside an hour that only a 24-hour clock shows."""
        return bool(self.half) and (self.hour > NOON or self.hour == 0)

    def after_midnight(self, half: str = "") -> timedelta:
        """Return the time since midnight; `half` is meant where none is written."""
        return timedelta(0, self.seconds(half))

    def seconds(self, half: str = "") -> int:
        """Return the seconds since midnight; `half` is meant where none is written."""
        half = self.half or half
        hour = self.hour
        if half and 0 < hour <= NOON:
            hour = hour % NOON + (NOON if half == "p" else 0)
        return hour * 3600 + self.minute * 60 + self.second

    def time(self, half: str = "") -> time:
        """Return the time of day of a clock that does not show 24:00 or more."""
        seconds = self.after_midnight(half).seconds
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def take_clock(cursor: Cursor) -> Clock | None:
    """Read a time of day, or raise `InvalidValue` for one that no clock shows."""
    start = cursor.at
    east = take_east_clock(cursor)
    if east is not None:
        hour, minute, second, half = east
        found = Clock(hour, minute, second or 0, half, mark="", exact=second is not None)
        return _checked(found, cursor.text[start : cursor.at])
    match = cursor.take(_CLOCK)
    if match is not None:
        return _clock(match)
    match = cursor.take(_DIGITS)
    if match is not None:
        second = int((match["second"] or "0").lstrip(":"))
        exact = match["second"] is not None
        hour, minute = int(match["hour"]), int(match["minute"])
        return _checked(Clock(hour, minute, second, mark="", exact=exact), match[0])
    match = cursor.take(_BARE)
    if match is not None:
        return Clock(int(match["hour"]), int(match["minute"]), mark=BARE)
    match = cursor.take(_HOUR_OF_RANGE)
    if match is not None:
        return Clock(int(match["hour"]), mark="")
    match = cursor.take(_WORDS)
    return Clock(0 if match["word"].lower() == "midnight" else NOON) if match else None


def take_half(cursor: Cursor, clock: Clock) -> Clock:
    """Read the half of the day behind a sign, as in “3:31~ AM”."""
    match = None if clock.half else cursor.take(_HALF_AFTER)
    return clock._replace(half=match["half"].lower()) if match else clock


def _clock(match: re.Match[str]) -> Clock:
    hour, mark, minute, second, half, short, uhr, tight, only, *_ = match.groups()
    half = (half or short or only or "").lower()
    if minute is None:
        return _checked(Clock(int(hour), int(tight or 0), half=half, mark=""), match[0])
    known = second is not None and second.isdigit()
    found = Clock(
        int(hour),
        _about(minute),
        _about(second) if second else 0,
        half,
        ":" if uhr else mark.strip(),
        vague=not minute.isdigit() or (second is not None and not known),
        exact=known,
    )
    return _checked(found, match[0])


def _about(digits: str) -> int:
    """Return minutes or seconds, with nothing in the place of digits that are not known."""
    if digits.isdecimal():
        return int(digits)
    return int("".join(digit if digit.isdigit() else "0" for digit in digits))


def _checked(clock: Clock, written: str) -> Clock:
    last_second = clock.second > _LAST_MINUTE
    if clock.hour > _LAST_HOUR or clock.minute > _LAST_MINUTE or last_second:
        message = f"No clock shows “{written.strip()}”. Write hours and minutes, such as 14:32."
        raise InvalidValue(message)
    return clock

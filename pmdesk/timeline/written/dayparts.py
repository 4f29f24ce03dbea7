"""How people say at about which time of a day something was, as “early morning” beside its date."""

import re

from pmdesk.timeline.written.clocks import NOON, Clock
from pmdesk.timeline.written.cursor import Cursor, pattern

_PART = (
    r"(?:(?:very\s)?(?:early|late|mid)(?:\s?-\s?|\s(?:in\sthe\s)?)?)?"
    r"(?P<part>morning|mid-?day|afternoon|evening|night)s?"
)
_BEFORE = pattern(
    rf"(?:(?:in|during|on)\sthe\s|the\s)?(?:{_PART}|(?:very\s)?(?:early|late)(?=\s))"
    r"(?:\s(?:of|on|in))?,?\s(?:the\s)?(?=\d|[a-z]{3})"
)
_AFTER = pattern(
    rf"[\s,(–-]{{0,3}}(?:(?:in|during)\sthe\s|at\s)?{_PART}(?:\stime|\shours)?\)?"
    r"(?=[\s*_`)\]]{0,6}(?:[:,|–—-]|$)|\s(?:at\s|around\s|about\s|~)?\s?\d{1,2}[:.h]\d\d|\s\d{1,2}\s?[ap]\.?m\b)"
)
_HALVES = {"morning": "a", "afternoon": "p", "evening": "p"}


def take_part_before(cursor: Cursor) -> str | None:
    """Step over a part of the day before its date; return which, or None where there is none."""
    return _name(cursor, _BEFORE)


def take_part_after(cursor: Cursor) -> str | None:
    """Step over a part of the day behind its date; return which, or None where there is none."""
    return _name(cursor, _AFTER)


def in_part(clock: Clock, part: str | None) -> Clock:
    """Return a time of a 12-hour clock as that of the half of the day that its part is in."""
    half = _HALVES.get(part or "", "")
    known = not half or clock.half or not 0 < clock.hour < NOON
    return clock if known else clock._replace(half=half)


def _name(cursor: Cursor, expected: re.Pattern[str]) -> str | None:
    match = cursor.take(expected)
    return (match["part"] or "early").lower() if match else None

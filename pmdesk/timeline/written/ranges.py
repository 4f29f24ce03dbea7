"""From when to when: what joins two times or two days, and the second of them."""

import re

from pmdesk.timeline.written import names
from pmdesk.timeline.written.clocks import Clock, take_clock
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import Day, take_day

ROUGHLY = pattern(
    r"[~≈±約约약]\s*[*_`]{0,3}|(?:ca?\.|ca|circa|about|around|approx\.?|approximately|roughly|est\.)"
    r"\s*(?=[~\dTMJFAS])"
)
AFTER_DAY = pattern(
    r"T(?=\d)|[\s*_`\])]*(?:\([a-z]{3,9}\)\s*)?[,|@:;/–—-]?[\s*_`\[]*(?:(?:beginning\s|starting\s)?"
    rf"(?:at|from|between|{'|'.join(names.AT)}|(?P<nearly>{'|'.join(names.ABOUT)}))\b\.?\s*)?[*_`\[]*"
    r"(?:\((?=~?\d{1,2}[:.]\d\d[^()\n]{0,20}\)))?"
)
_JOINT = r"[\s*_`]{0,6}"
TO = pattern(
    rf"{_JOINT}(?:->|=>|[-–—→➔〜\uff5e]|~(?=\s?\d)|(?:から|至|到|부터)(?=\s?[\d午上下오])|\bto\b|\buntil\b|\btill\b|\.\.\.?|…){_JOINT}"
)
TO_OR_AND = pattern(rf"{_JOINT}(?:->|[-–—→]|\bto\b|\buntil\b|\band\b){_JOINT}")
_SLASH = re.compile(r"/(?=\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:[-–—:|*]|$)|\s[a-z]))")
"""What stands between two times without a zone, of which the second is the end."""
_SECONDS_END = re.compile(r"(?:[-–/〜~]|\sto\s)(?P<second>[0-5]\d)\b(?:\.\d{1,9})?(?!:)")
_MINUTES_END = re.compile(r"[-–](?P<minute>(?:1[5-9]|[2-5]\d))\b(?![:.]\d|\s?[aApP]\.?[mM]\b)")
"""The end of 05:36-39, which is no offset from UTC."""
FIRST_OF_DAYS = pattern(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?[-–—]\s?(?=\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:{'|'.join(names.MONTHS)})"
    r"(?![^\W\d_]))"
)
"""The begin of 12–14 March."""
_LAST_OF_MONTH = re.compile(
    r"[-–](?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d:]|[-/.]\d)(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d|:\d))?"
)
"""The end of March 12–14."""
_LAST = re.compile(r"\s?(?:[-–—→]|->)\s?(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d|:\d|-)")
"""The end of 2025-03-12 – 03-14."""


def take_end(
    cursor: Cursor, clock: Clock, joiner: re.Pattern[str]
) -> tuple[Clock | None, Day | None]:
    """Read the end of a range, or stay where no time follows the dash."""
    start = cursor.at
    if clock.exact and (match := cursor.take(_SECONDS_END)):
        return clock._replace(second=int(match["second"])), None
    if clock.mark == ":" and not clock.exact and (match := cursor.take(_MINUTES_END)):
        if int(match["minute"]) > clock.minute:
            return clock._replace(minute=int(match["minute"])), None
        cursor.at = start
    if cursor.take(joiner):
        cursor.take(ROUGHLY)
        found, day = day_and_clock(cursor)
        if found is not None:
            return found, day
    elif cursor.take(_SLASH):
        found = take_clock(cursor)
        if found is not None and found.seconds() > clock.seconds():
            return found, None
    cursor.at = start
    return None, None


def take_last_day(cursor: Cursor, first: Day) -> Day | None:
    """Read the last of several days, or stay where no day follows the dash."""
    start = cursor.at
    if match := cursor.take(_LAST_OF_MONTH if first.written[:1].isalpha() else _LAST):
        groups = match.groupdict()
        month = int(groups.get("month") or first.month or 0)
        year = groups.get("year")
        return Day(match[0], int(year) if year else first.year, month, int(match["day"]))
    if cursor.take(TO):
        day = take_day(cursor)
        if day is not None and not day.bare_weekday and day.shift is None:
            return day
    cursor.at = start
    return None


def day_and_clock(cursor: Cursor) -> tuple[Clock | None, Day | None]:
    """Read a time of day, perhaps behind its day."""
    day = take_day(cursor)
    if day is not None:
        cursor.take(AFTER_DAY)
        cursor.take(ROUGHLY)
    return take_clock(cursor), day

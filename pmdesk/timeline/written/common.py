"""How most times are written, read at once; the grammar of a stamp reads the same in them."""

import re

from pmdesk.timeline.written.clocks import Clock
from pmdesk.timeline.written.cursor import Cursor
from pmdesk.timeline.written.days import Day
from pmdesk.timeline.written.names import MONTHS
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.zone_names import FIXED
from pmdesk.timeline.written.zones import abbreviation

_DAY_WORD = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|[Tt]oday"
    r"|[Yy]esterday|[Tt]omorrow)"
)
_MORE = (
    r"(?:ish|[Aa]bout|[Aa]round|[Cc]a|[Cc]irca|[Aa]pprox\w*|[Rr]oughly|[Nn]oon|[Mm]idnight"
    r"|[Mm]idday|[Mm]id-day)\b"
)
"""Words with which another time may begin."""
ENDED = re.compile(
    r"[*_`)\]\s]{0,8}$"
    r"|[*_`)\]]{0,4}(?:\s{0,3}:{1,8}[*_`\s]"
    rf"|\s{{0,3}}(?:->|[-–—→])\s{{0,3}}[*_`\"“'\[(@#<]{{0,4}}(?=[A-Za-z])(?!{_DAY_WORD}|{_MORE})"
    rf"|\s{{0,12}}\|\s{{0,3}}(?=[A-Z\[*`])(?!{_DAY_WORD}|{_MORE})"
    rf"|(?<=\])(?=[A-Za-z])"
    r"|,?\s{1,3}(?:[@`“\"]|(?!(?:to|until|till|and|or|on|of|approx\w*|onwards?|utc|gmt|local|pacific"
    r"|eastern|uhr|uur|ish)\b)[a-z]{2,}\b"
    rf"|(?!{_DAY_WORD}|(?:To|Until|Till|Approx\w*|Pacific|Eastern|Central|Mountain|Zulu|Utc)\b)"
    r"[A-Z][a-z]+\s[a-z]+\s(?!time)))"
)
"""What follows a time of day that surely says no more of it: most often a colon and words."""
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)"
    r"(?P<exact>:(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?(?:\s?(?P<half>[AaPp])[Mm]\b)?"
    rf"(?:\s?(?P<zone>UTC|Z|GMT|{'|'.join(sorted(FIXED, key=len, reverse=True))})\b"
    r"(?!\s?(?:[+−(/]|[-–]\s?\d)))?"
    rf"(?!(?i:\s{{0,3}}(?:[ap]\.?m?|hrs?|hours?|h|uhr|uur)\b)|\s?%)(?={ENDED.pattern})"
)
_NUMBERS = re.compile(
    r"(?:(?P<date>(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d))"
    rf"(?:[ T]|,\s|\s-\s))?{_CLOCK}"
)
_NAMES = re.compile(
    r"(?P<date>(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\s(?P<day>\d{1,2})"
    rf"(?:,?\s(?P<year>(?:19|20)\d\d))?)(?:,?\s(?:at\s)?|\s[-–]\s){_CLOCK}"
)


def take_common(cursor: Cursor) -> Stamp | None:
    """Read a time as most are written, or stay."""
    begins_with_digit = cursor.text[cursor.at : cursor.at + 1].isdigit()
    match = cursor.take(_NUMBERS if begins_with_digit else _NAMES)
    if match is None:
        return None
    date, year, month, day, hour, minute, exact, second, half, zone = match.group(
        "date", "year", "month", "day", "hour", "minute", "exact", "second", "half", "zone"
    )
    number = (MONTHS.get(month.lower()) or int(month)) if date else None
    written = Day(date, int(year) if year else None, number, int(day)) if date else None
    clock = Clock(
        int(hour), int(minute), int(second or 0), half.lower() if half else "", exact=bool(exact)
    )
    return Stamp(written, clock, zone=abbreviation(zone) if zone else None)

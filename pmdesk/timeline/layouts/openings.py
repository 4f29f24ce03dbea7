"""Where in a line its time stands: at its begin, behind a label or a name, or at its end."""

import re

from pmdesk.errors import InvalidValue
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.shortcodes import take_shortcode
from pmdesk.timeline.layouts.updates import take_update
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import bare_day
from pmdesk.timeline.written.east import BEGINS as EAST_BEGINS
from pmdesk.timeline.written.names import ABOUT, AT, BEFORE_OR_AFTER, MONTHS, ON, WEEKDAYS
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import maybe_stamp, take_stamp
from pmdesk.timeline.written.times import take_ago, take_separator

_LEADS = (
    *("at", "on", "from", "between", "as of", "by", "posted", "starting", "beginning", "shortly"),
    *("just", "soon", "some", "sometime", "since", "update", "updated", "edit", "around", "about"),
    *("circa", "ca", "approx", "approximately", "roughly", "est", "yesterday", "today", "tomorrow"),
    *("noon", "midnight", "midday", "mid-day", "t", "c", "morning", "afternoon", "evening"),
    *(
        "early",
        "late",
        "mid",
        "night",
        "very",
        "in the",
        "during the",
        "the",
        "day",
        "same",
        "next",
    ),
    "following",
)
"""Words with which a time may begin, besides the names of days and months."""
_NAMES = (*_LEADS, *AT, *ABOUT, *BEFORE_OR_AFTER, *ON, *MONTHS, *WEEKDAYS)
_WORD = pattern(rf"(?:{'|'.join(_NAMES)})(?!\w)|t\s?[+\d-]")
_WORD_STARTS = frozenset(name[:3] for name in _NAMES if len(name) > len("at"))
_SHORT_WORDS = frozenset(name for name in _NAMES if len(name) == len("at"))
_DIGIT_STARTS = frozenset("0123456789~+≈±<")
BARE_DAY = re.compile(r"(?P<day>(?:[12]\d|3[01]|0?[1-9])/(?:[12]\d|3[01]|0?[1-9]))[\s*_:]*$")
"""A day of two numbers, which is surely one only where nothing else stands on its line."""
_HAS_TIME = re.compile(r"\d(?:[:.h]\d\d|\s?[apAP]\.?[mM]\b|\s?[時时點点시])")
_LONGEST_LABELLED = 140
_LONGEST_BEFORE = 30
"""Characters of a label and its colon before a time with words behind it."""
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^\d|\n:]{0,60}?)(?:\*\*|__)?(?:\s*[:–—]\s*|\s+-\s+|\s{1,6}\[?|\s*\()(?:\*\*|__)?\s*"
    r"(?=~?\d|[*`\[(]{1,3}\d|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Mon(?:day)?|Tue(?:s(?:day)?)?"
    r"|Wed(?:s|nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?|Today|Yesterday)\b"
    r"|[~c]a?\.?\s?\d)"
)
_BRACKETED = re.compile(
    r"(?P<label>[^\W\d_][^()\n:|]{1,60})\((?P<time>[^()\n]{3,40})\)"
    r"(?:[*_`]{0,4}\s?[:–—-]\s{0,3}[*_`]{0,4}|[*_`]{1,4}\s)"
)
_TAG = re.compile(
    r"(?<=\[)(?P<label>[^\W\d_][^\[\]\n]{0,30})\][*_`]{0,3}(?:\s{1,3}|\s?[-–—:]\s)[*_`\[]{0,3}"
    r"(?=~?\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun))"
)
"""A tag before the time, as in “[Alert] 14:20 disk full”."""
_WITHIN = re.compile(
    r"(?<=\[)(?P<label>[A-Z][A-Za-z/]{1,16}(?:\s[A-Za-z]{1,16}){0,2})[:,]?\s{1,3}[-–—]?\s?"
    r"(?=~?\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun))"
)
"""A tag that holds the time as well, as in “[RESOLVED 14:20] disk replaced”."""
_NAMED = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}),\s(?=\d{1,2}:\d\d)")
"""Who says it, before the time, as in “Ada, 14:20: disk full”."""
_NO_LABEL = pattern(
    r"dates?\b.*|.*\b(?:duration|time to|uptime|length|took|total|dates?|published|author|updated"
    r"|created|modified|edited|reviewed|at|on|by|until|till|from|to|of|the|and|in|for|version|since"
    r"|before|after|between|around|about|is|was)$"
)
_SAYS_NOTHING = pattern(r"(?:time|when|timestamp|clock)$")
"""A label that says no more than that a time follows."""
_LINK = re.compile(r"(?P<label>[^\[\]\n]{0,300})\]\((?P<target>[^()\s]{1,1000})\)")
"""What follows a time with which the label of a link begins."""


def find_time(row: Row) -> None:
    """Read the time with which the words of a line begin, or end, or which a title names."""
    text, at = row.text, row.at
    if _take_named_or_coded(row):
        return
    if begins_with_time(text, at):
        _take(row)
    if row.stamp is not None and row.stamp.clock is not None:
        return
    if row.stamp is None:
        _take_alone(row)
    if row.stamp is None and text[at - 1 : at] == "[":
        _take_tagged(row)
    if not _HAS_TIME.search(text, at, at + _LONGEST_LABELLED):
        return
    if row.stamp is None and ", " in text:
        _take_named(row)
    if row.stamp is None and row.sort != Sort.REFUSED:
        _take_labelled(row)
    if "(" in text and (row.stamp is None or row.stamp.clock is None):
        _take_bracketed(row)


def _take_named_or_coded(row: Row) -> bool:
    """Read a line whose time stands in a shortcode, or behind the name of an update."""
    text = row.text
    if ("}" in text or "</time>" in text) and take_shortcode(row):
        return True
    return text[row.at : row.at + 1].isalpha() and take_update(row)


def begins_with_time(text: str, at: int) -> bool:
    """Tell whether a stamp may begin at a place, at little cost."""
    if text[at : at + 1] in _DIGIT_STARTS:
        return True
    start = text[at : at + 3].lower()
    if not start.isascii() and EAST_BEGINS.match(text, at):
        return True
    may = start in _WORD_STARTS or start[:2] in _SHORT_WORDS or not start[1:2].isalpha()
    return may and start[:1].isalpha() and _WORD.match(text, at) is not None


def _take(row: Row) -> None:
    cursor = Cursor(row.text, row.at)
    try:
        stamp = take_stamp(cursor)
    except InvalidValue as error:
        row.sort, row.reason = Sort.REFUSED, str(error)
        return
    ends = cursor.at
    link = _LINK.match(row.text, ends) if "[" in row.text[max(0, row.at - 3) : row.at] else None
    if link is not None and link["target"].startswith("#"):
        return
    row.linked = link is not None and any(map(str.isalnum, link["label"]))
    if link is not None and not row.linked:
        cursor.at = link.end()
    if stamp is not None and (take_ago(cursor) or take_separator(cursor)):
        row.sort, row.stamp, row.words = Sort.STAMPED, stamp, cursor.at
        row.ends = ends


def _take_tagged(row: Row) -> None:
    """Read a line with a tag in brackets before its time."""
    tag = _TAG.match(row.text, row.at)
    match = tag or _WITHIN.match(row.text, row.at)
    if match is None:
        return
    begins, row.at = row.at, match.end()
    _take(row)
    within = row.text.startswith("]", row.ends) and row.rest.strip()
    if tag is None and not within:
        row.sort, row.stamp = Sort.HEADING if row.level else Sort.PLAIN, None
    if row.stamp is None:
        row.at = begins
    else:
        row.label, row.begins = match["label"].strip(), begins


def _take_named(row: Row) -> None:
    """Read a line in which a name and a comma stand before the time, and a sign behind it."""
    match = _NAMED.match(row.text, row.at)
    if match is None:
        return
    begins, row.at = row.at, match.end()
    _take(row)
    if row.stamp is not None and row.text[row.ends : row.words].strip():
        row.author, row.begins = match["name"], begins
    else:
        row.sort = Sort.HEADING if row.level else Sort.PLAIN
        row.at, row.stamp = begins, None


def _take_alone(row: Row) -> None:
    """Read a day of two numbers that stands alone."""
    bare = BARE_DAY.match(row.text, row.at)
    if bare is not None:
        row.sort, row.stamp = Sort.STAMPED, Stamp(day=bare_day(bare["day"]))
        row.ends = row.words = len(row.text)


def _take_bracketed(row: Row) -> None:
    """Read a line with its time behind a title, such as “Detection (14:20 UTC): pager rings”."""
    match = _BRACKETED.match(row.text, row.words or row.at)
    if match is None:
        return
    cursor = Cursor(row.text, match.start("time"))
    stamp = maybe_stamp(cursor)
    if stamp is None or stamp.clock is None or cursor.at != match.end("time"):
        return
    if row.stamp is not None:
        stamp = stamp._replace(day=row.stamp.day)
    row.label = match["label"].strip(" *_`-–:")
    row.sort, row.stamp, row.ends, row.words = Sort.STAMPED, stamp, cursor.at, match.end()


def _take_labelled(row: Row) -> None:
    """Read a line that ends with its time, such as “Fault detected: 2025-03-14 14:20”."""
    match = _LABEL.match(row.text, row.at)
    if match is None or _NO_LABEL.match(match["label"].strip(" *_`")):
        return
    at = match.end()
    while row.text[at : at + 1] in {"*", "`", "[", "("}:
        at += 1
    cursor = Cursor(row.text, at)
    stamp = maybe_stamp(cursor)
    ends = cursor.at
    if stamp is None or stamp.clock is None:
        return
    if not (take_ago(cursor) or take_separator(cursor)):
        return
    if cursor.ended:
        row.sort, row.stamp, row.words = Sort.LABELLED, stamp, len(row.text)
        row.ends = ends
        label = match["label"].strip(" *_`[(")
        row.label = "" if _SAYS_NOTHING.match(label) else label
        row.begins, row.at = row.at, at
    elif ":" in match[0][:_LONGEST_BEFORE] and stamp.day is not None:
        row.sort, row.stamp, row.words = Sort.STAMPED, stamp, cursor.at
        row.label, row.ends = match["label"].strip(" *_`[("), ends
        row.begins, row.at = row.at, at

"""Lines that begin with the name of an update, or a status, before their time."""

import re

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.stamps import maybe_stamp
from pmdesk.timeline.written.times import take_ago, take_separator

_UPDATE = (
    r"(?:(?:latest|last|final|first|second|third|fourth|fifth|new|further|another|previous"
    r"|\d{1,2}(?:st|nd|rd|th))\s)?updated?|edit(?:ed)?|mise\sà\sjour|m[àa]j|aktualisierung"
    r"|actualizaci[óo]n|atualização|aggiornamento|opdatering|uppdatering"
)
_STATUS = (
    r"resolved|investigating|identified|monitoring|fixed|mitigated|recovered|restored|closed"
    r"|opened|reported|detected|solved|gelöst|behoben|résolu|resuelto"
)
_NUMBER = (
    r"(?:\s{0,2}(?:#|no\.?\s?|nr\.?\s?|n°\s?)?\d{1,2}(?![\d./]|:\d|\d{0,1}(?:st|nd|rd|th)?\s?-?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\s?[ap]\.?m\b|h\d|-\d))?"
)
_JOINT = (
    r"[*_`]{0,3}(?P<sign>\s{0,3}(?:[:,|@]|(?:[-–—]|\\-)(?=\s))[*_`]{0,3})?(?:\s{1,3}|(?=[\[(]))[*_`]{0,3}"
    r"(?:(?:as\sof|at|on|of|vom|am|um|du|à|del)\s(?:the\s)?)?(?P<open>[\[(][*_`]{0,3})?"
    r"(?=~?\d|[a-z]{3})"
)
_NAMED = pattern(
    rf"(?P<label>(?P<update>{_UPDATE})|(?P<status>{_STATUS})|(?P<posted>posted))(?P<number>{_NUMBER}){_JOINT}"
)
_BEGIN = (
    "lat las fin fir sec thi fou fif new fur ano pre upd edi mis màj maj akt act atu agg opd upp",
    "res inv ide mon fix mit rec clo ope rep det sol gel beh rés pos",
)
_STARTS = frozenset(start for line in _BEGIN for start in line.split())
"""How the names begin, to look no further at most lines."""
_CLOSE = re.compile(r"[*_`]{0,3}\s?[\])]")


def take_update(row: Row) -> bool:
    """Read a line such as “Update 2 (14:20 UTC): disk full”; tell whether it is one.

    A status needs a sign beside its time, and words behind it; “posted” needs brackets. What only
    says when a page was “last updated” is none.
    """
    text, at = row.text, row.at
    match = _NAMED.match(text, at) if text[at : at + 3].lower() in _STARTS else None
    if match is None:
        return False
    cursor = Cursor(text, match.end())
    stamp = maybe_stamp(cursor)
    if stamp is None or stamp.clock is None or stamp.lead:
        return False
    ends = cursor.at
    within = text[at - 1 : at] in {"[", "("} and not match["open"]
    closed = _CLOSE.match(text, ends) is not None
    if not (take_ago(cursor) or take_separator(cursor)) or (within and not closed):
        return False
    signed = match["sign"] or match["open"] or text[ends : cursor.at].strip(" *_`")
    told = not cursor.ended
    if not told and stamp.day is not None and match["label"].lower().endswith("ed"):
        return False
    if not (match["update"] or (match["status"] and signed and told) or (within and told)):
        return False
    row.sort, row.stamp, row.label = Sort.STAMPED, stamp, text[at : match.end("number")]
    row.begins, row.at, row.ends, row.words = at, match.end(), ends, cursor.at
    row.named = True
    return True

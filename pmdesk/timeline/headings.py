"""Headings that have no mark before them: underlined ones, and names of sections alone."""

import re
from itertools import pairwise

from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.rows import Row, Sort
from pmdesk.timeline.stamps import Stamp, maybe_stamp

_LONGEST_HEADING = 120
_LONGEST_UNMARKED = 60
_FEW = 6
_BARE_LEVEL = 7
"""The level of headings that are known by their words alone: below all others."""
_TIMED = re.compile(
    r"(?:(?<=[#*_\s])\d{1,2}[.)]\s+)?(?P<label>[^()\[\]\n]{2,120}?)"
    r"\s*[(\[](?P<time>[^()\[\]\n]*\d[^()\[\]\n]{0,50})[)\]][\s*_:#]*$"
)
_ASIDE = re.compile(r"\s?\([^()]{0,80}\)$")
_SECTION_NAME = pattern(
    r"(?:(?:the|detailed|full|incident|event|issue|key|executive|our|\d{1,2}[.)])\s){0,2}"
    r"(?:day\s\d{1,2}|time\s?lines?|chronology|summary|overview|impact|root\scauses?|causes?|resolution|recovery"
    r"|detection|trigger|response|corrective|preventati?ve|prevention|remediation|mitigation"
    r"|lessons|action\sitems?|actions|follow[\s-]?ups?|next\ssteps|what\swent|where\swe\sgot"
    r"|conclusion|background|analysis|postmortem|measures|contributing\sfactors|five\swhys"
    r"|improvements|references|appendix|glossary|notes|sequence\sof\sevents)\b"
)
"""How sections of reports are called; a line that begins so and is short is their heading."""


def read_underlined(rows: list[Row]) -> None:
    """Make headings of lines with a rule of one sign below them."""
    for row, rule in pairwise(rows):
        if rule.sort == Sort.RULE and not rule.fenced and _underlines(row, rule.text):
            row.level = row.level or (1 if "=" in rule.text else 2)
            row.sort = Sort.HEADING if row.sort == Sort.PLAIN else row.sort


def _underlines(row: Row, text: str) -> bool:
    """Tell whether a rule makes a heading of the line above it."""
    rule = text.strip()
    above = row.text.strip()
    return (
        row.sort in {Sort.PLAIN, Sort.STAMPED}
        and not row.bullet
        and len(set(rule)) == 1
        and rule[0] in "=-~"
        and "|" not in rule
        and (rule[0] == "=" or len(rule) >= min(len(above), 4))
        and len(above) < _LONGEST_HEADING
    )


def read_timed_headings(rows: list[Row]) -> None:
    """Read the times with which several headings of one level end: “### Detection (14:20 UTC)”."""
    found: dict[int, list[tuple[Row, re.Match[str], Stamp]]] = {}
    for row in rows:
        match = _TIMED.match(row.text, row.at) if row.sort == Sort.HEADING else None
        stamp = _whole_stamp(match["time"]) if match else None
        if match is not None and stamp is not None:
            found.setdefault(row.level, []).append((row, match, stamp))
    for timed in found.values():
        for row, match, stamp in timed if len(timed) > 1 else ():
            row.sort, row.stamp, row.label = Sort.LABELLED, stamp, match["label"].strip(" *_`:–-")
            row.begins, row.at, row.ends = row.at, match.start("time"), match.end("time")
            row.words = len(row.text)


def _whole_stamp(text: str) -> Stamp | None:
    """Return the time that a whole text is."""
    cursor = Cursor(text)
    stamp = maybe_stamp(cursor)
    return stamp if stamp is not None and stamp.clock is not None and cursor.ended else None


def read_bare_headings(rows: list[Row]) -> None:
    """Find headings without a mark: “Timeline”, “Root cause and resolution:”, in bold or not."""
    for place, row in enumerate(rows):
        if row.sort != Sort.PLAIN or row.bullet or row.fenced or row.quoted:
            continue
        words = row.text[row.at :].strip().strip("*_: ")
        if words.endswith(")"):
            words = _ASIDE.sub("", words)
        if len(words) >= _LONGEST_UNMARKED or not _SECTION_NAME.match(words):
            continue
        below_time = place > 0 and rows[place - 1].stamp and not rows[place - 1].rest.strip()
        if below_time or not words[0].isupper():
            continue
        marked = row.text.rstrip().endswith((":", "*", "_")) or "**" in row.text
        if marked or words.count(" ") < _FEW:
            row.sort, row.level = Sort.HEADING, _BARE_LEVEL

"""Headings that have no mark before them: underlined ones, and names of sections alone."""

from itertools import pairwise

from pmdesk.timeline.cursor import pattern
from pmdesk.timeline.rows import Row, Sort

_LONGEST_HEADING = 120
_LONGEST_UNMARKED = 60
_FEW = 6
_BARE_LEVEL = 7
"""The level of headings that are known by their words alone: below all others."""
_SECTION_NAME = pattern(
    r"(?:(?:the|detailed|full|incident|event|issue|key|executive|our|\d{1,2}[.)])\s){0,2}"
    r"(?:time\s?lines?|chronology|summary|overview|impact|root\scauses?|causes?|resolution|recovery"
    r"|detection|trigger|response|corrective|preventati?ve|prevention|remediation|mitigation"
    r"|lessons|action\sitems?|actions|follow[\s-]?ups?|next\ssteps|what\swent|where\swe\sgot"
    r"|conclusion|background|analysis|postmortem|measures|contributing\sfactors|five\swhys"
    r"|improvements|references|appendix|glossary|notes|sequence\sof\sevents)\b"
)
"""How sections of reports are called; a line that begins so and is short is their heading."""


def read_underlined(rows: list[Row]) -> None:
    """Make headings of lines with a rule of one sign below them."""
    for row, rule in pairwise(rows):
        if rule.sort is Sort.RULE and not rule.fenced and _underlines(row, rule.text):
            row.level = row.level or (1 if "=" in rule.text else 2)
            row.sort = Sort.HEADING if row.sort is Sort.PLAIN else row.sort


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


def read_bare_headings(rows: list[Row]) -> None:
    """Find headings without a mark: “Timeline”, “Root cause and resolution:”, in bold or not."""
    for place, row in enumerate(rows):
        if row.sort is not Sort.PLAIN or row.bullet or row.fenced or row.quoted:
            continue
        words = row.text[row.at :].strip().strip("*_: ")
        if len(words) >= _LONGEST_UNMARKED or not _SECTION_NAME.match(words):
            continue
        below_time = place > 0 and rows[place - 1].stamp and not rows[place - 1].rest.strip()
        if below_time or not words[0].isupper():
            continue
        marked = row.text.rstrip().endswith((":", "*", "_")) or "**" in row.text
        if marked or words.count(" ") < _FEW:
            row.sort, row.level = Sort.HEADING, _BARE_LEVEL

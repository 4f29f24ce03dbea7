"""Headings that have no mark before them: underlined ones, and names of sections alone."""

import re
from itertools import pairwise

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.written.cursor import pattern

_LONGEST_HEADING = 120
_LONGEST_UNMARKED = 60
_FEW = 6
BARE_LEVEL = 7
"""The level of headings that are known by their words alone: below all others."""
_ASIDE = re.compile(r"\s?\([^()]{0,80}\)$")
_SECTION_NAME = pattern(
    r"(?:(?:an?|the|detailed|full|incident|event|issue|key|executive|our|\d{1,2}[.)])\s){0,2}"
    r"(?:day\s\d{1,2}|time\s?lines?|chronology|summary|overview|impact|root\scauses?|causes?|resolution|recovery"
    r"|detection|trigger|response|corrective|preventati?ve|prevention|remediation|mitigation"
    r"|lessons|action\sitems?|actions|follow[\s-]?ups?|next\ssteps|what\swent|where\swe\sgot"
    r"|conclusions?|background|analysis|post[\s-]?mortem|measures|contributing\sfactors|five\swhys"
    r"|improvements|learnings?|references|appendix|glossary|notes|sequence\sof\sevents)\b"
)
"""How sections of reports are called; a line that begins so and is short is their heading."""
_ORIGINAL = pattern(
    r"[\s*_(\[]*(?:(?:the|our|this)\s)?(?:(?:original|earlier|previous|first)\s(?:post|article|story"
    r"|report|message|notice|announcement|text|statement)|article\sd[’']origine|ursprünglicher?\s\w+"
    r"|original(?:meldung|artikel|bericht))(?:\s(?:below|follows|ci-dessous))?[\s*_:)\].]*$"
)
"""What stands above the text to which updates were added."""
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_QUESTION = re.compile(r"(?:What|How|Why|Who|When|Where)\s[^?!.\n]{4,60}\?[\s*_]*$")
"""What sections of reports ask, as “What went wrong?”."""


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


def read_questions(rows: list[Row]) -> None:
    """Make headings of several short questions, such as “What happened?” and “What is next?”."""
    asked = [row for row in rows if row.text.endswith("?") and _is_question(row)]
    for row in asked if len(asked) > 1 else ():
        row.sort, row.level = Sort.HEADING, BARE_LEVEL


def _is_numbered_section(row: Row) -> bool:
    """Tell whether an entry of a numbered list is the name of a section, as “4. Timeline” is."""
    named = _NUMBERED.match(row.text) is not None and _SECTION_NAME.match(row.text, row.at)
    return bool(named) and len(row.text) < _LONGEST_UNMARKED


def _is_question(row: Row) -> bool:
    """Tell whether a line is a short question of a report."""
    if row.sort != Sort.PLAIN or row.bullet or row.fenced or row.quoted or row.indent:
        return False
    return _QUESTION.match(row.text, row.at) is not None


def _above(rows: list[Row], place: int) -> Row:
    """Return the line before another that is not blank, or that one itself."""
    above = place - 1
    while above > 0 and rows[above].sort == Sort.BLANK:
        above -= 1
    return rows[max(above, 0)]


def read_bare_headings(rows: list[Row]) -> None:
    """Find headings without a mark: “Timeline”, “Root cause and resolution:”, in bold or not."""
    read_questions(rows)
    numbered = sum(1 for row in rows if row.bullet and _is_numbered_section(row))
    for place, row in enumerate(rows):
        if row.sort != Sort.PLAIN or len(row.text) >= _LONGEST_HEADING or row.fenced or row.quoted:
            continue
        if row.bullet and not (_NUMBERED.match(row.text) and numbered > 1):
            continue
        if _ORIGINAL.match(row.text):
            row.sort, row.level = Sort.HEADING, BARE_LEVEL
            continue
        words = row.text[row.at :].strip().strip("*_: ")
        if words.endswith(")"):
            words = _ASIDE.sub("", words)
        if len(words) >= _LONGEST_UNMARKED or not _SECTION_NAME.match(words):
            continue
        before = _above(rows, place)
        below_time = before.stamp and not before.rest.strip() and not before.label
        if below_time or not words[0].isupper():
            continue
        marked = row.text.rstrip().endswith((":", "*", "_")) or "**" in row.text
        if marked or words.count(" ") < _FEW:
            row.sort, row.level = Sort.HEADING, BARE_LEVEL

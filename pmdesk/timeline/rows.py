"""The lines of a text one by one: what marks stand before the words, and whether a time begins."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pmdesk.errors import InvalidValue
from pmdesk.timeline.cursor import Cursor, pattern
from pmdesk.timeline.markup import plain
from pmdesk.timeline.stamps import Stamp, maybe_stamp, take_stamp
from pmdesk.timeline.times import take_separator


class Sort:
    """What a line is, as plain numbers: they are compared for every line of a text."""

    BLANK: Final = 1
    PLAIN: Final = 2
    HEADING: Final = 3
    STAMPED: Final = 4
    LABELLED: Final = 5
    """Words, then a time that ends the line."""
    REFUSED: Final = 6
    FENCE: Final = 7
    TABLE: Final = 8
    RULE: Final = 9


@dataclass(slots=True)
class Row:
    """A line, and what was seen at its beginning."""

    sort: int
    line: int
    start: int
    text: str
    indent: int = 0
    level: int = 0
    """Of a heading: how many marks it has."""
    bullet: bool = False
    quoted: bool = False
    fenced: bool = False
    at: int = 0
    """Where its words begin, behind indent, bullet and decoration."""
    begins: int | None = None
    """Where a label before its time begins."""
    ends: int = 0
    """Where its time ends."""
    words: int = 0
    """Where the text behind its time begins."""
    linked: bool = False
    """Whether its time is the begin of a link whose label goes on."""
    stamp: Stamp | None = None
    label: str = ""
    author: str = ""
    reason: str = ""

    @property
    def written(self) -> str:
        """The time as it is written, without decoration."""
        return plain(self.text[self.at : self.ends]).strip(" *_`[](|:-–—\t,")

    @property
    def rest(self) -> str:
        """What stands behind the time."""
        return f"{'[' * self.linked}{self.text[self.words :]}"


_PREFIX = re.compile(
    r"(?P<indent>[ \t]*)(?P<quote>(?:>[ \t]?){0,6})"
    r"(?P<bullet>(?:(?:\*{1,4}|[-+•‣▪◦●○■·∙–—]|o(?=\s{2,}|\t)"
    r"|\(?\d{1,3}[.)](?!\s*(?:Jan|Feb|Ma|Apr|Ju|Aug|Se|Oct|No|De))"
    r"(?=\s\s*\D|\s+\d{1,2}(?:[:./]|\s?[ap]m\b|\s[A-Z][a-z]{2})|\s+\d{4}[-/.]))[ \t]+"
    r"(?:\[[ xX]\][ \t]+)?|[-–—•](?=~?\d)))?"
    r"(?P<hashes>#{1,6}[ \t]+|h[1-6]\.[ \t]+|={2,6}[ \t]*(?=\S)|=[ \t]*(?=[^=]{1,80}=\s*$)"
    r"|<h[1-6][^<>\n]{0,80}>)?"
    r"(?P<deco>(?:&[a-z]{2,8};|[^\w\s~+#<@:≈±&-]|_|<(?=\d)|@\s?(?=\d{1,2}:\d\d)|:(?=\d{1,2}:\d\d:)|<(?!t:)/?[a-zA-Z][^<>\n]{0,80}>"
    r"|:[a-z0-9_+-]{2,30}:|[ \t]){0,40})"
)
_WORDS_ONLY = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*] +)|(?P<hashes>#{1,6} +))?"
    r"(?P<words>(?!noon|mid|t\b|o[ \t]|h[1-6]\.)[^\W\d_]\D*)$",
    re.IGNORECASE,
)
"""A line of words without a digit among them, which most are: it cannot hold a time."""
_WORD = pattern(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|at|on|from"
    r"|between|as of|by|posted|starting|beginning|shortly|just|soon"
    r"|since|update|updated|edit|around|about|circa|ca|approx"
    r"|approximately|roughly|est|yesterday|today|tomorrow|noon|midnight|midday|t|c"
    r"|january|february|march|april|june|july|august|sept|september|october|november|december"
    r"|monday|tues|tuesday|weds|wednesday|thur|thurs|thursday|friday|saturday|sunday)\b"
    r"|t\s?[+\d-]"
)
_WORD_STARTS = frozenset(
    (
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "yes", "tod", "tom", "noo", "mid"),
        *(
            "fro",
            "bet",
            "pos",
            "sta",
            "sin",
            "upd",
            "edi",
            "aro",
            "abo",
            "cir",
            "app",
            "rou",
            "est",
            "beg",
            "sho",
            "jus",
            "soo",
        ),
    )
)
_SHORT_WORDS = frozenset({"at", "on", "as", "by", "ca"})
_DIGIT_STARTS = frozenset("0123456789~+≈±<")
_HAS_TIME = re.compile(r"\d(?:[:.h]\d\d|\s?[apAP]\.?[mM]\b)")
_LONGEST_LABELLED = 140
_FEWEST_TABS, _FEWEST_LINES = 2, 3
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
_NAMED = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}),\s(?=\d{1,2}:\d\d)")
"""Who says it, before the time, as in “Ada, 14:20: disk full”."""
_TRACKED = re.compile(r"\s*\{\{<\s*track\s+\"(?P<time>[^\"\n]{10,30})\"\s*>\}\}\s*$")
"""The time behind an update in the source of a status page."""
_NO_LABEL = pattern(
    r".*\b(?:duration|time to|uptime|length|took|total|dates?|published|author|updated|created"
    r"|modified|edited|reviewed|at|on|by|until|till|from|to|of|the|and|in|for|version|since|before|after|between|around|about|is|was)$"
)
_SAYS_NOTHING = pattern(r"(?:time|when|timestamp|clock)$")
"""A label that says no more than that a time follows."""
_FENCE = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})[ \t]*(?P<info>\S?)")
_CLOSING = re.compile(r"(?:[ \t]+#+|[ \t]*=+)[ \t]*$")
"""The signs with which a heading may end, the same as those before it."""
_RULE = re.compile(r"[ \t]*(?:[-*_=~+|:][ \t]*){3,}$")
_RULE_STARTS = frozenset({"", "-", "="})
_RULE_SIGNS = " -=:|+"
"""What a rule below the head of a table may hold, where no bar begins it."""
_LINK = re.compile(r"(?P<label>[^\[\]\n]{0,300})\]\((?P<target>[^()\s]{1,1000})\)")
"""What follows a time with which the label of a link begins."""
_AGO = re.compile(r"\s*\(?[^()]{1,30}\bago\)?\s*$")


def read_rows(lines: list[tuple[int, str]]) -> list[Row]:
    """Tell of every line what it is."""
    rows: list[Row] = []
    fence = wiki = False
    outer: set[object] = set()
    """How entries look outside of fences; one that looks so ends a fence left open."""
    for number, (start, text) in enumerate(lines):
        if not text or text.isspace():
            rows.append(Row(Sort.BLANK, number, start, text))
            continue
        mark = _FENCE.match(text) if "```" in text or "~~~" in text else None
        if mark is not None and not _one_line_fence(text):
            # What opens a fence may name a language, what closes one may not.
            fence = not fence or mark["info"] != ""
            rows.append(Row(Sort.FENCE, number, start, text))
            continue
        row = _row(number, start, text)
        if wiki or "{|" in text:
            wiki = not text.lstrip().startswith("|}") and (wiki or text.lstrip().startswith("{|"))
            if wiki:
                row.sort, row.stamp = Sort.TABLE, None
        if row.stamp is not None and (row.bullet or row.level):
            shape = row.bullet, row.level, row.indent, row.stamp.day is None
            fence = fence and shape not in outer
            if not fence:
                outer.add(shape)
        row.fenced = fence
        rows.append(row)
    _open_tables(rows)
    if any("\t" in row.text for row in rows):
        _tabbed_tables(rows)
    return rows


def _tabbed_tables(rows: list[Row]) -> None:
    """Find tables whose cells are separated by tabs, in lines that follow each other."""
    for tabs, block in groupby(rows, key=lambda row: row.text.strip().count("\t")):
        lines = list(block) if tabs >= _FEWEST_TABS else []
        if len(lines) >= _FEWEST_LINES and not any(row.fenced for row in lines):
            for row in lines:
                row.sort, row.stamp = Sort.TABLE, None


def _open_tables(rows: list[Row]) -> None:
    """Find tables whose rows have no pipes at their ends, by the rule below their head."""
    for place, row in enumerate(rows):
        if row.sort != Sort.RULE or "|" not in row.text or place == 0:
            continue
        if "|" not in rows[place - 1].text or rows[place - 1].sort == Sort.TABLE:
            continue
        for inside in rows[place - 1 :]:
            if "|" not in inside.text:
                break
            inside.sort, inside.stamp = Sort.TABLE, None


def _one_line_fence(text: str) -> bool:
    return text.count("```") > 1


def _row(number: int, start: int, text: str) -> Row:
    row = Row(Sort.PLAIN, number, start, text)
    words = _WORDS_ONLY.match(text)
    if words is not None:
        row.at = words.start("words")
        _set_marks(row, words["indent"], "", words["bullet"], words["hashes"])
        return row
    match = _PREFIX.match(text)
    if match is None:
        return row
    at = row.at = match.end()
    indent, quote, bullet, hashes = match.group(1, 2, 3, 4)
    table = text.startswith(("|", "+-", "+="), len(indent) + len(quote))
    signs = "" if table else _RULE_SIGNS
    if text[at : at + 1] in _RULE_STARTS and not text[at:].strip(f" -={signs}") and _RULE.match(text):
        row.sort = Sort.RULE
        return row
    _set_marks(row, indent, quote, bullet, hashes)
    if table:
        row.sort = Sort.TABLE
    else:
        _find_time(row)
    return row


def _set_marks(row: Row, indent: str, quote: str, bullet: str | None, hashes: str | None) -> None:
    if indent:
        row.indent = len(indent.expandtabs(4))
    if quote:
        row.quoted = True
    if bullet:
        row.bullet = True
        row.indent += _depth(bullet) if len(bullet) > len("- ") else 0
    if hashes:
        row.sort, row.level = Sort.HEADING, _level(hashes)
        if row.text.rstrip().endswith(hashes[0]):
            row.text = _CLOSING.sub("", row.text)


def _level(hashes: str) -> int:
    mark = hashes.lstrip("<")
    return int(mark[1]) if mark[0] == "h" else len(hashes.strip())


def _find_time(row: Row) -> None:
    """Read the time with which the words of a line begin, or end, or which a title names."""
    text, at = row.text, row.at
    if begins_with_time(text, at):
        _take(row)
    if row.stamp is not None and row.stamp.clock is not None:
        return
    if ">}}" in text:
        _take_tracked(row)
    if row.stamp is None and text[at - 1 : at] == "[":
        _take_tagged(row)
    if not _HAS_TIME.search(text, at, at + _LONGEST_LABELLED):
        return
    if row.stamp is None and ", " in text:
        _take_named(row)
    short = len(text) - at < _LONGEST_LABELLED
    if short and row.stamp is None and row.sort != Sort.REFUSED:
        _take_labelled(row)
    if "(" in text and (row.stamp is None or row.stamp.clock is None):
        _take_bracketed(row)


def _depth(bullet: str) -> int:
    """Return how deep a bullet is nested by its own signs, as `**` in wikis."""
    signs = bullet.split(maxsplit=1)[0]
    return len(signs) - 1 if len(set(signs)) == 1 else 0


def begins_with_time(text: str, at: int) -> bool:
    """Tell whether a stamp may begin at a place, at little cost."""
    if text[at : at + 1] in _DIGIT_STARTS:
        return True
    start = text[at : at + 3].lower()
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
    if stamp is not None and take_separator(cursor):
        row.sort, row.stamp, row.words = Sort.STAMPED, stamp, cursor.at
        row.ends = ends
        if "ago" in row.text and _AGO.match(row.text, row.words):
            row.words = len(row.text)


def _take_tagged(row: Row) -> None:
    """Read a line with a tag in brackets before its time."""
    match = _TAG.match(row.text, row.at)
    if match is None:
        return
    begins, row.at = row.at, match.end()
    _take(row)
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


def _take_tracked(row: Row) -> None:
    """Read an update with its time behind it, as status pages have it in their sources."""
    match = _TRACKED.search(row.text, row.at)
    stamp = maybe_stamp(Cursor(row.text, match.start("time"))) if match else None
    if match is not None and stamp is not None:
        begins = len(row.text) - len(row.text.lstrip())
        row.label = row.text[begins : match.start()]
        row.sort, row.stamp, row.words = Sort.LABELLED, stamp, len(row.text)
        row.begins, row.at, row.ends = begins, *match.span("time")


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
    if stamp is None or stamp.clock is None or not take_separator(cursor):
        return
    ago = _AGO.match(row.text, cursor.at)
    if cursor.ended or ago:
        row.sort, row.stamp, row.words = Sort.LABELLED, stamp, len(row.text)
        row.ends = ends
        label = match["label"].strip(" *_`[(")
        row.label = "" if _SAYS_NOTHING.match(label) else label
        row.begins, row.at = row.at, at

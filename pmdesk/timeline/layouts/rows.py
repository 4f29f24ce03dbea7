"""The lines of a text one by one: what marks stand before the words, and whether a time begins."""

import re

from pmdesk.timeline.layouts.openings import find_time
from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.tables.lines import find_tables

_PREFIX = re.compile(
    r"(?P<indent>[ \t]*)(?P<quote>(?:>[ \t]?){0,6})"
    r"(?P<bullet>(?:(?:\*{1,4}|[-+•‣▪◦●○■·∙–—]|o(?=\s{2,}|\t)"
    r"|\(?\d{1,3}[.)](?!\s*(?:Jan|Feb|Ma|Apr|Ju|Aug|Se|Oct|No|De)"
    r"(?![a-z]{0,7}\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?![:.h]\d)))"
    r"(?=\s\s*\D|\s+\d{1,2}(?:[:./]|\s?[ap]m\b|\s[A-Z][a-z]{2})|\s+\d{4}[-/.]))[ \t]+"
    r"(?:\[[ xX]\][ \t]+)?|[-–—•](?=~?\d)|[・･◆◇](?=\S)))?"
    r"(?P<hashes>#{1,6}[ \t]+|h[1-6]\.[ \t]+|={2,6}[ \t]*(?=\S)|=[ \t]*(?=[^=]{1,80}=\s*$)"
    r"|<h[1-6][^<>\n]{0,80}>)?"
    r"(?P<deco>(?:\+{2,6}(?=\s)|&[a-z]{2,8};|[^\w\s~+#<@:≈±&-]|_|<(?=\d)|@\s?(?=\d{1,2}:\d\d)|:(?=\d{1,2}:\d\d:)|<(?!t:)/?[a-zA-Z][^<>\n]{0,80}>"
    r"|:[a-z0-9_+-]{2,30}:|[ \t]){0,40})"
)
_COMMON = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*] +)|(?P<hashes>#{1,6} +))?"
    r"(?:(?=\d\d?:\d\d|\d{4}-\d\d)|(?P<words>(?!noon|mid|t\b|o[ \t]|h[1-6]\.)[^\W\d_]\D*)$)",
    re.IGNORECASE,
)
"""How most lines begin: with a time, or with words among which no digit is, so no time either."""
_FENCE = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})[ \t]*(?P<info>\S?)")
_CLOSING = re.compile(r"(?:[ \t]+#+|[ \t]*=+)[ \t]*$")
"""The signs with which a heading may end, the same as those before it."""
_FRAME = re.compile(r"\s*(?P<sign>[+*=~-])(?P=sign){1,5}\s.*?(?P<close>\s+(?P=sign){2,6})\s*$")
"""A line within signs, as “+++ 14:20 disk full +++”."""
_FRAME_ENDS = ("++", "**", "==", "~~", "--")
_RULE = re.compile(r"[ \t]*(?:[-*_=~+|:][ \t]*){3,}$")
_RULE_STARTS = frozenset({"", "-", "="})
_MARKS_ESCAPED = re.compile(r"\s*\\(?:#|[*-]\s)")
_ESCAPED = re.compile(r"\\(?=[*_#`~-])")
"""What an editor puts before marks that were pasted into it."""
_RULE_SIGNS = " -=:|+"
"""What a rule below the head of a table may hold, where no bar begins it."""


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
        row = _row(number, start, _unescaped(text) if "\\" in text else text)
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
    find_tables(rows)
    return rows


def _unescaped(text: str) -> str:
    """Return a line without the backslashes that were put before its marks, as long as it was."""
    if _MARKS_ESCAPED.match(text) or r"\*\*" in text:
        return _ESCAPED.sub("", text).ljust(len(text))
    return text


def _one_line_fence(text: str) -> bool:
    return text.count("```") > 1


def _row(number: int, start: int, text: str) -> Row:
    if text.endswith(_FRAME_ENDS) and (framed := _FRAME.match(text)):
        text = text[: framed.start("close")]
    row = Row(Sort.PLAIN, number, start, text)
    common = _COMMON.match(text)
    if common is not None:
        indent, bullet, hashes, words = common.groups()
        row.at = common.end() if words is None else common.start("words")
        _set_marks(row, indent, "", bullet, hashes)
        if words is None:
            find_time(row)
        return row
    match = _PREFIX.match(text)
    if match is None:
        return row
    at = row.at = match.end()
    indent, quote, bullet, hashes = match.group(1, 2, 3, 4)
    table = text.startswith(("|", "+-", "+="), len(indent) + len(quote))
    signs = "" if table else _RULE_SIGNS
    if (
        text[at : at + 1] in _RULE_STARTS
        and not text[at:].strip(f" -={signs}")
        and _RULE.match(text)
    ):
        row.sort = Sort.RULE
        return row
    _set_marks(row, indent, quote, bullet, hashes)
    if table:
        row.sort = Sort.TABLE
    else:
        find_time(row)
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


def _depth(bullet: str) -> int:
    """Return how deep a bullet is nested by its own signs, as `**` in wikis."""
    signs = bullet.split(maxsplit=1)[0]
    return len(signs) - 1 if len(set(signs)) == 1 else 0

"""Copies from chats: who speaks, and what a chat client shows around its messages."""

import re
from collections.abc import Iterable
from itertools import pairwise

from pmdesk.timeline.layouts.row import Row, Sort
from pmdesk.timeline.layouts.status import STATUS, read_states
from pmdesk.timeline.written.cursor import Cursor, pattern
from pmdesk.timeline.written.days import take_day
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.stamps import maybe_stamp, take_stamp

_NAME = re.compile(r"@?[^\W\d_][\w.'’\-]*(?:[ ,]{1,2}[(@]?[\w.'’\-]+\)?){0,4}$")
_EMOJI = r":[a-z0-9_+\-]{2,40}:"
_BADGE = re.compile(rf"\s*(?:APP|BOT|{_EMOJI}(?:\s?{_EMOJI}){{0,4}})\s*$")
_BADGED = re.compile(
    rf"(?P<name>[^\n|]{{0,60}}?)\s?(?P<badge>(?:(?:(?<![A-Z])APP|{_EMOJI})\s?){{1,5}})"
    r"(?:\s+(?P<time>\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?))?\s*$"
)
"""A name with what a client shows behind it: that it is a program, or how its owner is."""
_ANY_EMOJI = re.compile(rf"{_EMOJI}\s")
_WROTE = re.compile(
    r"[ >]{0,12}On\s(?P<time>.{8,60}?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?"
    r"(?:\s[A-Z]{3,4}|\s[+-]\d{4})?),?\s"
    r"(?P<name>[^<>\d,]{2,60}?)\s{0,2}(?:[<(][^<>()]{1,120}[>)])?\s{0,2}(?:wrote:)?\s*$"
)
"""How a mail program begins what it quotes."""
_MAIL_DATE = re.compile(r"[ >]{0,12}\*{0,2}(?:Date|Sent):\*{0,2}\s+(?=\S.{5,40}\d:\d\d)")
_MAIL_HEAD = re.compile(r"[ >]{0,12}\*{0,2}(?:From|Subject):\*{0,2}\s+\S")
_SENDER = re.compile(r"[^\W\d][^<>\n]{1,60}\s<[^<>\s@]{1,60}(?:@|\sat\s)[^<>\s]{3,80}>\s*$")
_NICK = re.compile(r"<[ @+%&~]?(?P<nick>[^<>\s]{1,40})>\s+(?=\S)")
_TOLD = re.compile(r"(?P<name>[^:\n|]{1,40}):\s+(?=\S)")
_ACTION = re.compile(r"\*\s+(?=\S)|-!-\s+|\*{3}\s+|(?:--|==)>?\s+")
_NOISE = pattern(
    r"\s*(?:app|bot|new|thread|edited|\(edited\)|\d{1,3}\srepl(?:y|ies)\b.{0,60}|last\sreply\s.{0,40}"
    r"|view\s(?:thread|newer\sreplies|message)|saved\sfor\slater|also\ssent\sto\sthe\schannel"
    r"|:[a-z0-9_+\-]{2,40}:(?:\s*\d{1,4})?|\d{1,4}|new\smessages?|pinned\sby\s.{1,40}|joined\s#?\S{1,40}\.?"
    r"|was\sadded\sto\s#?\S{1,40}(?:\sby\s.{1,60})?|\(?unread\)?)\s*$"
)
_DAY_CHANGED = pattern(r"-{2,4}\s*(?:day\schanged(?:\sto)?|log\s(?:opened|closed))?\s*(?=[a-z\d])")
_DIVIDER = pattern(r"\s*(?:-{2,10}\s*)?(?:today|yesterday)(?:\s*-{2,10})?\s*$")
_MOST = 0.7
_SOME = 2
_HOURS = 24


def read_speakers(rows: list[Row], text: str) -> str:
    """Find out who says what; return the name of the format, “text” where it is no chat.

    Rows are only looked at for what the text, which they are the lines of, holds at all.
    """
    if "wrote:" in text and _mails(rows):
        return "mail"
    if "Date:" in text or "Sent:" in text:
        _mail_heads(rows)
    if ">\n" in text:
        _archive_heads(rows)
    if "\n--" in text or text.startswith("--"):
        _day_changes(rows)
    if "APP" in text or _ANY_EMOJI.search(text):
        _badges(rows)
    stamped = [row for row in rows if row.stamp is not None]
    if not stamped:
        return "text"
    found = (
        _names_above(rows, stamped) or _names_before(rows, stamped)
        or _names_in_line(rows, stamped) or _nicks(stamped) or _names_with_colon(stamped)
    )  # fmt: skip
    if found in {"slack", "discord", "teams"}:
        _drop_noise(rows)
        _go_on_speaking(rows)
    elif not found:
        read_states(rows, stamped)
    return found or "text"


def _mail_heads(rows: list[Row]) -> None:
    """Take the day on which a mail was sent for that of the times in it."""
    for row in rows:
        match = _MAIL_DATE.match(row.text)
        near = rows[max(row.line - 4, 0) : row.line + 5] if match else []
        if match is None or not any(_MAIL_HEAD.match(other.text) for other in near):
            continue
        cursor = Cursor(row.text, match.end())
        day = take_day(cursor)
        if day is not None and day.month:
            row.sort, row.stamp, row.label = Sort.STAMPED, Stamp(day=day), ""
            row.begins, row.words = None, len(row.text)


def _archive_heads(rows: list[Row]) -> None:
    """Take the day of a mail above its sender, as archives of lists show them, for no event."""
    for row, below in pairwise(rows):
        alone = row.sort == Sort.STAMPED and not row.rest.strip()
        if alone and row.stamp and row.stamp.day and _SENDER.match(below.text):
            row.stamp = Stamp(day=row.stamp.day)


def _mails(rows: list[Row]) -> bool:
    """Read the lines with which mail programs begin what they quote, where nothing else is timed.

    Below each stands what someone wrote, quoted or not, up to the next.
    """
    found = [
        (row, stamp, match)
        for row in rows
        if (match := _wrote(row, rows)) and (stamp := _sent(match))
    ]
    heads = {row.line for row, _, _ in found}
    others = (row for row in rows if row.line not in heads and row.sort == Sort.STAMPED)
    if not found or any(row.stamp and row.stamp.clock for row in others):
        return False
    for row, stamp, match in found:
        row.sort, row.stamp, row.author = Sort.STAMPED, stamp, match["name"].strip(" \"'")
        row.bullet, row.label, row.begins = False, "", None
        row.at, row.ends, row.words = *match.span("time"), len(row.text)
        after = rows[row.line + 1 : row.line + 2]
        if after and not row.text.rstrip().endswith(":"):
            after[0].sort, after[0].stamp = Sort.RULE, None
    return True


def _wrote(row: Row, rows: list[Row]) -> re.Match[str] | None:
    """Return what fits of “On Mon, Mar 2, 2026 at 3:10 PM Ada Byron wrote:”, on one line or two."""
    if "On " not in row.text[:12]:
        return None
    after = rows[row.line + 1].text if row.line + 1 < len(rows) else ""
    ends = row.text.rstrip().endswith("wrote:") or after.strip(" >") == "wrote:"
    return _WROTE.match(row.text) if ends else None


def _sent(match: re.Match[str]) -> Stamp | None:
    cursor = Cursor(match["time"].rstrip(" ,"))
    stamp = maybe_stamp(cursor)
    return stamp if stamp and stamp.day and stamp.clock and cursor.ended else None


def _go_on_speaking(rows: list[Row]) -> None:
    """Give further messages of a person, of which only the time is shown, their author."""
    author = ""
    for row in rows:
        if row.stamp is not None and row.stamp.clock is not None:
            row.author = author = row.author or author


def _day_changes(rows: list[Row]) -> None:
    """Read the lines with which clients tell that a new day begins."""
    for row in rows:
        if row.text.startswith("--") and row.sort in {Sort.PLAIN, Sort.STAMPED, Sort.RULE}:
            match = _DAY_CHANGED.match(row.text)
            if match is None:
                continue
            cursor = Cursor(row.text, match.end())
            day = take_day(cursor)
            rest = row.text[cursor.at :]
            if day is None or day.bare_weekday:
                continue
            year = re.search(r"\b((?:19|20)\d\d)\b", rest)
            if year and day.year is None:
                day = day._replace(year=int(year[1]))
            row.sort, row.stamp, row.words = Sort.STAMPED, Stamp(day=day), len(row.text)


def _badges(rows: list[Row]) -> None:
    """Blank what a client shows between a name and the time of its message."""
    for before, row in pairwise([Row(Sort.BLANK, 0, 0, ""), *rows]):
        may = ":" in row.text and row.sort in {Sort.PLAIN, Sort.LABELLED}
        match = _BADGED.match(row.text) if may else None
        if match is None or not match["time"] or row.fenced or row.bullet:
            continue
        alone = not match["name"].strip()
        named = _is_name(before) if alone else _NAME.match(match["name"].strip())
        cursor = Cursor(row.text, match.start("time"))
        stamp = take_stamp(cursor) if named and int(match["time"].split(":")[0]) < _HOURS else None
        if stamp is None:
            continue
        begin, end = match.span("badge")
        row.text = f"{row.text[:begin]}{' ' * (end - begin)}{row.text[end:]}"
        row.sort, row.stamp = Sort.STAMPED if alone else Sort.LABELLED, stamp
        row.label, row.begins = match["name"].strip(), None if alone else row.at
        row.at, row.ends, row.words = match.start("time"), cursor.at, len(row.text)
        row.indent = row.indent or int(alone)


def _bare(name: str) -> str:
    """Return a name without what a client shows behind it."""
    match = _BADGED.match(name)
    return (match["name"] if match and not match["time"] else name).strip()


def _names_above(rows: list[Row], stamped: list[Row]) -> str:
    """Read a name on one line and, indented, the time on the next."""
    pairs = []
    for row in stamped:
        if row.sort != Sort.STAMPED or row.bullet or row.level or row.fenced or row.rest.strip():
            continue
        if row.stamp is None or row.stamp.clock is None or _BADGE.match(row.text):
            continue
        before = _above(rows, row)
        if not (row.indent or row.stamp.clock.half) or before is None or not _is_name(before):
            continue
        pairs.append((before, row))
    indented = sum(1 for _, row in pairs if row.indent)
    if not pairs or (len(pairs) < _SOME and not indented):
        return ""
    if any(STATUS.match(before.text) for before, _ in pairs):
        return ""
    for before, row in pairs:
        row.author = _bare(before.text)
        before.sort = Sort.RULE
    named = _named_before(rows, stamped)
    _take_names(row for row in named if "  " in row.text[: row.at])
    return "slack"


def _above(rows: list[Row], row: Row) -> Row | None:
    """Return the line of words above a time, behind the badges that a client shows."""
    for place in range(row.line - 1, -1, -1):
        if not _BADGE.match(rows[place].text):
            return rows[place] if rows[place].sort == Sort.PLAIN else None
    return None


def _is_name(row: Row) -> bool:
    name = _bare(row.text)
    return not row.bullet and not name.endswith(".") and _NAME.match(name) is not None


def _names_before(rows: list[Row], stamped: list[Row]) -> str:
    """Read a name and the time behind it on one line, and the words below."""
    found = _named_before(rows, stamped)
    if not found or (len(found) < _SOME and len(found) < len(stamped)):
        return ""
    _take_names(found)
    dashed = any("—" in row.text[: row.at] for row in found)
    return "discord" if dashed else "slack"


def _named_before(rows: list[Row], stamped: list[Row]) -> list[Row]:
    found = []
    for row in stamped:
        if row.sort != Sort.LABELLED or row.bullet or row.fenced or not _words_below(rows, row):
            continue
        told = ":" in row.text[: row.at].rstrip(" [")
        if not told and _NAME.match(row.label) and not STATUS.match(row.label):
            found.append(row)
    return found


def _words_below(rows: list[Row], row: Row) -> bool:
    return row.line + 1 < len(rows) and rows[row.line + 1].sort == Sort.PLAIN


def _take_names(rows: Iterable[Row]) -> None:
    for row in rows:
        row.author, row.label, row.sort = row.label, "", Sort.STAMPED
        row.words = len(row.text)


def _names_in_line(rows: list[Row], stamped: list[Row]) -> str:
    """Read `[14/03/2025 14:20] Raman, Priya` with the words below."""
    found = []
    for row in stamped:
        if row.sort != Sort.STAMPED or "[" not in row.text[: row.at] or row.stamp is None:
            continue
        if row.stamp.day is None or row.bullet or not _words_below(rows, row):
            continue
        if _NAME.match(row.rest.strip()):
            found.append(row)
    if not found or len(found) < _MOST * len(stamped):
        return ""
    for row in found:
        row.author, row.words = row.rest.strip(), len(row.text)
    return "teams"


def _nicks(stamped: list[Row]) -> str:
    """Read `14:20 <nick> words` and `14:21 * nick does`."""
    found = ""
    for row in stamped:
        match = _NICK.match(row.text, row.words)
        if match:
            row.author, row.words, found = match["nick"], match.end(), "irc"
    if found:
        for row in stamped:
            action = _ACTION.match(row.text, row.words)
            if action:
                row.words = action.end()
    return found


def _names_with_colon(stamped: list[Row]) -> str:
    """Read `14/03/25, 14:20 - Name: words`, a time and a name on every line."""
    numeric = [
        row for row in stamped
        if row.stamp and row.stamp.day and row.stamp.clock and "/" in row.stamp.day.written
        and not row.bullet and not row.level
    ]  # fmt: skip
    told = [row for row in numeric if _TOLD.match(row.text, row.words)]
    if len(told) < _SOME or len(told) < _MOST * len(stamped):
        return ""
    for row in told:
        match = _TOLD.match(row.text, row.words)
        if match:
            row.author, row.words = match["name"].strip(), match.end()
    return "whatsapp"


def _drop_noise(rows: list[Row]) -> None:
    """Leave out what a chat client shows around its messages."""
    for row in rows:
        if row.sort in {Sort.PLAIN, Sort.LABELLED} and _NOISE.match(row.text):
            row.sort, row.stamp = Sort.RULE, None
        elif row.sort == Sort.PLAIN and row.text.rstrip().endswith("(edited)"):
            row.text = row.text.rstrip().removesuffix("(edited)")
        elif row.sort == Sort.PLAIN and _DIVIDER.match(row.text):
            day = take_day(Cursor(row.text.strip(" -")))
            row.sort, row.stamp, row.words = Sort.STAMPED, Stamp(day=day), len(row.text)

"""Reading one typed line into one event: a time, what happened, and perhaps a moment and a source.

14:32 rolled back build 812 #mitigated @deploy-log
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from pmdesk import dates
from pmdesk.model import Moment
from pmdesk.timeline.written.local import to_utc
from pmdesk.timeline.written.times import Frame, When, read_when

NO_TIME = "Begin with a time, such as 14:32, ~14:32, 14:20–14:35 or +15m."
"""How a line begins."""

_BULLET = re.compile(r"\s*[-*•]\s+(?=\S)")
_MOMENT = re.compile(r"(?:^|\s+)#(?P<name>[A-Za-z][\w-]*)$|^#(?P<first>[A-Za-z][\w-]*)\s+")
_SOURCE = re.compile(r"(?:^|\s+)@(?:\"(?P<quoted>[^\"]+)\"|(?P<word>\S+))$")
_NOW = re.compile(r"\s*now(?:\s*[:–—-]?\s+|\s*$)", re.IGNORECASE)
_DIGITS = re.compile(r"\s*(?!19|20)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s|$)")
"""Four digits that no one would take for a year; they may count things as well."""

_NEXT_DAY = timedelta(hours=12)
"""A time this long before the event before it is meant for the day after: that is nearer."""

_DOUBTFUL = timedelta(hours=6)
"""A time this long before the event before it may be meant for the day after."""

_OTHER_NAMES = {
    "impact": Moment.IMPACT_STARTS,
    "start": Moment.IMPACT_STARTS,
    "end": Moment.IMPACT_ENDS,
    "acknowledged": Moment.RESPONDER_ENGAGED,
    "engaged": Moment.RESPONDER_ENGAGED,
    "fixed": Moment.RESOLVED,
}


@dataclass(frozen=True)
class Entry:
    """A line as it was understood; `notes` are sentences about what was assumed."""

    start: datetime
    end: datetime | None
    approximate: bool
    whole_day: bool
    text: str
    moment: Moment
    source: str
    notes: tuple[str, ...]
    dated: bool = True
    """Whether the line settles the day."""


def read_entry(
    text: str,
    *,
    zone: tzinfo,
    day: date,
    previous: datetime | None,
    now: datetime | None = None,
) -> Entry | None:
    """Read a line, or return None where it does not begin with a time.

    `zone` is the record's; `day` is meant where the line names none; `previous` is the start of
    the event before, for `+15m` and for times past midnight; `now` is what “now”, “today” and
    “yesterday” mean. Raises `InvalidValue` for a time that cannot be.
    """
    line = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    today = now.astimezone(zone).date() if now else None
    found = _read_now(line, now) or _read(line, Frame(zone, day, previous, present=today))
    if found is None:
        return None
    when, rest = found
    what, moment, source = split_tags(rest)
    return Entry(
        when.start, when.end, when.approximate, when.whole_day, what, moment, source, when.notes,
        when.dated,
    )  # fmt: skip


def _read_now(line: str, now: datetime | None) -> tuple[When, str] | None:
    """Read “now”: the present minute."""
    match = _NOW.match(line)
    if match is None or now is None:
        return None
    return When(now.replace(second=0, microsecond=0), dated=True), line[match.end() :]


def no_time(line: str) -> str:
    """Return what to tell a person whose line `read_entry` returned None for."""
    match = _DIGITS.match(line)
    if match is None:
        return NO_TIME
    clock = f"{match['hour']}:{match['minute']}"
    return f"“{match[0].strip()}” may be a number. Write {clock} if it is a time."


def other_day(entry: Entry, zone: tzinfo, previous: datetime | None) -> Entry | None:
    """Return an entry on the other day that it can be meant for, or None where there is no doubt.

    One without a date that is hours before the event before may be of the day after, and one that
    was taken for that may yet be of the same day.
    """
    if entry.dated or previous is None:
        return None
    last = previous.astimezone(zone).date()
    if entry.start.astimezone(zone).date() > last:
        return _moved(entry, timedelta(days=-1), zone)
    return _moved(entry, timedelta(days=1), zone) if previous - entry.start >= _DOUBTFUL else None


def _moved(entry: Entry, days: timedelta, zone: tzinfo) -> Entry:
    """Return an entry some days later, by the clock."""

    def later(moment: datetime) -> datetime:
        return to_utc(moment.astimezone(zone).replace(tzinfo=None) + days, zone).instant

    end = later(entry.end) if entry.end else None
    return replace(entry, start=later(entry.start), end=end, notes=())


def _read(line: str, frame: Frame) -> tuple[When, str] | None:
    """Read the time; one that seems to lie almost a day back is taken as after midnight."""
    found = read_when(line, frame)
    if found is None or frame.previous is None or found[0].dated:
        return found
    if frame.previous - found[0].start <= _NEXT_DAY:
        return found
    last = frame.previous.astimezone(frame.zone).date()
    later = read_when(line, frame._replace(day=last + timedelta(days=1)))
    if later is None or later[0].start - frame.previous > timedelta(days=1) - _NEXT_DAY:
        return found
    when, rest = later
    note = f"Taken as {dates.day(when.start.astimezone(frame.zone))}, after midnight."
    return when._replace(notes=(note, *when.notes)), rest


def split_tags(text: str) -> tuple[str, Moment, str]:
    """Split `#moment` and `@source` off the end of a text, in any order; a moment may lead too."""
    moment, source = Moment.OTHER, ""
    while True:
        tag = _MOMENT.search(text)
        named = (
            moment_named(tag["name"] or tag["first"]) if tag and moment is Moment.OTHER else None
        )
        origin = _SOURCE.search(text) if not source else None
        if tag and named:
            text, moment = text[: tag.start()] + text[tag.end() :], named
        elif origin:
            text, source = text[: origin.start()], origin["quoted"] or origin["word"]
        else:
            return text.strip(), moment, source


def moment_named(name: str) -> Moment | None:
    """Return the one moment that a tag names or begins; other tags stay part of the text."""
    wanted = name.lower().replace("-", "_")
    if wanted in _OTHER_NAMES:
        return _OTHER_NAMES[wanted]
    found = [moment for moment in Moment if moment.value.startswith(wanted)]
    exact = [moment for moment in found if moment.value == wanted]
    return (exact or found)[0] if len(exact or found) == 1 else None

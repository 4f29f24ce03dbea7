"""Files into timeline events: one module a format, each from decoded values to what was read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo

from pmdesk.errors import ImportFailed
from pmdesk.timeline import parse
from pmdesk.timeline.columns import Columns
from pmdesk.timeline.formats import (
    alertmanager,
    github,
    incidents,
    jira,
    opsgenie,
    pagerduty,
    rows,
    sheets,
    slack,
    statuspage,
    strict,
)
from pmdesk.timeline.formats.decoding import check_length, decode
from pmdesk.timeline.formats.entries import Format, check_count, joined
from pmdesk.timeline.formats.source import Source, suffix
from pmdesk.timeline.reading import Answers, Reading

JSON_FORMATS: tuple[Format, ...] = (
    slack.MESSAGES,
    pagerduty.LOG_ENTRIES,
    statuspage.INCIDENTS,
    alertmanager.WEBHOOK,
    opsgenie.ALERT_LOG,
    jira.ISSUE,
    github.ISSUE_TIMELINE,
)
"""What JSON can be; the first that fits reads it."""

_SHEETS = {".csv", ".tsv"}
_CALENDAR = re.compile(r"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)


def read(
    source: Source,
    *,
    default_date: date | None = None,
    default_zone: tzinfo | None = None,
    columns: Columns | None = None,
    answers: Answers | None = None,
) -> Reading:
    """Return the events of a file, a folder or an archive, whichever of the formats it has.

    A day or a zone that is not written is taken from the defaults, and `answers` are heard, as in
    `parse`; `columns` say what the columns of a table mean, None finds that out. Raises
    `ImportFailed` with one sentence where a file as a whole cannot be read; then nothing of it was.
    """
    found = _read(source, default_date, default_zone, columns, answers)
    return replace(found, assumed=(*source.notes, *found.assumed))


def _read(
    source: Source,
    default_date: date | None,
    default_zone: tzinfo | None,
    columns: Columns | None,
    answers: Answers | None,
) -> Reading:
    if slack.is_export(source):
        return slack.read_export(source)
    files = _Files(
        default_zone or UTC,
        columns,
        lambda text: parse(text, default_date, default_zone, answers),
    )
    return joined((name, files.read(name, content)) for name, content in source.parts.items())


@dataclass(frozen=True)
class _Files:
    """How files are read: with what is assumed, and with who reads texts."""

    zone: tzinfo
    columns: Columns | None
    read_text: Callable[[str], Reading]

    def read(self, name: str, content: bytes) -> Reading:
        text, note = decode(name, content)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        reading = self._read(name, text)
        check_count(len(reading.events))
        return replace(reading, assumed=(*reading.assumed, note)) if note else reading

    def _read(self, name: str, text: str) -> Reading:
        kind = suffix(name)
        if kind == ".json" or text.lstrip()[:1] in {"{", "["}:
            try:
                return _read_json(name, text)
            except strict.NotJson:
                if kind == ".json":
                    raise
        check_length(name, text)
        if kind == ".ics" or _CALENDAR.match(text):
            # The library takes a while to load, and few files are calendars.
            from pmdesk.timeline.formats import calendars

            return calendars.read_calendar(name, text, self.zone)
        table = rows.read_rows(text, surely=kind in _SHEETS)
        check_count(len(table))
        if incidents.is_list(table):
            return incidents.read_list(table, self.zone)
        if table and (kind in _SHEETS or sheets.is_timeline(table)):
            return sheets.read_sheet(name, table, self.columns, self.read_text)
        return self.read_text(text)


def _read_json(name: str, text: str) -> Reading:
    value = strict.load(name, text)
    for known in JSON_FORMATS:
        if known.fits(value):
            return known.read(value)
    names = ", ".join(known.name for known in JSON_FORMATS)
    message = f"“{name}” is JSON, but of none of the kinds that can be read: {names}."
    raise ImportFailed(f"{message} Export it as CSV instead, or paste the text itself.")

"""A reading for other programs and for the terminal."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from pmdesk import dates
from pmdesk.model.item import clean
from pmdesk.timeline.importing.chatter import usual
from pmdesk.timeline.reading import ReadEvent, Reading


def as_facts(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain values for JSON: instants in UTC as ISO 8601, days as dates."""
    wanted = usual(reading)
    events = [_facts(event) | {"taken": wanted.takes(event)} for event in reading.events]
    return asdict(reading) | {"events": events}


def _facts(event: ReadEvent) -> dict[str, Any]:
    times = {"start": _iso(event.start), "end": event.end and _iso(event.end)}
    return event._asdict() | times


def as_lines(reading: Reading, zone: tzinfo) -> Iterator[str]:
    """Go through a reading as lines of a table; of kinds that are not taken it says how many."""
    wanted = usual(reading)
    taken = [event for event in reading.events if wanted.takes(event)]
    rows = [(_when(event, zone), _said(event)) for event in taken]
    width = max((len(when) for when, _ in rows), default=0)
    yield from (f"{when:{width}}  {said}" for when, said in rows)
    yield ""
    left = len(reading.events) - len(taken)
    rest = f", {left:,} more of kinds that are not taken" if left else ""
    yield f"{_counted(len(taken), 'event')} ({reading.format}), times in {zone}{rest}."
    for question in reading.questions:
        yield f"{question.text} Taken: {question.answer}." if question.answer else question.text
    yield from reading.assumed
    for unread in reading.unread:
        reason = f" {unread.reason}" if unread.reason else ""
        yield f"Not read, line {unread.line:,}:{reason} {_one_line(unread.text)}".rstrip()


def _iso(moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _when(event: ReadEvent, zone: tzinfo) -> str:
    start, end = event.start, event.end
    shown = ("~" if event.approximate else "") + _moment(start, zone)
    if end is None:
        return shown
    if isinstance(start, datetime) and isinstance(end, datetime):
        same = start.astimezone(zone).date() == end.astimezone(zone).date()
        return f"{shown} – {dates.clock(end, zone) if same else _moment(end, zone)}"
    return f"{shown} – {_moment(end, zone)}"


def _moment(moment: datetime | date, zone: tzinfo) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{moment.astimezone(zone).date().isoformat()} {dates.clock(moment, zone)}"


def _said(event: ReadEvent) -> str:
    source = ", ".join(filter(None, (event.author, event.source)))
    notes = " ".join(event.notes)
    aside = "; ".join(filter(None, (source, notes)))
    return _one_line(f"{event.text} ({aside})" if aside else event.text)


def _one_line(text: str) -> str:
    """Return a text in one line; what could steer a terminal is made visible."""
    return " ".join(str(clean(text)).split())


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"

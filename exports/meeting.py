"""The appendix about the meeting: when, who by role, how long, what it changed, what stays open."""

from collections.abc import Iterator
from datetime import timedelta

from exports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from pmdesk.dates import span
from pmdesk.meeting.clock import progress
from pmdesk.meeting.summary import attendance
from pmdesk.metrics import duration
from pmdesk.model import Meeting, Note, NoteKind
from pmdesk.record import Record

KEY = "meeting"
"""The name of the appendix in links and bookmarks."""

_COLUMNS = (Column("Step", 0.6), Column("Planned", 0.2), Column("Took", 0.2))
_MINUTE = timedelta(minutes=1)


def appendix(record: Record) -> Iterator[Block]:
    """Return the pages about a meeting that has ended; about any other there is nothing to say."""
    for meeting in record.all(Meeting):
        if meeting.started_at and meeting.ended_at:
            yield Heading(1, "Meeting", KEY)
            yield from _held(record, meeting)
            yield from _listed("What it changed", meeting.outcome)
            yield from _listed("Open questions", _noted(record, NoteKind.QUESTION))
            yield from _listed("Cards that were not decided", _noted(record, NoteKind.CARD))
            yield from _listed("Parking lot", meeting.parking_lot)


def _held(record: Record, meeting: Meeting) -> Iterator[Block]:
    if not (meeting.started_at and meeting.ended_at):
        return
    zone = record.postmortem.tzinfo
    yield Paragraph(f"{span(meeting.started_at, meeting.ended_at, zone)} {record.postmortem.zone}")
    came, absent = attendance(record)
    yield from _people("In the room", came)
    yield from _people("Not in the room", absent)
    found = progress(meeting, meeting.ended_at)
    rows = [_row(timed.step.title, timed.planned, timed.spent) for timed in found.steps]
    yield Table(_COLUMNS, (*rows, _row("In all", found.planned, found.spent)))
    if meeting.asked:
        yield Paragraph(
            f"Asked at the end, {meeting.knew_cause} of {meeting.asked} could say a root cause in "
            f"one sentence, and {meeting.knew_action} what will be different."
        )


def _people(title: str, roles: tuple[str, ...]) -> Iterator[Block]:
    if roles:
        yield Paragraph(f"{title}: {', '.join(dict.fromkeys(roles))}")


def _listed(title: str, lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        yield Heading(2, title, f"{KEY}.{title.partition(' ')[0].lower()}")
        yield Bullets(lines)


def _noted(record: Record, kind: NoteKind) -> tuple[str, ...]:
    return tuple(note.text for note in record.all(Note) if note.kind is kind)


def _row(title: str, planned: timedelta, spent: timedelta) -> tuple[Cell, ...]:
    return Cell(title), Cell(_minutes(planned)), Cell(_minutes(spent))


def _minutes(time: timedelta) -> str:
    return duration(timedelta(minutes=round(time / _MINUTE)))

"""Writing down what is said in the room: a kind, a line, one step, and never a question back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from pmdesk import actions, lessons
from pmdesk.changes import Change, Insert
from pmdesk.errors import InvalidValue
from pmdesk.meeting import notes
from pmdesk.model import LessonKind, Mark, Note, NoteKind, Why
from pmdesk.record import Record
from pmdesk.timeline.entry import Entry, read_entry
from pmdesk.timeline.events import add_event, current_day
from pmdesk.whys import causes


class Kind(Enum):
    """What a line is written down as; the value is how people call it."""

    CARD = "Card"
    EVENT = "Event"
    WHY = "Reason"
    CAUSE = "Root cause"
    ACTION = "Action"
    LESSON = "Lesson"
    PARKING = "Parking lot"
    QUESTION = "Open question"


HINTS: Mapping[Kind, str] = {
    Kind.CARD: "Anything that was said; what it is can be decided later…",
    Kind.EVENT: "A time and what happened, such as 14:32 rolled back build…",
    Kind.WHY: "A reason, below the one that is selected…",
    Kind.CAUSE: "What has to change so that this class of incident stops…",
    Kind.ACTION: "An action, beginning with a verb…",
    Kind.LESSON: "+ went well, - could have gone better, * got lucky…",
    Kind.PARKING: "Something for after the meeting…",
    Kind.QUESTION: "A question that nobody here can answer…",
}
"""What to write for each kind."""

_LESSONS = {"+": LessonKind.WELL, "-": LessonKind.BETTER, "*": LessonKind.LUCKY}


@dataclass(frozen=True)
class Captured:
    """The step that keeps a line, and a sentence where it was kept as something else."""

    change: Change
    said: str = ""


def capture(
    record: Record, kind: Kind, text: str, now: datetime, *, selected: str = ""
) -> Captured:
    """Keep a line; `selected` is the reason under discussion, if there is one.

    A reason goes below it, and an action fixes it where it is a root cause.
    """
    if kind is Kind.EVENT:
        return _event(record, text, now)
    if kind is Kind.ACTION:
        why = record.get(Why, selected)
        cause = why if why and why.mark is Mark.ROOT else None
        return Captured(actions.add_action(record, text, cause=cause))
    if kind in {Kind.WHY, Kind.CAUSE}:
        return Captured(_reason(record, text, selected, root=kind is Kind.CAUSE))
    return Captured(_PLAIN[kind](record, text))


def event_of(record: Record, note: Note, now: datetime) -> Captured:
    """Let a card become an event, or leave it where no time can be read in it."""
    entry = _read(record, note.text, now)
    if entry is None:
        return Captured(Change("Stay"), "Begin the card with a time to make it an event.")
    change = Change("Turn note into event").then(add_event(record, entry))
    return Captured(change.then(notes.remove_note(note)), " ".join(entry.notes))


def _event(record: Record, text: str, now: datetime) -> Captured:
    """Put it on the timeline, or among the cards where no time can be read in it."""
    entry = _read(record, text, now)
    if entry is None:
        said = "No time could be read in it, so it is kept as a card."
        return Captured(notes.add_notes(record, [text]), said)
    return Captured(add_event(record, entry), " ".join(entry.notes))


def _read(record: Record, text: str, now: datetime) -> Entry | None:
    """Read a time and what happened then, or return None where either is missing."""
    zone, day = record.postmortem.tzinfo, _day(record, now)
    earlier = [event.start for event in record.events if event.start.astimezone(zone).date() <= day]
    previous = earlier[-1] if earlier else None
    try:
        entry = read_entry(text, zone=zone, day=day, previous=previous)
    except InvalidValue:
        return None
    return entry if entry is not None and entry.text else None


def _day(record: Record, now: datetime) -> date:
    """Return the day that a time without one means in a meeting: that of the impact."""
    start = record.postmortem.impact_start
    if start is None:
        return current_day(record, now)
    return start.astimezone(record.postmortem.tzinfo).date()


def _reason(record: Record, text: str, selected: str, *, root: bool) -> Change:
    parent = record.get(Why, selected) or record.reasons()[0]
    change = causes.add_reason_below(record, parent, text)
    if not root:
        return change
    (added,) = change.operations
    if not isinstance(added, Insert):
        return change
    return Change("Add root cause", (Insert(added.item.having(mark=Mark.ROOT)),))


def _lesson(record: Record, text: str) -> Change:
    kind = _LESSONS.get(text[:1])
    words = text[1:].strip() if kind else text
    return lessons.add_lesson(record, kind or LessonKind.BETTER, words)


_PLAIN: Mapping[Kind, Callable[[Record, str], Change]] = {
    Kind.CARD: lambda record, text: notes.add_notes(record, [text]),
    Kind.LESSON: _lesson,
    Kind.PARKING: notes.park,
    Kind.QUESTION: lambda record, text: notes.add_notes(record, [text], NoteKind.QUESTION),
}

"""What is written down in the meeting as fast as it is said, and what becomes of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from pmdesk import actions, lessons
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.model import LessonKind, Note, NoteKind
from pmdesk.process import short
from pmdesk.ranks import spread
from pmdesk.record import Record
from pmdesk.whys import causes

_NAME = 40
"""Characters that name a group."""


class Becomes(Enum):
    """What a note can turn into; the value is how people call it."""

    WHY = "Reason"
    ACTION = "Action"
    WELL = "What went well"
    BETTER = "What could have gone better"
    LUCKY = "Where we got lucky"
    PARKING = "Parking lot"
    QUESTION = "Open question"


def add_notes(record: Record, texts: Sequence[str], kind: NoteKind = NoteKind.CARD) -> Change:
    """Write down what was said, each a note of its own, after those that are there."""
    known = record.all(Note)
    low = known[-1].rank if known else ""
    ranks = spread(len(texts), after=low)
    made = [
        Note.checked(record_id=record.id, kind=kind, text=text, rank=rank)
        for text, rank in zip(texts, ranks, strict=True)
    ]
    return insert(f"Add {_counted(len(made), kind)}", *made)


def lines_of(lines: Iterable[str], *, marked: bool = False) -> list[str]:
    """Return the lines of a pasted chat that say something.

    The marks of lists go, unless lines are `marked`: then a mark says what a line is.
    """
    kept = (line.strip() if marked else line.strip().lstrip("-*•·> ").strip() for line in lines)
    return [line for line in kept if line]


def park(record: Record, text: str) -> Change:
    """Put something aside for after the meeting."""
    meeting = record.meeting
    return set_fields("Put aside", meeting, parking_lot=(*meeting.parking_lot, text))


def vote(note: Note, by: int = 1) -> Change:
    """Give a note a vote, or take one back."""
    label = "Vote" if by > 0 else "Take back a vote"
    return set_fields(label, note, votes=max(0, note.votes + by))


def put_together(note: Note, other: Note) -> Change:
    """Put a note into the group of another; one without a group begins one that it names."""
    name = other.group or short(other.text, _NAME)
    change = Change("Put notes together")
    for each in (other, note):
        change = change.then(set_fields(change.label, each, group=name))
    return change


def take_apart(note: Note) -> Change:
    """Take a note out of its group."""
    return set_fields("Take note out of its group", note, group="")


def remove_note(note: Note) -> Change:
    """Take a note out."""
    return remove("Delete note", note)


def turn(record: Record, note: Note, into: Becomes) -> Change:
    """Let a note become what it really is; it is gone from the notes in the same step."""
    if into is Becomes.QUESTION:
        return set_fields("Keep as open question", note, kind=NoteKind.QUESTION)
    made = _MAKE[into](record, note.text)
    return Change(f"Turn note into {into.value.lower()}").then(made).then(remove_note(note))


def ranked(record: Record) -> tuple[Note, ...]:
    """Return the cards, those with the most votes first; a group stays together."""
    cards = [note for note in record.all(Note) if note.kind is NoteKind.CARD]
    votes, first = Counter[str](), dict[str, int]()
    for place, note in enumerate(cards):
        key = note.group or note.id
        votes[key] += note.votes
        first.setdefault(key, place)

    def order(note: Note) -> tuple[int, int, int]:
        key = note.group or note.id
        return -votes[key], first[key], -note.votes

    return tuple(sorted(cards, key=order))


def _add_reason(record: Record, text: str) -> Change:
    """Put a reason below the impact; where it belongs in the tree is seen there."""
    return causes.add_reason_below(record, record.reasons()[0], text)


def _add_lesson(kind: LessonKind) -> Callable[[Record, str], Change]:
    return lambda record, text: lessons.add_lesson(record, kind, text)


_MAKE: Mapping[Becomes, Callable[[Record, str], Change]] = {
    Becomes.WHY: _add_reason,
    Becomes.ACTION: actions.add_action,
    Becomes.WELL: _add_lesson(LessonKind.WELL),
    Becomes.BETTER: _add_lesson(LessonKind.BETTER),
    Becomes.LUCKY: _add_lesson(LessonKind.LUCKY),
    Becomes.PARKING: park,
}


def _counted(count: int, kind: NoteKind) -> str:
    word = kind.label.lower()
    return word if count == 1 else f"{count} {word}s"

"""The meeting of a record: when it is, where it stands, what was noted in it."""

from sqlmodel import Field

from pmdesk.model.incident import Instant
from pmdesk.model.item import (
    Choice,
    Item,
    Line,
    Ranked,
    Text,
    choice_field,
    line_field,
    text_field,
    texts_field,
)


class Meeting(Item):
    """The state of a postmortem's meeting; what it means is in `pmdesk.meeting.clock`."""

    scheduled_for: Instant | None = Field(default=None, title="Scheduled for")
    minutes: int = Field(default=60, ge=5, le=480, title="Booked minutes")
    preset: Line = Field(default="standard", max_length=40, title="Agenda")
    plan: tuple[str, ...] = texts_field("Steps and planned minutes")
    """As “timeline 18”, in the order of the agenda; empty until the meeting starts."""
    spent: tuple[str, ...] = texts_field("Seconds spent")
    """As “timeline 1093”, without what runs now."""
    started_at: Instant | None = Field(default=None, title="Started")
    step: int = Field(default=0, ge=0, le=20, title="Step of the agenda")
    step_started_at: Instant | None = Field(default=None, title="Running since")
    """When the clock of the step was started last; nothing while it is paused."""
    ended_at: Instant | None = Field(default=None, title="Ended")
    parking_lot: tuple[str, ...] = texts_field("Parking lot")
    outcome: tuple[str, ...] = texts_field("What the meeting changed")
    private_notes: Text = text_field("Private notes")
    asked: int = Field(default=0, ge=0, le=999, title="People who answered the check")
    knew_cause: int = Field(default=0, ge=0, le=999, title="Could say a root cause")
    knew_action: int = Field(default=0, ge=0, le=999, title="Could say what will change")


CLOCK = frozenset(("plan", "spent", "started_at", "step", "step_started_at", "ended_at", "outcome"))
"""The fields that only the clock of a meeting writes, by notes that undo leaves alone."""


class NoteKind(Choice):
    """What a note from the meeting is, until it becomes something else."""

    CARD = "card", "Card"
    QUESTION = "question", "Open question"


class Note(Ranked):
    """Something said in the meeting and written down as fast as it was said."""

    kind: NoteKind = choice_field(NoteKind.CARD, "Kind")
    text: Text = text_field("Note")
    group: Line = line_field("Group")
    votes: int = Field(default=0, ge=0, le=999, title="Votes")

"""The meeting of a record: when it is, where it stands."""

from sqlmodel import Field

from pmdesk.model.incident import Instant
from pmdesk.model.item import Item, texts_field


class Meeting(Item):
    """The state of a postmortem's meeting; the agenda itself is in `pmdesk.agenda`."""

    scheduled_for: Instant | None = Field(default=None, title="Scheduled for")
    minutes: int = Field(default=60, ge=5, le=480, title="Booked minutes")
    started_at: Instant | None = Field(default=None, title="Started")
    step: int = Field(default=0, ge=0, le=20, title="Step of the agenda")
    step_started_at: Instant | None = Field(default=None, title="Step started")
    ended_at: Instant | None = Field(default=None, title="Ended")
    parking_lot: tuple[str, ...] = texts_field("Parking lot")

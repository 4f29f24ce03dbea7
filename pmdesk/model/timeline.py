"""What happened and when: the events of a timeline."""

from datetime import datetime

from sqlmodel import Field

from pmdesk.model.incident import Instant, WebAddress
from pmdesk.model.item import Choice, Item, Line, Text, choice_field, line_field, text_field


class Moment(Choice):
    """What an event was for the course of the incident."""

    LEAD_UP = "lead_up", "Lead-up"
    CHANGE = "change", "Change"
    IMPACT_STARTS = "impact_starts", "Impact starts"
    DETECTED = "detected", "Detected"
    RESPONDER_ENGAGED = "responder_engaged", "Responder engaged"
    ESCALATION = "escalation", "Escalation"
    DECISION = "decision", "Decision"
    MITIGATED = "mitigated", "Mitigated"
    IMPACT_ENDS = "impact_ends", "Impact ends"
    RESOLVED = "resolved", "Resolved"
    OTHER = "other", "Other"


class TimelineEvent(Item):
    """One thing that happened, at an exact or approximate time or over a range."""

    start: Instant = Field(title="Time")
    end: Instant | None = Field(default=None, title="End of the range")
    approximate: bool = Field(default=False, title="Approximate")
    whole_day: bool = Field(default=False, title="Day without a time")
    text: Text = text_field("What happened")
    moment: Moment = choice_field(Moment.OTHER, "Moment")
    source: Line = line_field("Source", 500)
    link: WebAddress = line_field("Link", 2000)
    confirmed: bool = Field(default=False, title="Confirmed in the meeting")
    key_moment: bool = Field(default=False, title="Key moment")
    learned_later: bool = Field(default=False, title="Learned later")
    written: Line = line_field("Time as written")
    """The time and zone of what was typed or pasted, kept where it says more than `start` does."""
    origin: Line = line_field("Imported from")
    """What an imported event is called where it came from, so that it is never imported twice."""

    def order(self) -> tuple[datetime, str]:
        """Sort by time; events of one instant keep a settled order."""
        return self.start, self.id

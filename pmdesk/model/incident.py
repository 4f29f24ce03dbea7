"""The incident side of a record: the postmortem, its written sections, people and pictures."""

from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator
from sqlmodel import Field

from pmdesk.model.item import Choice, Item, Line, Ranked, Text, choice_field, line_field, text_field


class State(Choice):
    """Where a postmortem stands between the first note and the published write-up."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    NOT_REQUIRED = "not_required", "Not required"


class Group(Choice):
    """The three parts of a record."""

    INCIDENT = "incident", "Incident"
    ANALYSIS = "analysis", "Analysis"
    FOLLOW_UP = "follow_up", "Follow-up"


class SectionKey(Choice):
    """The sections of a record, in the order in which they are read."""

    SUMMARY = "summary", "Summary"
    LEAD_UP = "lead_up", "Lead-up"
    FAULT = "fault", "Fault"
    IMPACT = "impact", "Impact"
    DETECTION = "detection", "Detection"
    RESPONSE = "response", "Response"
    RECOVERY = "recovery", "Recovery"
    TIMELINE = "timeline", "Timeline"
    WHYS = "whys", "Five whys"
    CAUSES = "causes", "Root causes"
    BACKLOG = "backlog", "Backlog check"
    RECURRENCE = "recurrence", "Recurrence"
    LESSONS = "lessons", "Lessons learned"
    ACTIONS = "actions", "Actions"
    APPROVAL = "approval", "Approval"

    @property
    def group(self) -> Group:
        """The part of the record in which this section stands."""
        if self in {SectionKey.ACTIONS, SectionKey.APPROVAL}:
            return Group.FOLLOW_UP
        is_early = self.place < SectionKey.TIMELINE.place
        return Group.INCIDENT if is_early else Group.ANALYSIS


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"There is no time zone “{name}”; use a name like Europe/Berlin or UTC."
        raise ValueError(message) from None
    return name


def _web_address(address: str) -> str:
    if address and not address.lower().startswith(("http://", "https://", "mailto:")):
        message = "A link must start with http://, https:// or mailto:."
        raise ValueError(message)
    return address


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = "A time needs its time zone."
        raise ValueError(message)
    try:
        kept = moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(_NO_YEAR) from None
    if not _FIRST_YEAR <= kept.year <= _LAST_YEAR:
        raise ValueError(_NO_YEAR)
    return kept


_FIRST_YEAR, _LAST_YEAR = 2, 9998
"""The years whose every instant can be shown in every zone."""

_NO_YEAR = f"A time must lie in the years {_FIRST_YEAR} to {_LAST_YEAR}."

ZoneName = Annotated[Line, AfterValidator(_known_zone)]
WebAddress = Annotated[Line, AfterValidator(_web_address)]
Instant = Annotated[datetime, AfterValidator(_aware)]
"""An aware time, kept in UTC."""


class Postmortem(Item):
    """What is known about the incident as a whole."""

    number: int = Field(default=0, ge=0, title="Number")
    title: Line = Field(min_length=1, max_length=200, title="Title")
    incident_key: Line = line_field("Incident", 80)
    incident_url: WebAddress = line_field("Incident link", 2000)
    severity: int = Field(default=2, ge=1, le=4, title="Severity")
    service: Line = line_field("Faulty service")
    owner: Line = line_field("Owner")
    zone: ZoneName = Field(default="UTC", max_length=80, title="Time zone")
    impact_start: Instant | None = Field(default=None, title="Start of impact")
    impact_end: Instant | None = Field(default=None, title="End of impact")
    customers: int | None = Field(default=None, ge=0, title="Customers affected")
    state: State = choice_field(State.DRAFT, "State")
    created_at: Instant = Field(title="Created")
    approved_digest: str = Field(default="", max_length=64, title="Approved content")
    approved_at: Instant | None = Field(default=None, title="Approved")
    approval_due: date | None = Field(default=None, title="Approval wanted by")
    issue_key: Line = line_field("Postmortem issue", 80)
    issue_url: WebAddress = line_field("Link of the postmortem issue", 2000)
    published_on: date | None = Field(default=None, title="Published on")
    published_url: WebAddress = line_field("Link of the write-up", 2000)
    deleted_at: Instant | None = Field(default=None, title="Deleted")

    @property
    def key(self) -> str:
        """The name by which people refer to this postmortem, such as PM-42."""
        return f"PM-{self.number}"

    @property
    def tzinfo(self) -> ZoneInfo:
        """The zone in which this record's times are shown."""
        return ZoneInfo(self.zone)


class Section(Item):
    """The text of one written section."""

    key: SectionKey = choice_field(SectionKey.SUMMARY, "Section")
    text: Text = text_field("Text")

    def order(self) -> int:
        """Sort as the sections are read."""
        return self.key.place


class Participant(Ranked):
    """A person who took part, known in the record by role."""

    name: Line = Field(min_length=1, max_length=200, title="Name")
    role: Line = line_field("Role in the incident")
    team: Line = line_field("Team")
    handle: Line = line_field("Handle or address")
    responsible_manager: bool = Field(default=False, title="Responsible manager")
    attended: bool = Field(default=False, title="Attended the meeting")


class Attachment(Ranked):
    """A picture that belongs to a section; its bytes are kept in the library by their digest."""

    section: SectionKey = choice_field(SectionKey.FAULT, "Section")
    event_id: str = Field(default="", max_length=64, title="Event that it shows")
    name: Line = Field(min_length=1, max_length=255, title="Name")
    caption: Line = line_field("Caption", 500)
    media_type: str = Field(default="image/png", max_length=40)
    width: int = Field(ge=1, title="Width in pixels")
    height: int = Field(ge=1, title="Height in pixels")
    sha256: str = Field(min_length=64, max_length=64, title="Digest of the bytes")


class Tick(Item):
    """Something that a person has ticked: a line of the checklist or a step of the process."""

    key: str = Field(min_length=1, max_length=80, title="What was ticked")
    at: Instant = Field(title="Ticked")
    note: Line = line_field("Note", 500)

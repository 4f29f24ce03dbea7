"""Pictures of a record: its sections show them, and so do the events of its timeline."""

from dataclasses import dataclass

from pmdesk.changes import Change, insert
from pmdesk.model import Attachment, SectionKey, TimelineEvent
from pmdesk.record import Record

_LONGEST_NAME = 255


@dataclass(frozen=True)
class StoredImage:
    """A picture that the library holds: the digest of its PNG bytes, and its size in pixels."""

    sha256: str
    width: int
    height: int


def of_event(record: Record, event_id: str) -> tuple[Attachment, ...]:
    """Return the pictures of an event, in their order."""
    return tuple(picture for picture in record.all(Attachment) if picture.event_id == event_id)


def add_to_section(record: Record, key: SectionKey, name: str, image: StoredImage) -> Change:
    """Put a picture behind the others of a section."""
    return _added(record, _attachment(record, name, image, section=key), record.attachments(key))


def add_to_event(record: Record, event_id: str, name: str, image: StoredImage) -> Change:
    """Let a picture show that an event happened, behind those that do so already.

    Raises `Conflict` where the event has gone while the picture was on its way.
    """
    record.item(TimelineEvent, event_id)
    picture = _attachment(record, name, image, section=SectionKey.TIMELINE, event_id=event_id)
    return _added(record, picture, of_event(record, event_id))


def _attachment(record: Record, name: str, image: StoredImage, **place: object) -> Attachment:
    return Attachment.checked(
        record_id=record.id,
        name=name[:_LONGEST_NAME],
        width=image.width,
        height=image.height,
        sha256=image.sha256,
        **place,
    )


def _added(record: Record, picture: Attachment, there: tuple[Attachment, ...]) -> Change:
    return insert("Add picture", picture.having(rank=record.rank_at(there, len(there))))

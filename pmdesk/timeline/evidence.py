"""What shows that an event happened: its link and its pictures."""

from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Attachment, SectionKey, TimelineEvent
from pmdesk.record import Record


def pictures_of(record: Record, event_id: str) -> tuple[Attachment, ...]:
    """Return the pictures of an event, in their order."""
    return tuple(picture for picture in record.all(Attachment) if picture.event_id == event_id)


def attach_picture(record: Record, picture: Attachment, event: TimelineEvent) -> Change:
    """Let a kept picture show an event, after the pictures that do so already.

    Raises `Conflict` where the event is gone, for the picture took a while to come.
    """
    there = record.item(TimelineEvent, event.id)
    shown = pictures_of(record, there.id)
    rank = record.rank_at(shown, len(shown))
    placed = picture.having(section=SectionKey.TIMELINE, event_id=there.id, rank=rank)
    return insert("Attach picture to event", placed)


def attach_link(event: TimelineEvent, text: str) -> Change:
    """Let a web address show an event; an empty text takes the link away."""
    address = text.strip()
    if address and "://" not in address and not address.lower().startswith("mailto:"):
        if "." not in address.partition("/")[0] or " " in address:
            message = f"“{address}” is not a web address. Paste one that begins with https://."
            raise InvalidValue(message)
        address = f"https://{address}"
    label = "Attach link to event" if address else "Take link off event"
    return set_fields(label, event, link=address)

"""What shows that an event happened: its link and its pictures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Attachment, TimelineEvent, Why
from pmdesk.record import Record


@dataclass(frozen=True)
class Shown:
    """For each event, by identity: how many pictures show it, and how many reasons it shows."""

    pictures: Mapping[str, int]
    reasons: Mapping[str, int]

    @classmethod
    def of(cls, record: Record) -> "Shown":
        """Count what a record has."""
        return cls(
            Counter(picture.event_id for picture in record.all(Attachment) if picture.event_id),
            Counter(event for why in record.all(Why) for event in why.evidence),
        )


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

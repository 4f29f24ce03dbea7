"""Speaking of people by their role: what was read, with roles for those who took part."""

from collections.abc import Sequence

from pmdesk.masking.mask import Mask, people
from pmdesk.model import Participant
from pmdesk.record import Record
from pmdesk.timeline.reading import ReadEvent


def with_roles(
    participants: Sequence[Participant], events: Sequence[ReadEvent]
) -> tuple[ReadEvent, ...]:
    """Return what was read with roles for the participants that have one; others keep their names.

    Authors and mentions change alike; nothing else of an event does.
    """
    record = Record.of("", participants)
    named = zip(record.participants, people(record), strict=True)
    mask = Mask(person for participant, person in named if participant.role)
    authors = {author: mask.text(author) for author in {event.author for event in events}}
    return tuple(
        event._replace(text=mask.text(event.text), author=authors[event.author]) for event in events
    )

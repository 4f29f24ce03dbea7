"""People whom an import names and the record does not know yet: they can become participants."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pmdesk.changes import Change, insert
from pmdesk.model import Participant
from pmdesk.record import Record
from pmdesk.timeline.reading import ReadEvent

_MOST = 12


def strangers(record: Record, events: Iterable[ReadEvent]) -> tuple[str, ...]:
    """Return the authors whom no participant is named like, those who said most first."""
    known = {
        name.casefold()
        for one in record.all(Participant)
        for name in (one.name, one.handle, one.handle.lstrip("@"))
    }
    counts = Counter(event.author for event in events if event.author.casefold() not in known)
    return tuple(name for name, _ in counts.most_common(_MOST) if name)


def add_strangers(record: Record, roles: Mapping[str, str]) -> Change:
    """Add those as participants for whom a role was given, so that masks cover their names."""
    change = Change("Add participants")
    for name, role in roles.items():
        if role.strip():
            after = change.applied_to(record).participants
            rank = record.rank_at(after, len(after))
            person = Participant.checked(
                record_id=record.id, rank=rank, name=name, role=role.strip()
            )
            change = change.then(insert(change.label, person))
    return change

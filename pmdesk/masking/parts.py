"""The parts of a record that are masked by themselves, where the whole would take too long.

They keep everyone whom the record names: a part calls people what the whole calls them.
"""

from pmdesk.model import Action, Approval, Participant, Postmortem, TimelineEvent
from pmdesk.record import Record

_NAMING = (Postmortem, Participant, Approval, Action)
"""The kinds of items that tell who is to be hidden."""


def spoken_of(record: Record) -> Record:
    """Return what issues, messages and calendars speak of: all but the events, which are many."""
    events = record.table(TimelineEvent).items
    return Record.of(record.id, (item for item in record.items() if item.id not in events))


def heading(record: Record) -> Record:
    """Return what a title or the name of a file speaks of: the postmortem, and who is named."""
    return Record.of(record.id, (item for kind in _NAMING for item in record.all(kind)))

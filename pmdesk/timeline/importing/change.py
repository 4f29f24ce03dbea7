"""Putting what was read on the timeline: one change, so that one step takes it all back."""

from collections.abc import Sequence
from datetime import datetime

from pmdesk.changes import Change, Operation, insert, set_fields
from pmdesk.model import TimelineEvent
from pmdesk.model.item import new_id
from pmdesk.record import Record
from pmdesk.timeline.importing.duplicates import Duplicate, Known, instant
from pmdesk.timeline.importing.order import in_order
from pmdesk.timeline.reading import ReadEvent

_LINE, _SOURCE, _LINK = 200, 500, 2000
"""Characters that the fields of an event can hold."""


def import_events(record: Record, events: Sequence[ReadEvent]) -> Change:
    """Return the change that adds the events, those of one time in the order in which they stand.

    One whose origin is on the timeline already is not added again; where it knows an end that is
    open there, it ends that event. Whether people are named or go by role is settled before,
    by `pmdesk.timeline.importing.roles`. Raises `InvalidValue` with a sentence for a text that is
    too long.
    """
    ordered = in_order(events)
    twins = Known(record).duplicates(ordered)
    known = {place: found for place, found in twins.items() if found.certain}
    # Events of one time are sorted by identity, so that has to follow their order.
    identities = sorted(new_id() for _ in ordered)
    operations: list[Operation] = []
    seen: set[str] = set()
    for place, (event, identity) in enumerate(zip(ordered, identities, strict=True)):
        if event.origin and event.origin in seen:
            continue
        seen.add(event.origin)
        twin = known.get(place)
        step = _end(record, twin, event) if twin else _add(record, event, identity)
        operations += step.operations
    count = "event" if len(operations) == 1 else f"{len(operations):,} events"
    return Change(f"Import {count}", tuple(operations))


def _add(record: Record, event: ReadEvent, identity: str) -> Change:
    zone = record.postmortem.tzinfo
    start = instant(event.start, zone)
    end = instant(event.end, zone) if event.end else None
    web = event.link.lower().startswith(("http://", "https://")) and len(event.link) <= _LINK
    added = TimelineEvent.checked(
        id=identity,
        record_id=record.id,
        start=start,
        end=end if end and end > start else None,
        approximate=event.approximate,
        whole_day=not isinstance(event.start, datetime),
        text=event.text,
        moment=event.moment,
        source=_shortened(", ".join(filter(None, (event.author, event.source))), _SOURCE),
        link=event.link if web else "",
        written=_shortened(event.written, _LINE),
        origin=event.origin,
    )
    return insert("Import event", added)


def _end(record: Record, known: Duplicate, event: ReadEvent) -> Change:
    label = "Import event"
    if not known.completes or event.end is None:
        return Change(label)
    end = instant(event.end, record.postmortem.tzinfo)
    return set_fields(label, known.event, end=end) if end > known.event.start else Change(label)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"

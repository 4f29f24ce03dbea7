"""What can be said about a timeline as a whole: its size, long silences, moments out of order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from pmdesk import dates
from pmdesk.metrics import duration, first_events
from pmdesk.model import Moment
from pmdesk.record import Record

LONG_SILENCE = timedelta(minutes=45)
"""A gap between events, while customers were affected, that is worth a question."""

_OPEN_IMPACT = timedelta(days=1)
"""How long an impact may go on where its end is not known, before events seem to be elsewhere."""

_ORDER = (
    Moment.IMPACT_STARTS,
    Moment.DETECTED,
    Moment.RESPONDER_ENGAGED,
    Moment.MITIGATED,
    Moment.RESOLVED,
)
"""The order in which an incident's moments come, where it has them."""

_MEASURED = (*_ORDER, Moment.IMPACT_ENDS)
"""The moments from which figures are taken."""

_ONCE = tuple(moment for moment in _MEASURED if moment is not Moment.RESPONDER_ENGAGED)
"""The moments that an incident has once."""


@dataclass(frozen=True)
class Remark:
    """A kind sentence, and the event that it is about."""

    text: str
    event: str


def summary(record: Record) -> str:
    """Return a line such as “12 Jun 2018 · 13 events · 4 h 52 min · all times UTC”."""
    events = record.events
    zone = f"all times {record.postmortem.zone}"
    if not events:
        return f"No events yet · {zone}"
    count = "1 event" if len(events) == 1 else f"{len(events):,} events"
    length = max(event.end or event.start for event in events) - events[0].start
    taken = [duration(length)] if length else []
    confirmed = sum(event.confirmed for event in events)
    said = "all confirmed" if confirmed == len(events) else f"{confirmed:,} confirmed"
    key = sum(event.key_moment for event in events)
    marked = [f"{key} key moment{'s' * (key > 1)}"] if key else []
    return " · ".join([dates.days(*_days(record)), count, *taken, zone, said, *marked])


def remarks(record: Record) -> tuple[Remark, ...]:
    """Return what to look at: contradictions first, then silences, the longest first, then doubts.

    Each is a question, not a fault: a timeline may be right and look odd.
    """
    silences = sorted(_silences(record), key=lambda r: -r.length)
    return (
        *_other_days(record),
        *_contradictions(record),
        *_repeated(record),
        *silences,
        *_approximate(record),
        *_unsourced(record),
    )


@dataclass(frozen=True)
class _Silence(Remark):
    length: timedelta = timedelta()


def _other_days(record: Record) -> Iterator[Remark]:
    """Point out that no event is on a day of the impact, as after a forgotten date."""
    root = record.postmortem
    if root.impact_start is None or not record.events:
        return
    start, end = root.impact_start, root.impact_end or root.impact_start + _OPEN_IMPACT
    began, ended = (moment.astimezone(root.tzinfo).date() for moment in (start, end))
    first, last = _days(record)
    if began <= ended and (last < began or first > ended):
        impact = dates.days(began, ended if root.impact_end else began)
        text = f"The events are on {dates.days(first, last)}, the impact on {impact}."
        yield Remark(text, record.events[0].id)


def _days(record: Record) -> tuple[date, date]:
    """Return the days of the first and the last event in the zone of the record."""
    zone = record.postmortem.tzinfo
    last = max(event.end or event.start for event in record.events)
    return record.events[0].start.astimezone(zone).date(), last.astimezone(zone).date()


def _contradictions(record: Record) -> Iterator[Remark]:
    firsts = first_events(record.events)
    found = [firsts[moment] for moment in _ORDER if moment in firsts]
    pairs = [*pairwise(found)]
    if {Moment.IMPACT_STARTS, Moment.IMPACT_ENDS} <= firsts.keys():
        pairs.append((firsts[Moment.IMPACT_STARTS], firsts[Moment.IMPACT_ENDS]))
    for earlier, later in pairs:
        if later.start < earlier.start:
            text = f"“{later.moment.label}” is marked before “{earlier.moment.label}”"
            yield Remark(text, later.id)


def _repeated(record: Record) -> Iterator[Remark]:
    """Point out moments that can come once only and are marked twice."""
    for moment in _ONCE:
        marked = [event for event in record.events if event.moment is moment]
        if len(marked) > 1:
            text = f"{len(marked)} events are marked “{moment.label}”; the first counts"
            yield Remark(text, marked[1].id)


def _approximate(record: Record) -> Iterator[Remark]:
    """Point out moments from which figures are taken and that are only about right."""
    found = first_events(record.events)
    for moment in _MEASURED:
        if moment in found and found[moment].approximate:
            text = f"“{moment.label}” is only about right, and so are its figures"
            yield Remark(text, found[moment].id)


def _unsourced(record: Record) -> Iterator[Remark]:
    """Point out the few events without a source where most have one."""
    bare = [event for event in record.events if not (event.source or event.link)]
    if bare and len(bare) * 2 < len(record.events):
        count = "1 event has" if len(bare) == 1 else f"{len(bare):,} events have"
        yield Remark(f"{count} no source", bare[0].id)


def _silences(record: Record) -> Iterator[_Silence]:
    start, end = _impact(record)
    if start is None or end is None:
        return
    during = [event for event in record.events if start <= event.start <= end]
    for before, after in pairwise(during):
        length = after.start - (before.end or before.start)
        if length > LONG_SILENCE:
            began = _when(before.end or before.start, record)
            yield _Silence(f"No event for {duration(length)} after {began}", after.id, length)


def _when(moment: datetime, record: Record) -> str:
    """Return a time of day, with its date where the timeline has more than one."""
    zone, events = record.postmortem.tzinfo, record.events
    shown = dates.clock(moment, zone)
    if not dates.several_days((events[0], events[-1]), zone):
        return shown
    return f"{dates.short_day(moment.astimezone(zone))} {shown}"


def _impact(record: Record) -> tuple[datetime | None, datetime | None]:
    firsts = first_events(record.events)
    root = record.postmortem
    starts = firsts.get(Moment.IMPACT_STARTS)
    ends = firsts.get(Moment.IMPACT_ENDS) or firsts.get(Moment.RESOLVED)
    return (
        root.impact_start or (starts.start if starts else None),
        root.impact_end or (ends.start if ends else None),
    )

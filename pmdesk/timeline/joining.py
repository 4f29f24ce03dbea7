"""One event made of two, two made of one: nothing that was written or attached is lost."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from pmdesk import dates, ranks
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Attachment, Moment, TimelineEvent, Why
from pmdesk.model.item import new_id
from pmdesk.record import Record
from pmdesk.timeline.entry import Entry, read_entry

_SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+")
_DAY = timedelta(days=1)
_ID_LENGTH = len(new_id())


def split(record: Record, event: TimelineEvent) -> Change:
    """Make two events of one: at a line with its own time, a line end, a sentence, its middle.

    The first keeps moment, marks and pictures, both keep the source; a reason that the event was
    evidence of is shown by both. A line that begins with a time takes place then; other words keep
    the time of the event, for nothing says when in it they were. Raises `InvalidValue` where there
    is nowhere to split.
    """
    first, second = _texts(record, event)
    middle = None if second else _middle(event)
    if not second and middle is None:
        message = "There is one short sentence at one time here. Put a line end where it divides."
        raise InvalidValue(f"{message} Shift+Enter makes one while you edit the text.")
    entry = _timed(record, event, second)
    label = "Split event in the middle of its time" if middle else "Split event"
    end = None if entry and _is_told(record, event, second) else event.end
    kept = {"text": first, "end": middle or end}
    made = TimelineEvent.checked(
        record_id=record.id,
        id=_id_after(record, event.id),
        start=entry.start if entry else middle or event.start,
        end=entry.end if entry else event.end,
        approximate=entry.approximate if entry else event.approximate,
        whole_day=entry.whole_day if entry else event.whole_day,
        text=entry.text if entry else second or first,
        moment=entry.moment if entry else Moment.OTHER,
        source=(entry.source if entry else "") or event.source,
        link=event.link,
        confirmed=event.confirmed,
        learned_later=event.learned_later,
    )
    change = set_fields(label, event, **kept).then(insert(label, made))
    return change.then(_repoint(record, {event.id: (event.id, made.id)}, label))


def merge(record: Record, events: Sequence[TimelineEvent]) -> Change:
    """Make one event of several: from the first to the last, with all their texts and evidence.

    Raises `InvalidValue` for fewer than two, for different moments, each of which counts, and for
    whole days that are not the same, and for a moment that would come to be at another time.
    Texts keep the time at which they were, so that `split` can give it back.
    """
    listed = sorted(events, key=TimelineEvent.order)
    if len(listed) < 2:  # noqa: PLR2004
        raise InvalidValue("Choose two or more events to merge; Shift+Down adds the next row.")
    label = f"Merge {len(listed)} events"
    first, others = listed[0], listed[1:]
    change = set_fields(label, first, **_all_of(listed, record.postmortem.tzinfo))
    change = change.then(_repoint(record, {event.id: (first.id,) for event in others}, label))
    for picture in record.all(Attachment):
        if picture.event_id in {event.id for event in others}:
            change = change.then(set_fields(label, picture, event_id=first.id))
    return change.then(remove(label, *others))


def _all_of(events: Sequence[TimelineEvent], zone: tzinfo) -> dict[str, object]:
    """Return what several events say together."""
    moments = {event.moment for event in events} - {Moment.OTHER}
    if len(moments) > 1:
        names = " and ".join(f"“{m.label}”" for m in Moment if m in moments)
        raise InvalidValue(f"{names} cannot be one event: each counts. Take one moment away first.")
    start, end, whole_day = _extent(events)
    _check_moments(events, start, zone)
    links = _distinct(event.link for event in events)
    words = {event.text: event for event in reversed(events) if event.text}
    own = list(reversed(words.values()))
    texts = [_with_time(event, start, end, zone) for event in own]
    writings = _distinct(event.written for event in events)
    return {
        "start": start,
        "end": end,
        "whole_day": whole_day,
        "approximate": any(event.approximate for event in events),
        "text": "\n".join([*texts, *links[1:]]),
        "moment": next(iter(moments), Moment.OTHER),
        "source": ", ".join(_distinct(event.source for event in events)),
        "link": links[0] if links else "",
        "confirmed": all(event.confirmed for event in events),
        "key_moment": any(event.key_moment for event in events),
        "learned_later": all(event.learned_later for event in events),
        "written": " – ".join([*writings[:1], *writings[1:][-1:]]),
    }


def _check_moments(events: Sequence[TimelineEvent], start: datetime, zone: tzinfo) -> None:
    """Refuse to move a moment in time without anyone having asked for that."""
    marked = [event for event in events if event.moment is not Moment.OTHER]
    if marked and marked[0].start != start:
        name, at = marked[0].moment.label, dates.clock(marked[0].start, zone)
        message = f"“{name}” was at {at}; as one event it would be at {dates.clock(start, zone)}."
        raise InvalidValue(f"{message} Take the moment away first, and give it to the whole.")


def _with_time(event: TimelineEvent, start: datetime, end: datetime | None, zone: tzinfo) -> str:
    """Return a text behind the time at which it was, where the whole has another."""
    if event.whole_day or (event.start == start and event.end in {None, end}):
        return event.text
    day, first = (moment.astimezone(zone).date() for moment in (event.start, start))
    told = f"{dates.event_time(event, zone, dated=day != first)} {event.text}"
    return told if (event.start, event.end) in _times(told, zone, first, start) else event.text


def _times(
    text: str, zone: tzinfo, day: date, previous: datetime
) -> list[tuple[datetime, datetime | None]]:
    """Return from when to when the lines of a text were that begin with their own time."""
    entries = (_entry(line, zone, day, previous) for line in text.split("\n"))
    return [(entry.start, entry.end) for entry in entries if entry]


def _is_told(record: Record, event: TimelineEvent, text: str) -> bool:
    """Tell whether the end of an event is that of a text which says its own times."""
    zone = record.postmortem.tzinfo
    day = event.start.astimezone(zone).date()
    times = _times(text, zone, day, event.start)
    return event.end == max((end or start for start, end in times), default=None)


def _extent(events: Sequence[TimelineEvent]) -> tuple[datetime, datetime | None, bool]:
    """Return from when to when events last; days without a time give way to times."""
    timed = [event for event in events if not event.whole_day] or events[:1]
    start = min(event.start for event in timed)
    end = max(event.end or event.start for event in timed)
    days = [event.start for event in events if event.whole_day]
    if any(not day <= start < day + _DAY for day in days):
        raise InvalidValue("Days without a time cannot be merged with others. Give them times.")
    if len(days) == len(events):
        return start, None, True
    return start, end if end > start else None, False


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _texts(record: Record, event: TimelineEvent) -> tuple[str, str]:
    """Divide a text before a line with its own time, at a line end, or after a sentence."""
    text = event.text
    first, *others = text.strip().split("\n")
    timed = (at for at, line in enumerate(others) if _timed(record, event, line))
    at = next(timed, 0)
    first, rest = "\n".join([first, *others[:at]]), "\n".join(others[at:])
    if not rest:
        first, *others = _SENTENCE_END.split(text.strip(), maxsplit=1)
        rest = others[0] if others else ""
    return first.strip(), rest.strip()


def _middle(event: TimelineEvent) -> datetime | None:
    """Return the middle of a range, to the second."""
    if event.end is None or event.end <= event.start:
        return None
    return (event.start + (event.end - event.start) / 2).replace(microsecond=0)


def _timed(record: Record, event: TimelineEvent, text: str) -> Entry | None:
    """Read the second part as a line of its own, where it begins with a time."""
    zone = record.postmortem.tzinfo
    return _entry(text, zone, event.start.astimezone(zone).date(), event.start)


def _entry(text: str, zone: tzinfo, day: date, previous: datetime) -> Entry | None:
    try:
        entry = read_entry(text, zone=zone, day=day, previous=previous)
    except InvalidValue:
        return None
    return entry if entry and entry.text else None


def _id_after(record: Record, item_id: str) -> str:
    """Return a new identity that sorts next behind another, so that parts stay in their order."""
    stem, tail = item_id[:_ID_LENGTH], item_id[_ID_LENGTH:]
    same = (event.id for event in record.events if event.id.startswith(stem))
    behind = min((other[len(stem) :] for other in same if other > item_id), default="")
    return stem + ranks.between(tail, behind)


def _repoint(record: Record, places: Mapping[str, tuple[str, ...]], label: str) -> Change:
    """Let reasons that some events were evidence of point to those that took their place."""
    change = Change(label)
    for why in record.all(Why):
        if any(event in places for event in why.evidence):
            moved = (new for event in why.evidence for new in places.get(event, (event,)))
            change = change.then(set_fields(label, why, evidence=tuple(dict.fromkeys(moved))))
    return change

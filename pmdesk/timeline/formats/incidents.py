"""PagerDuty: a list of incidents as CSV, one row an incident with up to three events."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from pmdesk.model import Moment
from pmdesk.timeline.formats.entries import origin
from pmdesk.timeline.formats.fields import Entry, first_text
from pmdesk.timeline.formats.rows import Row, sample
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.importing.order import in_order
from pmdesk.timeline.reading import Kind, ReadEvent, Reading, Unread

_HEADS = ("incident_number", "seconds_to_first_ack")
_CREATED, _RESOLVED = ("created_at", "created_on"), ("resolved_at", "resolved_on")
_KINDS = (
    Kind("trigger", "Alerts"),
    Kind("acknowledge", "Acknowledgements"),
    Kind("resolve", "Resolutions"),
)


def is_list(rows: Sequence[Row]) -> bool:
    """Tell whether a table is such a list."""
    first = sample(rows)[:1]
    return bool(first) and set(_HEADS) <= set(first[0]) and bool({*_CREATED} & {*first[0]})


def read_list(rows: Sequence[Row], zone: tzinfo) -> Reading:
    """Return the events of all incidents; its times name no zone, so `zone` is meant."""
    head, *body = (row for row in rows if not row.problem)
    events: list[ReadEvent] = []
    unread = [Unread(row.shown, row.line, row.span, row.problem) for row in rows if row.problem]
    for row in body:
        entry = dict(zip(head.cells, row.cells, strict=False))
        found = list(_events(entry, row, zone))
        events += found
        if not found:
            reason = "Its time of creation is missing, or is not a time."
            unread.append(Unread(row.shown, row.line, row.span, reason))
    naive = any(read_stamp(event.written) is None for event in events)
    assumed = (f"The times in this list name no zone; they were read in {zone}.",) if naive else ()
    return Reading(
        tuple(in_order(events)), tuple(unread), assumed=assumed, format="PagerDuty incidents",
        kinds=_KINDS if events else (),
    )  # fmt: skip


def _events(entry: Entry, row: Row, zone: tzinfo) -> Iterator[ReadEvent]:
    """Go through the three moments of an incident, as far as they are known."""
    written = first_text(entry, *_CREATED)
    created = read_stamp(written, zone)
    if created is None:
        return
    number = first_text(entry, "incident_number")
    about = first_text(entry, "description", "title")
    by = first_text(entry, "resolved_by_user_name")
    acknowledged = _after(created, first_text(entry, "seconds_to_first_ack"))
    resolved = read_stamp(first_text(entry, *_RESOLVED), zone)
    resolved = resolved or _after(created, first_text(entry, "seconds_to_resolve"))
    for start, kind, moment, said in (
        (created, "trigger", Moment.DETECTED, f"triggered: {about}" if about else "triggered"),
        (acknowledged, "acknowledge", Moment.RESPONDER_ENGAGED, "acknowledged"),
        (resolved, "resolve", Moment.RESOLVED, f"resolved by {by}" if by else "resolved"),
    ):
        if start is not None:
            yield ReadEvent(
                start=start,
                text=f"Incident #{number} {said}",
                moment=moment,
                written=written,
                line=row.line,
                span=row.span,
                source=f"PagerDuty {first_text(entry, 'service_name')}".strip(),
                origin=origin("pagerduty", "incident", first_text(entry, "id") or number, kind),
                kind=kind,
            )


def _after(created: datetime, seconds: str) -> datetime | None:
    try:
        return created + timedelta(seconds=int(float(seconds))) if seconds else None
    except (ValueError, OverflowError):
        return None

"""The timeline as a document shows it: the strip, and a table with the pictures of its events."""

from collections.abc import Iterator

from exports.blocks import Block, Cell, Column, Paragraph, Picture, StripFigure, Table
from pmdesk.dates import event_time, several_days
from pmdesk.model import Attachment, TimelineEvent
from pmdesk.record import Record
from pmdesk.strip import ROLES

Row = tuple[Cell, ...]


def timeline(record: Record) -> Iterator[Block]:
    """Return a timeline; a picture stands below the event that it shows, where the table pauses."""
    events, root = record.events, record.postmortem
    if not events:
        return
    confirmed = sum(event.confirmed for event in events)
    said = (
        "1 event" if len(events) == 1 else f"{len(events):,} events",
        f"all times {root.zone}",
        f"{confirmed:,} confirmed in the meeting",
    )
    yield Paragraph(" · ".join(said), muted=True, leads=True)
    yield StripFigure(record)
    columns, dated = _columns(record), several_days(events, root.tzinfo)
    pictures: dict[str, list[Attachment]] = {}
    for kept in record.all(Attachment):
        pictures.setdefault(kept.event_id, []).append(kept)
    rows: list[Row] = []
    for event in events:
        rows.append(_row(record, event, dated=dated)[: len(columns)])
        if event.id in pictures:
            yield Table(columns, tuple(rows))
            yield from map(picture, pictures[event.id])
            rows = []
    if rows:
        yield Table(columns, tuple(rows))


def picture(kept: Attachment) -> Picture:
    """Return a picture as a piece of the document."""
    return Picture(kept.sha256, kept.name, kept.caption, kept.width, kept.height)


def _columns(record: Record) -> tuple[Column, ...]:
    events = record.events
    dated = several_days(events, record.postmortem.tzinfo)
    is_wide = dated or any(event.end or event.whole_day for event in events)
    columns = (
        Column("Time", 0.17 if is_wide else 0.1),
        Column("What happened", 0.5),
        Column("Moment", 0.19),
    )
    has_source = any(event.source or event.link for event in events)
    return (*columns, Column("Source", 0.18)) if has_source else columns


def _row(record: Record, event: TimelineEvent, *, dated: bool) -> Row:
    time = event_time(event, record.postmortem.tzinfo, dated=dated)
    marks = ("★ Key moment" * event.key_moment, "Learned later" * event.learned_later)
    tick = "✓ confirmed" if event.confirmed else ""
    return (
        Cell(time),
        Cell(event.text, " · ".join(filter(None, marks))),
        Cell(event.moment.label, tick, ROLES.get(event.moment, "")),
        Cell(event.source or event.link, link=event.link),
    )

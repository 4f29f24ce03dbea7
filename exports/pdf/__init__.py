"""The printed postmortem; ReportLab is imported only once there is something to print."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from exports.blocks import Block
from exports.options import Options
from exports.outline import outline
from exports.summary import Pages, Summary, rooms
from exports.work import Cancelled, Progress, Work, never, no_progress
from pmdesk.record import Record


def write(
    record: Record,
    images: Mapping[str, bytes],
    options: Options,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
    *,
    summary: Summary | None = None,
) -> bytes:
    """Return a record as a PDF: the same bytes whenever the record and options are the same.

    `images` are the bytes of pictures by their digest; a `summary` gets the first page to itself.
    Raises `ExportCancelled`.
    """
    from exports.pdf.document import About, build

    work = Work(progress, cancelled)
    work.reached(0)
    root = record.postmortem
    named = tuple(filter(None, (options.key_of(record), root.title)))
    about = About("Postmortem", " · ".join(named), " ".join(named))
    first = None if summary is None else partial(_first_pages, summary)
    return build(about, outline(record, options), images, options, work, first)


def _first_pages(summary: Summary, places: Mapping[str, int]) -> Iterator[Sequence[Block]]:
    for room in rooms(summary.record):
        yield summary.blocks(room, Pages(places))

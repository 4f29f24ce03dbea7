"""The printed postmortem; ReportLab is imported only once there is something to print."""

from collections.abc import Mapping

from exports.options import Options
from exports.outline import outline
from exports.work import Cancelled, Progress, Work, never, no_progress
from pmdesk.record import Record


def write(
    record: Record,
    images: Mapping[str, bytes],
    options: Options,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> bytes:
    """Return a record as a PDF: the same bytes whenever the record and options are the same.

    `images` are the bytes of pictures by their digest. Raises `ExportCancelled`.
    """
    from exports.pdf.document import About, build

    work = Work(progress, cancelled)
    work.reached(0)
    root = record.postmortem
    about = About("Postmortem", f"{root.key} · {root.title}", f"{root.key} {root.title}")
    return build(about, outline(record, options), images, options, work)

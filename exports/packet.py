"""The files of a request for approval: the PDF, the decision form, and the packet for pmdesk."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from exports import pdf
from exports.files import write_all
from exports.formats import file_name, shown, shown_both
from exports.options import Options
from exports.summary import Summary
from exports.work import Work
from pmdesk.approval import form as forms
from pmdesk.approval import packet, since
from pmdesk.approval.packet import Packet
from pmdesk.approval.since import Changes
from pmdesk.record import Record

PDF, FORM, PACKET = " for approval.pdf", f" decision{forms.SUFFIX}", f" for approval{packet.SUFFIX}"
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a packet: the same record gives the same bytes."""


@dataclass(frozen=True)
class Request:
    """What goes to the approvers: the record as it is asked about, and as it was decided on last.

    `decided` is missing where nobody has decided yet.
    """

    record: Record
    decided: Record | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    options: Options = field(default_factory=Options)


def files(request: Request, work: Work = Work()) -> dict[str, bytes]:  # noqa: B008 - frozen
    """Return the contents of all files by their endings; raises `ExportCancelled`."""
    record = shown(request.record, request.options)
    blank = forms.blank(request.record, record)
    changes = _changes(request)
    summary = Summary(record, blank, changes)
    report = pdf.write(
        record, request.images, request.options, lambda done: work.progress(done * 0.9),
        work.cancelled,
        summary=summary,
    )  # fmt: skip
    work.reached(0.9)
    whole = _zipped(packet.pack(Packet(record, blank, changes, request.images, report)))
    return {PDF: report, FORM: forms.write(blank), PACKET: whole}


def save(
    request: Request,
    folder: Path,
    work: Work = Work(),  # noqa: B008 - frozen
) -> tuple[Path, ...]:
    """Write all files into a folder, all or none, and return their paths.

    Raises `ExportFailed` with a sentence for the user, or `ExportCancelled`.
    """
    made = files(request, work)
    work.reached(1)
    return write_all(folder / file_name(request.record, request.options), made)


def _changes(request: Request) -> Changes | None:
    if request.decided is None:
        return None
    return since.changes(*shown_both(request.decided, request.record, request.options))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            is_text = name == packet.RECORD
            entry.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return target.getvalue()

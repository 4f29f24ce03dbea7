"""Writes the files of a request in the background: pictures from the library, pages after that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pmdesk.errors import PmdeskError
from pmdesk.history import Entry
from pmdesk.record import Record
from ui.background import Job

if TYPE_CHECKING:
    from ui.parts import Parts


@dataclass(frozen=True)
class Parcel:
    """What is written, and where: the record as it is asked about, and as it is now."""

    asked: Record
    present: Record
    log: Sequence[Entry]
    folder: Path
    names: bool
    paper: str
    day: date


Done = Callable[[tuple[Path, ...]], object]
"""Is told the paths that were written, none where the user called it off."""

Failed = Callable[[PmdeskError], object]


class Courier:
    """Takes parcels, one after the other."""

    def __init__(self, parts: "Parts") -> None:
        self._parts = parts

    def send(self, parcel: Parcel, job: Job, done: Done, failed: Failed) -> None:
        """Write a parcel; results arrive on the window's thread."""
        p = self._parts

        def take(images: dict[str, bytes]) -> None:
            p.work.run(lambda: write(parcel, images, job), done, failed)

        p.lane.run(lambda: p.library.images(parcel.present), take, failed)


def write(parcel: Parcel, images: dict[str, bytes], job: Job) -> tuple[Path, ...]:
    """Write a parcel, in a background lane; return no path where it was called off."""
    from exports import packet
    from exports.options import Options, paper_of
    from exports.work import ExportCancelled, Work
    from pmdesk.approval import since

    options = Options(
        paper=paper_of(parcel.paper),
        names=parcel.names,
        meeting=False,
        generated=f"{parcel.day:%Y-%m-%d}",
    )
    decided = since.decided_state(parcel.present, parcel.log)
    request = packet.Request(parcel.asked, decided, images, options)
    try:
        return packet.save(request, parcel.folder, Work(job.report, job.is_cancelled))
    except ExportCancelled:
        return ()

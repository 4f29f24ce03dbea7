"""`pmdesk demo`: the main job without a display – the sample's reports, pictures of all screens."""

import argparse
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from exports import files, formats
from exports.options import Options
from pmdesk.dates import local_day
from pmdesk.store import shelf
from pmdesk.store.library import Library


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument("--output", type=Path, metavar="FOLDER", default=Path("demo"))


def run(chosen: argparse.Namespace) -> int:
    """Write everything into a folder and print the paths."""
    chosen.output.mkdir(parents=True, exist_ok=True)
    for path in _written(chosen.output):
        print(path, flush=True)
    # Pictures need no display, and come out the same everywhere without one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.pictures import take

    for path in take(chosen.output):
        print(path, flush=True)
    return 0


def _written(folder: Path) -> Iterator[Path]:
    """Write the sample in every format."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Library.open(Path(scratch) / "demo.pmdesk") as library,
    ):
        record, _ = library.load(shelf.first_records(library, lambda: datetime.now(UTC)))
    name = files.safe_name(record.postmortem.title)
    today = local_day(datetime.now(UTC), record.postmortem.tzinfo)
    options = Options(generated=f"{today:%Y-%m-%d}")
    for wanted in formats.FORMATS.values():
        target = folder / (name + wanted.tail + wanted.suffixes[0])
        yield from formats.save(wanted, target, record, {}, options)

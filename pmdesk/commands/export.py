"""`pmdesk export`: a postmortem as a file."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from exports import files, formats
from exports.options import Options
from pmdesk.approval.since import approved_state
from pmdesk.commands.opening import opened
from pmdesk.commands.options import add_key, add_naming, add_paper
from pmdesk.dates import local_day
from pmdesk.store import shelf


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_key(command)
    known = tuple(formats.FORMATS)
    command.add_argument("--to", choices=known, default="pdf", help="default: %(default)s")
    command.add_argument(
        "--output", type=Path, metavar="PATH",
        help="a file, a folder to put it in, or - for standard output",
    )  # fmt: skip
    add_paper(command)
    add_naming(command)


def run(chosen: argparse.Namespace) -> int:
    """Write a postmortem and print where it is, or print the file itself."""
    with opened(chosen) as library:
        record, log = library.load(library.find(chosen.key))
        images, known = library.images(record), shelf.directory(library)
    wanted = formats.FORMATS[chosen.to]
    today = local_day(datetime.now(UTC), record.postmortem.tzinfo)
    options = Options(
        paper=chosen.paper, names=chosen.names, generated=f"{today:%Y-%m-%d}",
        approved=approved_state(record, log), directory=known,
    )  # fmt: skip
    if str(chosen.output) == "-":
        sys.stdout.buffer.write(wanted.produce(record, images, options)[wanted.suffixes[0]])
        return 0
    target = files.target_in(
        chosen.output, formats.file_name(record, options) + wanted.tail, wanted.suffixes[0]
    )
    for path in formats.save(wanted, target, record, images, options):
        print(path)
    return 0

"""`pmdesk backup`: a verified copy of the library."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from pmdesk import settings
from pmdesk.commands.opening import opened


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument("--output", type=Path, metavar="FOLDER", default=settings.backup_folder())


def run(chosen: argparse.Namespace) -> int:
    """Make a backup and print where it is."""
    with opened(chosen) as library:
        print(library.back_up(chosen.output, datetime.now(UTC)))
    return 0

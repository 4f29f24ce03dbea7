"""`pmdesk timeline parse`: what a text or a file gives, without a window or a library."""

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pmdesk import incoming
from pmdesk.commands.options import add_json
from pmdesk.errors import InvalidValue
from pmdesk.timeline import formats, listing


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command and its verb take."""
    verbs = command.add_subparsers(title="commands", metavar="COMMAND", required=True)
    says = "show the events of a text, an export of another program or a folder"
    parsing = verbs.add_parser("parse", help=says, description=f"{says.capitalize()}.")
    parsing.add_argument(
        "file",
        metavar="FILE",
        help="a text, JSON, CSV or iCalendar file, a folder or a zip archive; - for standard input",
    )
    parsing.add_argument("--date", metavar="YYYY-MM-DD", help="the day where none is written")
    parsing.add_argument(
        "--zone", default="UTC", help="the time zone where none is written (default: %(default)s)"
    )
    add_json(parsing)


def run(chosen: argparse.Namespace) -> int:
    """Read and print; raise a `PmdeskError` with one sentence for what cannot be read."""
    zone = _zone(chosen.zone)
    day = _day(chosen.date) if chosen.date else datetime.now(zone).date()
    if chosen.file == "-":
        source = incoming.read_stream(sys.stdin.buffer, "standard input")
    else:
        source = incoming.read_path(Path(chosen.file))
    reading = formats.read(source, default_date=day, default_zone=zone)
    if chosen.json:
        print(json.dumps(listing.as_facts(reading), indent=2, ensure_ascii=False))
    else:
        print(*listing.as_lines(reading, zone), sep="\n")
    return 0


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"There is no time zone “{name}”. Name one such as Europe/Berlin or UTC."
        raise InvalidValue(message) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is not a day. Write year, month and day, such as 2025-02-04."
        raise InvalidValue(message) from None

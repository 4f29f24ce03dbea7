"""`pmdesk report`: how far root causes are fixed in the whole library, for people and programs."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from exports.files import target_in, write_all
from exports.options import Options
from exports.report import FORMATS, file_name
from pmdesk import dates
from pmdesk.commands.opening import opened
from pmdesk.commands.options import add_paper
from pmdesk.errors import NotFound
from pmdesk.standing import Incident, Report, Scope, Step, incidents
from pmdesk.standing import report as report_of
from pmdesk.store import shelf

_SEVERITIES = (1, 2, 3, 4)


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument(
        "--to", choices=tuple(FORMATS), default="text", help="default: %(default)s"
    )
    command.add_argument(
        "--from", dest="since", type=_day, metavar="DAY", help="incidents since 2026-01-31"
    )
    command.add_argument("--until", type=_day, metavar="DAY", help="incidents until 2026-12-31")
    command.add_argument("--department", metavar="NAME", default="", help="of one department")
    command.add_argument(
        "--severity", type=int, nargs="+", choices=_SEVERITIES, default=list(_SEVERITIES),
        metavar="N", help="of some severities, 1 to 4",
    )  # fmt: skip
    command.add_argument(
        "--by", choices=("month", "quarter", "year"), default="month", help="default: %(default)s"
    )
    command.add_argument(
        "--output", type=Path, metavar="PATH",
        help="a file, a folder to put it in, or - for standard output, where text goes by default",
    )  # fmt: skip
    add_paper(command)


def run(chosen: argparse.Namespace) -> int:
    """Write the report and print where it is, or print the report itself."""
    report = _report(chosen)
    wanted = FORMATS[chosen.to]
    options = Options(paper=chosen.paper, generated=f"{report.as_of:%Y-%m-%d}")
    content = wanted.make(report, options)
    if str(chosen.output) == "-" or (chosen.output is None and chosen.to == "text"):
        sys.stdout.buffer.write(content)
        return 0
    target = target_in(chosen.output, file_name(report), wanted.suffix)
    for path in write_all(target, {wanted.suffix: content}):
        print(path)
    return 0


def _report(chosen: argparse.Namespace) -> Report:
    today = dates.local_day(datetime.now(UTC))
    with opened(chosen) as library:
        every = incidents(library.facts(), shelf.directory(library), today)
    severities = tuple(sorted(set(chosen.severity)))
    department = _department(every, chosen.department) if chosen.department else ""
    scope = Scope(chosen.since, chosen.until, department, severities, Step(chosen.by))
    return report_of(every, scope, today)


def _department(every: tuple[Incident, ...], name: str) -> str:
    """Return the name of a department as the directory has it; raises `NotFound`."""
    known = {incident.department.casefold(): incident.department for incident in every}
    if name.casefold() not in known:
        names = ", ".join(sorted(known.values())) or "none yet"
        message = f"No incident is in a department “{name}”. There are: {names}."
        raise NotFound(message)
    return known[name.casefold()]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is no day. Write one such as 2026-01-31."
        raise argparse.ArgumentTypeError(message) from None

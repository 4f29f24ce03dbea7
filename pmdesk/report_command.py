"""`pmdesk report`: how far root causes are fixed in the whole library, for people and programs."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmdesk.errors import NotFound

if TYPE_CHECKING:
    from pmdesk.standing import Incident, Report
    from pmdesk.store.library import Library

_FORMATS = ("text", "pdf", "html", "csv", "json")
_SEVERITIES = (1, 2, 3, 4)


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument("--to", choices=_FORMATS, default="text", help="default: %(default)s")
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
    command.add_argument(
        "--paper", choices=("A4", "Letter"), default="A4", help="default: %(default)s"
    )


def run(chosen: argparse.Namespace, opened: "Callable[[argparse.Namespace], Library]") -> int:
    """Write the report and print where it is, or print the report itself."""
    from exports.options import Options
    from exports.report import FORMATS, file_name

    report = _report(chosen, opened)
    wanted = FORMATS[chosen.to]
    options = Options(paper=chosen.paper, generated=f"{report.as_of:%Y-%m-%d}")
    content = wanted.make(report, options)
    if str(chosen.output) == "-" or (chosen.output is None and chosen.to == "text"):
        sys.stdout.buffer.write(content)
        return 0
    from exports.files import target_in, write_all

    target = target_in(chosen.output, file_name(report), wanted.suffix)
    for path in write_all(target, {wanted.suffix: content}):
        print(path)
    return 0


def _report(
    chosen: argparse.Namespace, opened: "Callable[[argparse.Namespace], Library]"
) -> "Report":
    from pmdesk import dates
    from pmdesk.standing import Scope, Step, incidents, report
    from pmdesk.store import shelf

    today = dates.local_day(datetime.now(UTC))
    with opened(chosen) as library:
        every = incidents(library.facts(), shelf.directory(library), today)
    severities = tuple(sorted(set(chosen.severity)))
    department = _department(every, chosen.department) if chosen.department else ""
    scope = Scope(chosen.since, chosen.until, department, severities, Step(chosen.by))
    return report(every, scope, today)


def _department(every: "tuple[Incident, ...]", name: str) -> str:
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

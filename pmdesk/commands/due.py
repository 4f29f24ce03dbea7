"""`pmdesk due`: what is overdue or due soon in the library, for schedulers and calendars.

The JSON has a stable shape: within one `version`, fields are added but neither renamed nor removed.

    {"format": "pmdesk-due", "version": 1, "within": 7,
     "due": [{"id", "kind", "postmortem", "title", "severity", "service", "what", "who", "due",
              "days", "overdue", "priority", "state", "tracker_key", "tracker_url"}]}

`kind` is `action`, `approval` or `write-up`; `due` is a date such as 2026-12-20, or null.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from exports.calendar.due import calendar
from pmdesk.commands.opening import opened
from pmdesk.commands.options import add_json, add_naming
from pmdesk.due import Due, of_record, ordered
from pmdesk.masking.mask import masked
from pmdesk.model import State
from pmdesk.store.library import Library

VERSION = 1
_DAY_AHEAD = timedelta(days=1)
"""How much later than in UTC it may be in a record's zone."""


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument(
        "--within",
        type=_days,
        default=7,
        metavar="DAYS",
        help="how many days to look ahead (default: %(default)s)",
    )
    shape = command.add_mutually_exclusive_group()
    add_json(shape)
    shape.add_argument("--ics", action="store_true", help="print a calendar file")
    add_naming(command)


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > len("9999"):
        message = f"“{text}” is not a number of days, such as 7"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(chosen: argparse.Namespace) -> int:
    """Print what is due; return 1 where something is overdue, so that a scheduler can tell."""
    now = datetime.now(UTC)
    with opened(chosen) as library:
        found = ordered(_found(library, chosen, now))
    if chosen.ics:
        sys.stdout.buffer.write(calendar(found, now))
    elif chosen.json:
        facts = {"format": "pmdesk-due", "version": VERSION, "within": chosen.within}
        content = {**facts, "due": [_facts(one) for one in found]}
        print(json.dumps(content, indent=2, ensure_ascii=False))
    else:
        print(*_lines(found), sep="\n", end="\n" if found else "")
        print(_said(found, chosen.within), file=sys.stderr)
    return 1 if any(one.is_overdue for one in found) else 0


def _found(library: Library, chosen: argparse.Namespace, now: datetime) -> Iterator[Due]:
    """Read only the records that something may be due in; what leaves them speaks of roles."""
    last = (now + _DAY_AHEAD).date() + timedelta(days=chosen.within)
    ids = {card.record_id for card in library.cards(last)}
    waiting = {State.IN_REVIEW, State.APPROVED}
    ids |= {row.record_id for row in library.summaries() if row.state in waiting}
    for record_id in sorted(ids):
        record, log = library.load(record_id)
        shown = record if chosen.names else masked(record)
        yield from of_record(shown, now, chosen.within, len(log))


def _facts(one: Due) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "postmortem": one.key,
        "title": one.title,
        "severity": one.severity,
        "service": one.service,
        "what": one.what,
        "who": one.who,
        "due": one.due.isoformat() if one.due else None,
        "days": one.days,
        "overdue": one.is_overdue,
        "priority": one.is_priority,
        "state": one.state,
        "tracker_key": one.tracker_key,
        "tracker_url": one.tracker_url,
    }


def _lines(found: Sequence[Due]) -> Iterator[str]:
    """Yield a line for each, in columns as wide as what stands in them."""
    rows = [
        (
            one.due.isoformat() if one.due else "no date",
            _distance(one),
            one.key,
            f"SEV {one.severity}",
            one.kind.label,
            one.tracker_key or "-",
            one.who or "nobody yet",
        )
        for one in found
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, one in zip(rows, found, strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"{'  '.join(cells)}  {' '.join(one.what.split())}"


def _distance(one: Due) -> str:
    """Say how far off its day is."""
    if one.days is None:
        return ""
    if one.days == 0:
        return "today"
    count = f"{abs(one.days)} day{'' if abs(one.days) == 1 else 's'}"
    return f"{count} late" if one.days < 0 else f"in {count}"


def _said(found: Sequence[Due], within: int) -> str:
    late = sum(one.is_overdue for one in found)
    if not found:
        return f"Nothing is overdue or due within {within} days."
    return f"{late} overdue, {len(found) - late} due within {within} days or without a date."

"""`pmdesk list`: the postmortems of the library."""

import argparse
import json
import sys

from pmdesk.commands.opening import opened
from pmdesk.commands.options import add_json
from pmdesk.store.summaries import Summary

_FACTS = (
    "key", "title", "severity", "state", "service", "owner", "incident_key", "open_priority",
)  # fmt: skip


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_json(command)


def run(chosen: argparse.Namespace) -> int:
    """Print a line for each postmortem that was not deleted, or all as JSON."""
    with opened(chosen) as library:
        rows = [row for row in library.summaries() if not row.deleted]
    if chosen.json:
        print(json.dumps([_facts(row) for row in rows], indent=2, ensure_ascii=False))
        return 0
    for row in rows:
        print(
            f"{row.key:8} SEV {row.severity}  {row.date:%Y-%m-%d}  {row.state.label:18} {row.title}"
        )
    if not rows:
        print("The library has no postmortems yet.", file=sys.stderr)
    return 0


def _facts(row: Summary) -> dict[str, object]:
    return {fact: getattr(row, fact) for fact in _FACTS} | {"date": row.date.isoformat()}

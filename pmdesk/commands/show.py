"""`pmdesk show`: a postmortem on the terminal."""

import argparse
import json

from exports import markdown
from exports.formats import shown
from exports.options import Options
from pmdesk.commands.opening import opened
from pmdesk.commands.options import add_json, add_key, add_naming
from pmdesk.model import KIND_NAMES
from pmdesk.record import Record


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_key(command)
    add_json(command)
    add_naming(command)


def run(chosen: argparse.Namespace) -> int:
    """Print a postmortem as Markdown, or all that it holds as JSON."""
    with opened(chosen) as library:
        record, _ = library.load(library.find(chosen.key))
    options = Options(names=chosen.names)
    told = shown(record, options)
    if chosen.json:
        print(json.dumps(_facts(told), indent=2, ensure_ascii=False))
    else:
        print(markdown.write(told, {}, options))
    return 0


def _facts(record: Record) -> dict[str, list[object]]:
    kinds: dict[str, list[object]] = {}
    for item in record.items():
        kinds.setdefault(KIND_NAMES[type(item)], []).append(item.model_dump(mode="json"))
    return kinds

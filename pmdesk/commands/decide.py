"""`pmdesk decide`: what approvers wrote into their decision files, recorded in the library."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from pmdesk import incoming
from pmdesk.approval import answers, form
from pmdesk.approval.answers import UNCOUNTED, Answer
from pmdesk.commands.opening import opened
from pmdesk.describe import Difference
from pmdesk.errors import NotFound
from pmdesk.process import short
from pmdesk.store import shelf
from pmdesk.store.library import Library

ROLE = "Command line"
"""In whose role the history says that a decision was recorded."""


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument("file", type=Path, metavar="FILE", help="the decision file that came back")


def run(chosen: argparse.Namespace) -> int:
    """Record what the file holds in the library."""
    with opened(chosen) as library:
        return _decide(library, chosen.file, datetime.now(UTC))


def _decide(library: Library, path: Path, now: datetime) -> int:
    """Record and print what a file holds; return 1 where some of it does not count.

    Raises a `PmdeskError` with one sentence where the file does not fit; then nothing is recorded.
    """
    filled = form.read(path.name, incoming.read_file(path))
    session = shelf.open_session(library, filled.record_id, lambda: now, lambda: ROLE)
    record = session.record
    if not session.log or record.postmortem.deleted_at:
        message = f"{filled.key} “{filled.title}” is not in this library. Name the one that has it."
        raise NotFound(message)
    taken = answers.take(filled, record, session.log, now)
    edit = session.edit(taken.change)
    if edit is not None:
        library.save(edit)
    for answer in taken.answers:
        print(*_lines(answer), sep="\n")
    root = session.record.postmortem
    print(f"{root.key} {root.title}: {root.state.label}")
    return 1 if any(answer.outcome in UNCOUNTED for answer in taken.answers) else 0


def _lines(answer: Answer) -> list[str]:
    """Say what a decision comes to, and what has changed since where that is why."""
    changed = [changed.difference for changed in answer.changes.content]
    return [answer.sentence, *(f"    {_line(difference)}" for difference in changed)]


def _line(found: Difference) -> str:
    texts = [f"“{short(text)}”" for text in (found.before, found.after) if text]
    return f"{found.about}: {' → '.join(texts)}" if texts else found.about

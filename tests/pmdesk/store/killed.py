"""Edits a library in a process that is killed in the middle of it, again and again.

Run as `python -m tests.pmdesk.store.killed FOLDER ROUNDS`; prints how many edits were
acknowledged, lost and how often the library was damaged. It forks, so it is a process of its own.
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from pmdesk import creation
from pmdesk.changes import insert, remove, set_fields
from pmdesk.model import SectionKey, TimelineEvent
from pmdesk.session import Edit, Session
from pmdesk.store.library import Library


def _now() -> datetime:
    return datetime.now(UTC)


def _some_edit(session: Session, chance: random.Random) -> Edit | None:
    record, kind = session.record, chance.randrange(5)
    if kind == 0:
        return session.undo()
    if kind == 1 and record.events:
        return session.edit(remove("Delete event", chance.choice(record.events)))
    if kind <= 2:
        event = TimelineEvent.checked(
            record_id="pm", start=_now(), text="x" * chance.randrange(3000)
        )
        return session.edit(insert("Add event", event))
    section = record.section(SectionKey.SUMMARY)
    text = section.text[-20_000:] + f" {len(session.log)}"
    return session.edit(set_fields("Type", section, text=text), merge="typing")


def _edit_until_killed(path: Path, acknowledge: int, seed: int) -> NoReturn:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    library = Library.open(path)
    session = Session(*library.load("pm"), clock=_now)
    while True:
        edit = _some_edit(session, chance)
        if edit:
            library.save(edit)
            line = f"{edit.entry.number} {len(edit.entry.operations)}\n"
            os.write(acknowledge, line.encode())


def _moment(seed: int) -> float:
    """Return after how many seconds the child is killed."""
    return random.Random(seed).uniform(0, 0.03)  # noqa: S311 - repeatable, not secret


def _round(path: Path, seed: int) -> list[tuple[int, int]]:
    """Let a child edit for a moment, kill it, and return what it was told is on disk."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _edit_until_killed(path, writer, seed)
    os.close(writer)
    with os.fdopen(reader) as lines:
        first = lines.readline()
        time.sleep(_moment(seed))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged = [first, *lines]
    return [
        (int(number), int(size)) for number, size in map(str.split, filter(str.strip, acknowledged))
    ]


def _lost(path: Path, acknowledged: list[tuple[int, int]]) -> tuple[int, list[str]]:
    """Count acknowledged edits that are not in the library, and list its damage."""
    with Library.open(path) as library:
        log = {entry.number: len(entry.operations) for entry in library.load("pm")[1]}
        damage = library.damage()
    last = dict(acknowledged)
    newest = max(last)
    # The entry that was being typed into may have grown once more before the process was killed.
    wrong = [n for n, size in last.items() if log.get(n) != size and not (n == newest and n in log)]
    return len(wrong), damage


def main(folder: Path, rounds: int) -> None:
    """Kill `rounds` processes and print what was lost."""
    path = folder / "library.pmdesk"
    with Library.open(path) as library:
        made = Session(*library.load("pm"), clock=_now).edit(
            creation.blank("pm", _now(), title="Killed in the middle")
        )
        assert made
        library.save(made)
    told = lost = damaged = 0
    for seed in range(rounds):
        acknowledged = _round(path, seed)
        missing, damage = _lost(path, acknowledged)
        told, lost, damaged = told + len(acknowledged), lost + missing, damaged + bool(damage)
    print(f"{rounds} kills, {told} acknowledged edits, {lost} lost, {damaged} times damaged")  # noqa: T201


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]))

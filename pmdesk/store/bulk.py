"""Edits of many records at once, one step of each, and the way back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pmdesk.board.edits import Edit as Wanted
from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.session import Edit, Session
from pmdesk.store import shelf
from pmdesk.store.library import Library

_SINCE = "Something was done in it since. Open it and go back step by step."


@dataclass(frozen=True)
class Step:
    """What was done to a record: the number of the line in its log, and the record after it."""

    number: int
    record: Record
    voided: bool = False
    """Whether an approval was taken back by it, as it was about something else."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: a step for each record that was edited, a sentence for each that was not."""

    steps: tuple[Step, ...] = ()
    refused: tuple[str, ...] = ()


def edit(library: Library, wanted: Wanted, clock: shelf.Clock, role: str) -> Outcome:
    """Edit every record that an edit is about; one that refuses does not hold up the others."""

    def one(record_id: str) -> Step | None:
        session = shelf.open_session(library, record_id, clock, lambda: role)
        done = session.edit(wanted.change(session.record))
        if done is None:
            return None
        library.save(done)
        return _step(done)

    return _each(wanted.ids, one)


def undo(library: Library, steps: Iterable[Step], clock: shelf.Clock, role: str) -> Outcome:
    """Take steps back, but none after which something else was done."""
    return _go(library, steps, Session.undo, clock, role)


def redo(library: Library, steps: Iterable[Step], clock: shelf.Clock, role: str) -> Outcome:
    """Do steps again that were taken back, but none after which something else was done."""
    return _go(library, steps, Session.redo, clock, role)


def _go(
    library: Library,
    steps: Iterable[Step],
    way: Callable[[Session], Edit | None],
    clock: shelf.Clock,
    role: str,
) -> Outcome:
    known = {step.record.id: step for step in steps}

    def one(record_id: str) -> Step:
        session = shelf.open_session(library, record_id, clock, lambda: role)
        if len(session.log) != known[record_id].number:
            message = f"{session.record.postmortem.key}: {_SINCE}"
            raise PmdeskError(message)
        done = way(session)
        if done is None:
            return Step(len(session.log), session.record)
        library.save(done)
        return _step(done)

    return _each(known, one)


def _step(done: Edit) -> Step:
    was_approved = bool(done.before.postmortem.approved_digest)
    voided = was_approved and not done.after.postmortem.approved_digest
    return Step(done.entry.number, done.after, voided)


def _each(ids: Iterable[str], one: Callable[[str], Step | None]) -> Outcome:
    steps: list[Step] = []
    refused: list[str] = []
    for record_id in ids:
        try:
            step = one(record_id)
        except PmdeskError as error:
            refused.append(str(error))
        else:
            steps += [step] if step else []
    return Outcome(tuple(steps), tuple(refused))

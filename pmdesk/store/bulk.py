"""Edits of many records at once, one step of each, and the way back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from pmdesk.approval import review
from pmdesk.board.edits import Edit as Wanted
from pmdesk.errors import PmdeskError
from pmdesk.history import Act
from pmdesk.record import Record
from pmdesk.session import Edit, Session
from pmdesk.store import shelf
from pmdesk.store.library import Library

_SINCE = "Something was done in it since. Open it and go back step by step."
_NAMED = 3
"""How many records are named that refuse for the same reason."""


@dataclass(frozen=True)
class Step:
    """What was done to a record: the number of the edit in its log, and the record after it.

    Taken back and done again, an edit keeps its number.
    """

    number: int
    record: Record
    voided: str = ""
    """What is said of the approvals that it took back, as they were about something else."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: a step of each record that was edited, sentences on those that refused."""

    steps: tuple[Step, ...] = ()
    refused: tuple[str, ...] = ()


def edit(library: Library, wanted: Wanted, clock: shelf.Clock, role: str) -> Outcome:
    """Edit every record that an edit is about; one that refuses does not hold up the others."""

    def one(session: Session) -> Step | None:
        done = session.edit(wanted.change(session.record))
        if done is None:
            return None
        library.save(done)
        return _step(done)

    opened = partial(shelf.open_session, library, clock=clock, role=lambda: role)
    return _each(wanted.ids, opened, one)


def undo(library: Library, steps: Iterable[Step], clock: shelf.Clock, role: str) -> Outcome:
    """Take steps back, but none after which something else was done."""
    return _go(library, steps, Act.UNDO, clock, role)


def redo(library: Library, steps: Iterable[Step], clock: shelf.Clock, role: str) -> Outcome:
    """Do steps again that were taken back, but none after which something else was done."""
    return _go(library, steps, Act.REDO, clock, role)


def _go(
    library: Library,
    steps: Iterable[Step],
    act: Act,
    clock: shelf.Clock,
    role: str,
) -> Outcome:
    known = {step.record.id: step for step in steps}

    def one(session: Session) -> Step:
        if session.next_to(act) != known[session.record.id].number:
            raise PmdeskError(_SINCE)
        done = session.undo() if act is Act.UNDO else session.redo()
        if done is None:
            raise PmdeskError(_SINCE)
        library.save(done)
        return _step(done)

    opened = partial(shelf.open_session, library, clock=clock, role=lambda: role)
    return _each(known, opened, one)


def _step(done: Edit) -> Step:
    return Step(
        done.entry.target or done.entry.number,
        done.after,
        review.taken_back(done.before, done.after),
    )


def _each(
    ids: Iterable[str], opened: Callable[[str], Session], one: Callable[[Session], Step | None]
) -> Outcome:
    steps: list[Step] = []
    refused: dict[str, list[str]] = {}
    for record_id in ids:
        key = ""
        try:
            session = opened(record_id)
            key = session.record.postmortem.key
            step = one(session)
        except PmdeskError as error:
            refused.setdefault(str(error), []).append(key)
        else:
            steps += [step] if step else []
    return Outcome(tuple(steps), tuple(_said(*said) for said in refused.items()))


def _said(sentence: str, keys: Sequence[str]) -> str:
    """Say once why records refuse, and which: PM-1, PM-2, PM-3 and 4 more."""
    named = ", ".join(keys[:_NAMED])
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return f"{named}{more}: {sentence}" if named else sentence

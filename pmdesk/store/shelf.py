"""What is done to whole records of a library: begin, copy, edit from outside, put away."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from pmdesk import creation, sample
from pmdesk.changes import Change, set_fields
from pmdesk.directory.known import Known
from pmdesk.model import (
    Contact,
    Item,
    ProjectMapping,
    Service,
    Team,
    Template,
    Term,
    Tracker,
    new_id,
)
from pmdesk.record import Record
from pmdesk.session import Edit, Session
from pmdesk.store.library import Library

Clock = Callable[[], datetime]


def open_session(
    library: Library,
    record_id: str,
    clock: Clock,
    role: Callable[[], str],
    slo_weeks: Callable[[str], int] | None = None,
) -> Session:
    """Load a record and its log, ready to be edited.

    `slo_weeks` returns how many weeks a fix may take in the service of a name; without it the
    library's directory is asked, and the session belongs in the library's lane.
    """
    record, log = library.load(record_id)
    weeks = slo_weeks or partial(_slo_weeks, library)
    return Session(record, log, clock=clock, role=role, slo_weeks=weeks)


def _slo_weeks(library: Library, service: str) -> int:
    return Known(directory(library)).slo_weeks(service)


def edit(
    library: Library,
    record_id: str,
    build: Callable[[Record], Change],
    clock: Clock,
    role: str,
) -> Record:
    """Edit a record that no window has open, as one step; return it as it is then."""
    session = open_session(library, record_id, clock, lambda: role)
    return _save(library, session, session.edit(build(session.record)))


def note(
    library: Library,
    record_id: str,
    build: Callable[[Record], Change],
    clock: Clock,
    role: str,
) -> Record:
    """Change a record that no window has open in a way that undo leaves alone; return it then."""
    session = open_session(library, record_id, clock, lambda: role)
    return _save(library, session, session.note(build(session.record)))


def _save(library: Library, session: Session, done: Edit | None) -> Record:
    if done:
        library.save(done)
    return session.record


def begin(library: Library, facts: Mapping[str, Any], clock: Clock, role: str) -> str:
    """Begin a postmortem with some fields filled in; return its identity."""
    record_id, number = new_id(), library.next_number()
    change = creation.blank(record_id, clock(), **{**facts, "number": number})
    return edit(library, record_id, lambda _record: change, clock, role).id


def duplicate(library: Library, record_id: str, clock: Clock, role: str) -> str:
    """Copy a record as a fresh draft; return the identity of the copy."""
    original, _ = library.load(record_id)
    copy_id, number = new_id(), library.next_number()
    change = creation.duplicate(original, copy_id, clock(), number)
    return edit(library, copy_id, lambda _record: change, clock, role).id


def put_away(library: Library, record_id: str, clock: Clock, role: str, *, deleted: bool) -> Record:
    """Delete a record, or bring it back; deleting keeps everything."""
    at = clock() if deleted else None
    label = "Delete postmortem" if deleted else "Bring back postmortem"
    return edit(
        library,
        record_id,
        lambda record: set_fields(label, record.postmortem, deleted_at=at),
        clock,
        role,
    )


def first_records(library: Library, clock: Clock) -> str:
    """Fill a new library with the sample record and its services; return the sample's identity."""
    edit(library, creation.DIRECTORY_ID, lambda _record: sample.sample_directory(), clock, "pmdesk")
    record_id, number = new_id(), library.next_number()
    change = sample.sample(record_id, clock(), number)
    return edit(library, record_id, lambda _record: change, clock, "pmdesk").id


_KNOWN: tuple[type[Item], ...] = (
    Service, Team, Contact, Tracker, ProjectMapping, Term, Template,
)  # fmt: skip


def directory(library: Library) -> Record:
    """Return what a library knows beside its records: services, teams, people, trackers, words."""
    found = [item for kind in _KNOWN for item in library.items(kind, creation.DIRECTORY_ID)]
    return Record.of(creation.DIRECTORY_ID, found)

"""Applying a change in a test, with the promise that it can be taken back held each time."""

from pmdesk.changes import Change
from pmdesk.record import Record


def applied(record: Record, change: Change) -> Record:
    """Return the record after a change, having seen that its inverse leads back."""
    after = change.applied_to(record)
    before = change.inverse().applied_to(after)
    assert sorted(before.items(), key=str) == sorted(record.items(), key=str)
    return after

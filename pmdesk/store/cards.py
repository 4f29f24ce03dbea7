"""The cards of all records for the board: one query instead of whole records."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from pmdesk.board import Card
from pmdesk.model import Action, Participant, Postmortem
from pmdesk.store import rows
from pmdesk.store.tables import table_of

_ACTION, _ROOT = table_of(Action), table_of(Postmortem)
_FACTS = ("number", "title", "severity", "service", "zone", "approved_at")
_DIALECT = sqlite.dialect()


def read_cards(connection: sa.Connection, due_by: date | None = None) -> list[Card]:
    """Return a card of every action of every record that is not deleted, in no order.

    With `due_by` only of those that are still to be done, and by that day or earlier.
    """
    query, values = (_ALL, ()) if due_by is None else (_DUE, (due_by.isoformat(),))
    found = rows.read_joined(connection, Action, [_ROOT.c[name] for name in _FACTS], query, values)
    return [Card(action, *facts) for action, facts in found]


def read_managers(connection: sa.Connection) -> list[Participant]:
    """Return the responsible managers who took part in any record, in their order there."""
    found = rows.read_all(connection, Participant)
    return sorted((one for one in found if one.responsible_manager), key=Participant.order)


_SELECT = (
    sa.select(_ACTION, *(_ROOT.c[name] for name in _FACTS))
    .join_from(_ACTION, _ROOT, _ROOT.c.record_id == _ACTION.c.record_id)
    .where(_ROOT.c.deleted_at.is_(None))
)
_ALL = str(_SELECT.compile(dialect=_DIALECT))
_OPEN = sa.text("action.state NOT IN ('done', 'declined') AND action.due <= ?")
_DUE = str(_SELECT.where(_OPEN).compile(dialect=_DIALECT))

"""What the report reads of a library: three queries of a few columns instead of whole records."""

from collections.abc import Mapping
from typing import Any, TypeVar

import sqlalchemy as sa

from pmdesk.model import Action, Mark, Postmortem, Why
from pmdesk.standing.facts import ActionFacts, CauseFacts, IncidentFacts
from pmdesk.store.summaries import DATE
from pmdesk.store.tables import table_of

_POSTMORTEM, _WHY, _ACTION = table_of(Postmortem).c, table_of(Why).c, table_of(Action).c
F = TypeVar("F", CauseFacts, ActionFacts)


def read_facts(connection: sa.Connection) -> list[IncidentFacts]:
    """Return what the report needs of every postmortem that is not deleted, in no order."""
    causes = _by_record(connection, _CAUSES, CauseFacts)
    actions = _by_record(connection, _ACTIONS, ActionFacts)
    return [
        IncidentFacts(
            **row,
            causes=tuple(causes.get(row["record_id"], ())),
            actions=tuple(actions.get(row["record_id"], ())),
        )
        for row in connection.execute(_RECORDS).mappings()
    ]


def _by_record(
    connection: sa.Connection, query: sa.Select[Any], kind: type[F]
) -> Mapping[str, list[F]]:
    found: dict[str, list[F]] = {}
    for record_id, *values in connection.execute(query):
        found.setdefault(record_id, []).append(kind(*values))
    return found


_RECORDS = sa.select(
    _POSTMORTEM.record_id, _POSTMORTEM.number, _POSTMORTEM.title, _POSTMORTEM.severity,
    _POSTMORTEM.state, _POSTMORTEM.service, _POSTMORTEM.zone, DATE.label("at"),
    _POSTMORTEM.created_at, _POSTMORTEM.approved_at,
).where(_POSTMORTEM.deleted_at.is_(None))  # fmt: skip
_CAUSES = sa.select(_WHY.record_id, _WHY.id, _WHY.category, _WHY.earlier).where(
    _WHY.mark == Mark.ROOT
)
_ACTIONS = sa.select(
    _ACTION.record_id, _ACTION.kind, _ACTION.state, _ACTION.cause_id, _ACTION.due,
    _ACTION.committed_on, _ACTION.done_on,
)  # fmt: skip

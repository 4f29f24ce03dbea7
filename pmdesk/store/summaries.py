"""One line about every postmortem, for lists: a query instead of whole records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as date_type
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from pmdesk.model import Action, ActionKind, ActionState, Postmortem, State
from pmdesk.record import Record
from pmdesk.store.tables import table_of

_POSTMORTEM, _ACTION = table_of(Postmortem).c, table_of(Action).c


@dataclass(frozen=True)
class Summary:
    """What a list shows of a postmortem."""

    record_id: str
    number: int
    title: str
    severity: int
    state: State
    service: str
    owner: str
    incident_key: str
    zone: str
    date: datetime
    """When the impact started, else when the record was made; in UTC."""
    open_priority: int
    deleted: bool
    approval_due: date_type | None = None
    """Until when the approvers are asked to decide."""

    @property
    def key(self) -> str:
        """The name by which people refer to the postmortem, such as PM-42."""
        return f"PM-{self.number}"


def read_summaries(connection: sa.Connection) -> list[Summary]:
    """Return a line about every postmortem, the newest first."""
    rows: Sequence[Any] = connection.execute(_QUERY).all()
    return [Summary(*row) for row in rows]


def summary_of(record: Record) -> Summary:
    """Return the line of a record that is at hand."""
    p = record.postmortem
    open_priority = sum(action.fixes and action.is_open for action in record.actions)
    return Summary(
        p.record_id, p.number, p.title, p.severity, p.state, p.service, p.owner, p.incident_key,
        p.zone, p.impact_start or p.created_at, open_priority, p.deleted_at is not None,
        p.approval_due,
    )  # fmt: skip


_OPEN = (
    sa.select(_ACTION.record_id, sa.func.count().label("open"))
    .where(
        _ACTION.kind == ActionKind.PRIORITY,
        _ACTION.state.not_in([ActionState.DONE, ActionState.DECLINED]),
    )
    .group_by(_ACTION.record_id)
    .subquery()
)
_DATE = sa.func.coalesce(_POSTMORTEM.impact_start, _POSTMORTEM.created_at)
DATE = sa.type_coerce(_DATE, _POSTMORTEM.created_at.type)
"""When a postmortem's impact started, else when it was made."""
_QUERY = (
    sa.select(
        _POSTMORTEM.record_id, _POSTMORTEM.number, _POSTMORTEM.title, _POSTMORTEM.severity,
        _POSTMORTEM.state, _POSTMORTEM.service, _POSTMORTEM.owner, _POSTMORTEM.incident_key,
        _POSTMORTEM.zone, DATE, sa.func.coalesce(_OPEN.c.open, 0),
        _POSTMORTEM.deleted_at.is_not(None), _POSTMORTEM.approval_due,
    )
    .select_from(table_of(Postmortem))
    .outerjoin(_OPEN, _OPEN.c.record_id == _POSTMORTEM.record_id)
    .order_by(_DATE.desc(), _POSTMORTEM.number.desc())
)  # fmt: skip

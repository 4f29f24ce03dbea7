"""What the report reads of every record: a few columns instead of whole records."""

from dataclasses import dataclass
from datetime import date, datetime

from pmdesk.model import ActionKind, ActionState, Category, State


@dataclass(frozen=True, slots=True)
class CauseFacts:
    """A root cause; `earlier` says where it struck before."""

    id: str
    category: Category
    earlier: str


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action, and the days on which something became of it."""

    kind: ActionKind
    state: ActionState
    cause_id: str
    due: date | None
    committed_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """A postmortem with its root causes and actions; times are in UTC."""

    record_id: str
    number: int
    title: str
    severity: int
    state: State
    service: str
    zone: str
    at: datetime
    """When the impact started, else when the record was made."""
    created_at: datetime
    approved_at: datetime | None
    causes: tuple[CauseFacts, ...] = ()
    actions: tuple[ActionFacts, ...] = ()

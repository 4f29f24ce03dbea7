"""What the report would read of a record that is at hand."""

from pmdesk.model import Action
from pmdesk.record import Record
from pmdesk.standing import ActionFacts, CauseFacts, IncidentFacts


def facts_of(record: Record) -> IncidentFacts:
    """Return the facts of a record, as the library would give them."""
    root = record.postmortem
    return IncidentFacts(
        root.record_id, root.number, root.title, root.severity, root.state, root.service,
        root.zone, root.impact_start or root.created_at, root.created_at, root.approved_at,
        tuple(CauseFacts(why.id, why.category, why.earlier) for why in record.root_causes),
        tuple(_action(action) for action in record.actions),
    )  # fmt: skip


def _action(action: Action) -> ActionFacts:
    return ActionFacts(
        action.kind, action.state, action.cause_id, action.due, action.committed_on, action.done_on
    )

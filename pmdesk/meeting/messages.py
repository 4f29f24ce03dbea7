"""What is sent after the meeting: a message for each manager who was not asked yet."""

from collections.abc import Iterable

from pmdesk import dates, templates
from pmdesk.masking.mask import Mask, everyone
from pmdesk.meeting.summary import Asked
from pmdesk.model import ActionKind
from pmdesk.record import Record


def follow_up(record: Record, asked: Asked) -> str:
    """Return the message to one manager about the actions that wait for a commitment."""
    due = [action.due for action in asked.actions if action.due]
    facts = templates.facts_of(record) | {
        "role": asked.role,
        "actions": Mask(everyone(record)).text("\n".join(_line(record, asked))),
        "due": dates.day(min(due)) if due else "the date that the service’s SLO gives",
    }
    return templates.fill(templates.default(templates.FOLLOW_UP), facts)


def _line(record: Record, asked: Asked) -> Iterable[str]:
    causes = {cause.id: cause.text for cause in record.root_causes}
    for action in asked.actions:
        kind = "Priority" if action.kind is ActionKind.PRIORITY else "Improvement"
        fixes = f" (fixes: {causes[action.cause_id]})" if action.cause_id in causes else ""
        yield f"- {kind}: {action.text}{fixes}"

"""All actions of a postmortem as JSON, for scripts and for trackers without an import of their own.

The shape is stable: within one `version`, fields are added but neither renamed nor removed.

    {
      "format": "pmdesk-actions", "version": 1,
      "postmortem": {"key", "title", "incident", "incident_url", "severity", "service", "state"},
      "actions": [
        {"id", "label", "text", "kind", "class", "team", "due", "state",
         "committed_by", "committed_on", "tracker_key", "tracker_url", "declined_because",
         "cause": {"text", "category", "lasting_change"} or null}
      ]
    }

Dates are written as 2026-12-20, and are null where there is none. `label` is the label by which
an issue can be found again. `kind`, `class`, `state` and `category` are the stored names, such as
`priority`, `mitigate_future`, `raised`, `bug`.
"""

import json
from datetime import date

from pmdesk.model import Action, Why
from pmdesk.record import Record

VERSION = 1


def write(record: Record) -> str:
    """Return all actions of a record, whatever their state."""
    root = record.postmortem
    content = {
        "format": "pmdesk-actions",
        "version": VERSION,
        "postmortem": {
            "key": root.key,
            "title": root.title,
            "incident": root.incident_key,
            "incident_url": root.incident_url,
            "severity": root.severity,
            "service": root.service,
            "state": root.state.value,
        },
        "actions": [_action(record, action) for action in record.actions],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _action(record: Record, action: Action) -> dict[str, object]:
    return {
        "id": action.id,
        "label": f"pmdesk-{action.id}",
        "text": action.text,
        "kind": action.kind.value,
        "class": action.action_class.value,
        "team": action.team,
        "due": _day(action.due),
        "state": action.state.value,
        "committed_by": action.committed_by,
        "committed_on": _day(action.committed_on),
        "tracker_key": action.tracker_key,
        "tracker_url": action.tracker_url,
        "declined_because": action.declined_because,
        "cause": _cause(record.get(Why, action.cause_id)),
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _cause(cause: Why | None) -> dict[str, str] | None:
    if cause is None:
        return None
    return {
        "text": cause.text,
        "category": cause.category.value,
        "lasting_change": cause.lasting_change,
    }

"""Actions as a CSV file for Jira's import, and the configuration file that its wizard can load.

The list has the actions that are still to be raised: not those that were declined or done, nor
those that have an issue already.
"""

import csv
import io
import json
import re
from collections.abc import Iterator

from exports.options import Options
from pmdesk.dates import MONTHS
from pmdesk.model import Action, ActionKind
from pmdesk.record import Record
from pmdesk.trackers.draft import Limits, draft_of, plain

LIMITS = Limits("Jira", 253, 32_766, plain, issue_type="Task", label_breaks=" ")
"""One character less than Jira takes, for the apostrophe that may have to stand before a cell."""

DATE_FORMAT = "dd/MMM/yy h:mm a"
"""How Jira's wizard expects dates unless it is told otherwise; a wrong format is not reported."""

_FORMULA = re.compile(r"[\s\x00]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00]")
"""How formulas begin, in narrow and in wide characters."""

_FIELDS = {
    "Summary": "summary",
    "Description": "description",
    "Issue Type": "issuetype",
    "Priority": "priority",
    "Due Date": "duedate",
    "Labels": "labels",
    "Project Key": "project.key",
}
_LINKS = {
    ActionKind.PRIORITY: "Link Priority Action",
    ActionKind.IMPROVEMENT: "Link Improvement Action",
}
"""A column for each way in which an action is linked to the incident's issue."""

_PRIORITIES = {ActionKind.PRIORITY: "High", ActionKind.IMPROVEMENT: "Medium"}
_LABELS = 5


def write(record: Record, options: Options) -> str:
    """Return the actions that have no issue yet as CSV."""
    target = io.StringIO()
    rows = csv.writer(target, lineterminator="\r\n")
    actions = to_raise(record)
    rows.writerow(_header(record, options))
    rows.writerows([guarded(cell) for cell in _row(record, action, options)] for action in actions)
    return target.getvalue()


def configuration(record: Record, options: Options) -> str:
    """Return what Jira's wizard needs to read the list without being told column by column.

    The link columns are missing in it: every Jira numbers its kinds of links differently.
    """
    columns = dict.fromkeys(_header(record, options))
    mapped = {name: {"jira.field": _FIELDS[name]} for name in columns if name in _FIELDS}
    content: dict[str, object] = {
        "config.version": "2.0",
        "config.project.from.csv": "true" if options.project else "false",
        "config.encoding": "UTF-8",
        "config.email.suffix": "@",
        "config.field.mappings": mapped,
        "config.value.mappings": {},
        "config.delimiter": ",",
        "config.date.format": DATE_FORMAT,
    }
    return json.dumps(content, indent=2) + "\n"


def to_raise(record: Record) -> tuple[Action, ...]:
    """Return the actions that are to be done and have no issue yet."""
    return tuple(action for action in record.actions if action.is_open and not action.tracker_key)


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, by an apostrophe in front of it."""
    return f"'{text}" if _FORMULA.match(text) else text


def _header(record: Record, options: Options) -> list[str]:
    names = ["Summary", "Description", "Issue Type", "Priority", "Due Date"]
    names += ["Labels"] * _LABELS
    names += ["Project Key"] if options.project else []
    return names + (list(_LINKS.values()) if record.postmortem.incident_key else [])


def _row(record: Record, action: Action, options: Options) -> Iterator[str]:
    draft = draft_of(record, action, LIMITS)
    yield draft.title
    yield plain(draft)
    yield draft.issue_type
    yield _PRIORITIES[action.kind]
    yield _due(action)
    yield from (draft.labels + ("",) * _LABELS)[:_LABELS]
    if options.project:
        yield options.project
    incident = record.postmortem.incident_key
    if incident:
        yield from (incident if kind is action.kind else "" for kind in _LINKS)


def _due(action: Action) -> str:
    due = action.due
    return f"{due.day}/{MONTHS[due.month - 1]}/{due:%y} 12:00 AM" if due else ""

"""Jira's import of CSV files, and the configuration file that its wizard can load."""

import json
from dataclasses import replace

from exports.options import Options
from exports.trackers.sheet import Column, Sheet
from pmdesk.dates import MONTHS
from pmdesk.model import ActionKind, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.jira import JiraDataCenter
from pmdesk.trackers.markup import wiki

DATE_FORMAT = "dd/MMM/yy h:mm a"
"""How Jira's wizard expects dates unless it is told otherwise; a wrong format is not reported."""


def _due(draft: IssueDraft) -> str:
    due = draft.due
    return f"{due.day}/{MONTHS[due.month - 1]}/{due:%y} 12:00 AM" if due else ""


def _link(kind: ActionKind) -> Column:
    """Make the column for one way of linking to the issue of the postmortem or incident."""

    def key(draft: IssueDraft) -> str:
        return draft.source.key if draft.source and draft.kind is kind else ""

    return Column(f"Link {kind.label} Action", key, is_optional=True)


SHEET = Sheet(
    (TrackerKind.JIRA_CLOUD, TrackerKind.JIRA_DATA_CENTER),
    replace(JiraDataCenter.limits, title=253, body=32_766),
    (
        (
            "As an administrator of Jira, open Settings, System, External System Import, CSV, and "
            "take “{file}”."
        ),
        (
            "Under “Use an existing configuration file”, take the configuration beside it: it "
            f"knows the columns and how dates are written ({DATE_FORMAT})."
        ),
        (
            "Map the columns whose names begin with Link to your kinds of links. Where Jira has no "
            "“Priority Action” and “Improvement Action”, take “Relates”."
        ),
        (
            "Without an administrator, use “Import issues from CSV” instead, and set the date "
            "format by hand. It takes 250 issues at once and makes no links."
        ),
    ),
    {ActionKind.PRIORITY: "High", ActionKind.IMPROVEMENT: "Medium"},
    columns=(
        Column("Summary", lambda draft: draft.title),
        Column("Description", wiki),
        Column("Issue Type", lambda draft: draft.issue_type),
        Column("Priority", lambda draft: draft.priority),
        Column("Due Date", _due),
        Column("Labels", lambda draft: draft.labels),
        Column("Project Key", lambda draft: draft.project, is_optional=True),
        _link(ActionKind.PRIORITY),
        _link(ActionKind.IMPROVEMENT),
    ),
)

_FIELDS = {
    "Summary": "summary",
    "Description": "description",
    "Issue Type": "issuetype",
    "Priority": "priority",
    "Due Date": "duedate",
    "Labels": "labels",
    "Project Key": "project.key",
}


def configuration(record: Record, options: Options) -> bytes:
    """Return what Jira's wizard needs to read the list without being told column by column.

    The link columns are missing in it: every Jira numbers its kinds of links differently.
    """
    columns = dict.fromkeys(SHEET.titles(SHEET.drafts(record, options)))
    mapped = {name: {"jira.field": _FIELDS[name]} for name in columns if name in _FIELDS}
    content: dict[str, object] = {
        "config.version": "2.0",
        "config.project.from.csv": "true" if "Project Key" in columns else "false",
        "config.encoding": "UTF-8",
        "config.email.suffix": "@",
        "config.field.mappings": mapped,
        "config.value.mappings": {},
        "config.delimiter": ",",
        "config.date.format": DATE_FORMAT,
    }
    return (json.dumps(content, indent=2) + "\n").encode()
